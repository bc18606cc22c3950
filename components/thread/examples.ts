/** Each shows one thing that works, in the demo as well. */
export const EXAMPLES = [
  { title: "Remember something", text: "I have 2 dogs in my house." },
  { title: "Set it out in a table", text: "Show four rivers in a table." },
  { title: "Write code", text: "Write a TypeScript function that debounces calls." },
  { title: "Set formulas", text: "Show me some math with formulas." },
  { title: "Explain at length", text: "Write a long answer about tides." },
  { title: "Speak other languages", text: "Say something in Japanese, Arabic and Hindi." },
] as const;
