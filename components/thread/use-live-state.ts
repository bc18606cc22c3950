"use client";

import {
  useAnswerer,
  useAskedFor,
  useConnection,
  useDelivery,
  useDeliveryError,
  useDeliveryRetryAt,
  useReference,
  useVersions,
} from "@/lib/client/thread-store";
import { useTurnActions } from "@/lib/client/use-turn-actions";
import type { Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";

/** What the store knows of a turn besides itself. */
export function useLiveState({ id, settings }: Turn, isLast: boolean): LiveState {
  return {
    isLast,
    delivery: useDelivery(id),
    deliveryError: useDeliveryError(id),
    deliveryRetryAt: useDeliveryRetryAt(id),
    connection: useConnection(id),
    versions: useVersions(id),
    askedFor: useAskedFor(id),
    reference: useReference(id),
    target: useAnswerer(settings),
    actions: useTurnActions(),
  };
}
