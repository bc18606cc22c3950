import { type AppServer, startApp } from "../../e2e/app-server.ts";
import { type Child, startNode, waitForAnswer } from "../../e2e/child.ts";
import { findFreePort } from "../../e2e/free-port.ts";
import { startAiSdk } from "./start-ai-sdk.ts";
import { aiSdkTarget, apiTarget, appTarget, signIn, type Target } from "./targets.ts";

export type Served = Target & { pid: number };

/** Everything that streams the same answers, each in a process of its own. */
export type Servers = {
  app: AppServer;
  /** By the names that results have them under. */
  targets: Record<"direct" | "bare pipe" | "AI SDK" | "Parley", Served>;
};

/** Starts all of them for as long as `use` takes. */
export async function withServers<T>(use: (servers: Servers) => Promise<T>): Promise<T> {
  const upstream = await startUpstream();
  const pipe = await startChild("bench/server/pipe.ts", [upstream.url]);
  const aiSdk = await startAiSdk(upstream.url);
  const app = await startApp({ GEMINI_API_KEY: "bench", GOOGLE_GEMINI_BASE_URL: upstream.url });
  try {
    const targets = {
      direct: { ...apiTarget(upstream.url), pid: upstream.child.pid },
      "bare pipe": { ...apiTarget(pipe.url), pid: pipe.child.pid },
      "AI SDK": { ...aiSdkTarget(aiSdk.url), pid: aiSdk.child.pid },
      Parley: { ...appTarget(app.url, await signIn(app.url)), pid: app.pid },
    };
    return await use({ app, targets });
  } finally {
    await app.remove();
    for (const { child } of [aiSdk, pipe, upstream]) await child.end("SIGKILL");
  }
}

export function startUpstream(): Promise<{ url: string; child: Child }> {
  return startChild("bench/server/upstream.ts", []);
}

/** A server of ours: its last argument is where it listens. */
async function startChild(script: string, args: readonly string[]): Promise<{ url: string; child: Child }> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startNode(script, [...args, String(port)], {});
  await waitForAnswer(url, child);
  return { url, child };
}
