import { fileNamesIn, type Work } from "./job.ts";

const MAKES = /\b(?:write|create|make|save|generate|compute|fill)\b/i;
const DEFAULT_COUNT = 20;
const LARGEST_COUNT = 1_000;
const MOST_SHOWN = 40;

/** "The first 20 Fibonacci numbers": writes the program, runs it, and the file it leaves holds the true numbers. */
export const computeFibonacci: Work = ({ prompt, desk, hasMachine, canRun }) => {
  const names = fileNamesIn(prompt.text);
  const words = names.reduce((text, name) => text.replaceAll(name, " "), prompt.text);
  const isMeant = /fibonacci/i.test(words) || (/fibonacci/i.test(prompt.text) && MAKES.test(words));
  if (!isMeant || !hasMachine) return false;
  // A file that is there already is asked about, not asked for.
  if (names.some((name) => desk.paths.includes(name))) return false;
  const count = Math.min(LARGEST_COUNT, Number(/\b(\d{1,4})\b/.exec(prompt.text)?.[1] ?? DEFAULT_COUNT));
  const target = names.find((name) => !name.endsWith(".py")) ?? "fibonacci.txt";
  const program = names.find((name) => name.endsWith(".py")) ?? "fibonacci.py";
  const numbers = fibonacci(count);
  const content = `${numbers.join("\n")}\n`;
  desk.think(
    ["Planning the task", `I need the first ${count} Fibonacci numbers, in a file that stays.`],
    ["Choosing a way", `A short program computes them exactly and writes ${target}.`],
  );
  if (canRun) {
    desk.write(program, toProgram(count, target));
    desk.run({
      code: `python3 /${program}`,
      language: "bash",
      result: `${numbers.join(", ")}\nSaved ${count} numbers to /${target}\n`,
      changes: [{ path: target, bytes: Buffer.from(content) }],
    });
  } else desk.write(target, content);
  desk.say(
    `The first ${count} Fibonacci numbers are in \`${target}\`, one to a line.\n\n${shown(numbers)}\n\n` +
      (canRun ? `The program that computed them is \`${program}\`.` : "They were written without a program."),
  );
  return true;
};

function fibonacci(count: number): string[] {
  const numbers: string[] = [];
  let [a, b] = [0n, 1n];
  for (let index = 0; index < count; index += 1) {
    numbers.push(String(a));
    [a, b] = [b, a + b];
  }
  return numbers;
}

function shown(numbers: string[]): string {
  const first = numbers.slice(0, MOST_SHOWN).join(", ");
  return numbers.length > MOST_SHOWN ? `${first}, …` : first;
}

function toProgram(count: number, target: string): string {
  return `def fibonacci(count):
    numbers = []
    a, b = 0, 1
    for _ in range(count):
        numbers.append(a)
        a, b = b, a + b
    return numbers


numbers = fibonacci(${count})
with open("/${target}", "w") as file:
    file.write("\\n".join(map(str, numbers)) + "\\n")
print(", ".join(map(str, numbers)))
print(f"Saved {len(numbers)} numbers to /${target}")
`;
}
