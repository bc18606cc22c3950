"use client";

import { useCallback, useEffect, useState } from "react";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import type { SharePreview } from "@/lib/protocol/shares";
import { sharesApi } from "./shares-api";

type Preview = { preview: SharePreview | null; problem: string | null; reload: () => void };

/** What would become public of the branch that ends in a turn; null until it has come. */
export function useSharePreview(threadId: string, headTurnId: string): Preview {
  const [preview, setPreview] = useState<SharePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const reload = useCallback(() => {
    setProblem(null);
    sharesApi
      .previewShare(threadId, headTurnId)
      .then(setPreview, (cause: unknown) => setProblem(sentenceOf(cause)));
  }, [threadId, headTurnId]);
  useEffect(reload, [reload]);
  return { preview, problem, reload };
}
