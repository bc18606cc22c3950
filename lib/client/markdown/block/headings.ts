import { lexInline } from "@/lib/client/markdown/inline/lex-inline";
import { append } from "@/lib/client/markdown/segments";
import { type Container, opened } from "./open-blocks";

type Heading = { depth: number; source: string };

/** The container with a heading whose line is whole. */
export function addHeading(container: Container, { depth, source }: Heading): Container {
  const outline = outlineWith(container, depth);
  const heading = { kind: "heading", depth, level: outline.length, children: lexInline(source) } as const;
  return { ...container, settled: append(container.settled, heading), outline, open: null };
}

/** The container with a heading whose line may still grow. */
export function openHeading(container: Container, heading: Heading): Container {
  return opened(container, {
    kind: "heading",
    level: outlineWith(container, heading.depth).length,
    ...heading,
  });
}

/** A heading stands under the nearest one before it that is larger, however much larger that is. */
function outlineWith({ outline }: Container, depth: number): readonly number[] {
  return [...outline.filter((above) => above < depth), depth];
}
