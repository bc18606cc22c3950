import { Button } from "@/components/ui/button";
import { continuePath } from "@/lib/client/shares/share-paths";
import { t } from "@/lib/i18n/translate";

/** A form and no fetch: this page may ask nothing, so the way on leads to one that may. */
export function ContinueForm({ shareId }: { shareId: string }) {
  return (
    <form
      action={continuePath(shareId)}
      className="mx-4 grid justify-items-start gap-2 border-t border-line pt-6 sm:mx-6"
    >
      <Button type="submit" variant="solid">
        {t("Continue this conversation")}
      </Button>
      <p className="text-sm text-ink-faint">
        {t("It goes on in a chat of your own. Nobody else sees what you write there.")}
      </p>
    </form>
  );
}
