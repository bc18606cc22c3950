import { refuseClassic } from "../errors.ts";
import { parseMimeType, startUploadOf } from "../files/start-upload.ts";
import type { UploadPlan } from "../files/upload.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import type { EmulatorState } from "../state.ts";
import { type Environment, LARGEST_FILE } from "./environment.ts";
import { ENVIRONMENT_PAGES, knownEnvironment, usableEnvironment } from "./environments-routes.ts";
import { isBelow, parsePath } from "./paths.ts";
import { listEntries, toFileEntry } from "./resources.ts";
import { toTar } from "./tar.ts";

/** GET of a path: what lies in a folder, what is known of a file, or with `alt=media` its bytes. */
export function getEnvironmentFiles({ parameters, query, emulator }: RouteRequest): Response {
  const environment = usableEnvironment(emulator, parameters.environment);
  const path = parsePath(parameters.path || (query.get("path") ?? ""));
  environment.touch();
  if (query.get("alt") === "media") return downloadFile(environment, path);
  const file = environment.files.get(path);
  if (file) return json({ files: [toFileEntry(path, file)] });
  const isFolder = path === "" || [...environment.files.keys()].some((other) => isBelow(other, path));
  if (!isFolder) throw refuseClassic(404, `Path '${path}' was not found in the environment.`);
  const entries = listEntries(environment, path, query.get("recursive") === "true");
  const kind = `${environment.id}/${encodeURIComponent(path)}`;
  const { rows, nextPageToken } = parsePage(entries, query, { kind, ...ENVIRONMENT_PAGES });
  return json({
    ...(rows.length > 0 && { files: rows }),
    ...(nextPageToken && { next_page_token: nextPageToken }),
  });
}

function downloadFile({ files }: Environment, path: string): Response {
  const file = files.get(path);
  if (!file) throw refuseClassic(404, `File '${path}' was not found in the environment.`);
  return new Response(new Uint8Array(file.bytes), { headers: { "content-type": file.mimeType } });
}

/** GET /files/environment-…:download: everything in it, as a tar. */
export function downloadSnapshot(emulator: EmulatorState, id: string): Response {
  const environment = usableEnvironment(emulator, id);
  environment.touch();
  return new Response(new Uint8Array(toTar(environment.files)), {
    headers: { "content-type": "application/x-tar" },
  });
}

/** What is to become of an upload to an environment. */
export interface EnvironmentPlan {
  environmentId: string;
  path: string;
  isOverwriting: boolean;
}

/** PUT /upload/environments/…/files/… with the command `start`. */
export function startEnvironmentUpload(request: RouteRequest): Response {
  const { parameters, query, headers, emulator } = request;
  const environment = usableEnvironment(emulator, parameters.environment);
  const path = parsePath(parameters.path ?? "");
  if (path === "") throw refuseClassic(400, "The path of the file is missing.");
  if (query.get("extract") === "true") throw refuseClassic(400, "The emulator does not extract archives.");
  const size = Number(headers.get("x-goog-upload-header-content-length") ?? Number.NaN);
  if (!(size <= LARGEST_FILE)) throw refuseClassic(400, "The size of the file is unknown or too large.");
  const onto = { environmentId: environment.id, path, isOverwriting: query.get("overwrite") === "true" };
  checkFree(environment, onto);
  const mimeType = headers.get("x-goog-upload-header-content-type") || "application/octet-stream";
  return startUploadOf(request, { name: "", mimeType: parseMimeType(mimeType), faults: {}, onto });
}

/** The end of it: the file is there, or its place has been taken in between. */
export function storeUploaded(
  emulator: EmulatorState,
  { mimeType }: UploadPlan,
  onto: EnvironmentPlan,
  bytes: Buffer,
) {
  const environment = knownEnvironment(emulator, onto.environmentId);
  checkFree(environment, onto);
  const isUntold = mimeType === "application/octet-stream";
  environment.apply({ path: onto.path, bytes, ...(!isUntold && { mimeType }) });
  emulator.environments.weigh();
  const file = environment.files.get(onto.path);
  return file ? [toFileEntry(onto.path, file)] : [];
}

function checkFree({ files }: Environment, { path, isOverwriting }: EnvironmentPlan): void {
  if ([...files.keys()].some((other) => isBelow(other, path))) {
    throw refuseClassic(400, `'${path}' is a directory.`);
  }
  if (files.has(path) && !isOverwriting) throw refuseClassic(409, `File '${path}' already exists.`);
}
