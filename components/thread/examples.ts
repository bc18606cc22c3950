import { firstModelFor, type Output, type Target } from "@/lib/protocol/targets";

/** `output` is what a model has to make to run it. */
export type Example = { title: string; text: string; output: Output };

const TIDES: Example = {
  title: "Explain at length",
  text: "Write a long answer about tides.",
  output: "text",
};
const FORMULAS: Example = {
  title: "Set formulas",
  text: "Show me some math with formulas.",
  output: "text",
};

// Each shows one thing that works, in the demo as well; where no model can run it, another stands for it.
const EXAMPLES: readonly (Example & { otherwise?: Example })[] = [
  { title: "Remember something", text: "I have 2 dogs in my house.", output: "text" },
  { title: "Set it out in a table", text: "Show four rivers in a table.", output: "text" },
  { title: "Write code", text: "Write a TypeScript function that debounces calls.", output: "text" },
  {
    title: "Draw a picture",
    text: "Draw a lighthouse on a cliff at dusk.",
    output: "image",
    otherwise: FORMULAS,
  },
  {
    title: "Compose a song",
    text: "A 20 second song about rain in the city.",
    output: "music",
    otherwise: TIDES,
  },
  {
    title: "Speak other languages",
    text: "Say something in Japanese, Arabic and Hindi.",
    output: "text",
  },
];

/** The six examples that these models can run. */
export function examplesFor(models: readonly Target[]): Example[] {
  return EXAMPLES.map((example) =>
    firstModelFor(example.output, models) ? example : (example.otherwise ?? example),
  );
}
