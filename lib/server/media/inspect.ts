import "server-only";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type MediaType, mediaTypeOf, mediaTypeOfName } from "@/lib/protocol/media-types";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { processWide } from "@/lib/server/process-wide";
import type { Findings } from "./look/findings";

/** What is known of a file by its content. */
export type Inspection = { mimeType: string; width: number | null; height: number | null };

type Claim = { name: string; declaredType: string };

/**
 * Looks at a file: its type by its content, which must agree with what its name and its sender say.
 * Throws an HttpError for what is not taken, is damaged, or is too large when unpacked or decoded.
 */
export async function inspect(path: string, claim: Claim): Promise<Inspection> {
  const findings = await look(path);
  if (!findings) throw new HttpError("file_damaged");
  const type = typeOf(findings, claim);
  if (findings.problem === "suspicious_archive" && type) throw new HttpError("suspicious_archive");
  if (!type) throw new HttpError(claimOf(claim) ? "file_type_mismatch" : "file_type_unknown");
  checkClaim(type, claim);
  if (findings.problem === "too_many_pixels") throw new HttpError("too_many_pixels");
  const isUnreadable = type.kind === "image" && !findings.size && type.mimeType !== "image/heic";
  if (findings.problem === "damaged" || isUnreadable) throw new HttpError("file_damaged");
  return {
    mimeType: type.mimeType,
    width: findings.size?.width ?? null,
    height: findings.size?.height ?? null,
  };
}

// Containers that hold films, and sound alone as well.
const SOUND_OF: Record<string, string> = {
  "video/mp4": "audio/m4a",
  "video/mov": "audio/m4a",
  "video/3gpp": "audio/m4a",
  "video/webm": "audio/webm",
};

function typeOf({ detectedType, isText }: Findings, claim: Claim): MediaType | null {
  const claimed = claimOf(claim);
  const detected = detectedType ? mediaTypeOf(detectedType) : null;
  // A recording without pictures is in the same container as a film: only its sender knows.
  if (detected && claimed && SOUND_OF[detected.mimeType] === claimed.mimeType) return claimed;
  if (detected || !isText) return detected;
  return claimed && isTextType(claimed) ? claimed : mediaTypeOf("text/plain");
}

/** Throws where the name or the declared type says something else than the content. */
export function checkClaim(type: MediaType, claim: Claim): void {
  const claimed = claimOf(claim);
  if (!claimed) return;
  const isSame =
    type.kind === "document" && claimed.kind === "document"
      ? type.mimeType === claimed.mimeType || (isTextType(type) && isTextType(claimed))
      : type.kind === claimed.kind;
  if (!isSame) throw new HttpError("file_type_mismatch");
}

/** The name tells more than the browser, which often knows no type at all. */
function claimOf({ name, declaredType }: Claim): MediaType | null {
  const byName = mediaTypeOfName(name);
  const declared = mediaTypeOf(declaredType);
  return declared?.kind === "audio" ? declared : (byName ?? declared);
}

function isTextType({ mimeType }: MediaType): boolean {
  return mimeType.startsWith("text/");
}

type Lookout = { worker: Promise<Worker> | null; last: Promise<unknown> };

// A thread that does not come up within this never will.
const START_MS = 15_000;

/** The findings about a file, one file at a time; null where looking took too long or failed. */
function look(path: string): Promise<Findings | null> {
  const lookout = processWide<Lookout>("lookout", () => ({ worker: null, last: Promise.resolve() }));
  const result = lookout.last.then(() => lookWithin(lookout, path, env().INSPECTION_TIMEOUT_MS));
  // One that could not be started must not keep the next file from trying.
  lookout.last = result.catch(() => null);
  return result;
}

async function lookWithin(lookout: Lookout, path: string, ms: number): Promise<Findings | null> {
  lookout.worker ??= startWorker(lookout);
  // Only the look is timed: how long a thread takes to come up says nothing of the file.
  const worker = await lookout.worker;
  return new Promise((resolve) => {
    const settle = (findings: Findings | null) => {
      clearTimeout(timer);
      worker.off("message", settle);
      worker.off("error", giveUp);
      resolve(findings);
    };
    const giveUp = () => {
      // Whatever the parser does in there ends with its thread; the next file gets a new one.
      lookout.worker = null;
      void worker.terminate();
      settle(null);
    };
    const timer = setTimeout(giveUp, ms);
    worker.on("message", settle);
    worker.on("error", giveUp);
    worker.postMessage(path);
  });
}

function startWorker(lookout: Lookout): Promise<Worker> {
  const worker = new Worker(new URL("./look/look-worker.ts", import.meta.url));
  worker.unref();
  const ready = once(worker, "message", { signal: AbortSignal.timeout(START_MS) }).then(() => worker);
  const forget = (cause: unknown) => {
    if (lookout.worker === ready) lookout.worker = null;
    void worker.terminate();
    log.error(errorFields(cause), "looking at a file failed");
  };
  ready.catch(forget);
  // One that fails between two files, with nobody there to hear of it, would end the whole server.
  worker.on("error", forget);
  return ready;
}
