import { Lexer, type Token, walkTokens } from "marked";
import { describe, expect, test } from "vitest";
import { parseApiEvent } from "./api-event";
import type { Content, Step } from "./interaction";
import { reduceTurn } from "./reduce";
import { ANSWERS } from "./shapes-of-answers";
import { ODDITIES } from "./shapes-of-oddities";
import { TOOLS } from "./shapes-of-tools";
import { newTurn, type Turn } from "./thread";
import { toMarkdown } from "./to-markdown";

const text = (words: string): Content => ({ type: "text", text: words });
const output = (...content: Content[]): Step => ({ type: "model_output", content });
const MEDIA_ID = "m".repeat(22);

function turnWith(changes: Partial<Turn>): Turn {
  const begun = newTurn({
    id: "a",
    threadId: "t",
    parentId: null,
    kind: "message",
    input: [text("What is it?")],
    settings: { model: "gemini-3.8-flash" },
    createdAt: 0,
  });
  return { ...begun, status: "completed", ...changes };
}

const picture = (name: string): Content =>
  ({
    type: "image",
    mime_type: "image/png",
    uri: `/api/media/${MEDIA_ID}`,
    media: { id: MEDIA_ID, name, size: 9 },
  }) as Content;

describe("a conversation as Markdown", () => {
  test("has its title, who said what, code as it was, and the names of files", () => {
    const code = "```ts\nconst a: Set<string> = new Set();\n```";
    const steps = [output(text(`Like so:\n\n${code}\n\nDone.`), picture("a fox.png"))];
    const turn = turnWith({ input: [text("Show me"), picture("mine.png")], steps });
    expect(toMarkdown({ title: "Sets & maps", turns: [turn] })).toBe(
      `${[
        "# Sets &amp; maps",
        "## You",
        "Show me",
        "Picture: mine.png",
        "## Reply (gemini-3.8-flash)",
        `Like so:\n\n${code}\n\nDone.`,
        "Picture: a fox.png",
        "",
      ]
        .join("\n\n")
        .trimEnd()}\n`,
    );
  });

  test("leads to files that stand beside it", () => {
    const turn = turnWith({ steps: [output(picture("a fox.png"))] });
    const markdown = toMarkdown({ title: null, turns: [turn] }, (id) => `files/${id}.png`);
    expect(markdown).toContain(`Picture: [a fox.png](files/${MEDIA_ID}.png)`);
  });

  test("numbers its sources, and says where each is used", () => {
    const annotations = [
      { type: "url_citation", url: "https://example.com/a", title: "One [1]", start_index: 0, end_index: 5 },
      { type: "url_citation", url: "javascript:alert(1)", title: "Two", start_index: 6, end_index: 11 },
    ];
    const block = { type: "text", text: "First and second.", annotations } as Content;
    const markdown = toMarkdown({ title: "T", turns: [turnWith({ steps: [output(block)] })] });
    expect(markdown).toContain("First [1] and s [2]econd.");
    expect(markdown).toContain("### Sources\n\n1. [One \\[1\\]](<https://example.com/a>)\n2. Two\n");
  });

  test("tells of tools in a line each, with the code that ran", () => {
    const steps = [
      { type: "google_search_call", id: "1", arguments: { queries: ["euro 2024", "<b>"] } },
      { type: "google_search_result", call_id: "1", result: [] },
      { type: "code_execution_call", id: "2", arguments: { code: "print('```')", language: "python" } },
      { type: "code_execution_result", call_id: "2", result: "```\n" },
      output(text("Spain.")),
    ] as Step[];
    const markdown = toMarkdown({ title: "T", turns: [turnWith({ steps })] });
    expect(markdown).toContain("- Searched Google: euro 2024, &lt;b&gt;");
    expect(markdown).toContain(
      "- Ran code\n\n````python\nprint('```')\n````\n\n````text\n```\n````\n\nSpain.",
    );
  });

  test("says how a reply ended that did not end well, and goes on with what continues it", () => {
    const cut = turnWith({ status: "cut_off", steps: [output(text("Once upon"))] });
    const more = turnWith({ kind: "continuation", input: [], steps: [output(text("a time."))] });
    const markdown = toMarkdown({ title: "T", turns: [cut, more] });
    expect(markdown).toContain("Once upon\n\n*The answer was cut off. What arrived is kept.*\n\na time.\n");
    expect(markdown.match(/^## /gm)).toHaveLength(2);
  });

  const shapes = [...ANSWERS, ...TOOLS, ...ODDITIES];
  test.each(shapes)("RN-16 of whatever the API sends is text, and runs nothing: $name", ({ events }) => {
    const known = events.flatMap((event) => parseApiEvent(event) ?? []);
    const turn = known.reduce(
      (folded, event, index) => reduceTurn(folded, { ...event, seq: index + 1, at: 1 }),
      turnWith({ status: "in_progress" }),
    );
    expect(turn.steps.length).toBeGreaterThan(0);
    for (const status of ["completed", "in_progress"] as const) {
      const found: Token[] = [];
      void walkTokens([...Lexer.lex(toMarkdown({ title: null, turns: [{ ...turn, status }] }))], (token) => {
        if (token.type === "html" || token.type === "image") found.push(token);
      });
      expect(found).toEqual([]);
    }
  });

  test("RN-16 takes titles, names, sources and arguments as words", () => {
    const hostile = "![x](https://evil.example)<img src=x onerror=alert(1)>`|\n# [y](javascript:alert(1))";
    const steps = [
      { type: "mcp_server_tool_call", id: "1", name: hostile, server_name: hostile, arguments: {} },
      { type: "function_call", id: "2", name: hostile, arguments: { [hostile]: hostile } },
      { type: "url_context_call", id: "3", arguments: { urls: [hostile] } },
      { type: "code_execution_call", id: "4", arguments: { code: hostile, language: hostile } },
      output(picture(hostile), {
        type: "text",
        text: hostile,
        annotations: [{ type: "url_citation", url: `https://x.example/>${hostile}`, title: hostile }],
      } as Content),
    ] as Step[];
    const settings = { model: hostile };
    const turn = turnWith({ input: [text(hostile), picture(hostile)], steps, settings });
    const dangers: string[] = [];
    void walkTokens([...Lexer.lex(toMarkdown({ title: hostile, turns: [turn] }))], (token) => {
      const isLink = token.type === "link" && !/^https?:/.test(token.href);
      if (token.type === "html" || token.type === "image" || isLink) dangers.push(token.raw);
    });
    expect(dangers).toEqual([]);
  });
});
