import { refuseClassic } from "../errors.ts";
import { parsePhrases } from "../faults/phrases.ts";
import { parseSeconds } from "../faults/refusals.ts";

/** What goes wrong with a file, by words in its display name. */
export interface FileFaults {
  /** Processing ends in FAILED. */
  failsProcessing?: boolean;
  processingSeconds?: number;
  /** What strikes the first bytes of the upload; `isOnce`: not at the second attempt. */
  strike?: { at: "reset" | "503"; isOnce: boolean };
}

export const FILE_FAULTS: { words: string; tells: string }[] = [
  { words: "processing failed", tells: "the file ends in state FAILED" },
  { words: "slow processing 5s", tells: "that much time passes in state PROCESSING, for any type" },
  { words: "upload reset", tells: "the connection is reset in the middle of the bytes" },
  { words: "upload 503", tells: "the bytes are answered with 503" },
];

/** Throws the refusal of an unknown fault, as for the faults of messages. */
export function parseFileFaults(displayName: string): FileFaults {
  const faults: FileFaults = {};
  for (const { phrase, words, isOnce } of parsePhrases(displayName)) {
    const seconds = parseSeconds(/^slow processing (\S+)$/.exec(words)?.[1]);
    if (words === "processing failed") faults.failsProcessing = true;
    else if (seconds !== undefined) faults.processingSeconds = seconds;
    else if (words === "upload reset") faults.strike = { at: "reset", isOnce };
    else if (words === "upload 503") faults.strike = { at: "503", isOnce };
    else {
      throw refuseClassic(
        400,
        `The emulator has no fault "${phrase}" of files. GET /emulator lists those it has.`,
      );
    }
  }
  return faults;
}
