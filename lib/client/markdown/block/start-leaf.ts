import { toSafeHref } from "@/lib/client/markdown/addresses";
import type { Block } from "@/lib/client/markdown/blocks";
import { append } from "@/lib/client/markdown/segments";
import {
  isRule,
  parseDefinition,
  parseFence,
  parseHeading,
  parseMathOpener,
  startsIndentedCode,
  stripIndent,
} from "./block-starts";
import { addHeading, openHeading } from "./headings";
import { endOf, type LineContext } from "./line-context";
import { type Container, opened } from "./open-blocks";
import { startMath } from "./open-math";

/** The container with the block that the line begins, or is; null for a quote, a list item or text. */
export function startLeaf(container: Container, line: string, context: LineContext): Container | null {
  if (isRule(line)) return settled(container, { kind: "rule" });
  return (
    startHeading(container, line, context) ??
    startCode(container, line, context) ??
    startFormula(container, line, context) ??
    addDefinition(container, line)
  );
}

function startHeading(container: Container, line: string, context: LineContext): Container | null {
  const heading = parseHeading(line);
  if (!heading) return null;
  return (context.extent === "start" ? openHeading : addHeading)(container, heading);
}

function startCode(container: Container, line: string, context: LineContext): Container | null {
  const code = { kind: "code", pieces: [], isClosed: false } as const;
  if (startsIndentedCode(line)) {
    const rest = stripIndent(line, 4) + endOf(context);
    return opened(container, { ...code, fence: null, language: "", rest });
  }
  const start = parseFence(line);
  if (!start) return null;
  const { language, ...fence } = start;
  return opened(container, { ...code, fence, language, rest: "" });
}

function startFormula(container: Container, line: string, context: LineContext): Container | null {
  const start = parseMathOpener(line);
  const math = start && startMath(start.opener, start.rest, endOf(context));
  return math && opened(container, math);
}

function addDefinition(container: Container, line: string): Container | null {
  const definition = parseDefinition(line);
  if (!definition) return null;
  return settled(container, {
    kind: "definition",
    label: definition.label,
    href: toSafeHref(definition.href),
  });
}

function settled(container: Container, block: Block): Container {
  return { ...container, settled: append(container.settled, block), open: null };
}
