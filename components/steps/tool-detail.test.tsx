import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { hostileTexts } from "@/components/content/hostile-texts";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { ToolDetail } from "./tool-detail";

const SAFE_TAGS = /^(div|p|span|ul|li|a|pre|code|button|svg|path|rect|dl|dt|dd)$/;

function usesOf(text: string): ToolUse[] {
  const base = { key: 0, state: "done" as const, durationMs: null };
  return [
    { ...base, call: { type: "google_search_call", id: "1", arguments: { queries: [text] } }, result: null },
    {
      ...base,
      call: { type: "url_context_call", id: "2", arguments: { urls: [text] } },
      result: { type: "url_context_result", call_id: "2", result: [{ url: text, status: "success" }] },
    },
    {
      ...base,
      call: { type: "code_execution_call", id: "3", arguments: { code: text, language: "python" } },
      result: { type: "code_execution_result", call_id: "3", result: text },
    },
    {
      ...base,
      call: { type: "google_maps_call", id: "4", arguments: { queries: [text] } },
      result: {
        type: "google_maps_result",
        call_id: "4",
        result: [{ places: [{ name: text, url: text, review_snippets: [{ title: text, url: text }] }] }],
      },
    },
    {
      ...base,
      call: {
        type: "mcp_server_tool_call",
        id: "5",
        name: text,
        server_name: text,
        arguments: { [text]: text },
      },
      result: { type: "mcp_server_tool_result", call_id: "5", result: [{ type: "text", text }] },
    },
    {
      ...base,
      call: {
        type: "function_call",
        id: "6",
        name: text,
        arguments: { path: text, content: text, [text]: text },
      },
      result: { type: "function_result", call_id: "6", result: [{ type: "text", text }] },
    },
  ];
}

test("RN-01 whatever a tool was asked or answers is text, and leads only to the web", () => {
  for (const text of hostileTexts) {
    for (const use of usesOf(text)) {
      const markup = renderToStaticMarkup(<ToolDetail use={use} />);
      const tags = [...markup.matchAll(/<([a-z]+)/gi)].map(([, tag]) => tag ?? "");
      expect(
        tags.filter((tag) => !SAFE_TAGS.test(tag)),
        text,
      ).toEqual([]);
      const addresses = [...markup.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href ?? "");
      expect(
        addresses.filter((href) => !/^(https?|mailto):/.test(href)),
        text,
      ).toEqual([]);
      expect(markup, text).not.toMatch(/<[^>]* (on\w+|srcdoc|style)=/i);
    }
  }
});

test("an address that runs something, and one that is unsafe, is named and leads nowhere", () => {
  const [, page] = usesOf("javascript:alert(1)");
  expect(page && renderToStaticMarkup(<ToolDetail use={page} />)).not.toContain("href");
  const [, unsafe] = usesOf("https://example.com/");
  if (unsafe?.result?.type === "url_context_result") {
    unsafe.result.result = [{ url: "https://example.com/", status: "unsafe" }];
  }
  const markup = unsafe ? renderToStaticMarkup(<ToolDetail use={unsafe} />) : "";
  expect(markup).toContain("Unsafe, so not read");
  expect(markup).not.toContain("href");
});

test("a file that an agent has written shows its path and its words, and begins short", () => {
  const lines = Array.from({ length: 500 }, (_, at) => `line ${at}`).join("\n");
  const use: ToolUse = {
    key: 0,
    call: {
      type: "function_call",
      id: "w",
      name: "write_file",
      arguments: { path: "/src/a.py", content: lines },
    },
    result: null,
    state: "stopped",
    durationMs: null,
  };
  const markup = renderToStaticMarkup(<ToolDetail use={use} />);
  expect(markup).toContain("/src/a.py");
  expect(markup).toContain("line 39");
  expect(markup).not.toContain("line 40");
  expect(markup).toContain("Show all of it");
  expect(markup).toContain("It was stopped before there was a result.");
});
