import { fileNameOf } from "@/lib/protocol/select-agent-files";

/** The language that a file is written in, by the end of its name; empty where that says nothing. */
export function languageOf(path: string | null, label: string): string {
  if (label === "Command") return "sh";
  const name = path === null ? "" : fileNameOf(path).toLowerCase();
  if (name === "dockerfile" || name === "makefile") return name;
  return /\.([a-z0-9]{1,10})$/.exec(name)?.[1] ?? "";
}
