import { describeEmulator } from "./describe.ts";
import { refuse } from "./errors.ts";
import { parseJson } from "./json.ts";
import { json } from "./router.ts";
import type { EmulatorState } from "./state.ts";
import { isObject } from "./wire.ts";

const OWN_PATH = /\/emulator(?:\/(requests|clock))?\/?$/;

/** Whether a path is the emulator's own and no part of the API. */
export function isDeveloperPath(pathname: string): boolean {
  return OWN_PATH.test(pathname);
}

/** The page about the emulator, the log of requests, and the clock. */
export async function answerDeveloper(state: EmulatorState, request: Request): Promise<Response> {
  switch (OWN_PATH.exec(new URL(request.url).pathname)?.[1]) {
    case "requests":
      if (request.method === "DELETE") state.requests.clear();
      return json(state.requests.all());
    case "clock":
      if (request.method === "POST") state.advanceClock(parseAdvance(await request.text()));
      return json({ now: new Date(state.now()).toISOString() });
    default:
      return new Response(describeEmulator(), { headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}

/** The clock only goes forward: nothing here was made to see an earlier time than before. */
function parseAdvance(text: string): number {
  const body = parseJson(text);
  if (isObject(body) && typeof body.advanceMs === "number" && body.advanceMs >= 0) return body.advanceMs;
  throw refuse(400, 'The body must be {"advanceMs": N}, with N at least 0.');
}
