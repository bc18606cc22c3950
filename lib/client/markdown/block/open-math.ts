import { TEX_MAX } from "@/lib/client/markdown/inline/math-rule";
import { isBlank } from "./block-starts";
import { endOf, type LineContext } from "./line-context";
import { type Container, type MathOpener, type OpenMath, opened } from "./open-blocks";
import { appendToParagraph } from "./open-paragraph";
import { settleOpen } from "./to-block";

const closers = { $$: "$$", "\\[": "\\]" } as const;

/** Null where the opener turns out to be part of a line of text: `$$x$$ is …`, `$$$`. */
export function startMath(opener: MathOpener, rest: string, lineEnd: string): OpenMath | null {
  const end = rest.indexOf(closers[opener]);
  if (end === -1) return { kind: "math", opener, tex: rest + lineEnd, isClosed: false };
  if (!isBlank(rest.slice(end + 2)) || isBlank(rest.slice(0, end))) return null;
  return { kind: "math", opener, tex: rest.slice(0, end), isClosed: true };
}

/** A blank line inside, or too much text, shows that the opener was only text. Null after the closer. */
export function continueMath(
  container: Container,
  open: OpenMath,
  line: string,
  context: LineContext,
): Container | null {
  if (open.isClosed) return null;
  const end = line.indexOf(closers[open.opener]);
  if (end !== -1) {
    const closed = opened(container, { ...open, tex: open.tex + line.slice(0, end), isClosed: true });
    const after = line.slice(end + 2).trimStart();
    return after === "" ? closed : appendToParagraph(settleOpen(closed), after + endOf(context));
  }
  if (context.extent === "start") {
    // Half of the closer is not shown as part of the formula.
    return opened(container, { ...open, tex: open.tex + line.replace(/[$\\]$/, "") });
  }
  const math = { ...open, tex: open.tex + line + endOf(context) };
  return isBlank(line) || math.tex.length > TEX_MAX ? toText(container, math) : opened(container, math);
}

function toText(container: Container, open: OpenMath): Container {
  const text = appendToParagraph({ ...container, open: null }, open.opener + open.tex);
  return open.tex.endsWith("\n\n") ? settleOpen(text) : text;
}
