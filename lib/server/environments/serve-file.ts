import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { LENGTH_HEADER } from "@/lib/server/body-length";
import { DATA_POLICY } from "@/lib/server/content-policy";
import { fetchGoogleArchive, fetchGoogleFile } from "@/lib/server/gemini/environments";
import { contentDisposition } from "@/lib/server/media/content-disposition";
import { openCounted } from "@/lib/server/media/open-counted";
import { askGoogle } from "./ask-google";
import { viewTypeOf } from "./file-types";
import { findEnvironmentRow } from "./owned-environments";

// Google packs the archive when it is asked for it.
const FIRST_BYTE_MS = 60_000;
const IDLE_MS = 60_000;

type Asked = { environmentId: string; path: string; isView: boolean };

/**
 * The bytes of a file of an environment, as they come from Google. They are a download, unless they are to be
 * looked at and can be. Whatever they are, they run nowhere. Throws as `askGoogle` does.
 */
export function serveFile(owner: Owner, { environmentId, path, isView }: Asked): Promise<Response> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const open = (signal: AbortSignal) => fetchGoogleFile(environmentId, path, signal);
  return passOn({ owner, environmentId, open }, (declared) => {
    const viewType = isView ? viewTypeOf(path, declared) : null;
    return {
      "content-type": viewType ?? "application/octet-stream",
      "content-disposition": contentDisposition(viewType ? "inline" : "attachment", name, null),
    };
  });
}

/** All files of an environment as one tar. Throws as `askGoogle` does. */
export function serveArchive(owner: Owner, environmentId: string): Promise<Response> {
  const name = `environment-${environmentId}.tar`;
  const open = (signal: AbortSignal) => fetchGoogleArchive(environmentId, signal);
  return passOn({ owner, environmentId, open }, () => ({
    "content-type": "application/x-tar",
    "content-disposition": contentDisposition("attachment", name, null),
  }));
}

type Source = {
  owner: Owner;
  environmentId: string;
  open(signal: AbortSignal): Promise<Response>;
};

async function passOn(
  { owner, environmentId, open }: Source,
  headersFor: (declared: string | null) => Record<string, string>,
): Promise<Response> {
  await findEnvironmentRow(owner, environmentId);
  let headers = new Headers();
  const body = await openCounted(owner, async () => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), FIRST_BYTE_MS);
    const response = await askGoogle({ owner, environmentId }, () => open(abort.signal)).finally(() =>
      clearTimeout(timer),
    );
    headers = new Headers(headersFor(response.headers.get("content-type")));
    const length = response.headers.get("content-length");
    // With its length, a download that breaks off is seen to be no whole one.
    if (length && !response.headers.has("content-encoding")) headers.set(LENGTH_HEADER, length);
    return whileItComes(response.body ?? new Blob().stream(), abort);
  });
  headers.set("content-security-policy", DATA_POLICY);
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("cache-control", "private, no-store");
  return new Response(body, { headers });
}

/** Passes bytes on for as long as they keep coming. */
function whileItComes(bytes: ReadableStream<Uint8Array>, abort: AbortController): ReadableStream<Uint8Array> {
  const reader = bytes.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const timer = setTimeout(() => abort.abort(), IDLE_MS);
        const { done, value } = await reader.read().finally(() => clearTimeout(timer));
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel(reason) {
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
