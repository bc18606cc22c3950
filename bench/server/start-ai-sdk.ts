import { existsSync } from "node:fs";
import { type Child, runNode, startNode, waitForAnswer } from "../../e2e/child.ts";
import { findFreePort } from "../../e2e/free-port.ts";

const FOLDER = "bench/server/ai-sdk";
const NEXT = "node_modules/next/dist/bin/next";
const WITHOUT_NEWS = { NEXT_TELEMETRY_DISABLED: "1" };

/** The AI SDK in a small app of Next, built the first time. */
export async function startAiSdk(upstream: string): Promise<{ url: string; child: Child }> {
  if (!existsSync(`${FOLDER}/.next/BUILD_ID`)) {
    const { code, output } = await runNode(NEXT, ["build", FOLDER], WITHOUT_NEWS);
    if (code !== 0) throw new Error(`The app with the AI SDK was not built:\n${output}`);
  }
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { UPSTREAM: `${upstream}/v1`, ...WITHOUT_NEWS };
  const child = startNode(NEXT, ["start", FOLDER, "-p", String(port)], env);
  await waitForAnswer(`${url}/api/chat`, child);
  return { url, child };
}
