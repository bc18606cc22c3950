import { BROWSER_RESULT_MAX_BYTES, BROWSER_TIMEOUT_MS, type BrowserExecutor } from "@/lib/protocol/tools";

export type Outcome = { result: string; isError: boolean };

/** The frame did not come, so that nothing has run. */
export class SandboxMissing extends Error {}

const ADDRESS = "/embed/function-frame";
const LOAD_MS = 15_000;

/**
 * Runs the code of a function in a frame of its own, of no origin and without a network, and takes the
 * frame away with all that runs in it. What the code throws, and that it takes too long, is its result
 * too. Throws SandboxMissing, or the signal's reason.
 */
export async function runInSandbox(
  { code, timeoutMs = BROWSER_TIMEOUT_MS }: Pick<BrowserExecutor, "code" | "timeoutMs">,
  args: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Outcome> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.referrerPolicy = "no-referrer";
  frame.hidden = true;
  frame.src = ADDRESS;
  const { port1: port, port2: theirs } = new MessageChannel();
  const end = new AbortController();
  const over = AbortSignal.any([signal, end.signal]);
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      over.addEventListener("abort", () => reject(over.reason));
      const missing = setTimeout(() => reject(new SandboxMissing("The sandbox did not load.")), LOAD_MS);
      frame.onload = () =>
        // A frame of no origin has no name to address it by; what is in it came from the address above.
        frame.contentWindow?.postMessage({ code, args }, "*", [theirs]);
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        clearTimeout(missing);
        if (data === "started") after(timeoutMs, over, () => resolve(tookTooLong(timeoutMs)));
        else resolve(parseOutcome(data));
      };
      over.addEventListener("abort", () => clearTimeout(missing));
      document.body.append(frame);
    });
  } finally {
    end.abort();
    port.close();
    frame.remove();
  }
}

function after(ms: number, signal: AbortSignal, act: () => void): void {
  const timer = setTimeout(act, ms);
  signal.addEventListener("abort", () => clearTimeout(timer));
}

function tookTooLong(timeoutMs: number): Outcome {
  return { result: `The function took longer than ${timeoutMs / 1_000} seconds.`, isError: true };
}

/** What came out of the frame is as little to be trusted as what went in. */
function parseOutcome(data: unknown): Outcome {
  const { result, isError } = (data ?? {}) as { result?: unknown; isError?: unknown };
  if (typeof result !== "string" || result.length > BROWSER_RESULT_MAX_BYTES) {
    return { result: "The function failed.", isError: true };
  }
  // What cannot be stored is told by the sign for that, or the call would wait forever.
  return { result: result.toWellFormed().replaceAll("\0", "\ufffd"), isError: isError === true };
}
