"use client";

import { RefreshCw } from "lucide-react";
import { type RefObject, Suspense, useRef } from "react";
import { GetCodeButton } from "@/components/code/get-code-button";
import { DetailsButton } from "@/components/recorder/details-button";
import { TurnOptions } from "@/components/tree/turn-options";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useCommand } from "@/lib/client/commands/use-command";
import { useReadAloud } from "@/lib/client/media/use-read-aloud";
import { toClipboardHtml } from "@/lib/client/to-clipboard-html";
import { t } from "@/lib/i18n/translate";
import { canContinue, isOutOfBudget, selectText } from "@/lib/protocol/select";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { EnvironmentButton } from "./environment-button";
import type { LiveState } from "./live-state";
import { ReadAloudButton } from "./read-aloud-button";
import { VersionPager } from "./version-pager";

type ReplyActionsProps = {
  turn: Turn;
  live: LiveState | null;
  /** Where an agent worked for it; null where none did. */
  environmentId: string | null;
  /** What is copied with its formatting. */
  partsRef: RefObject<HTMLElement | null>;
};

const AnsweredBy = lazyPart(() => import("./answered-by").then((module) => module.AnsweredBy));
const SoundPlayer = lazyPart(() =>
  import("@/components/media/sound-player").then((module) => module.SoundPlayer),
);

function htmlOf(parts: HTMLElement | null): string | undefined {
  return parts ? toClipboardHtml(parts.querySelectorAll("[data-part=content]")) : undefined;
}

/** Quiet until they are wanted, but for the reply that was read last. */
export function ReplyActions(props: ReplyActionsProps) {
  const { turn, live, environmentId, partsRef } = props;
  const isQuiet = live !== null && !live.isLast;
  const text = selectText(turn);
  const aloud = useReadAloud(turn.id);
  const copyRef = useRef<HTMLButtonElement>(null);
  useCommand("copy-reply", live?.isLast && text !== "" ? () => copyRef.current?.click() : null);
  useCommand(
    "regenerate",
    live?.isLast && isTurnSettled(turn) ? () => live.actions.regenerate(turn.id) : null,
  );
  return (
    <>
      {live?.isLast && canContinue(turn) && !isOutOfBudget(turn) && (
        <Button className="me-2" onClick={() => live.actions.continueFrom(turn.id)}>
          {t("Continue")}
        </Button>
      )}
      <div
        className={`-ms-1.75 flex items-center ${
          isQuiet
            ? "transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100"
            : ""
        }`}
      >
        {text !== "" && (
          <CopyButton
            label={t("Copy")}
            ref={copyRef}
            content={() => ({ text, html: htmlOf(partsRef.current) })}
          />
        )}
        {live && text !== "" && <ReadAloudButton state={aloud.state} onToggle={aloud.toggle} />}
        {live && (
          <IconButton
            label={t("Regenerate")}
            className="in-data-running:hidden"
            onClick={() => live.actions.regenerate(turn.id)}
          >
            <RefreshCw aria-hidden strokeWidth={1.75} />
          </IconButton>
        )}
        {live && environmentId !== null && <EnvironmentButton environmentId={environmentId} />}
        {live && <DetailsButton turnId={turn.id} />}
        {live && <GetCodeButton turnId={turn.id} />}
        {live && <TurnOptions turn={turn} />}
        {!live && (
          <Suspense fallback={null}>
            <AnsweredBy settings={turn.settings} />
          </Suspense>
        )}
      </div>
      {live && turn.kind === "continuation" && (
        <VersionPager versions={live.versions} onStep={(step) => live.actions.showVersion(turn.id, step)} />
      )}
      {aloud.sound && (
        <div className="basis-full pt-1.5">
          <Suspense fallback={<div className="h-14.5" />}>
            <SoundPlayer content={aloud.sound} name={t("Read aloud")} isAutoPlayed />
          </Suspense>
        </div>
      )}
      {aloud.problem && (
        <p role="alert" className="basis-full pt-1 text-sm text-danger">
          {aloud.problem}
        </p>
      )}
    </>
  );
}
