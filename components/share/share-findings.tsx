"use client";

import { TriangleAlert } from "lucide-react";
import { Disclosure } from "@/components/ui/disclosure";
import { t, tCount } from "@/lib/i18n/translate";
import type { SharePreview } from "@/lib/protocol/shares";
import { KIND_NAMES } from "./share-words";

type Findings = SharePreview["findings"];

const SHOWN = 6;

/** Points out what looks private, before it is public: it is up to the person. */
export function ShareFindings({ findings }: { findings: Findings }) {
  if (findings.length === 0) return null;
  const rest = findings.slice(SHOWN);
  return (
    <section
      aria-label={t("Looks private")}
      className="tinted grid gap-2 rounded-xl border border-warn/40 bg-warn/8 px-3.5 py-3 text-ui"
    >
      <p className="flex items-start gap-2">
        <TriangleAlert aria-hidden className="mt-0.75 size-4 shrink-0 text-warn" strokeWidth={1.75} />
        {t("This looks as if it should not be public. It would be, as it is.")}
      </p>
      <FindingList findings={findings.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Disclosure label={tCount(rest.length, "{count} more")}>
          <FindingList findings={rest} />
        </Disclosure>
      )}
    </section>
  );
}

function FindingList({ findings }: { findings: Findings }) {
  return (
    <ul className="grid grid-cols-1 gap-1 ps-6">
      {findings.map(({ kind, text, where }) => (
        <li key={`${where}${kind}${text}`} className="min-w-0">
          <bdi className="font-mono text-sm wrap-anywhere">{text}</bdi>
          <span className="text-sm text-ink-soft">{` ${placeOf({ kind, where })}`}</span>
        </li>
      ))}
    </ul>
  );
}

function placeOf({ kind, where }: Pick<Findings[number], "kind" | "where">): string {
  const name = t(KIND_NAMES[kind]);
  return where === "message" ? t("{name}, in your message", { name }) : t("{name}, in a reply", { name });
}
