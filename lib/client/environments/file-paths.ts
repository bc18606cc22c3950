import { type EnvironmentFile, filePathSchema } from "@/lib/protocol/api-agents";

export type Folder = {
  /** Without slashes at its ends; empty for the root. */
  path: string;
  files: readonly EnvironmentFile[];
};

export function isFilePath(path: string): boolean {
  return filePathSchema.safeParse(path).success;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

export function pathIn(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** Files by their folders, both in the order in which people look for names: "10" after "9", hidden ones last. */
export function toFolders(files: readonly EnvironmentFile[]): Folder[] {
  const byPath = new Map<string, EnvironmentFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    const known = byPath.get(folder);
    if (known) known.push(file);
    else byPath.set(folder, [file]);
  }
  return [...byPath]
    .map(([path, members]) => ({
      path,
      files: members.sort((one, other) => ORDER.compare(one.name, other.name)),
    }))
    .sort((one, other) => rankOf(one) - rankOf(other) || ORDER.compare(one.path, other.path));
}

/** What tools keep for themselves, such as ".agents", comes last. */
function rankOf({ path }: Folder): number {
  return path.startsWith(".") ? 1 : 0;
}

const ORDER = new Intl.Collator("en", { numeric: true });

/** Where the agent has worked last: what one adds most likely belongs there. */
export function workingFolderOf(files: readonly EnvironmentFile[]): string {
  const [newest] = [...files].sort((one, other) => (other.modifiedAt ?? 0) - (one.modifiedAt ?? 0));
  return newest ? folderOf(newest.path) : "";
}
