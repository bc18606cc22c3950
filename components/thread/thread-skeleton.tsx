import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/lib/i18n/translate";

/** A message and a reply that are on their way, in the shape that they will have. */
export function ThreadSkeleton() {
  return (
    <div role="status" aria-label={t("Loading")} className="grid gap-3">
      <Skeleton className="ms-auto h-11! w-2/5 rounded-2xl!" />
      <Skeleton className="mt-6 w-11/12" />
      <Skeleton className="w-full" />
      <Skeleton className="w-4/5" />
      <Skeleton className="mt-3 w-10/12" />
      <Skeleton className="w-1/2" />
    </div>
  );
}
