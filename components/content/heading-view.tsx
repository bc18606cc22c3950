import type { HeadingBlock } from "@/lib/client/markdown/blocks";
import { InlineView } from "./inline-view";

type HeadingViewProps = { heading: HeadingBlock };

const STYLES = ["text-xl", "text-lg", "text-base"] as const;
const TAGS = ["h2", "h3", "h4", "h5", "h6"] as const;

/** One level lower than written: the page has its own first heading. */
export function HeadingView({ heading }: HeadingViewProps) {
  const { depth, children } = heading;
  const Tag = TAGS[depth - 1] ?? "h6";
  return (
    <Tag
      dir="auto"
      className={`mt-6 font-semibold wrap-anywhere first:mt-0 ${STYLES[depth - 1] ?? "text-base"}`}
    >
      <InlineView inlines={children} />
    </Tag>
  );
}
