"use client";

import { useEffect, useRef, useState } from "react";
import { extensionOf } from "./recording-type";

export const LONGEST_RECORDING_MS = 10 * 60_000;
const LEVEL_SIZE = 512;

type RecorderState = "asking" | "recording" | "refused" | "unavailable";

type Recorder = {
  state: RecorderState;
  /** From 0, silence, to 1; asked for as often as it is drawn. */
  level(): number;
  startedAt: number | null;
  /** Ends the recording and hands it over. */
  finish(): void;
};

/** Records the microphone for as long as it is mounted, or until it is finished. */
export function useRecorder(onRecorded: (file: File) => void): Recorder {
  const [state, setState] = useState<RecorderState>("asking");
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const running = useRef<{ recorder: MediaRecorder; level(): number } | null>(null);
  const recordedRef = useRef(onRecorded);
  useEffect(() => {
    recordedRef.current = onRecorded;
  });
  useEffect(() => {
    const end = new AbortController();
    void start(end.signal, (file) => recordedRef.current(file))
      .then((started) => {
        running.current = started;
        setStartedAt(started && Date.now());
        if (started) setState("recording");
      })
      .catch((cause: unknown) => setState(isRefusal(cause) ? "refused" : "unavailable"));
    return () => end.abort();
  }, []);
  return {
    state,
    startedAt,
    level: () => running.current?.level() ?? 0,
    finish: () => running.current?.recorder.stop(),
  };
}

function isRefusal(cause: unknown): boolean {
  return (
    cause instanceof DOMException && (cause.name === "NotAllowedError" || cause.name === "SecurityError")
  );
}

/** Null where it was ended before the microphone was there. */
async function start(signal: AbortSignal, onRecorded: (file: File) => void) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) {
    release();
    return null;
  }
  try {
    return record(stream, release, signal, onRecorded);
  } catch (cause) {
    release();
    throw cause;
  }
}

function record(
  stream: MediaStream,
  release: () => void,
  signal: AbortSignal,
  onRecorded: (file: File) => void,
) {
  const recorder = new MediaRecorder(stream);
  const pieces: Blob[] = [];
  const context = new AudioContext();
  const timer = setTimeout(() => recorder.stop(), LONGEST_RECORDING_MS);
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.onstop = () => {
    clearTimeout(timer);
    release();
    void context.close();
    if (signal.aborted) return;
    const type = recorder.mimeType.replace(/;.*/, "") || "audio/webm";
    onRecorded(new File(pieces, `recording.${extensionOf(type)}`, { type }));
  };
  signal.addEventListener("abort", () => recorder.state !== "inactive" && recorder.stop());
  recorder.start();
  return { recorder, level: listenTo(stream, context) };
}

/** How loud it is now, as the root of the mean square of the latest samples. */
function listenTo(stream: MediaStream, context: AudioContext): () => number {
  const analyser = new AnalyserNode(context, { fftSize: LEVEL_SIZE });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(LEVEL_SIZE);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / LEVEL_SIZE;
    return Math.min(1, Math.sqrt(square) * 4);
  };
}
