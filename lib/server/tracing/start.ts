import "server-only";
import { env } from "@/lib/server/env";
import { scrubber } from "./scrub";

/** Sends spans to the collector that the environment names. Where it names none, nothing is loaded. */
export async function startTracing(): Promise<void> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { registerOTel } = await import("@vercel/otel");
  registerOTel({
    serviceName: "parley",
    // In this order: what leaves has been scrubbed.
    spanProcessors: [scrubber, "auto"],
    // Calls that the app makes have spans of its own, without addresses.
    instrumentations: [],
  });
}
