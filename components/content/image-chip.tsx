import { Image } from "lucide-react";
import { hostOf } from "@/lib/client/markdown/addresses";
import { OutwardLink } from "./outward-link";

type ImageChipProps = { href: string | null; alt: string };

const STYLE =
  "inline-flex max-w-full items-center gap-1.5 rounded-lg border border-line bg-surface px-2 py-0.5 align-bottom text-sm text-ink-soft";

/**
 * An image that a reply names is never loaded: the address of a picture can carry away what was
 * said. It is shown by its name and host, to be opened by choice.
 */
export function ImageChip({ href, alt }: ImageChipProps) {
  const content = (
    <>
      <Image aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="truncate">{alt || "Image"}</span>
      {href !== null && <span className="shrink-0 text-ink-faint">{hostOf(href)}</span>}
    </>
  );
  if (href === null) return <span className={STYLE}>{content}</span>;
  return (
    <OutwardLink href={href} className={`${STYLE} hover:text-ink`}>
      {content}
    </OutwardLink>
  );
}
