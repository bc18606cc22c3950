import { renderToReadableStream } from "react-dom/server";
import { expect, test } from "vitest";
import { hostileTexts } from "@/components/content/hostile-texts";
import type { Step } from "@/lib/protocol/interaction";
import type { ShareSnapshot } from "@/lib/protocol/shares";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import { SharedPage } from "./shared-page";

function turn(text: string, steps: readonly Step[]): Turn {
  const settings = { model: "gemini-3.8-flash" };
  const start = { id: "t", threadId: "s", parentId: null, kind: "message" as const, settings, createdAt: 0 };
  return { ...newTurn({ ...start, input: [{ type: "text", text }] }), status: "completed", steps };
}

async function shown(share: Omit<ShareSnapshot, "version" | "sharedOn">): Promise<string> {
  const page = <SharedPage shareId="s" share={{ version: 1, sharedOn: "2026-11-26", ...share }} />;
  const stream = await renderToReadableStream(page);
  await stream.allReady;
  return new Response(stream).text();
}

const answer = (text: string): Step => ({ type: "model_output", content: [{ type: "text", text }] });

test("a shared conversation is read without a composer, and nothing in it can be acted on", async () => {
  const markup = await shown({ title: "Genoa", turns: [turn("Tell me", [answer("A **harbour**.")])] });
  expect(markup).toContain('role="log" aria-label="Conversation"');
  expect(markup).toContain("<strong");
  expect(markup).toMatch(/<time [^>]*dateTime="2026-11-26">26 November 2026<\/time>/);
  expect(markup).toContain("Continue this conversation");
  expect(markup).not.toMatch(/textarea|aria-label="(Message|Edit|Regenerate|Read aloud|Details|Get code)"/);
});

test("a file that is not shared leaves its kind in its place", async () => {
  const picture = { type: "image", mediaProblem: "not_shared" };
  const step = { type: "model_output", content: [picture] } as Step;
  const markup = await shown({ title: "A heron", turns: [turn("Draw a heron", [step])] });
  expect(markup).toContain("This picture is not shared.");
  expect(markup).not.toMatch(/<img/);
});

test.each(hostileTexts)("SH-11 %s is inert as title, message and reply of a shared page", async (text) => {
  const markup = await shown({ title: text, turns: [turn(text, [answer(text)])] });
  const body = markup.replaceAll(/<script[^>]*>\$R\w+[^<]*<\/script>/g, "");
  expect(body).not.toMatch(
    /<(script|iframe|object|embed|base|meta|style|video|img|template|math\b(?! xmlns))/i,
  );
  expect(body).not.toMatch(/<[^>]*\son\w+=/i);
  expect(body).not.toMatch(/(href|src|action|formaction)="(?!https?:|mailto:|\/continue\/|#)/i);
});
