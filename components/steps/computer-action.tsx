import { MousePointerClick } from "lucide-react";
import { LazyMediaBlock } from "@/components/content/lazy-media-block";
import type { FunctionCall } from "@/lib/protocol/calls";
import { mediaIn } from "@/lib/protocol/media";

/** What a model would do on a screen: why, where, and what the screen showed after it. Nothing here does it. */
export function ComputerAction({ call }: { call: FunctionCall }) {
  const { intent, x, y, safety_decision: _, ...others } = call.arguments ?? {};
  const screen = call.result && Array.isArray(call.result.result) ? mediaIn(call.result.result) : [];
  const state = call.result ? "done" : "requested";
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={`Computer use: ${call.name}, ${state}`}
      className="tinted grid gap-2 rounded-xl border border-line px-4 py-3 text-sm text-ink-soft"
    >
      <p className="flex items-center gap-2 text-ink">
        <MousePointerClick aria-hidden className="size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
        <span className="font-medium">{toWords(call.name)}</span>
        {typeof x === "number" && typeof y === "number" && (
          <span className="text-ink-faint tabular-nums">{`at ${x}, ${y} of 1000`}</span>
        )}
      </p>
      {typeof intent === "string" && (
        <p dir="auto" className="wrap-anywhere">
          {intent}
        </p>
      )}
      {needsConfirmation(call) && (
        <p className="text-warn">The model asks that a person confirms this action.</p>
      )}
      {Object.keys(others).length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          {Object.entries(others).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{toWords(name)}</dt>
              <dd dir="auto" className="wrap-anywhere">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {screen.map((block) => (
        <LazyMediaBlock key={block.uri ?? block.mime_type} block={block} />
      ))}
      {call.result && screen.length === 0 && (
        <p className="rounded-lg border border-dashed border-line px-3 py-4 text-center text-ink-faint">
          No screenshot was given.
        </p>
      )}
    </div>
  );
}

function needsConfirmation({ arguments: values }: FunctionCall): boolean {
  return JSON.stringify(values?.safety_decision ?? null).includes("require_confirmation");
}

function toWords(name: string): string {
  if (name === "url") return "URL";
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
