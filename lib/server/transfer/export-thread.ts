import "server-only";
import type { ExportFormat } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { contentDisposition } from "@/lib/server/media/content-disposition";
import { openCounted } from "@/lib/server/media/open-counted";
import { entriesOf, getExported, hasFiles, jsonOf, markdownOf } from "./exported";
import { toZip } from "./zip-stream";

/** A conversation as a download. Throws `not_found`. */
export async function exportThread(owner: Owner, threadId: string, format: ExportFormat): Promise<Response> {
  const exported = await getExported(owner, threadId);
  const name = exported.detail.thread.title ?? "Untitled";
  if (format === "markdown") {
    return download(markdownOf(exported), `${name}.md`, "text/markdown; charset=utf-8");
  }
  if (!hasFiles(exported)) return download(jsonOf(exported), `${name}.json`, "application/json");
  const bytes = await openCounted(owner, async () => toZip(entriesOf(exported)));
  return download(bytes, `${name}.zip`, "application/zip");
}

/** Whatever is in it, it runs nowhere. */
export function download(body: BodyInit, name: string, type: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": contentDisposition("attachment", name, null),
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
