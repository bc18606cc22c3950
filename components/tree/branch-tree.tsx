"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { BranchNode } from "@/lib/client/tree/map-branches";
import { t } from "@/lib/i18n/translate";
import type { Turn } from "@/lib/protocol/thread";
import { BranchRow } from "./branch-row";
import { positionAfterKey } from "./position-after-key";

type BranchTreeProps = {
  nodes: readonly BranchNode[];
  turns: Readonly<Record<string, Turn>>;
  onChoose: (turnId: string) => void;
};

/** A tree that stands open: the arrows, Home and End lead through it, Enter chooses. */
export function BranchTree({ nodes, turns, onChoose }: BranchTreeProps) {
  const id = useId();
  const treeRef = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState(() => nodes.findLast(({ isShown }) => isShown)?.turnId);
  // A node that has gone meanwhile is looked for no more.
  const active = Math.max(
    0,
    nodes.findIndex(({ turnId }) => turnId === activeId),
  );
  useEffect(() => treeRef.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  const handleKey = (event: KeyboardEvent) => {
    const node = nodes[active];
    const next = positionAfterKey(event.key, active, nodes);
    if (next !== null) setActiveId(nodes[next]?.turnId);
    else if ((event.key === "Enter" || event.key === " ") && node) onChoose(node.turnId);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={treeRef}
      role="tree"
      tabIndex={0}
      aria-label={t("Branches")}
      aria-activedescendant={nodes.length > 0 ? `${id}-${active}` : undefined}
      onKeyDown={handleKey}
      className="group/tree min-h-0 flex-1 overflow-y-auto px-4 pb-4 outline-none"
    >
      {nodes.map((node, at) => {
        const turn = turns[node.turnId];
        return (
          turn && (
            <BranchRow
              key={node.turnId}
              id={`${id}-${at}`}
              node={node}
              turn={turn}
              isActive={at === active}
              onChoose={onChoose}
            />
          )
        );
      })}
    </div>
  );
}
