import { ApiClient } from "./api-client";
import { startApp } from "./app-server";
import { handOver, pngFile, type TestFile, textFile } from "./attaching";
import { ChatPage } from "./chat-page";
import { attach } from "./files";
import { expect, test } from "./fixtures";
import { StorePage } from "./store-page";

const BRIDGES = [
  "Bridges of the world: an overview of arches of stone and spans of steel.",
  "The ferry bridge of Lindholm was opened in March 1932 after eight years of work.",
];

/** A PDF with a line of text on each of its pages. */
function pagedPdf(name: string, pages: readonly string[]): TestFile {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  pages.forEach((text, index) => {
    const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
    const resources = "/Resources << /Font << /F1 3 0 R >> >>";
    objects.push(`<< /Type /Page /Parent 2 0 R ${resources} /Contents ${5 + index * 2} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  const numbered = objects.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join("");
  const buffer = Buffer.from(`%PDF-1.4\n${numbered}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, "latin1");
  return { name, mimeType: "application/pdf", buffer };
}

test("4.2 a PDF in a store is indexed, and an answer cites the page of it @phone", async ({ page }) => {
  const [chat, store] = [new ChatPage(page), new StorePage(page)];
  await page.goto("/");
  await store.open();
  await expect(store.dialog).toContainText("There is no store yet.");
  await store.create("Papers");
  await store.enter("Papers");
  await expect(store.dialog).toContainText("This store is empty.");
  await store.add(pagedPdf("bridges.pdf", BRIDGES), textFile("slow [fault: slow processing 6s].txt"));
  await expect(store.row("slow").getByRole("progressbar", { name: /^Indexing slow/ })).toBeVisible();
  await store.ready("bridges.pdf");
  await store.ready("slow");
  await expect(store.dialog.getByRole("status")).toHaveText("2 documents ready to be searched.");
  await store.leave();
  await expect(store.dialog.getByRole("button", { name: "Open Papers" })).toBeFocused();
  await store.save();
  const reply = await chat.ask("When was the ferry bridge of Lindholm opened?");
  await expect(reply).toContainText("was opened in March 1932");
  await expect(reply.getByRole("list", { name: "Sources" })).toContainText("bridges.pdf, page 2");
});

test("a store that was just made is searched, also where its dialog is closed without saving", async ({
  page,
}) => {
  const [chat, store] = [new ChatPage(page), new StorePage(page)];
  await page.goto("/");
  await store.open();
  await store.create("Papers");
  await store.enter("Papers");
  await store.add(pagedPdf("bridges.pdf", BRIDGES));
  await store.ready("bridges.pdf");
  await page.keyboard.press("Escape");
  await expect(store.dialog).toBeHidden();
  const reply = await chat.ask("When was the ferry bridge of Lindholm opened?");
  await expect(reply.getByRole("list", { name: "Sources" })).toContainText("bridges.pdf, page 2");
});

test("4.2 a filter by metadata decides which documents are searched", async ({ page }) => {
  const [chat, store] = [new ChatPage(page), new StorePage(page)];
  const question = "What colour has the lighthouse in my documents?";
  await page.goto("/");
  await store.open();
  await store.create("Books");
  await store.enter("Books");
  await store.note("genre", "fiction");
  await store.add(textFile("novel.txt", "In the novel the lighthouse has the colour green."));
  await store.ready("novel.txt");
  await store.note("genre", "history");
  await store.add(textFile("chronicle.txt", "By the chronicle the lighthouse has the colour white."));
  await store.ready("chronicle.txt");
  await expect(store.row("chronicle.txt")).toContainText("genre: history");
  await store.leave();
  await store.dialog.getByRole("button", { name: "Add condition" }).click();
  await store.dialog.getByRole("textbox", { name: "Key of condition 1" }).fill("genre");
  await store.dialog.getByRole("textbox", { name: "Value of condition 1" }).fill("fiction");
  await store.save();
  const first = await chat.ask(question);
  await expect(first).toContainText("the colour green");
  await expect(first).not.toContainText("white");

  await store.open(true);
  await store.dialog.getByRole("button", { name: "Write as text" }).click();
  const filter = store.dialog.getByRole("textbox", { name: "Metadata filter as text" });
  await expect(filter).toHaveValue('genre = "fiction"');
  await filter.fill("genre = history");
  await expect(store.dialog).toContainText("The value of genre stands in quotes");
  await store.dialog.getByRole("button", { name: "Save" }).click();
  await expect(store.dialog, "what cannot be sent is not saved").toBeVisible();
  await filter.fill('genre = "history"');
  await store.save();
  const second = await chat.ask(question);
  await expect(second).toContainText("the colour white");
  await expect(second).not.toContainText("green");
});

test("4.2 documents and stores are deleted after one more question, and nothing names them any more", async ({
  page,
}) => {
  const store = new StorePage(page);
  await page.goto("/");
  await store.open();
  await store.create("Papers");
  await store.enter("Papers");
  await store.add(textFile("one.txt"), textFile("two.txt"));
  await store.ready("one.txt");
  await store.ready("two.txt");
  await store.row("one.txt").getByRole("button", { name: "Delete one.txt" }).click();
  await expect(store.dialog.getByRole("button", { name: "Keep" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(store.row("one.txt").getByRole("button", { name: "Delete one.txt" })).toBeFocused();
  await page.keyboard.press("Enter");
  await store.dialog.getByRole("button", { name: "Delete document" }).click();
  await expect(store.row("one.txt")).toBeHidden();
  await expect(store.documents.getByRole("listitem")).toHaveCount(1);
  await store.leave();
  await store.save();
  await expect(page.getByRole("button", { name: "Tools", exact: true })).toHaveAccessibleDescription(
    "On: File search",
  );
  await store.open(true);
  await store.enter("Papers");
  await store.dialog.getByRole("button", { name: "Delete store" }).click();
  await expect(store.dialog).toContainText("Delete “Papers” with 1 document");
  await store.dialog.getByRole("button", { name: "Delete store" }).click();
  await expect(store.dialog).toContainText("There is no store yet.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Tools", exact: true })).not.toHaveAccessibleDescription(
    /File/,
  );
  expect(await (await page.context().request.get("/api/stores")).json()).toEqual({ stores: [] });
});

test("4.2 a file that cannot be a document says so at once, and one that fails can be tried again", async ({
  page,
}) => {
  const store = new StorePage(page);
  await page.goto("/");
  await store.open();
  await store.create("Papers");
  await store.enter("Papers");
  await store.add(pngFile("holiday.png"), textFile("broken [fault: processing failed].txt"));
  await expect(store.row("holiday.png").getByRole("alert")).toContainText("not pictures");
  await store.row("holiday.png").getByRole("button", { name: "Remove holiday.png" }).click();
  await expect(store.row("holiday.png")).toBeHidden();
  await expect(store.row("broken").getByRole("alert")).toContainText("Google could not index this document.");
  await store
    .row("broken")
    .getByRole("button", { name: /^Try broken/ })
    .click();
  await expect(store.row("broken").getByRole("progressbar")).toBeVisible();
  await expect(store.row("broken").getByRole("alert")).toBeVisible();
});

test("4.2 files that are dropped on a store come into it and not into the message", async ({ page }) => {
  const store = new StorePage(page);
  await page.goto("/");
  await store.open();
  await store.create("Papers");
  await store.enter("Papers");
  await handOver(store.dialog.getByRole("region", { name: "Add documents" }), "drop", [
    textFile("dropped.txt"),
  ]);
  await store.ready("dropped.txt");
  await store.leave();
  await store.save();
  await expect(page.getByRole("list", { name: "Attachments" })).toBeHidden();
});

test("4.2 a document arrives although the server is killed while Google indexes it", async ({ emulator }) => {
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const client = new ApiClient(app.url);
    const { id } = await client.json<{ id: string }>("/api/stores", {
      method: "POST",
      body: { displayName: "Papers" },
    });
    const address = `/api/stores/${id}/documents`;
    const { id: attachmentId } = await attach(client, {
      name: "a.txt",
      type: "text/plain",
      bytes: Buffer.from("words"),
    });
    const body = { attachmentId, name: "slow [fault: slow processing 4s].txt", metadata: [] };
    await client.json(address, { method: "POST", body });
    const stateOf = async () =>
      (await client.json<{ documents: { state: string }[] }>(address)).documents.map(({ state }) => state);
    await expect.poll(stateOf).toEqual(["indexing"]);
    await app.kill();
    await app.restart();
    await expect.poll(stateOf, { timeout: 20_000 }).toEqual(["active"]);
    const uploads = (await emulator.requests()).filter(({ path }) =>
      path.includes(`${id}:uploadToFileSearchStore`),
    );
    expect(
      uploads.filter(({ body: sent }) => sent?.displayName),
      "it was sent once",
    ).toHaveLength(1);
  } finally {
    await app.remove();
  }
});
