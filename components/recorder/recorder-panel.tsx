"use client";

import { Download } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { PanelHeader } from "@/components/ui/panel-header";
import { SidePanel } from "@/components/ui/side-panel";
import { Tabs } from "@/components/ui/tabs";
import { closeRecorder } from "@/lib/client/recorder/open-recorder";
import { toTimeline } from "@/lib/client/recorder/timeline";
import { useRecording } from "@/lib/client/recorder/use-recording";
import { saveFile } from "@/lib/client/save-file";
import { t } from "@/lib/i18n/translate";
import type { RecordingEntry } from "@/lib/protocol/recording";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { EventsView } from "./events-view";
import { ReceiptView } from "./receipt-view";
import { RecordingState } from "./recording-state";
import { TimelineView } from "./timeline-view";

const close = () => closeRecorder({ isFocusReturned: true });
const NONE: readonly RecordingEntry[] = [];

/** What a turn used, how it went step by step, and every event of it. */
export function RecorderPanel({ turn }: { turn: Turn }) {
  const recording = useRecording(turn.id, !isTurnSettled(turn));
  const entries = recording.entries ?? NONE;
  // Every token makes another turn; the timeline may lag behind what is read.
  const shown = useDeferredValue(turn);
  const rows = useMemo(() => toTimeline(shown, entries), [shown, entries]);
  const handleDownload = () => {
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`);
    saveFile(`turn-${turn.id}.jsonl`, lines, "application/jsonl");
  };
  const state = <RecordingState {...recording} />;
  return (
    <SidePanel label={t("Details")} onClose={close}>
      <PanelHeader title={t("Details")} closeLabel={t("Close details")} onClose={close}>
        <IconButton label={t("Download events")} disabled={entries.length === 0} onClick={handleDownload}>
          <Download aria-hidden strokeWidth={1.75} />
        </IconButton>
      </PanelHeader>
      <Tabs
        label={t("Details")}
        initial="timeline"
        tabs={[
          {
            value: "timeline",
            name: t("Timeline"),
            panel: (
              <>
                {isTurnSettled(turn) && <ReceiptView turn={turn} />}
                <TimelineView rows={rows} heardAt={entries.at(-1)?.at ?? 0} />
                {state}
              </>
            ),
          },
          {
            value: "events",
            name: t("Events"),
            panel: entries.length === 0 ? state : <EventsView entries={entries} />,
          },
        ]}
      />
    </SidePanel>
  );
}
