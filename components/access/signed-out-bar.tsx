"use client";

import { useIsSignedOut } from "@/lib/client/access/signed-out";
import { usePath } from "@/lib/client/use-path";
import { t } from "@/lib/i18n/translate";
import { signInPath } from "@/lib/protocol/own-path";

/** Says in an open page that its session has ended. What is on it stays, and what was written is kept. */
export function SignedOutBar() {
  const isSignedOut = useIsSignedOut();
  const path = usePath();
  return (
    <div
      role="alert"
      className="pointer-events-none fixed inset-x-0 top-2 z-40 flex justify-center px-2 empty:hidden"
    >
      {isSignedOut && (
        <div className="tinted pointer-events-auto flex max-w-full items-center gap-3 rounded-2xl bg-ink py-1.5 ps-4 pe-1.5 text-sm text-canvas shadow-popup">
          <span>{t("You are signed out here. What you wrote is kept.")}</span>
          <a
            href={signInPath(path)}
            className="flex h-8 shrink-0 items-center rounded-full px-3 font-semibold transition-colors hover:bg-canvas/15 coarse:h-11"
          >
            {t("Sign in")}
          </a>
        </div>
      )}
    </div>
  );
}
