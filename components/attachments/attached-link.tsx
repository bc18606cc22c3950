import { Link2 } from "lucide-react";
import { OutwardLink } from "@/components/content/outward-link";
import { nameOf } from "@/lib/client/attachments/name-of";
import type { MediaContent } from "@/lib/protocol/media";

/** A file that lies elsewhere on the web: Google read it there, and this page loads nothing of it. */
export function AttachedLink({ block }: { block: MediaContent }) {
  return (
    <OutwardLink
      href={block.uri ?? null}
      className="tinted flex max-w-full items-center gap-2 rounded-xl border border-line bg-surface min-h-10 px-3 py-1 text-ui coarse:min-h-13 transition-colors hover:text-accent"
    >
      <Link2 aria-hidden className="size-4.5 shrink-0 text-ink-soft" strokeWidth={1.75} />
      <span className="truncate">
        <bdi className="block w-fit max-w-full truncate">{nameOf(block)}</bdi>
      </span>
    </OutwardLink>
  );
}
