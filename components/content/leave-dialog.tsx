"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";
import { Sentence } from "@/components/ui/sentence";
import { hostOf } from "@/lib/client/markdown/addresses";
import { joinSentences, msg, t } from "@/lib/i18n/translate";

type LeaveDialogProps = { href: string; reason: "query" | "unknown"; onClose: () => void };

const REASONS = {
  query: msg("Its address carries a lot of text, which that site will receive. Read it before you go."),
  unknown: msg("The model wrote this address; it is in neither your message nor the sources."),
};

/** Shows where a link really leads, and lets the person decide. */
export function LeaveDialog({ href, reason, onClose }: LeaveDialogProps) {
  return (
    <Dialog title={t("Open this link?")} onClose={onClose}>
      <div className="min-h-0 overflow-y-auto px-6 text-ui">
        <p>
          <Sentence
            text="It leads to {host}."
            parts={{ host: <strong className="font-semibold wrap-anywhere">{hostOf(href)}</strong> }}
          />
          {joinSentences("", t(REASONS[reason]))}
        </p>
        <p
          dir="ltr"
          className="mt-3 max-h-40 overflow-y-auto rounded-lg bg-surface px-3 py-2 font-mono text-sm wrap-anywhere text-ink-soft"
        >
          {href}
        </p>
      </div>
      <footer className="flex justify-end gap-2 px-6 pt-4 pb-5">
        <Button variant="plain" onClick={onClose}>
          {t("Cancel")}
        </Button>
        <ButtonLink
          variant="solid"
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          referrerPolicy="no-referrer"
          onClick={onClose}
        >
          {t("Open link")}
        </ButtonLink>
      </footer>
    </Dialog>
  );
}
