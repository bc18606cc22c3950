import "server-only";
import {
  ENVIRONMENT_FILE_MAX_BYTES,
  type EnvironmentFile,
  environmentFileSchema,
} from "@/lib/protocol/api-agents";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { uploadGoogleFile } from "@/lib/server/gemini/environments";
import { checkDiskRoom, withIncoming } from "@/lib/server/media/incoming";
import { CLOSING, readWithin } from "@/lib/server/media/read-within";
import { askGoogle } from "./ask-google";
import { uploadTypeOf } from "./file-types";
import { findEnvironmentRow } from "./owned-environments";

// The slowest line that is waited for brings 20 MB in this time.
const LIMIT_MS = 30 * 60_000;
const UPLOAD_LIMIT_MS = 5 * 60_000;

/**
 * Takes in a file and puts it into an environment of the owner's, in the place of what is there by that path.
 * Google gets none of it unless all of it came. Throws an HttpError, after which it may be sent again.
 */
export async function receiveFile(
  owner: Owner,
  environmentId: string,
  request: Request,
): Promise<EnvironmentFile> {
  await findEnvironmentRow(owner, environmentId);
  const path = readPath(request);
  const length = readLength(request.headers);
  await checkDiskRoom(length ?? ENVIRONMENT_FILE_MAX_BYTES);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new HttpError("upload_stalled", CLOSING)), LIMIT_MS);
  const patience = { stallMs: env().UPLOAD_STALL_MS, signal: abort.signal };
  const bytes = readWithin(
    request.body ?? new Blob().stream(),
    length ?? ENVIRONMENT_FILE_MAX_BYTES,
    patience,
  );
  try {
    return await withIncoming(bytes, async (incoming) => {
      if (length !== null && incoming.size !== length) throw new HttpError("upload_incomplete");
      const file = { localPath: incoming.path, path, mimeType: uploadTypeOf(path) };
      await askGoogle({ owner, environmentId }, () =>
        uploadGoogleFile(environmentId, file, AbortSignal.timeout(UPLOAD_LIMIT_MS)),
      );
      const name = path.slice(path.lastIndexOf("/") + 1);
      return { path, name, mimeType: file.mimeType, size: incoming.size, modifiedAt: Date.now() };
    });
  } finally {
    clearTimeout(timer);
  }
}

function readPath(request: Request): string {
  const query = new URL(request.url).searchParams;
  const result = environmentFileSchema.safeParse(Object.fromEntries(query));
  if (!result.success || query.size > 1) throw new HttpError("bad_request", { field: "path" });
  return result.data.path;
}

/** Null where it is not said. */
function readLength(headers: Headers): number | null {
  if (headers.has("content-encoding")) throw new HttpError("unsupported_content_type");
  const length = headers.get("content-length");
  if (length === null) return null;
  if (Number(length) > ENVIRONMENT_FILE_MAX_BYTES) throw new HttpError("file_too_large");
  return Number(length);
}
