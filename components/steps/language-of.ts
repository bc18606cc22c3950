import { fileNameOf } from "@/lib/protocol/select-agent-files";

/** The language of what an argument holds, by the end of its file's name; empty where that says nothing. */
export function languageOf(path: string | null, argument: string): string {
  if (argument === "command") return "sh";
  const name = path === null ? "" : fileNameOf(path).toLowerCase();
  if (name === "dockerfile" || name === "makefile") return name;
  return /\.([a-z0-9]{1,10})$/.exec(name)?.[1] ?? "";
}
