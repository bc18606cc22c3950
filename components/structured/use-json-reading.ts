import { useMemo, useRef } from "react";
import { JsonReader, type JsonReading } from "@/lib/protocol/partial-json";

/** What a growing text is as JSON. Only what was added is read, and what was finished stays the same object. */
export function useJsonReading(text: string, isOpen: boolean): JsonReading {
  // Only a cache: a reader that begins anew gives the same.
  const latest = useRef({ reader: new JsonReader(), text: "" });
  return useMemo(() => {
    const isMore = text.startsWith(latest.current.text);
    const reader = isMore ? latest.current.reader : new JsonReader();
    reader.push(isMore ? text.slice(latest.current.text.length) : text);
    latest.current = { reader, text };
    if (!isOpen) reader.finish();
    return reader.read();
  }, [text, isOpen]);
}
