import { Image } from "lucide-react";
import { use } from "react";
import { hostOf } from "@/lib/client/markdown/addresses";
import { t } from "@/lib/i18n/translate";
import { InLinkContext } from "./in-link-context";
import { OutwardLink } from "./outward-link";

type ImageChipProps = { href: string | null; alt: string };

const STYLE =
  "inline-flex max-w-full items-center gap-1.5 rounded-lg border border-line bg-surface px-2 py-0.5 align-bottom text-sm text-ink-soft";

/**
 * An image that a reply names is never loaded: the address of a picture can carry away what was
 * said. It is shown by its name and host, to be opened by choice; in a link, which leads elsewhere, by its name.
 */
export function ImageChip({ href, alt }: ImageChipProps) {
  const isInLink = use(InLinkContext);
  const ownHref = isInLink ? null : href;
  const content = (
    <>
      <Image aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="truncate">{alt || t("Image")}</span>
      {ownHref !== null && (
        <span data-uncopied className="shrink-0 text-ink-faint">
          {hostOf(ownHref)}
        </span>
      )}
    </>
  );
  if (ownHref === null) return <span className={STYLE}>{content}</span>;
  return (
    <OutwardLink href={ownHref} className={`${STYLE} hover:text-ink`}>
      {content}
    </OutwardLink>
  );
}
