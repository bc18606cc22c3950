import type { Step } from "./interaction";
import type { MediaContent } from "./media";
import { newTurn, type Turn } from "./thread";

/** An id that can be told from another one by its first letter. */
export const idOf = (letter: string) => letter.repeat(22);

const media = (letter: string, extra: object = {}) =>
  ({
    type: "image",
    mime_type: "image/png",
    uri: `/api/media/${idOf(letter)}`,
    media: { id: idOf(letter), name: `${letter}.png`, size: 5, width: 2, height: 2 },
    ...extra,
  }) as MediaContent;

// Some shapes are those of an API that is newer than the types, or of none.
const steps = [
  { type: "thought", signature: "signed", summary: [{ type: "text", text: "what it thought" }] },
  {
    type: "google_search_call",
    id: "s1",
    signature: "signed",
    search_type: "web_search",
    arguments: { queries: ["what was searched"], other: "argument" },
  },
  { type: "google_search_result", call_id: "s1", result: [{ search_suggestions: "<b>suggested</b>" }] },
  {
    type: "code_execution_call",
    id: "c1",
    signature: "signed",
    arguments: { code: "print(1)", language: "python" },
  },
  {
    type: "code_execution_result",
    call_id: "c1",
    result: [{ type: "text", text: "written" }, media("c"), { type: "hologram", text: "odd" }],
    is_error: false,
  },
  { type: "code_execution_call", id: "c2", arguments: { code: "print(2)", language: "python" } },
  { type: "code_execution_result", call_id: "c2", result: "2", is_error: true },
  { type: "function_call", id: "f1", name: "look_up", arguments: { who: "Ann" }, signature: "signed" },
  { type: "function_result", call_id: "f1", name: "look_up", result: [{ type: "text", text: "found" }] },
  { type: "mcp_server_tool_call", id: "m1", name: "ask", server_name: "mine", arguments: { q: "asked" } },
  { type: "mcp_server_tool_result", call_id: "m1", result: [{ type: "text", text: "answered" }] },
  { type: "url_context_call", id: "u1", arguments: { urls: ["https://page.example/"] } },
  {
    type: "url_context_result",
    call_id: "u1",
    result: [{ url: "https://page.example/", status: "success" }],
  },
  { type: "google_maps_call", id: "g1", arguments: { queries: ["near home"] } },
  { type: "google_maps_result", call_id: "g1", result: [{ places: [{ name: "Cafe", place_id: "p" }] }] },
  { type: "file_search_call", id: "r1" },
  { type: "file_search_result", call_id: "r1", result: [{ text: "of a file" }] },
  { type: "hologram", content: [{ type: "text", text: "of a later API" }] },
  {
    type: "model_output",
    unknown_deltas: [{ type: "scent", note: "rose" }],
    content: [
      {
        type: "text",
        text: "the answer",
        annotations: [
          { type: "url_citation", url: "https://r.example/1", title: "cited", start_index: 0, end_index: 3 },
          {
            type: "file_citation",
            document_uri: "fileSearchStores/x",
            file_name: "mine.pdf",
            source: "of it",
          },
          { type: "place_citation", place_id: "p", name: "Cafe", url: "https://maps.example/?cid=1" },
        ],
      },
      media("o"),
      {
        type: "image",
        mime_type: "image/png",
        data: "c2VjcmV0",
        uri: "https://generativelanguage.googleapis.com/f",
      },
      { type: "image", mediaProblem: "too_large" },
    ],
  },
];

/** A settled turn that has something in every field. */
export function fullTurn(): Turn {
  return {
    ...newTurn({
      id: idOf("t"),
      threadId: idOf("h"),
      parentId: idOf("p"),
      kind: "message",
      input: [
        { type: "text", text: "the message" },
        media("i", { referenceRole: "style" }),
        media("n"),
        { type: "video", uri: "https://videos.example/1", mime_type: "video/mp4" },
      ],
      settings: {
        model: "gemini-3.8-flash",
        system_instruction: "be brief",
        generation_config: { stop_sequences: ["stop"], speech_config: [{ voice: "Puck", style: "calm" }] },
        tools: [
          { type: "mcp_server", name: "mine" },
          { type: "file_search", file_search_store_names: ["fileSearchStores/x"], metadata_filter: "a=1" },
          { type: "google_maps", latitude: 52.51, longitude: 13.4 },
          {
            type: "function",
            name: "look_up",
            description: "looks up",
            executor: { kind: "browser", code: "return 1" },
            approval: "ask",
          },
        ],
        environment: { environment_id: "env-1" },
        response_format: [
          {
            type: "text",
            mime_type: "application/json",
            schema: {
              type: "object",
              title: "Person",
              description: "what is told to the model",
              properties: { name: { type: "string", description: "of whom", enum: ["Ann"] } },
              required: ["name"],
              secret: "unknown",
            },
          },
        ],
      },
      createdAt: Date.UTC(2026, 10, 26, 9, 41, 7, 123),
    }),
    status: "completed",
    steps: steps as Step[],
    stepTimings: steps.map((_, at) => ({ startedAt: 12_340 + at, stoppedAt: 12_349 + at })),
    argumentTexts: { 9: '{"half' },
    callNotes: {
      7: { arguments: { who: "edited" }, decision: "allowed", scope: "once", reason: "because", resultAt: 8 },
    },
    interactions: [
      {
        id: "v1_interaction",
        status: "completed",
        firstStep: 0,
        service_tier: "flex",
        environment_id: "env-1",
      },
    ],
    lastEventId: "event-1",
    calledAt: 12_311,
    preparing: { stage: "uploading", name: "mine.pdf" },
    waiting: { until: 12_312, code: "rate_limited" },
    error: { code: "model_failed", detail: "what Google said", retryAt: 12_313 },
    firstTextAt: 12_314,
    settledAt: 12_315,
    cursor: 12_316,
  };
}
