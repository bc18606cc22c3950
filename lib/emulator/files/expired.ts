import { refuse } from "../errors.ts";
import { contentOf, type Step } from "../wire.ts";
import type { FileStore } from "./file-store.ts";
import { noPermission } from "./files-routes.ts";

/** A conversation with a file that has expired meanwhile is refused like the file itself. */
export function refuseExpiredFiles(earlier: Step[], files: FileStore): void {
  for (const { uri } of earlier.flatMap(({ content }) => contentOf(content))) {
    const name = /\/(files\/[^/?:]+)$/.exec(String(uri ?? ""))?.[1];
    if (name && files.hasExpired(name)) throw refuse(403, noPermission(name));
  }
}
