import { ApiClient } from "../../e2e/api-client.ts";
import { startApp } from "../../e2e/app-server.ts";
import { attach, textFile } from "../../e2e/files.ts";
import type { Result } from "../result.ts";
import { readStream } from "./read-stream.ts";
import { startUpstream } from "./servers.ts";
import { appTarget, signIn } from "./targets.ts";

const TOKEN = "a-token-of-the-bench";
const STREAMS = 200;
const ANSWER = "beats 500 every 20";
const UPLOADED = "words ".repeat(500_000);
const LAG = /^nodejs_eventloop_lag_p99_seconds ([\d.e-]+)$/m;

/** How long whatever else the server is asked for has to wait at most, while it streams and takes files in. */
export async function measure(): Promise<Result[]> {
  const upstream = await startUpstream();
  const app = await startApp({
    GEMINI_API_KEY: "bench",
    GOOGLE_GEMINI_BASE_URL: upstream.url,
    METRICS_TOKEN: TOKEN,
  });
  try {
    const target = appTarget(app.url, await signIn(app.url));
    const reading = Promise.all(Array.from({ length: STREAMS }, () => readStream(target, ANSWER)));
    let isOver = false;
    const uploading = upload(new ApiClient(app.url), () => isOver);
    // What is asked for begins anew: how they all came at once is no part of it.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await readLag(app.url);
    await reading;
    isOver = true;
    await uploading;
    const label = `Lag of the event loop, p99, ${STREAMS} streams at 50 events/s and uploads`;
    return [{ id: "server/loop-lag", label, value: await readLag(app.url), unit: "ms" }];
  } finally {
    await app.remove();
    await upstream.child.end("SIGKILL");
  }
}

async function upload(client: ApiClient, isOver: () => boolean): Promise<void> {
  for (let count = 0; !isOver(); count++) await attach(client, textFile(`${count} ${UPLOADED}`));
}

/** Since it was last read, in ms. */
async function readLag(url: string): Promise<number> {
  const response = await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  return Number(LAG.exec(await response.text())?.[1]) * 1_000;
}
