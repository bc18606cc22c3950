import type { StoreApi } from "zustand/vanilla";
import type { ThreadState } from "./thread-state";

export type ThreadStore = StoreApi<ThreadState>;
