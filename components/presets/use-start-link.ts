"use client";

import { showComposerNotice } from "@/lib/client/composer-notice";
import { draftOf, writeDraft } from "@/lib/client/composer-store";
import { focusComposer } from "@/lib/client/focus-composer";
import { preferenceOf } from "@/lib/client/preferences";
import { parseStartLink, type StartLink, withLinkText } from "@/lib/client/presets/start-link";
import { useModels, useThreadActions } from "@/lib/client/thread-store";
import { joinSentences, msg, t } from "@/lib/i18n/translate";
import { findPreset, type Preset } from "@/lib/protocol/presets";
import { withTarget } from "@/lib/protocol/with-target";
import { useApplyPreset } from "./use-apply-preset";

/** What of an address is still to be chosen, and what was said of it already. */
type Asked = StartLink & { said: readonly string[] };

type UseStartLink = {
  /** Puts the text of the page's address into the composer, and takes all that it asks for out of the address. */
  takeText(): Asked | null;
  /** Null where the presets could not be loaded. */
  choose(asked: Asked, presets: readonly Preset[] | null): Promise<void>;
};

const BELOW = msg("The text of the link stands below what was written here already.");
const NOT_LOADED = msg(
  "The preset of the link could not be loaded. Open the link again when there is a connection.",
);

/**
 * Begins the new chat as the address of the page asks. Nothing is ever sent by it: a link from elsewhere must not
 * spend anybody's money or run anybody's tools.
 */
export function useStartLink(): UseStartLink {
  const { updateSettings } = useThreadActions();
  const { models, agents } = useModels();
  const apply = useApplyPreset(null);
  return {
    takeText() {
      const link = window.location.pathname === "/" ? parseStartLink(window.location.search) : null;
      if (!link) return null;
      const draft = draftOf(null);
      const written = withLinkText(draft, link.text);
      if (written !== draft) {
        writeDraft(null, written);
        focusComposer();
      }
      window.history.replaceState(null, "", "/");
      const isBelow = written !== draft && draft.trim() !== "";
      if (isBelow) showComposerNotice(t(BELOW));
      return { ...link, said: isBelow ? [t(BELOW)] : [] };
    },
    async choose(asked, presets) {
      const target = [...models, ...agents].find(({ id }) => id === asked.model);
      const preset = presets && findPreset(presets, asked.preset);
      const said = [
        ...asked.said,
        ...(asked.preset !== "" && !presets ? [t(NOT_LOADED)] : []),
        ...(asked.preset !== "" && presets && !preset
          ? [t("You have no preset “{name}”.", { name: asked.preset })]
          : []),
        ...(asked.model !== "" && !target
          ? [t("There is no model “{name}” here.", { name: asked.model })]
          : []),
      ];
      if (said.length > 0) showComposerNotice(joinSentences(...said));
      if (preset) await apply(preset, said);
      if (target) updateSettings(null, withTarget(preferenceOf("draftSettings"), target));
    },
  };
}
