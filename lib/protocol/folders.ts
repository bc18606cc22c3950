// Apart from the schemas, so that a page which needs only these does not load a validator.

export const FOLDER_NAME_MAX_LENGTH = 60;
export const FOLDERS_MAX = 50;
export const PINNED_MAX = 50;
/** How many threads one request may place or delete. */
export const THREADS_AT_ONCE = 100;

export type Folder = {
  id: string;
  name: string;
  /** Its threads are not shown. */
  isCollapsed: boolean;
};

type Named = Pick<Folder, "id" | "name">;
const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export function byName(one: Named, other: Named): number {
  return NAMES.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}
