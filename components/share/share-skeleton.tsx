"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";

const SKELETON_AFTER_MS = 300;

/** Keeps the room that the form will need, so that the dialog does not jump as it comes. */
export function ShareSkeleton() {
  const isSlow = useDelayed(true, SKELETON_AFTER_MS);
  return (
    <div
      role="status"
      aria-label={t("Looking at what would become public")}
      className="min-h-64 px-6 pt-3 pb-6"
    >
      {isSlow && (
        <div className="grid gap-4">
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
          <Skeleton className="w-2/5" />
        </div>
      )}
    </div>
  );
}
