import type { ReactNode } from "react";

/** Without `href`, the place of a link whose address has not come yet, or may not be followed. */
type OutwardLinkProps = { href: string | null; className?: string; children: ReactNode };

const STYLE = "text-accent underline decoration-accent/40 underline-offset-3 hover:decoration-current";

/** A link that somebody else wrote: it tells the other side nothing, and vouches for nothing. */
export function OutwardLink({ href, className = STYLE, children }: OutwardLinkProps) {
  // One element with and without an address, so that its text stays where it is on the page.
  return (
    <a
      href={href ?? undefined}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      referrerPolicy="no-referrer"
      className={href === null ? undefined : className}
    >
      {children}
    </a>
  );
}
