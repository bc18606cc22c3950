import "server-only";
import { note } from "./noting";

/** Notes one exchange with the API for the recording of the turn that it is made for. */
export async function noteExchange(
  url: string,
  method: string,
  ask: () => Promise<Response>,
): Promise<Response> {
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  const path = pathOf(url);
  try {
    const response = await ask();
    note({ note: "exchange", method, path, status: response.status, tookMs: tookMs() });
    return response;
  } catch (cause) {
    note({ note: "exchange", method, path, status: null, code: codeOf(cause), tookMs: tookMs() });
    throw cause;
  }
}

// Where a file is uploaded to is a secret for as long as that takes; what else is asked for says more.
function pathOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete("upload_id");
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

/** The nearest code of a system's own, else the name of what was thrown. */
function codeOf(cause: unknown): string {
  for (let error = cause, depth = 0; error instanceof Error && depth < 8; error = error.cause, depth++) {
    if ("code" in error && typeof error.code === "string") return error.code;
  }
  return cause instanceof Error ? cause.name : "unknown";
}
