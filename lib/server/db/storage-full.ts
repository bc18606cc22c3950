import "server-only";

const SQLITE_FULL = 13;
const POSTGRES_DISK_FULL = "53100";

/** Whether an error of storage says that there is no room left. */
export function isStorageFull(cause: unknown): boolean {
  const { code, errcode } = (cause ?? {}) as { code?: unknown; errcode?: unknown };
  return errcode === SQLITE_FULL || code === "ENOSPC" || code === POSTGRES_DISK_FULL;
}
