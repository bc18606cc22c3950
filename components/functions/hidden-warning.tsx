import { hiddenIn } from "@/lib/client/functions/hidden-characters";

const SHOWN_MAX = 12;

/** Names what cannot be seen in a text: instructions may be written in such characters. */
export function HiddenWarning({ text }: { text: string }) {
  const names = hiddenIn(text);
  if (names.length === 0) return null;
  const more = names.length - SHOWN_MAX;
  return (
    <p className="text-sm text-warn">
      {"These arguments have characters that cannot be seen: "}
      <span className="font-mono">
        {names
          .slice(0, SHOWN_MAX)
          .map((name) => `⟨${name}⟩`)
          .join(" ")}
      </span>
      {more > 0 && ` and ${more} more`}
      {". They are written out here."}
    </p>
  );
}
