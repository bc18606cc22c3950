"use client";

import { Sentence } from "@/components/ui/sentence";
import { useDelayed } from "@/lib/client/use-delayed";
import { msg, t } from "@/lib/i18n/translate";
import { guessTarget } from "@/lib/protocol/abilities";
import { isPictureDue } from "@/lib/protocol/select-media";
import { type Output, outputOf, type Target } from "@/lib/protocol/targets";
import { isTurnSettled, type Preparing, type Turn } from "@/lib/protocol/thread";
import { Countdown } from "./countdown";
import type { LiveState } from "./live-state";
import { LocalTime } from "./local-time";
import { LongWait } from "./long-wait";
import { LongWork } from "./long-work";
import { type ShownState, shownStateOf, wordOf, workWordOf } from "./turn-words";

// These are plain from the page itself, so they are said to a screen reader and not shown.
const OBVIOUS: readonly ShownState[] = [
  "sending",
  "thinking",
  "answering",
  "completed",
  "failed",
  "unsent",
  "cut_off",
];
const PATIENCE_MS = 3000;
// Said at once: nobody waits minutes for what might be seconds.
const WAITS: Partial<Record<Output, string>> = {
  music: msg("Composing. This takes a minute or so."),
  video: msg("Filming. This can take some minutes."),
};
const isMaking = (state: ShownState) => state === "queued" || state === "thinking" || state === "answering";

type TurnStatusLineProps = { turn: Turn; live: LiveState | null };

/** One word for the state of a turn, a pulse while it is live, and what is waited for if it takes long. */
export function TurnStatusLine({ turn, live }: TurnStatusLineProps) {
  const state = shownStateOf(turn, live);
  const output = outputOf(turn.settings);
  const target = live?.target ?? guessTarget(turn.settings);
  const isLive = !isTurnSettled(turn) && state !== "unsent";
  const isSilent = isLive && turn.steps.length === 0 && (state === "thinking" || state === "sending");
  // The place of a picture that is being made says it by itself.
  const isSlow = useDelayed(isSilent && output !== "image", PATIENCE_MS);
  const isMade = isLive && isMaking(state);
  const wait = isMade && WAITS[output] ? t(WAITS[output]) : undefined;
  const isLong = isMade && (target.agent !== undefined || turn.isBackground);
  const isObvious = OBVIOUS.includes(state) && !(isLong && target.agent);
  const handleGiveUp = live && (() => live.actions.stop(turn.id));
  return (
    <div
      className={
        isObvious && !isLive
          ? "contents"
          : "me-3 flex min-h-8 flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-faint"
      }
    >
      {isLive && !isPictureDue(turn) && (
        <span aria-hidden="true" className="ms-0.5 size-2 animate-live rounded-full bg-accent" />
      )}
      <span role="status" className={isObvious ? "sr-only" : ""}>
        {renderWords(turn, state, target)}
      </span>
      {turn.waiting && state === "waiting" && <Countdown until={turn.waiting.until} />}
      {wait && !isLong && <LongWait sentence={wait} beganAt={turn.createdAt} />}
      {wait && isLong && <span>{wait}</span>}
      {isLong && <LongWork turn={turn} target={target} onGiveUp={handleGiveUp} />}
      {isSlow && !wait && !isLong && (
        <span>{state === "sending" ? t("Sending") : t("Waiting for {name}", { name: target.name })}</span>
      )}
    </div>
  );
}

function renderWords(turn: Turn, state: ShownState, target: Target) {
  const { waiting, preparing } = turn;
  if (preparing && state === "preparing") return sentenceOf(preparing);
  if (waiting && state === "waiting")
    return <Sentence text="Waiting until {time}" parts={{ time: <LocalTime time={waiting.until} /> }} />;
  return workWordOf(turn, state, target) ?? wordOf(state);
}

function sentenceOf({ stage, name }: Preparing): string {
  return stage === "uploading"
    ? t("Sending {name} to Google", { name })
    : t("Google is processing {name}", { name });
}
