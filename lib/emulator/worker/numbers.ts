import { drawChart } from "../images/chart.ts";
import { findNamedFile, type Job, type Work } from "./job.ts";

const MOST_BARS = 60;

/** Sums, tables and charts of the numbers in a file. */
export const workOnNumbers: Work = async (job) => {
  const { text } = job.prompt;
  if (!job.hasMachine || !/\b(?:files?|numbers|it|them|these|those)\b|\.\w{2,4}\b/i.test(text)) return false;
  const kind = kindOf(text);
  const path = kind && findNumbers(job);
  if (!kind || !path) return false;
  const { desk } = job;
  desk.think(["Looking at what is there", `The numbers are in ${path}.`]);
  const numbers = numbersIn(desk.read(path) ?? "");
  if (kind === "csv") writeTable(job, path, numbers);
  else if (kind === "chart") await drawNumbers(job, path, numbers);
  else sumUp(job, path, numbers);
  return true;
};

function kindOf(text: string): "sum" | "csv" | "chart" | undefined {
  if (/\b(?:charts?|plot|graph|diagram)\b/i.test(text)) return "chart";
  if (/\bcsv\b/i.test(text)) return "csv";
  return /\b(?:sum|total|add (?:them )?up|average|mean)\b/i.test(text) ? "sum" : undefined;
}

function findNumbers(job: Job): string | undefined {
  const named = findNamedFile(job);
  if (named) return named;
  const { desk } = job;
  return desk.paths.find((path) => path.endsWith(".txt") && numbersIn(desk.textOf(path) ?? "").length > 1);
}

function numbersIn(text: string): string[] {
  return text.match(/-?\d+(?:\.\d+)?/g) ?? [];
}

function sumUp({ desk, canRun, prompt }: Job, path: string, numbers: string[]): void {
  const isMean = /\b(?:average|mean)\b/i.test(prompt.text);
  const sum = sumOf(numbers);
  const value = isMean ? String(Number(sum) / Math.max(1, numbers.length)) : sum;
  if (canRun) {
    const shown = isMean ? "sum(numbers) / len(numbers)" : "sum(numbers)";
    const code = `numbers = [int(line) for line in open("/${path}")]\nprint(${shown})`;
    desk.run({ code, language: "python", result: `${value}\n` });
  }
  desk.say(
    `The ${isMean ? "average" : "sum"} of the ${numbers.length} numbers in \`${path}\` is **${value}**.`,
  );
}

// Whole numbers may be longer than a float can hold exactly.
function sumOf(numbers: string[]): string {
  if (numbers.every((number) => !number.includes("."))) {
    return String(numbers.reduce((sum, number) => sum + BigInt(number), 0n));
  }
  return String(numbers.reduce((sum, number) => sum + Number(number), 0));
}

function writeTable({ desk }: Job, path: string, numbers: string[]): void {
  const target = path.replace(/(?:\.\w+)?$/, ".csv");
  const rows = numbers.map((number, index) => `${index + 1},${number}`);
  desk.write(target, `n,value\n${rows.join("\n")}\n`);
  desk.say(`I wrote \`${target}\`: ${numbers.length} rows with the columns \`n\` and \`value\`.`);
}

async function drawNumbers({ desk, canRun, prompt }: Job, path: string, numbers: string[]): Promise<void> {
  const values = numbers.slice(0, MOST_BARS).map(Number);
  const kind = /\b(?:line|curve)\b/i.test(prompt.text) ? "line" : "bars";
  const bytes = await drawChart({ kind, values });
  const target = path.replace(/(?:\.\w+)?$/, ".png");
  const call = kind === "line" ? "plt.plot(numbers)" : "plt.bar(range(len(numbers)), numbers)";
  const code = `import matplotlib.pyplot as plt

numbers = [float(line) for line in open("/${path}")]
${call}
plt.savefig("/${target}")
print("Saved /${target}")`;
  if (!canRun) return desk.say("I cannot draw a chart here: running code is switched off.");
  desk.run({ code, language: "python", result: `Saved /${target}\n`, changes: [{ path: target, bytes }] });
  const picture = { mime_type: "image/png", data: bytes.toString("base64"), type: "image" };
  const words = `The chart of the ${values.length} numbers in \`${path}\` is in \`${target}\`.`;
  desk.steps.push({ type: "model_output", text: words, picture });
}
