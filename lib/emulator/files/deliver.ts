import { createHash } from "node:crypto";
import { factsOf } from "../facts/glimpse.ts";
import { createFileId } from "../ids.ts";
import type { Performance } from "../performance.ts";
import type { EmulatorState } from "../state.ts";
import { type Content, contentOf } from "../wire.ts";
import { LIFETIME_MS, toFileUri } from "./file-store.ts";

/** Puts what was made among the files, and the file's address in its place, as the API does with large films. */
export function deliverByAddress(emulator: EmulatorState, performance: Performance): Performance {
  const steps = performance.steps.map((step) =>
    step.type === "model_output"
      ? { ...step, content: contentOf(step.content).map((block) => deliver(emulator, block)) }
      : step,
  );
  return { ...performance, steps };
}

function deliver({ files, random, now }: EmulatorState, { data, ...block }: Content): Content {
  if (typeof data !== "string") return block as Content;
  const bytes = Buffer.from(data, "base64");
  const mimeType = String(block.mime_type);
  const name = `files/${createFileId(random)}`;
  const time = now();
  files.add({
    name,
    mimeType,
    sizeBytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("base64"),
    createdMs: time,
    readyMs: time,
    expiresMs: time + LIFETIME_MS,
    facts: factsOf(bytes, mimeType),
    made: bytes,
  });
  return { ...block, uri: toFileUri(name) } as Content;
}
