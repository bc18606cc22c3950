import { FAULTS } from "./faults.ts";
import { FILE_FAULTS } from "./files/file-faults.ts";
import { ROUTES } from "./routes.ts";

/** The page of GET /emulator. */
export function describeEmulator(): string {
  return [
    "Parley's emulator of the Gemini Interactions API.",
    "A demo partner answers in place of a model. Any API key will do.",
    "",
    "Routes, under /v1 and /v1beta:",
    ...ROUTES.map(([method, path]) => `  ${method.padEnd(7)}/${path}`),
    "  GET    /emulator/requests (outside the version): the last 1,000 requests; DELETE clears them",
    '  POST   /emulator/clock {"advanceMs": N}: moves the clock ahead, so that files expire; GET reads it',
    "",
    "Media are made here, by hand: pictures (JPEG, PNG) and films (MP4) drawn from words of the prompt,",
    "speech that has the rhythm of the text but not its words, music by chance. Compressed sound that is",
    "asked for comes as a WAV and says so. A picture carries its scene, so any copy of it can be edited.",
    "",
    "Tools are played, not run: searches, addresses, programs, places and MCP servers have their steps and",
    "citations, from a small made-up world that says of itself that it is one. Addresses with `missing`,",
    "`broken`, `paywall` or `unsafe` in them cannot be read. File search is real: it answers in the words of",
    "the text files and PDFs of its stores. A JSON schema gets a document that follows it.",
    "",
    "In the last user text, [pace: N] sets the pace of an answer (0: no waiting, 1: natural), and",
    "[fault: words] makes something go wrong. `once` at the end: only at the first attempt.",
    ...FAULTS.map(toLine),
    "",
    "In the display name of a file:",
    ...FILE_FAULTS.map(toLine),
    "",
  ].join("\n");
}

function toLine({ words, tells }: { words: string; tells: string }): string {
  return `  ${`[fault: ${words}]`.padEnd(46)}${tells}`;
}
