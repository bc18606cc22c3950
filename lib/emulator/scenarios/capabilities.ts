import { type Scenario, say, thought } from "../prompt.ts";

const ASKS =
  /\b(?:what can (?:you|i) (?:do|try|ask)|who are you|what are you|help me get started|show me what you can)\b|^help\W*$/i;

const TOUR = `I am **Parley's demo partner**. No API key is set, so an emulator of the Gemini Interactions API answers in place of a model. It speaks the same events on the wire; only the wit is missing.

Things to try:

| Say | And see |
|---|---|
| *I have 2 dogs in my house.* then *How many paws are in my house?* | memory by \`previous_interaction_id\` |
| *My name is Ada.* then *What is my name?* | the same, with a name |
| *Show me everything in Markdown* | headings, lists, tables, quotes, code, math |
| *Write a long answer about rivers* | a long stream: scroll, stop, reload in the middle |
| *Code in Python*, *in Rust*, *in SQL* | highlighted code |
| *Some math, please* | formulas, inline and displayed |
| *Answer in Japanese and Arabic, with emoji* | scripts and directions |
| *What is (3 + 4) × 5?* | arithmetic |
| *Count to 500* | an answer whose length is known |
| *Write a haiku about rain* | brevity |
| with Google Search: *Who won Euro 2024?* | citations, sources, suggestions |
| with URL context: *Compare https://example.com and https://example.com/missing* | pages that were read, and one that was not |
| with code execution: *Plot 3, 1, 4, 1, 5*, or *Divide by zero* | a chart; an error and its correction |
| with Google Maps: *Three coffee places near me* | places with their links |
| with functions: *Roll 3 dice with 20 sides*, *What time is it in Tokyo?* | calls, approval, results |
| with a JSON schema: *A recipe for pancakes* | a document that follows it |
| attach a picture, a PDF, a recording | what a file says of itself, remembered in later turns |
| to an image model: *A red boat at night*, then *Add a moon* | a picture, and the same one changed |
| to a speech, music or video model: anything | sound and film made on this machine, without a model |

And when things go wrong: put \`[fault: stall]\`, \`[fault: 429 retry 3s]\` or \`[fault: cut mid event]\` into a message, or \`[pace: 5]\` to slow me down.`;

/** Explains what this is and what else can be tried. */
export const answerCapabilities: Scenario = ({ text }) =>
  ASKS.test(text)
    ? say(TOUR, thought("Introducing myself", "I should say at once that I am a demo, then offer a tour."))
    : undefined;
