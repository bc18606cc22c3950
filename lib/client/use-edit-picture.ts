"use client";

import { picturesOf, type StoredMedia } from "@/lib/protocol/select-media";
import { firstModelFor, outputOf } from "@/lib/protocol/targets";
import { withTarget } from "@/lib/protocol/with-target";
import { setEditedPicture } from "./editing-picture";
import { focusComposer } from "./focus-composer";
import { useModels, useThreadActions, useTurnLookup } from "./thread-store";
import { useSettings } from "./use-settings";

/** Begins to edit a picture of a thread: by a model that makes pictures, in the words that come next. */
export function useEditPicture(threadId: string): (turnId: string, content: StoredMedia) => void {
  const settings = useSettings(threadId);
  const { models } = useModels();
  const { updateSettings } = useThreadActions();
  const turnOf = useTurnLookup();
  return (turnId, content) => {
    const turn = turnOf(turnId);
    const made = turn ? picturesOf(turn) : [];
    const isOnlyOne = made.length === 1 && made[0]?.media.id === content.media.id;
    setEditedPicture(threadId, { turnId, content, isSentAlong: !isOnlyOne });
    if (outputOf(settings) !== "image") {
      const own = models.find(({ id, output }) => id === turn?.settings.model && output === "image");
      const target = own ?? firstModelFor("image", models);
      if (target) updateSettings(threadId, withTarget(settings, target));
    }
    focusComposer();
  };
}
