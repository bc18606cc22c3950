"use client";

import { Square, Volume2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";

type ReadAloudButtonProps = { state: "idle" | "fetching" | "open"; onToggle: () => void };

export function ReadAloudButton({ state, onToggle }: ReadAloudButtonProps) {
  const isFetching = state === "fetching";
  return (
    <IconButton
      label={t("Read aloud")}
      aria-pressed={state !== "idle"}
      aria-busy={isFetching}
      onClick={onToggle}
      className="aria-pressed:text-accent"
    >
      {state === "open" ? (
        <Square aria-hidden strokeWidth={1.75} />
      ) : (
        <Volume2 aria-hidden strokeWidth={1.75} className={isFetching ? "animate-live" : ""} />
      )}
    </IconButton>
  );
}
