import { HOSTILE_FAMILIES, hostileTexts } from "../components/content/hostile-texts";
import { settled } from "./chat-page";
import { openFedPage } from "./fed-page";
import { expect, test } from "./fixtures";
import { watchForHarm } from "./watch-for-harm";

// The thread of a fed page is not on the server.
test.use({ expectedConsole: [/status of 404/] });

const BATCH = 40;
const batches = Array.from({ length: Math.ceil(hostileTexts.length / BATCH) }, (_, index) =>
  hostileTexts.slice(index * BATCH, (index + 1) * BATCH),
);

test("RN-01 the corpus has hundreds of texts, of every family", () => {
  expect(hostileTexts.length).toBeGreaterThan(400);
  for (const [family, texts] of Object.entries(HOSTILE_FAMILIES)) {
    expect(texts.length, family).toBeGreaterThan(20);
  }
});

test.describe("the watch itself", () => {
  test.use({ expectedConsole: [/./], expectedViolations: [/./] });

  test("RN-01 notices what markup does where it is taken for markup", async ({ context, app }) => {
    const harm = await watchForHarm(context, app.url);
    test.slow();
    const { scripts, loads } = HOSTILE_FAMILIES;
    const every = [...scripts, ...loads].filter((_, index) => index % 3 === 0);
    const unnoticed: string[] = [];
    let shown = "";
    await context.route(/evil\.example/, (route) => route.abort());
    await context.route(`${app.url}/markup`, (route) =>
      route.fulfill({ contentType: "text/html", body: `<!doctype html><div role="log">${shown}` }),
    );
    const page = await context.newPage();
    for (const text of every) {
      const before = harm.length;
      shown = text;
      // One of them may lead away from there before it is whole.
      await page.goto(`${app.url}/markup`, { waitUntil: "domcontentloaded" }).catch(() => null);
      if (harm.length === before) unnoticed.push(text);
    }
    expect(unnoticed.length, unnoticed.join("\n")).toBeLessThan(every.length / 10);
  });
});

for (const [index, texts] of batches.entries()) {
  test(`RN-01 RN-02 RN-12 a reply is inert at each of its letters: ${index * BATCH + 1} to ${index * BATCH + texts.length}`, async ({
    page,
    context,
    app,
  }) => {
    test.slow();
    const harm = await watchForHarm(context, app.url);
    const chat = await openFedPage(page);
    const prefixes = await page.evaluate(stream, texts);
    expect(prefixes, "every prefix of the longest was on the page").toBe(Math.max(...texts.map(lettersIn)));
    const reply = chat.replies.first();
    await settled(reply);
    await expect(reply.locator("[data-part=content]")).toHaveCount(texts.length + 1);
    expect(harm).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window).filter((key) => /^(x|ran)$/.test(key)))).toEqual([]);
    expect(page.url()).toMatch(new RegExp(`^${app.url}/threads/[\\w-]{22}$`));
  });
}

const lettersIn = (text: string) => [...text].length;

/**
 * Runs in the page: each text is an output of its own, and all grow by a letter at a time, beside one of plain
 * letters that tells when a letter is on the page. Resolves to how many there were.
 */
async function stream(texts: readonly string[]): Promise<number> {
  let seq = 0;
  const event = (event_type: string, fields: object = {}) => {
    seq += 1;
    return `id: ${seq}\ndata: ${JSON.stringify({ event_type, at: seq, ...fields })}\n\n`;
  };
  const each = (toEvent: (index: number) => string) => outputs.map((_, index) => toEvent(index)).join("");
  const letters = texts.map((text) => [...text]);
  const length = Math.max(...letters.map((text) => text.length));
  const outputs = [...letters, Array<string>(length).fill("o")];
  const interaction = { id: "v1_x", object: "interaction", model: "gemini-3.8-flash", status: "in_progress" };
  window.feed(event("turn.started") + event("interaction.created", { interaction }));
  window.feed(each((index) => event("step.start", { index, step: { type: "model_output" } })));
  for (let at = 0; at < length; at += 1) {
    const grown = outputs.flatMap((text, index) =>
      at < text.length ? event("step.delta", { index, delta: { type: "text", text: text[at] } }) : [],
    );
    window.feed(grown.join(""));
    const shown = () =>
      [...document.querySelectorAll("[data-part=content]")].at(-1)?.textContent.trim().length;
    for (let frames = 0; shown() !== at + 1; frames += 1) {
      if (frames > 2_000) throw new Error(`letter ${at + 1} does not come: ${shown()} are shown`);
      await window.frame();
    }
  }
  window.feed(each((index) => event("step.stop", { index })));
  window.feed(event("interaction.completed", { interaction: { ...interaction, status: "completed" } }));
  window.feed(event("turn.settled", { status: "completed" }));
  return length;
}
