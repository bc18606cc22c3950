import type { ActivityEvent } from "./api-activity";
import type { StreamEvent } from "./events";

export const HEARTBEAT = ": \n\n";

/** One event of a stream of ours as a frame of server-sent events; its number, where it has one, is the frame's id. */
export function encodeEvent(event: StreamEvent | ActivityEvent): string {
  if (!("seq" in event)) return `data: ${JSON.stringify(event)}\n\n`;
  const { seq, ...rest } = event;
  return `id: ${seq}\ndata: ${JSON.stringify(rest)}\n\n`;
}

export type SseMessage = { id: string | null; data: string };

/**
 * Splits the bytes of a stream of server-sent events into messages. Takes any chunking (a frame, a
 * line ending or a character may be cut anywhere), any line ending, and skips comments.
 */
export function createSseDecoder(): { push(bytes: Uint8Array): SseMessage[] } {
  const decoder = new TextDecoder();
  let rest = "";
  let id: string | null = null;
  let data: string[] = [];
  let endsInReturn = false;

  const takeLine = (line: string, messages: SseMessage[]) => {
    if (line === "") {
      if (data.length > 0) messages.push({ id, data: data.join("\n") });
      id = null;
      data = [];
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "data") data.push(value);
    else if (field === "id") id = value;
  };

  return {
    push(bytes) {
      const messages: SseMessage[] = [];
      const text = decoder.decode(bytes, { stream: true });
      if (text === "") return messages;
      // A line ending of two characters may be cut in two: its line ended with the first.
      rest += endsInReturn && text.startsWith("\n") ? text.slice(1) : text;
      endsInReturn = text.endsWith("\r");
      // A long line comes in many pieces, and splitting all of it again each time would be slow.
      if (!/[\r\n]/.test(text)) return messages;
      const lines = rest.split(/\r\n|\n|\r/);
      rest = lines.pop() ?? "";
      for (const line of lines) takeLine(line, messages);
      return messages;
    },
  };
}

/** The event in a message of a turn's stream, or null where it is none that this version can read. */
export function parseStreamEvent(message: SseMessage): StreamEvent | null {
  const event = parseEvent(message);
  if (event === null || message.id === null) return event as StreamEvent | null;
  const seq = Number(message.id);
  return Number.isSafeInteger(seq) && seq > 0 ? ({ ...event, seq } as StreamEvent) : null;
}

/** The same of the stream of activity. */
export function parseActivityEvent(message: SseMessage): ActivityEvent | null {
  return parseEvent(message) as ActivityEvent | null;
}

function parseEvent({ data }: SseMessage): object | null {
  const event = parseJson(data);
  return typeof event === "object" && event !== null && "event_type" in event ? event : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The number in a `Last-Event-ID`; null where there is none that makes sense: the whole turn is sent. */
export function parseCursor(header: string | null): number | null {
  return header !== null && /^\d{1,9}$/.test(header) ? Number(header) : null;
}
