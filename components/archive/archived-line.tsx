"use client";

import { Archive } from "lucide-react";
import { chosenOf } from "@/components/sidebar/chosen";
import { useOrganise } from "@/components/sidebar/use-organise";
import { useThread } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

/** Says of an archived conversation that it is, and what brings it back. */
export function ArchivedLine({ threadId }: { threadId: string | null }) {
  const thread = useThread(threadId);
  const { archive } = useOrganise();
  if (!thread) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 pb-2">
      <Archive aria-hidden className="size-4" strokeWidth={1.75} />
      {t("This conversation is archived. A message brings it back.")}
      <button
        type="button"
        onClick={() => void archive(chosenOf([thread]), false)}
        className="rounded font-medium text-accent hover:underline coarse:py-3"
      >
        {t("Bring back")}
      </button>
    </p>
  );
}
