/** Replies of any length as models write them, the same ones each time. Needed by Node and in a page alike. */

const WORDS =
  "the river carries water from a high valley down to its mouth where it meets salt and tide so that every season moves sand along the coast and shapes new ground for reeds birds and people who watch it change".split(
    " ",
  );

type Random = () => number;

/** About `length` characters: headings, nested lists, tables, code, formulas and links in turn; others with another seed. */
export function replyOf(length: number, seed = 7): string {
  const random = seeded(seed);
  const sections = [prose, bullets, code, table, prose, formulas, steps, quote];
  let text = "";
  for (let index = 0; text.length < length; index += 1) {
    text += `## ${sentence(random, 4)}\n\n${sections[index % sections.length]?.(random) ?? ""}\n\n`;
  }
  return text.slice(0, length);
}

function prose(random: Random): string {
  const link = `[${sentence(random, 2)}](https://docs.example/${word(random)}/${word(random)}?page=${digit(random)})`;
  return [
    `${sentence(random, 18)}. **${sentence(random, 3)}** ${sentence(random, 14)}, and \`${word(random)}()\` does ${sentence(random, 8)}.`,
    `${sentence(random, 12)} *${sentence(random, 2)}* ${sentence(random, 16)}. See ${link} for ${sentence(random, 10)}.`,
    `It costs $${digit(random)} to $${digit(random)}0, or https://plain.example/${word(random)}; ${sentence(random, 20)}.`,
  ].join("\n\n");
}

function bullets(random: Random): string {
  return lines(7, () =>
    [
      `- **${sentence(random, 2)}**: ${sentence(random, 14)}`,
      `  - ${sentence(random, 11)} with \`${word(random)}\``,
      `  - ${sentence(random, 9)}`,
    ].join("\n"),
  );
}

function steps(random: Random): string {
  return lines(
    8,
    (index) =>
      `${index + 1}. ${sentence(random, 16)} ([${word(random)}](https://a.example/${word(random)})), ${sentence(random, 6)}`,
  );
}

/** Some sixty lines, as a file of source mostly has. */
function code(random: Random): string {
  const body = lines(12, () => {
    const name = word(random);
    return [
      `export function ${name}(count: number): string {`,
      `  const ${name}s = [${digit(random)}, ${digit(random)}].map((each) => each * count);`,
      `  return \`\${${name}s.length} ${word(random)}\`; // ${sentence(random, 5)}`,
      "}\n",
    ].join("\n");
  });
  return `${sentence(random, 9)}:\n\n\`\`\`typescript\n${body}\`\`\``;
}

function table(random: Random): string {
  const rows = lines(
    8,
    () =>
      `| ${word(random)} | **${sentence(random, 2)}** | \`${word(random)}\` | ${sentence(random, 6)} | ${digit(random)}.${digit(random)} % |`,
  );
  return `| Name | What | Where | Why | Share |\n|:--|:--|:-:|:--|--:|\n${rows}`;
}

function formulas(random: Random): string {
  const [a, b] = [digit(random), digit(random)];
  return [
    `${sentence(random, 8)} $x_{${a}} = \\frac{-b \\pm \\sqrt{b^2 - ${b}ac}}{2a}$, so ${sentence(random, 7)} \\(e^{i\\pi ${a}} + ${b}\\).`,
    `$$\n\\int_0^{${a}} x^{${b}} \\, dx = \\frac{${a}^{${b + 1}}}{${b + 1}}\n$$`,
    `${sentence(random, 15)}.`,
  ].join("\n\n");
}

function quote(random: Random): string {
  return `> **Note**: ${sentence(random, 16)}.\n> ${sentence(random, 12)}.`;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

function sentence(random: Random, words: number): string {
  const text = Array.from({ length: words }, () => word(random)).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function word(random: Random): string {
  return WORDS[Math.floor(random() * WORDS.length)] ?? "";
}

function digit(random: Random): number {
  return 1 + Math.floor(random() * 9);
}

/** Numbers from 0 up to 1 that follow from the seed. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
