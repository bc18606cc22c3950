import { type EnvironmentFile, mimeTypeOf } from "./environment.ts";
import { bytesOf, type Source } from "./parse-environment.ts";
import { parsePath } from "./paths.ts";

/** The files that sources amount to. What lies elsewhere is not fetched: a note stands in its place. */
export function mountSources(sources: Source[], now: number): [string, EnvironmentFile][] {
  return sources.map((source) => {
    const target = parsePath(source.target);
    const path = source.type === "inline" ? target : `${target}/README.md`;
    const bytes = source.type === "inline" ? bytesOf(source) : Buffer.from(standInFor(source));
    return [path, { bytes, mimeType: mimeTypeOf(path), createdMs: now, modifiedMs: now }];
  });
}

function standInFor({ type, source }: Source): string {
  return `# ${source}\n\nThis stands for a ${type.replaceAll("_", " ")}: the demo fetches nothing.\n`;
}
