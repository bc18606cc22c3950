import "server-only";
import type { GoogleGenAI } from "@google/genai";
import { gemini } from "./client";

// The SDK says that these parts of it are experimental, once for every client, which is with every call. The
// log is for what happens.

export function environmentsOf(signal: AbortSignal): GoogleGenAI["environments"] {
  return withoutWarning(() => gemini(signal).environments);
}

export function agentsOf(signal: AbortSignal): GoogleGenAI["agents"] {
  return withoutWarning(() => gemini(signal).agents);
}

/** Nothing else can run between the first line and the last. */
function withoutWarning<T>(open: () => T): T {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return open();
  } finally {
    console.warn = warn;
  }
}
