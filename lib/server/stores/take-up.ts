import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/server/env";
import { errorFields, log } from "@/lib/server/log";
import { processWide } from "@/lib/server/process-wide";
import { isDraining } from "@/lib/server/shutdown-state";
import { bringDocument, NotOurs } from "./bring-document";
import { DocumentFailure } from "./document-failure";
import {
  claimDocument,
  dropDocument,
  listOpenDocuments,
  releaseDocument,
  saveDocument,
} from "./document-lease";
import type { DocumentRow } from "./document-row";
import { NotThereYet, withdrawDocument } from "./withdraw-document";

type Work = { abort: AbortController; done: Promise<void> };

// Each has a connection to Google open, or a timer.
const AT_ONCE = 16;
const AGAIN_MS = 10_000;
const PATIENCE_MS = 5_000;

const works = () => processWide("store-documents", () => new Map<string, Work>());

/** Somebody wants the work on a document to end: it is removed, or the process is. */
class Interrupted extends Error {}

/** Works on documents that nobody works on, as many at once as there may be; the rest come as these end. */
export async function takeUpDocuments(): Promise<void> {
  if (isDraining()) return;
  for (const row of await listOpenDocuments(AT_ONCE * 4)) {
    if (works().size >= AT_ONCE) return;
    if (!works().has(row.id)) start(row);
  }
}

export function takeUpSoon(): void {
  takeUpDocuments().catch((cause: unknown) => log.error(errorFields(cause), "documents were not taken up"));
}

/** Has a document that is marked as removed deleted at Google, and waits for that for a while. */
export async function removeNow(id: string): Promise<void> {
  const running = works().get(id);
  running?.abort.abort(new Interrupted());
  await Promise.race([running?.done, sleep(running ? PATIENCE_MS : 0)]);
  await takeUpDocuments();
  await Promise.race([works().get(id)?.done, sleep(PATIENCE_MS)]);
}

/** Lets go of all documents, as another process is about to take them up. */
export async function releaseDocuments(): Promise<void> {
  for (const { abort } of works().values()) abort.abort(new Interrupted());
  await Promise.all([...works().values()].map(({ done }) => done));
}

function start(known: DocumentRow): void {
  const abort = new AbortController();
  const work: Work = { abort, done: Promise.resolve().then(() => run(known, abort)) };
  works().set(known.id, work);
  work.done = work.done
    .catch((cause: unknown) => log.error(errorFields(cause), "a document could not be noted"))
    .finally(() => works().delete(known.id));
  // There is a place free now. What was interrupted is somebody else's to take up.
  void work.done.then(() => !abort.signal.aborted && takeUpSoon());
}

async function run(known: DocumentRow, abort: AbortController): Promise<void> {
  const row = await claimDocument(known);
  if (!row) return;
  const timer = setInterval(() => void keep(row, abort), env().LEASE_MS / 3);
  try {
    if (row.removed_at === null) await bringDocument(row, abort.signal);
    else await withdrawDocument(row, abort.signal);
  } catch (cause) {
    clearInterval(timer);
    // What was waiting says only that it was broken off; the signal says why.
    return await noteEnd(row, abort.signal.aborted ? abort.signal.reason : cause);
  } finally {
    clearInterval(timer);
  }
  if (row.removed_at === null) await releaseDocument(row.id);
  else await dropDocument(row.id);
}

/** Another process may have marked the document as removed: then the work on it ends here. */
async function keep(row: DocumentRow, abort: AbortController): Promise<void> {
  const saved = await saveDocument(row.id).catch(() => row);
  if (!saved) abort.abort(new NotOurs());
  else if (saved.removed_at !== row.removed_at) abort.abort(new Interrupted());
}

async function noteEnd(row: DocumentRow, cause: unknown): Promise<void> {
  if (cause instanceof NotOurs) return;
  if (cause instanceof Interrupted) return releaseDocument(row.id);
  if (cause instanceof DocumentFailure) return noteFailure(row, cause);
  if (!(cause instanceof NotThereYet)) log.warn(errorFields(cause), "the work on a document is tried again");
  await releaseDocument(row.id, AGAIN_MS);
}

async function noteFailure({ id }: DocumentRow, { problem }: DocumentFailure): Promise<void> {
  // What Google is still at may be looked at again; anything else has to be sent again.
  const isOver = problem.code === "refused" || problem.code === "lost" || problem.code === "store_gone";
  await saveDocument(id, {
    state: "failed",
    problem: JSON.stringify(problem),
    ...(isOver && { operation_name: null, document_name: null }),
  });
  await releaseDocument(id);
}
