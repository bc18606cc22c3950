import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorFields, log } from "@/lib/server/log";
import type { Hear } from "@/lib/server/notices";

export const CHANNEL = "parley";
// A line that has fallen silent without a word is noticed within two of them.
const PROOF_MS = 10_000;
const PROOF = "proof";
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;

type Options = {
  connectionString: string;
  /** Names this process in what it says, which it need not hear again. */
  origin: string;
  /** Tells something through another connection than the one that listens. */
  tell(payload: string): Promise<unknown>;
  hear: Hear;
};

/**
 * One connection that only listens, opened again whenever it is lost. A pooler between us and the server
 * may accept LISTEN and never hand anything on, and a connection may be dead without saying so. So the line
 * is believed only while it brings back what this process itself says through the pool.
 */
export function openLine({ connectionString, origin, tell, hear }: Options): { close(): void } {
  const closing = new AbortController();
  const { signal } = closing;
  void keepListening();
  return { close: () => closing.abort() };

  async function keepListening(): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const wasHeard = await listenOnce().catch((cause: unknown) => {
        if (failures === 0)
          log.warn(errorFields(cause), "other processes are not heard: the database is polled");
        return false;
      });
      hear.isHearing(false);
      failures = wasHeard ? 0 : failures + 1;
      const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      await sleep(wait, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Listens until the line is lost. Returns whether it has brought anything. */
  async function listenOnce(): Promise<boolean> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true });
    let proofs = 0;
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
      signal.addEventListener("abort", () => resolve());
    });
    client.on("notification", ({ payload = "" }) => {
      const [topic = "", id = "", from = ""] = payload.split(" ");
      if (from !== origin) return hear.told(topic, id);
      if (topic !== PROOF) return;
      proofs += 1;
      if (proofs > 1) return;
      hear.isHearing(true);
      hear.missed();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      for (let said = 0; !signal.aborted; ) {
        // That nothing can be said proves nothing about what is heard: the pool may be busy.
        if (await tell(`${PROOF} - ${origin}`).then(isTrue, isFalse)) said += 1;
        const isLost = await Promise.race([
          lost.then(isTrue),
          sleep(PROOF_MS, false, { signal, ref: false }).catch(isTrue),
        ]);
        if (isLost || proofs < said) break;
      }
    } finally {
      void client.end().catch(() => undefined);
    }
    return proofs > 0;
  }
}

const isTrue = () => true;
const isFalse = () => false;
