"use client";

import { useState } from "react";
import { PlaceState } from "@/components/places/place-state";
import { Confirmation } from "@/components/stores/confirmation";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/use-announce";
import { useShares } from "@/lib/client/shares/use-shares";
import { focusPlaceTitle } from "@/lib/client/use-place";
import { t } from "@/lib/i18n/translate";
import { ShareRow } from "./share-row";

/** All links of one's own that still work. */
export function SharesPage() {
  const { shares, hasFailed, reload, revoke, revokeAll } = useShares(null);
  const announce = useAnnounce();
  const [isRevokingAll, setIsRevokingAll] = useState(false);
  const revokeAllRef = useFocusBack(isRevokingAll);
  const handleRevoke = async (shareId: string) => {
    await revoke(shareId);
    announce({ text: t("Revoked the link") });
    focusPlaceTitle();
  };
  const handleRevokeAll = async () => {
    await revokeAll();
    setIsRevokingAll(false);
    announce({ text: t("Revoked all links") });
    focusPlaceTitle();
  };
  return (
    <>
      <p className="text-ink-soft">
        {t(
          "Whoever has one of these links can read what it shows. A link that you revoke shows nothing from then on.",
        )}
      </p>
      <PlaceState things="links" isLoading={shares === null} hasFailed={hasFailed} onRetry={reload} />
      {shares?.length === 0 && (
        <p className="text-ink-soft">
          {t("Nothing is shared. Open a conversation and choose Share to make a link to it.")}
        </p>
      )}
      {shares && shares.length > 0 && (
        <>
          <ul aria-label={t("Shared links")} className="divide-y divide-line border-y border-line">
            {shares.map((entry) => (
              <ShareRow key={entry.id} entry={entry} onRevoke={() => handleRevoke(entry.id)} />
            ))}
          </ul>
          {isRevokingAll ? (
            <Confirmation
              question={t(
                "Revoke all links? Whoever opens one of them from now on sees nothing. They cannot be brought back.",
              )}
              action={t("Revoke all links")}
              onConfirm={handleRevokeAll}
              onCancel={() => setIsRevokingAll(false)}
            />
          ) : (
            <Button ref={revokeAllRef} className="w-fit" onClick={() => setIsRevokingAll(true)}>
              {t("Revoke all")}
            </Button>
          )}
        </>
      )}
    </>
  );
}
