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
    '  POST   /emulator/clock {"advanceMs": N}: moves the clock ahead: files and environments expire, runs that wait',
    "                          get on, as if that time had passed; GET reads it",
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
    "Agents: Antigravity works on real files in an environment. Ask it for the first N Fibonacci numbers, then for",
    "the files, their sum, a CSV or a chart; for a poem; for anything else it writes notes. A skill that is named is",
    "read, `continue` takes up what a budget or a cancel has stopped, and what the network forbids fails. Of its two",
    "ids that of May refuses background=true. Deep Research makes a plan, changes it (`add X`, `remove step 3`,",
    "`replace step 2 with Y`, or a list of your own) and reports once collaborative_planning is false. What it used",
    "is told two seconds after its end. A `detailed analysis` keeps a model busy for half a minute.",
    "Environments live for 7 days after their last use. GET /files/environment-ID:download is all of one, as a tar.",
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
