import "server-only";
import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { AGENTS } from "@/lib/protocol/known-agents";
import { MODELS } from "@/lib/protocol/models";
import { targetIdOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";

/** What is traced of a turn: read again at its end. */
type Traced = { readonly turn: Turn };

/** One turn as it runs in this process. Without a collector it costs nothing to speak of. */
export function traceTurn(writer: Traced, run: () => Promise<void>): Promise<void> {
  return inSpan("turn", { "parley.target": targetNameOf(writer.turn) }, async (span) => {
    await run();
    span.setAttribute("parley.status", writer.turn.status);
  });
}

/** Agents of people's own have names that people have given them. */
function targetNameOf({ settings }: Turn): string {
  const id = targetIdOf(settings);
  return [...MODELS, ...AGENTS].some((known) => known.id === id) ? id : "own";
}

/** One call of the API, until it is answered; what follows of a stream is in the span of its turn. */
export function traceCall(method: string, call: () => Promise<Response>): Promise<Response> {
  return inSpan("gemini", { "http.method": method }, async (span) => {
    const response = await call();
    span.setAttribute("http.status_code", response.status);
    return response;
  });
}

function inSpan<T>(name: string, attributes: Attributes, act: (span: Span) => Promise<T>): Promise<T> {
  return trace.getTracer("parley").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await act(span);
    } catch (cause) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw cause;
    } finally {
      span.end();
    }
  });
}
