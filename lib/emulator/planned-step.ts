import type { FileChange } from "./environments/environment.ts";
import type { Random } from "./random.ts";
import type { Annotation, Content } from "./wire.ts";

/** What a scenario decides to do, before ids and signatures. */
export type PlannedStep =
  | { type: "thought"; summaries: string[] }
  | PlannedOutput
  | { type: "function_call"; name: string; arguments: Record<string, unknown> }
  | PlannedAgentTool
  | PlannedTool;

export interface PlannedOutput {
  type: "model_output";
  text: string;
  annotations?: Annotation[];
  /** To be drawn after the text. */
  chart?: Chart;
  /** The chart, once it is drawn. */
  picture?: Content;
}

/** A function of an agent's own, which it answers itself; `changes` are what that does to its files. */
export interface PlannedAgentTool {
  type: "agent_tool";
  name: string;
  arguments: Record<string, unknown>;
  result: string;
  isError?: boolean;
  changes?: FileChange[];
}

/** A tool of the API's own: its call and its result. */
export type PlannedTool =
  | {
      type: "google_search";
      queries: string[];
      suggestions: string[];
      searchType?: string;
      /** Whether it could not be done. */
      hasFailed?: boolean;
    }
  | {
      type: "code_execution";
      code: string;
      result: string;
      isError: boolean;
      language?: "python" | "bash";
      changes?: FileChange[];
    }
  | { type: "url_context"; pages: { url: string; status: UrlStatus }[] }
  | { type: "google_maps"; queries: string[]; places: Place[]; widgetToken?: string }
  | { type: "file_search" }
  | {
      type: "mcp_server_tool";
      name: string;
      serverName: string;
      arguments: Record<string, unknown>;
      result: string;
    };

export type UrlStatus = "success" | "error" | "paywall" | "unsafe";

/** As it stands in a result of Google Maps. */
export interface Place {
  name: string;
  place_id: string;
  url: string;
  review_snippets: { review_id: string; title: string; url: string }[];
}

export interface Chart {
  kind: "bars" | "line";
  values: number[];
}

export interface StepStyle {
  random: Random;
  /** The 2.5 generation adds empty signatures to tool steps; later ones sign those of built-in tools. */
  isOldGeneration: boolean;
  showsSummaries: boolean;
  /** After a function result there is nothing new to sign. */
  signsNothing: boolean;
  /** What is to be done at the result of a call that changes files; undefined where there are none. */
  onChanges?: (callId: string, changes: FileChange[]) => void;
}
