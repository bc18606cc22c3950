import { create } from "zustand";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";

/** Gone is one that Google has removed, or that is of somebody else. */
export type EnvironmentLoad = "loading" | "ready" | "gone" | "failed";

export type UploadProgress =
  | { state: "waiting" }
  | { state: "uploading"; sentBytes: number }
  | { state: "failed"; sentence: string; canRetry: boolean };

/** A file that is to come into an environment. Its bytes are held by `environment-uploads`. */
export type EnvironmentUpload = {
  key: string;
  environmentId: string;
  path: string;
  size: number;
  progress: UploadProgress;
};

export type EnvironmentState = {
  /** All of one's own; null until they are loaded. */
  environments: readonly EnvironmentEntry[] | null;
  /** By id, of environments that were opened. */
  entries: Readonly<Record<string, EnvironmentEntry>>;
  files: Readonly<Record<string, EnvironmentFileList>>;
  loads: Readonly<Record<string, EnvironmentLoad>>;
  uploads: readonly EnvironmentUpload[];
};

/** It lives longer than what shows it: files go on coming while that is closed. */
export const useEnvironmentState = create<EnvironmentState>(() => ({
  environments: null,
  entries: {},
  files: {},
  loads: {},
  uploads: [],
}));

export function putLoad(environmentId: string, load: EnvironmentLoad): void {
  useEnvironmentState.setState(({ loads }) => ({ loads: { ...loads, [environmentId]: load } }));
}

export function putEnvironment(entry: EnvironmentEntry, files: EnvironmentFileList): void {
  useEnvironmentState.setState((state) => ({
    environments: state.environments?.map((other) => (other.id === entry.id ? entry : other)) ?? null,
    entries: { ...state.entries, [entry.id]: entry },
    files: { ...state.files, [entry.id]: files },
    loads: { ...state.loads, [entry.id]: "ready" },
  }));
}

export function dropEnvironment(environmentId: string): void {
  useEnvironmentState.setState((state) => ({
    environments: state.environments?.filter(({ id }) => id !== environmentId) ?? null,
    loads: { ...state.loads, [environmentId]: "gone" },
    uploads: state.uploads.filter((upload) => upload.environmentId !== environmentId),
  }));
}
