import { type Scenario, say, thought } from "../prompt.ts";

const TABLE = `| River | Length | Mouth |
|:---|---:|:---:|
| Nile | 6,650 km | Mediterranean |
| Amazon | 6,400 km | Atlantic |
| Yangtze | 6,300 km | East China Sea |
| Danube | 2,850 km | Black Sea |`;

const LIST = `1. Choose what matters.
2. Put it in order:
   - the urgent first,
   - the important next,
     - even when it is **hard**,
   - the rest never.
3. Begin.

- [x] written down
- [ ] done`;

const QUOTE = `> No man ever steps in the same river twice,
> for it is not the same river and he is not the same man.
>
> > And yet we say *the* river.

after Heraclitus, as handed down by Plato`;

const MATH = String.raw`Inline, a right triangle has $a^2 + b^2 = c^2$, and a circle the area \(\pi r^2\). Displayed:

$$
\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
$$

A matrix turns the plane by $\theta$:

$$
R(\theta) = \begin{pmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{pmatrix}
$$

And a series that everybody should see once: \(\sum_{n=1}^{\infty} \frac{1}{n^2} = \frac{\pi^2}{6}\). It costs $5, which is not a formula.`;

const CODE = `\`\`\`ts
const greet = (name: string) => \`Hello, \${name}!\`;
console.log(greet("world"));
\`\`\``;

const EVERYTHING = `# Everything in Markdown

Text can be **bold**, *italic*, ***both***, ~~struck~~, \`code\`, or a [link](https://ai.google.dev/gemini-api/docs).
A line may break\\
like this.

## Lists

${LIST}

## A table

${TABLE}

## A quotation

${QUOTE}

## Code

${CODE}

## Math

${MATH}

## A rule

---

### Small print

#### Fourth level

Unicode: naïve café, Ελληνικά, 日本語, العربية, 🦜👩‍🚀🏳️‍🌈. Escapes: \\*not italic\\*, &amp; and <b>inert HTML</b>.`;

const SHORTER: [RegExp, string, string][] = [
  [/\btable\b/i, "Four rivers, with columns aligned left, right and centred:", TABLE],
  [/\b(?:math|maths|formulas?|equations?|latex)\b/i, "Some mathematics.", MATH],
  [/\b(?:list|checklist|steps)\b/i, "A plan for any day:", LIST],
  [/\b(?:quote|quotation|blockquote)\b/i, "A quotation inside a quotation:", QUOTE],
];

export const answerMarkdown: Scenario = ({ text }) => {
  if (
    /\beverything\b[^.]*\bmarkdown\b|\bmarkdown\b[^.]*\b(?:everything|showcase|sample|test)\b/i.test(text)
  ) {
    return say(EVERYTHING, thought("Covering Markdown", "I go through the constructs one by one."));
  }
  const found = SHORTER.find(([pattern]) => pattern.test(text));
  return (
    found && say(`${found[1]}\n\n${found[2]}`, thought("Choosing a form", "A short sample serves best."))
  );
};
