import "server-only";
import { whenTold } from "@/lib/server/notices";

/** Rings when something of a turn is stored. What is told while nobody waits is kept for who waits next. */
export type Bell = {
  /** Resolves when it rings, or has rung since it was last waited for, or after `ms`. Rejects when `signal` aborts. */
  rings(ms: number, signal: AbortSignal): Promise<void>;
  close(): void;
};

export function openBell(turnId: string): Bell {
  let hasRung = false;
  let wake = () => {};
  const close = whenTold("events", turnId, () => {
    hasRung = true;
    wake();
  });
  return {
    close,
    rings(ms, signal) {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", onAbort);
          hasRung = false;
          wake = () => {};
          resolve();
        };
        const onAbort = () => {
          end();
          reject(signal.reason);
        };
        const timer = setTimeout(end, ms);
        signal.addEventListener("abort", onAbort);
        wake = end;
        if (signal.aborted) onAbort();
        else if (hasRung) end();
      });
    },
  };
}
