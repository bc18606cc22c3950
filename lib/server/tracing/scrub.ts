import "server-only";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";

/** What Next and we say of a span: words of a fixed choice, routes and numbers. */
const KEPT = [
  "http.method",
  "http.route",
  "http.status_code",
  "next.route",
  "next.rsc",
  "next.span_type",
  "operation.name",
  "error.type",
  "parley.target",
  "parley.status",
] as const;

/** Leaves in a span only what names nobody and no thing: addresses have ids, and errors quote what was sent. */
export const scrubber: SpanProcessor = {
  onStart() {},
  onEnd(span: ReadableSpan) {
    for (const name of Object.keys(span.attributes)) {
      if (!KEPT.some((kept) => kept === name)) delete span.attributes[name];
    }
    span.events.length = 0;
    delete span.status.message;
  },
  forceFlush: async () => {},
  shutdown: async () => {},
};
