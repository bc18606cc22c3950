"use client";

import { Suspense, use, useCallback, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Drawing } from "@/lib/client/diagrams/parse-drawing";
import type { CodeBlock } from "@/lib/client/markdown/blocks";
import { useHydrated } from "@/lib/client/use-hydrated";
import { t } from "@/lib/i18n/translate";
import { CodeView } from "./code-view";
import { DefinitionsContext } from "./definitions-context";

const DiagramFrame = lazyPart(() => import("./diagram-frame").then((module) => module.DiagramFrame));

/** A longer text is shown as it is: it could keep its frame busy without an end. */
const TEXT_MAX = 20_000;

export function isDiagram({ language }: CodeBlock): boolean {
  return language.toLowerCase() === "mermaid";
}

type DiagramViewProps = { code: CodeBlock };

/** A diagram once its text is whole, and before that, on paper, and where it cannot be drawn, its code. */
export function DiagramView({ code }: DiagramViewProps) {
  const { isFinished } = use(DefinitionsContext);
  const isHydrated = useHydrated();
  const codeRef = useRef<HTMLDivElement>(null);
  // What somebody has seen come gives no room back: it would pull up what they read below it.
  const [wasSeenToCome] = useState(!isFinished);
  const [minHeight, setMinHeight] = useState<number>();
  const [drawing, setDrawing] = useState<Drawing>({ state: "begun" });
  const [wantsCode, setWantsCode] = useState(false);
  const text = isFinished ? code.pieces.join("") : "";
  const isBroken = drawing.state === "broken" || text.length > TEXT_MAX;
  const canBeDrawn = isFinished && !isBroken;
  const isDrawn = canBeDrawn && drawing.state === "drawn";
  const isShown = canBeDrawn && !wantsCode && (isDrawn || !wasSeenToCome);
  const handleDrawing = useCallback(
    (next: Drawing) => {
      const height = wasSeenToCome ? codeRef.current?.offsetHeight : undefined;
      setMinHeight((known) => known ?? height);
      setDrawing(next);
    },
    [wasSeenToCome],
  );
  return (
    <div className="relative space-y-1.5">
      {canBeDrawn && isHydrated && (
        <div
          data-diagram
          aria-hidden={!isShown}
          inert={!isShown}
          style={isShown ? { minHeight } : {}}
          className={`tinted grid grid-cols-1 content-center rounded-xl border border-line p-3 ${
            isShown
              ? isDrawn
                ? ""
                : "h-64"
              : "pointer-events-none absolute inset-x-0 top-0 h-8 overflow-hidden opacity-0"
          }`}
        >
          {isShown && !isDrawn && (
            <p className="text-center text-ink-faint text-sm">{t("Drawing the diagram")}</p>
          )}
          <Suspense fallback={null}>
            <DiagramFrame
              text={text}
              height={drawing.state === "drawn" ? drawing.height : undefined}
              onDrawing={handleDrawing}
            />
          </Suspense>
        </div>
      )}
      <div ref={codeRef} className={isShown ? "hidden" : ""}>
        <CodeView code={code} />
      </div>
      {isDrawn && (
        <Button
          variant="plain"
          aria-pressed={wantsCode}
          className="-ms-3.5 aria-pressed:text-accent"
          onClick={() => setWantsCode(!wantsCode)}
        >
          {t("Show code")}
        </Button>
      )}
      {isFinished && isBroken && (
        <p data-uncopied className="text-ink-faint text-sm">
          {t("This diagram could not be drawn, so its code is shown.")}
        </p>
      )}
    </div>
  );
}
