import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useDelayed } from "@/lib/client/use-delayed";
import { msg, t } from "@/lib/i18n/translate";

type PlaceStateProps = {
  /** What the page lists. */
  things: keyof typeof LOADING;
  isLoading: boolean;
  hasFailed: boolean;
  onRetry: () => void;
};

const SKELETON_AFTER_MS = 300;
const LOADING = {
  agents: msg("Loading the agents"),
  conversations: msg("Loading the conversations"),
  environments: msg("Loading the environments"),
  figures: msg("Loading the figures"),
  links: msg("Loading the links"),
};
const FAILED: Record<keyof typeof LOADING, string> = {
  agents: msg("The agents could not be loaded."),
  conversations: msg("The conversations could not be loaded."),
  environments: msg("The environments could not be loaded."),
  figures: msg("The figures could not be loaded."),
  links: msg("The links could not be loaded."),
};

/** Why a page that lists things shows none: they are on their way, or could not be had. */
export function PlaceState({ things, isLoading, hasFailed, onRetry }: PlaceStateProps) {
  const isSlow = useDelayed(isLoading && !hasFailed, SKELETON_AFTER_MS);
  if (hasFailed) {
    return (
      <div role="alert" className="grid justify-items-start gap-3">
        <p>{t(FAILED[things])}</p>
        <Button onClick={onRetry}>{t("Try again")}</Button>
      </div>
    );
  }
  return (
    isSlow && (
      <div role="status" aria-label={t(LOADING[things])} className="grid gap-4">
        <Skeleton className="w-64" />
        <Skeleton className="w-48" />
        <Skeleton className="w-56" />
      </div>
    )
  );
}
