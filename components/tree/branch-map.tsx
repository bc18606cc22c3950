"use client";

import { useMemo, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { conversationElement } from "@/lib/client/focus-conversation";
import { wantTurn } from "@/lib/client/search/wanted-turn";
import { useListParts, useThreadState, useTurnIds } from "@/lib/client/thread-store";
import { turnsOf } from "@/lib/client/tree/branch-edits";
import { mapBranches } from "@/lib/client/tree/map-branches";
import { branchMapOpener } from "@/lib/client/tree/open-branch-map";
import { useTurnActions } from "@/lib/client/use-turn-actions";
import { t, tCount } from "@/lib/i18n/translate";
import { BranchTree } from "./branch-tree";

type BranchMapProps = { threadId: string; onClose: () => void };

/** The thread as a tree; choosing a place shows the branch that it is in, there. */
export function BranchMap({ threadId, onClose }: BranchMapProps) {
  const { store } = useListParts();
  const { showTurn } = useTurnActions();
  const shown = useTurnIds(threadId);
  // Other members are other turns. What is in them changes with every token, and no node shows that.
  const members = useThreadState((state) => state.members[threadId]);
  const turns = useMemo(() => members && turnsOf(store.getState(), threadId), [members, store, threadId]);
  const nodes = useMemo(() => mapBranches(turns ?? {}, shown), [turns, shown]);
  const hasChosen = useRef(false);
  const parents = new Set(nodes.map(({ parentId }) => parentId));
  const ends = nodes.filter(({ turnId }) => !parents.has(turnId)).length;
  const messages = nodes.reduce((sum, node) => sum + node.count, 0);
  const handleChoose = (turnId: string) => {
    hasChosen.current = true;
    if (!shown.includes(turnId)) showTurn(turnId);
    wantTurn(threadId, turnId);
    onClose();
  };
  return (
    <Dialog
      title={t("Branches")}
      // What had the focus before may stand in a branch that is not shown any more.
      focusAfter={() => (hasChosen.current ? null : branchMapOpener()) ?? conversationElement()}
      onClose={onClose}
    >
      <p className="px-6 pb-2 text-sm text-ink-soft">
        {tCount(
          ends,
          "{messages} messages in {count} branch. What is shown is marked.",
          "{messages} messages in {count} branches. What is shown is marked.",
          { messages },
        )}
      </p>
      <BranchTree nodes={nodes} turns={turns ?? {}} onChoose={handleChoose} />
    </Dialog>
  );
}
