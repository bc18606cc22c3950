import { Sentence } from "@/components/ui/sentence";
import { hiddenIn } from "@/lib/client/functions/hidden-characters";

const SHOWN_MAX = 12;

/** Names what cannot be seen in a text: instructions may be written in such characters. */
export function HiddenWarning({ text }: { text: string }) {
  const names = hiddenIn(text);
  if (names.length === 0) return null;
  const shown = names.slice(0, SHOWN_MAX).map((name) => `⟨${name}⟩`);
  const more = names.length - shown.length;
  return (
    <p className="text-sm text-warn">
      <Sentence
        text={
          more > 0
            ? "These arguments have characters that cannot be seen: {names} and {more} more. They are written out here."
            : "These arguments have characters that cannot be seen: {names}. They are written out here."
        }
        parts={{ names: <span className="font-mono">{shown.join(" ")}</span>, more }}
      />
    </p>
  );
}
