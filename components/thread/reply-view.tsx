"use client";

import { useEffect, useRef } from "react";
import { ReplySources } from "@/components/citations/reply-sources";
import { preloadMediaBlock } from "@/components/content/lazy-media-block";
import { CallActionsContext } from "@/components/functions/call-actions-context";
import { MakingPlaceholder } from "@/components/media/making-placeholder";
import { MediaSourceContext } from "@/components/media/media-source-context";
import { DetailsButton } from "@/components/recorder/details-button";
import { t } from "@/lib/i18n/translate";
import { guessTarget } from "@/lib/protocol/abilities";
import { environmentIdOf } from "@/lib/protocol/select";
import { isPictureDue } from "@/lib/protocol/select-media";
import { isPlan } from "@/lib/protocol/select-plan";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { EnvironmentFiles } from "./environment-files";
import type { LiveState } from "./live-state";
import { ReplyActions } from "./reply-actions";
import { ReplyParts } from "./reply-parts";
import { toMediaSource } from "./to-media-source";
import { TurnProblem } from "./turn-problem";
import { TurnStatusLine } from "./turn-status-line";

type ReplyViewProps = { turn: Turn; live: LiveState | null };

export function ReplyView({ turn, live }: ReplyViewProps) {
  const partsRef = useRef<HTMLDivElement>(null);
  const isSettled = isTurnSettled(turn);
  const target = live?.target ?? guessTarget(turn.settings);
  const source = toMediaSource(turn, live);
  const { output } = target;
  useEffect(() => {
    if (output !== "text") preloadMediaBlock(output);
  }, [output]);
  const isDue = isPictureDue(turn) && live?.delivery !== "failed";
  const environmentId = environmentIdOf(turn);
  const isPlanned = live?.isLast === true && live.delivery === "delivered" && isPlan(turn);
  const plan = isPlanned ? { turn, actions: live.actions } : null;
  return (
    <article aria-label={t("Reply")} aria-busy={!isSettled} className="group">
      {turn.replayed && (
        <p className="mb-3 text-sm text-ink-faint">
          {t("Google no longer had this conversation, so its history was sent along.")}
        </p>
      )}
      {turn.hasNewEnvironment && (
        <p className="mb-3 text-sm text-ink-faint">
          {t("The environment is gone, so the work goes on in a new one.")}
        </p>
      )}
      <div ref={partsRef}>
        <MediaSourceContext value={source}>
          <CallActionsContext value={live?.actions.calls ?? null}>
            <ReplySources turn={turn} isLive={live !== null}>
              <EnvironmentFiles environmentId={live && environmentId} turn={turn}>
                <ReplyParts turn={turn} target={live?.target ?? null} plan={plan}>
                  {isDue && <MakingPlaceholder target={target} box={source.box} />}
                </ReplyParts>
              </EnvironmentFiles>
            </ReplySources>
          </CallActionsContext>
        </MediaSourceContext>
      </div>
      <TurnProblem turn={turn} live={live} />
      <footer className="mt-2 flex min-h-8 flex-wrap items-center gap-x-1 coarse:min-h-11">
        <TurnStatusLine turn={turn} live={live} />
        {isSettled && (
          <ReplyActions turn={turn} live={live} environmentId={environmentId} partsRef={partsRef} />
        )}
        {!isSettled && live?.delivery === "delivered" && <DetailsButton turnId={turn.id} />}
      </footer>
    </article>
  );
}
