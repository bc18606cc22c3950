"use client";

import { useState } from "react";
import { useSharePreview } from "@/lib/client/shares/use-share-preview";
import type { ShareEntry } from "@/lib/protocol/shares";
import { ShareFields } from "./share-fields";
import { ShareProblem } from "./share-problem";
import { ShareSkeleton } from "./share-skeleton";

type ShareFormProps = {
  threadId: string;
  headTurnId: string;
  isGoingOn: boolean;
  /** The link that is brought up to date; null where one is made. */
  updated: ShareEntry | null;
  onDone: (entry: ShareEntry) => void;
  onCancel: () => void;
};

/** Asks what would become public. What a reply brings while one reads that is not part of it. */
export function ShareForm({ threadId, headTurnId, isGoingOn, ...form }: ShareFormProps) {
  const [head] = useState({ headTurnId, isGoingOn });
  const { preview, problem, reload } = useSharePreview(threadId, head.headTurnId);
  if (problem) return <ShareProblem sentence={problem} onRetry={reload} />;
  if (!preview) return <ShareSkeleton />;
  return <ShareFields threadId={threadId} preview={preview} {...head} {...form} />;
}
