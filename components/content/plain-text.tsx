import { toSafeHref } from "@/lib/client/markdown/addresses";
import { inOrder } from "./in-order";
import { OutwardLink } from "./outward-link";

type PlainTextProps = { text: string };

/** What a person wrote, as it was written; only web addresses become links. */
export function PlainText({ text }: PlainTextProps) {
  return (
    // Each of its lines begins on its own side.
    <div dir="auto" className="whitespace-pre-wrap wrap-anywhere [unicode-bidi:plaintext]">
      {inOrder(text.split(/(\bhttps?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}])/), (part) => {
        const href = /^https?:/.test(part) ? toSafeHref(part) : null;
        return href === null ? part : <OutwardLink href={href}>{part}</OutwardLink>;
      })}
    </div>
  );
}
