import type { HeadingBlock } from "@/lib/client/markdown/blocks";
import { InlineView } from "./inline-view";

type HeadingViewProps = { heading: HeadingBlock };

const STYLES = ["text-xl", "text-lg", "text-base"] as const;
const TAGS = ["h2", "h3", "h4", "h5", "h6"] as const;

/** As large as it is written; to who hears the page one level lower than it stands, as the page has its own first heading. */
export function HeadingView({ heading }: HeadingViewProps) {
  const { depth, level, children } = heading;
  const Tag = TAGS[level - 1] ?? "h6";
  return (
    <Tag
      dir="auto"
      className={`mt-6 font-semibold wrap-anywhere first:mt-0 ${STYLES[depth - 1] ?? "text-base"}`}
    >
      <InlineView inlines={children} />
    </Tag>
  );
}
