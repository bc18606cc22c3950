"use client";

import { type ReactNode, useMemo, useState } from "react";
import { t } from "@/lib/i18n/translate";
import { type JsonIssue, validateJson } from "@/lib/protocol/json-schema";
import type { JsonReading } from "@/lib/protocol/partial-json";
import type { JsonSchema } from "@/lib/protocol/tools";
import { DocumentVerdict } from "./document-verdict";
import { StructuredBar } from "./structured-bar";
import { pointerTo, StructuredContext } from "./structured-context";
import { useJsonReading } from "./use-json-reading";
import { ValueView } from "./value-view";

type StructuredContentProps = {
  text: string;
  /** More may come. */
  isOpen: boolean;
  schema: JsonSchema;
  /** Whether the schema is known to have been sent; some models and tools go without. */
  isExpected: boolean;
  /** The text as other answers show it, where it is no document. */
  children: ReactNode;
};

/** An answer that is a JSON document: as a form or a table while it comes, checked at its end. */
export function StructuredContent({ text, isOpen, schema, isExpected, children }: StructuredContentProps) {
  const reading = useJsonReading(text, isOpen);
  const issues = useIssueMap(schema, reading, isOpen);
  const [isRaw, setIsRaw] = useState(false);
  const context = useMemo(() => ({ root: schema, issues }), [schema, issues]);
  if (isNoDocument(reading)) {
    return (
      <div className="grid grid-cols-1 gap-3">
        {children}
        {!isOpen && isExpected && (
          <p className="text-ink-soft text-sm">
            {t("This is not the JSON document that was asked for, so it is shown as text.")}
          </p>
        )}
      </div>
    );
  }
  if (reading.value === undefined && isOpen) return null;
  const name =
    typeof schema.title === "string" && schema.title !== "" ? schema.title : t("Structured answer");
  return (
    <StructuredContext value={context}>
      <fieldset aria-label={name} className="tinted min-w-0 overflow-hidden rounded-xl border border-line">
        <StructuredBar
          name={name}
          isRaw={isRaw}
          onRawChange={setIsRaw}
          json={() => (reading.state === "whole" ? JSON.stringify(reading.value, null, 2) : text)}
        />
        <div className="px-4 py-3">
          {isRaw ? (
            <pre
              dir="ltr"
              className="whitespace-pre-wrap wrap-anywhere font-mono text-[0.84375rem]/[1.3125rem]"
            >
              {text}
            </pre>
          ) : (
            <ValueView value={reading.value} schema={schema} pointer="" name={name} />
          )}
        </div>
        {!isOpen && <DocumentVerdict text={text} reading={reading} issueCount={issues.size} />}
      </fieldset>
    </StructuredContext>
  );
}

function isNoDocument({ value, state }: JsonReading): boolean {
  return state === "broken" && (typeof value !== "object" || value === null);
}

const NO_ISSUES: ReadonlyMap<string, readonly string[]> = new Map();

function useIssueMap(schema: JsonSchema, { value, state }: JsonReading, isOpen: boolean) {
  const isWhole = !isOpen && state === "whole";
  return useMemo(
    () => (isWhole ? byPointer(validateJson(schema, value)) : NO_ISSUES),
    [isWhole, schema, value],
  );
}

function byPointer(issues: readonly JsonIssue[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const { path, message } of issues) {
    const pointer = path.reduce<string>(pointerTo, "");
    map.set(pointer, [...(map.get(pointer) ?? []), message]);
  }
  return map;
}
