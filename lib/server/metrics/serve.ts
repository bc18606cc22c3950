import "server-only";
import { admitOperator } from "@/lib/server/access/operator";
import { env } from "@/lib/server/env";
import { metrics } from "./registry";
import { readSpentToday } from "./spend";

/** The metrics of this process, for who names the token. For all others there is nothing here. */
export async function serveMetrics(request: Request): Promise<Response> {
  admitOperator(request, env().METRICS_TOKEN);
  await readSpentToday();
  const { registry } = metrics();
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
}
