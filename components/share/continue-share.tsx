"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { PlaceFrame } from "@/components/places/place-frame";
import { Button } from "@/components/ui/button";
import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import { continuePath } from "@/lib/client/shares/share-paths";
import { sharesApi } from "@/lib/client/shares/shares-api";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { threadPath } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import { signInPath } from "@/lib/protocol/own-path";

export type Continued = {
  shareId: string;
  /** Whether the person has asked for it on the shared page, and not only opened this one. */
  isAsked: boolean;
};

type State = "idle" | "copying" | { problem: string; isGone: boolean };

const GONE: readonly unknown[] = ["share_gone", "not_found"];

/** Makes a shared conversation the reader's own and opens it. */
export function ContinueShare({ shareId, isAsked }: Continued) {
  const [state, setState] = useState<State>(isAsked ? "copying" : "idle");
  const hasBegun = useRef(false);
  const begin = useCallback(async () => {
    setState("copying");
    try {
      await ensureSession();
      const { threadId } = await sharesApi.continueShare(shareId);
      // With a new page everything around it is loaded for whoever has it now.
      window.location.replace(threadPath(threadId));
    } catch (cause) {
      const code = cause instanceof ApiError ? cause.code : null;
      if (code === "sign_in_needed") window.location.assign(signInPath(continuePath(shareId)));
      else setState({ problem: sentenceOf(cause), isGone: GONE.includes(code) });
    }
  }, [shareId]);
  useEffect(() => {
    if (!isAsked || hasBegun.current) return;
    hasBegun.current = true;
    void begin();
  }, [isAsked, begin]);
  return (
    <PlaceFrame title={t("Continue a conversation")}>
      {state === "copying" && (
        <p role="status">{t("The conversation is being copied into a chat of your own.")}</p>
      )}
      {state === "idle" && (
        <div className="grid justify-items-start gap-4">
          <p className="text-ink-soft">
            {t(
              "A shared conversation is copied into a chat of your own. Nobody else sees what you write there.",
            )}
          </p>
          <Button variant="solid" onClick={() => void begin()}>
            {t("Continue this conversation")}
          </Button>
        </div>
      )}
      {typeof state === "object" && (
        <div role="alert" className="grid justify-items-start gap-3">
          <p>{state.problem}</p>
          {!state.isGone && <Button onClick={() => void begin()}>{t("Try again")}</Button>}
        </div>
      )}
    </PlaceFrame>
  );
}
