import { agentsApi } from "@/lib/client/agents/agents-api";

/** More than this is not read in a panel beside the page. */
export const PREVIEW_MAX_BYTES = 200_000;

export type TextPreview = { kind: "text"; text: string; isWhole: boolean } | { kind: "binary" };

/** The beginning of a file where it is text; the rest of its bytes is not waited for. Throws like `api`. */
export async function readPreview(
  environmentId: string,
  path: string,
  signal: AbortSignal,
): Promise<TextPreview> {
  const { body } = await agentsApi.readEnvironmentFile(environmentId, path, signal);
  const { bytes, isWhole } = await readBeginning(body);
  const text = decode(bytes, isWhole);
  return text === null || text.includes("\0") ? { kind: "binary" } : { kind: "text", text, isWhole };
}

type Beginning = { bytes: Uint8Array; isWhole: boolean };

async function readBeginning(body: ReadableStream<Uint8Array> | null): Promise<Beginning> {
  const bytes = new Uint8Array(PREVIEW_MAX_BYTES);
  let length = 0;
  const reader = body?.getReader();
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (!value) return { bytes: bytes.subarray(0, length), isWhole: true };
      const read = value.subarray(0, PREVIEW_MAX_BYTES - length);
      bytes.set(read, length);
      length += read.length;
      if (read.length < value.length) return { bytes, isWhole: false };
    }
  } finally {
    reader?.cancel().catch(() => undefined);
  }
}

/** Null where the bytes are no text. What was cut may end inside of a character. */
function decode(bytes: Uint8Array, isWhole: boolean): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return null;
  }
}
