"use client";

import { Suspense, useEffect } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { closeBranchMap, useIsBranchMapOpen } from "@/lib/client/tree/open-branch-map";
import { importBranchMap } from "./import-branch-map";

const BranchMap = lazyPart(() => importBranchMap().then((module) => module.BranchMap));

/** Where the map of a thread opens, whichever of its turns it was asked for at. */
export function BranchMapHost({ threadId }: { threadId: string }) {
  const isOpen = useIsBranchMapOpen();
  useEffect(() => closeBranchMap, []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <BranchMap threadId={threadId} onClose={closeBranchMap} />
    </Suspense>
  );
}
