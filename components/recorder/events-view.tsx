"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { type EventRow, filterRows, toEventRow } from "@/lib/client/recorder/event-row";
import { numberFormat } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import type { RecordingEntry } from "@/lib/protocol/recording";
import { EventList } from "./event-list";
import { RawJson } from "./raw-json";

const COUNT = numberFormat();

/** All events of a turn as they came, to be looked through. */
export function EventsView({ entries }: { entries: readonly RecordingEntry[] }) {
  const rows = useMemo(() => entries.map(toEventRow), [entries]);
  const [words, setWords] = useState("");
  const wanted = useDeferredValue(words);
  const found = useMemo(() => filterRows(rows, wanted), [rows, wanted]);
  const [chosen, setChosen] = useState<EventRow | null>(null);
  const position = chosen ? found.findIndex(({ json }) => json === chosen.json) : -1;
  const value = useMemo(() => (chosen ? JSON.parse(chosen.json) : null), [chosen]);
  return (
    <div className="flex h-full min-h-80 flex-col gap-2">
      <div className="flex items-center gap-3">
        <input
          type="search"
          aria-label={t("Filter events")}
          placeholder={t("Filter")}
          value={words}
          dir="auto"
          onChange={(event) => setWords(event.target.value)}
          className={`${FIELD_BOX} min-w-0 flex-1`}
        />
        <span role="status" className="shrink-0 text-sm text-ink-faint tabular-nums">
          {t("{found} of {all}", { found: COUNT.format(found.length), all: COUNT.format(rows.length) })}
        </span>
      </div>
      <EventList rows={found} position={position} onChoose={setChosen} />
      {value !== null && <RawJson value={value} />}
    </div>
  );
}
