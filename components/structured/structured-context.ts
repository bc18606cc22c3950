import { createContext, useContext } from "react";
import type { JsonSchema } from "@/lib/protocol/tools";

type Structured = {
  root: JsonSchema;
  /** What is wrong, by pointer; empty until the document is whole. */
  issues: ReadonlyMap<string, readonly string[]>;
};

export const StructuredContext = createContext<Structured>({ root: {}, issues: new Map() });

export function useRootSchema(): JsonSchema {
  return useContext(StructuredContext).root;
}

export function useIssues(pointer: string): readonly string[] {
  return useContext(StructuredContext).issues.get(pointer) ?? NONE;
}

/** Names of properties that are not there although they should be. */
export function useMissing(pointer: string, present: object): string[] {
  const { issues } = useContext(StructuredContext);
  if (issues.size === 0) return [];
  const below = [...issues.keys()].filter((key) => key.startsWith(`${pointer}/`));
  const names = below.map((key) => key.slice(pointer.length + 1)).filter((rest) => !rest.includes("/"));
  return names.map(unescaped).filter((name) => !Object.hasOwn(present, name));
}

const NONE: readonly string[] = [];

/** A place in a document, as RFC 6901 writes it. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
