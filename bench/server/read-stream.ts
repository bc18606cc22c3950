import { Agent, type IncomingMessage, request } from "node:http";
import type { Opening, Target } from "./targets.ts";

export type StreamResult = {
  /** From the request to the first beat, in ms. */
  firstBeatMs: number;
  /** How many beats came, and how many of them out of their order: again, late, or after one that is missing. */
  beats: number;
  wrong: number;
  /** From when a beat was sent until it was here, of each in ms. */
  latencies: number[];
  /** Whether the stream came to its own end. */
  isWhole: boolean;
};

// A socket that was kept while another target was measured may be closed when it is used again.
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const BEAT = /(\d+)@(\d+)\. /g;
// Longer than a beat, and than the mark of an end.
const REST_LENGTH = 64;

/** Reads the stream of an answer to its end, or until `signal` aborts. */
export function readStream(target: Target, text: string, signal?: AbortSignal): Promise<StreamResult> {
  return readOpening(target.open(text), target.end, signal);
}

function readOpening(opening: Opening, end: string, signal?: AbortSignal): Promise<StreamResult> {
  const began = performance.now();
  const result: StreamResult = {
    firstBeatMs: Number.NaN,
    beats: 0,
    wrong: 0,
    latencies: [],
    isWhole: false,
  };
  return new Promise((resolve) => {
    const { url, method, headers, body } = opening;
    const type = body && { "content-type": "application/json" };
    const call = request(url, { agent, method, signal, headers: { ...headers, ...type } });
    call.on("response", (response) => {
      readBeats(response, result, began, end);
      response.on("close", () => resolve(result));
    });
    call.on("error", () => resolve(result));
    call.end(body && JSON.stringify(body));
  });
}

function readBeats(response: IncomingMessage, result: StreamResult, began: number, end: string): void {
  let rest = "";
  let last = 0;
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    const seen = rest + chunk;
    const now = performance.now();
    let read = 0;
    for (const { 0: all, 1: number, 2: sentAt, index } of seen.matchAll(BEAT)) {
      if (result.beats === 0) result.firstBeatMs = now - began;
      result.beats += 1;
      if (Number(number) !== last + 1) result.wrong += 1;
      last = Number(number);
      result.latencies.push(performance.timeOrigin + now - Number(sentAt));
      read = index + all.length;
    }
    if (seen.includes(end)) result.isWhole = true;
    rest = seen.slice(Math.max(read, seen.length - REST_LENGTH));
  });
}
