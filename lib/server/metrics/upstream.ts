import "server-only";
import { metrics } from "./registry";

const LIMITED = 429;

/** Counts a call of the API by what was answered; the answer is passed on as it is. */
export async function countUpstream(answer: Promise<Response>): Promise<Response> {
  const { upstreamCalls, upstreamLimited } = metrics();
  try {
    const response = await answer;
    upstreamCalls.inc({ status: response.status });
    if (response.status === LIMITED) upstreamLimited.inc();
    return response;
  } catch (cause) {
    upstreamCalls.inc({ status: "none" });
    throw cause;
  }
}
