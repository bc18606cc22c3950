"use client";

import { CirclePause, TriangleAlert } from "lucide-react";
import { useModels } from "@/lib/client/thread-store";
import { msg, t } from "@/lib/i18n/translate";

const PROBLEMS = {
  invalid_key: msg(
    "Google does not accept the API key of this server, so nothing can be answered until it is changed.",
  ),
  unreachable: msg("Gemini cannot be reached from this server at the moment."),
};
const SWITCHED_OFF = msg(
  "Answers are switched off on this server for now. All that is here can be read, and what you write is kept.",
);
const LINE = "mb-2 flex gap-2.5 rounded-xl border border-warn/40 bg-warn/8 px-3.5 py-2 text-ui";
const ICON = "mt-0.5 size-4 shrink-0 text-warn";

/** Why this server can give no answers to anybody, at the moment or until somebody mends it. */
export function ServerNotices() {
  const { problem, modelCalls } = useModels();
  return (
    <>
      {modelCalls === "off" && (
        <p className={LINE}>
          <CirclePause aria-hidden className={ICON} strokeWidth={1.75} />
          {t(SWITCHED_OFF)}
        </p>
      )}
      {problem && (
        <p className={LINE}>
          <TriangleAlert aria-hidden className={ICON} strokeWidth={1.75} />
          {t(PROBLEMS[problem])}
        </p>
      )}
    </>
  );
}
