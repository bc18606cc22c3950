import type { ReactNode } from "react";
import { hostToDisclose } from "@/lib/client/markdown/addresses";
import { InLinkContext } from "./in-link-context";
import { OutwardLink } from "./outward-link";

/** `text` is what the children read as. */
type LinkViewProps = { href: string | null; text: string; children: ReactNode };

/** Text that looks like another host than the one it leads to has the true one beside it. */
export function LinkView({ href, text, children }: LinkViewProps) {
  const host = href === null ? null : hostToDisclose(text, href);
  return (
    <>
      <OutwardLink href={href}>
        <InLinkContext value={true}>{children}</InLinkContext>
      </OutwardLink>
      {host !== null && <span className="text-ink-faint text-sm">{` (${host})`}</span>}
    </>
  );
}
