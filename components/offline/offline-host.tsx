"use client";

import { useEffect } from "react";
import { useAccess } from "@/lib/client/access/access-context";
import { useIsSignedOut } from "@/lib/client/access/signed-out";
import { keepThreads } from "@/lib/client/offline/keep-threads";
import { forgetKept } from "@/lib/client/offline/kept";
import { registerWorker } from "@/lib/client/offline/register-worker";
import { useListParts, useReloadThread } from "@/lib/client/thread-store";

/** Has what is needed without a network at hand before there is none. */
export function OfflineHost({ owner }: { owner: string | null }) {
  const { store } = useListParts();
  const load = useReloadThread();
  const access = useAccess();
  const isSignedOut = useIsSignedOut();
  useEffect(registerWorker, []);
  useEffect(() => keepThreads({ store, access, owner, load }), [store, access, owner, load]);
  useEffect(() => {
    if (isSignedOut) void forgetKept();
  }, [isSignedOut]);
  return null;
}
