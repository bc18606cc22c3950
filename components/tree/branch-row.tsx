"use client";

import { memo } from "react";
import { useAnswerer } from "@/lib/client/thread-store";
import type { BranchNode } from "@/lib/client/tree/map-branches";
import { t, tCount } from "@/lib/i18n/translate";
import type { Turn } from "@/lib/protocol/thread";
import { wordsOfTurn } from "./words-of-turn";

// Deeper ones would leave no room for their words.
const INDENTED_MAX = 8;
const INDENT_REM = 1.25;

type BranchRowProps = {
  id: string;
  node: BranchNode;
  turn: Turn;
  isActive: boolean;
  onChoose: (turnId: string) => void;
};

export const BranchRow = memo(function BranchRow({ id, node, turn, isActive, onChoose }: BranchRowProps) {
  const { name } = useAnswerer(turn.settings);
  const { turnId, count, level, position, size, isShown } = node;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the tree has the focus and the keys.
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-current={isShown ? "true" : undefined}
      data-active={isActive || undefined}
      onClick={() => onChoose(turnId)}
      style={{ marginInlineStart: `${(Math.min(level, INDENTED_MAX) - 1) * INDENT_REM}rem` }}
      className="flex cursor-pointer items-baseline gap-2.5 rounded-lg px-2 py-1.5 [contain-intrinsic-height:auto_3rem] [content-visibility:auto] hover:bg-ink/4 group-focus-visible/tree:data-active:outline-2 group-focus-visible/tree:data-active:-outline-offset-2 group-focus-visible/tree:data-active:outline-accent data-active:bg-ink/6 forced-colors:data-active:outline-2 forced-colors:data-active:-outline-offset-2 coarse:py-2.5"
    >
      <span
        aria-hidden
        className={`size-2 shrink-0 -translate-y-px rounded-full border ${isShown ? "border-accent bg-accent forced-colors:bg-[Highlight]" : "border-ink-faint"}`}
      />
      <span className="min-w-0 flex-1">
        <bdi className={`block w-fit max-w-full truncate text-ui ${isShown ? "font-medium" : ""}`}>
          {wordsOfTurn(turn)}
        </bdi>
        <span className="block truncate text-sm text-ink-soft">
          <bdi>{name}</bdi>
          {/* Versions of one message have the same words, and often the same model. */}
          {size > 1 && ` · ${t("{position} of {count}", { position, count: size })}`}
          {count > 1 && ` · ${tCount(count, "{count} message", "{count} messages")}`}
        </span>
      </span>
    </div>
  );
});
