import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ApiClient, newId } from "./api-client";
import { ChatPage, settled, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { withApp } from "./with-app";

test.use({ expectedConsole: [/status of (429|503)/] });

async function drain(response: Response): Promise<number> {
  await response.text();
  return response.status;
}

test.describe("a limit", () => {
  test("RL-01 keeps the draft and says until when, and the message goes once it is over @phone", async ({
    page,
    emulator,
  }) => {
    const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, TURNS_PER_HOUR: "1" };
    await withApp(
      env,
      async (app) => {
        const chat = new ChatPage(page);
        await page.goto(app.url);
        await chat.ask("Hello [pace: 0]");
        const refused = await chat.send("And now count to 3 [pace: 0]");
        await expect(refused.getByRole("alert")).toHaveText(
          /^That was a lot in a short time\. You can go on (tomorrow )?at \d\d:\d\d( [AP]M)?\. Your message is kept\.$/,
        );
        await expect(chat.message).toHaveValue("And now count to 3 [pace: 0]");
        await page.reload();
        await expect(chat.message).toHaveValue("And now count to 3 [pace: 0]");
      },
      page,
    );
  });

  test("RL-01 RL-10 is told with Retry-After, and what was accepted before is served all the same", async ({
    emulator,
  }) => {
    const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, TURNS_PER_HOUR: "2" };
    await withApp(env, async ({ url }) => {
      const client = new ApiClient(url);
      const first = { text: "Hello [pace: 0]", threadId: newId(), turnId: newId() };
      expect(await drain(await client.send(first))).toBe(200);
      expect(await drain(await client.send({ text: "Hello [pace: 0]" }))).toBe(200);
      const refused = await client.send({ text: "Hello [pace: 0]" });
      expect(refused.status).toBe(429);
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(1_800);
      const { error } = await refused.json();
      expect(error.code).toBe("limit_reached");
      expect(error.retryAt).toBeGreaterThan(Date.now());
      expect(await drain(await client.send(first))).toBe(200);
    });
  });

  test("RL-02 bites by address where the cookie is thrown away each time", async ({ emulator }) => {
    const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, OWNERS_PER_HOUR: "3" };
    await withApp(env, async ({ url }) => {
      const sendAsNew = () => new ApiClient(url).send({ text: "Hello [pace: 0]" });
      const statuses: number[] = [];
      for (let sent = 0; sent < 5; sent += 1) statuses.push(await drain(await sendAsNew()));
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
      expect((await sendAsNew()).headers.get("set-cookie"), "nobody was made").toBeNull();
    });
  });

  test("RL-04 cannot be walked around by a forged X-Forwarded-For", async ({ emulator }) => {
    const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, OWNERS_PER_HOUR: "2" };
    const forge = (url: string, hops: string) =>
      new ApiClient(url).fetch("/api/session", {
        method: "POST",
        body: {},
        // A server reads 16 kB of headers, so only the first says all of it.
        headers: {
          "x-forwarded-for": hops,
          "x-parley-peer": hops.slice(0, 20),
          "x-real-ip": hops.slice(0, 20),
        },
      });
    const HOPS = ["1.1.1.1", "2.2.2.2, 3.3.3.3", "not an address", Array(1_000).fill("4.4.4.4").join(",")];
    await withApp(env, async ({ url }) => {
      const statuses: number[] = [];
      for (const hops of HOPS) statuses.push(await drain(await forge(url, hops)));
      expect(statuses).toEqual([200, 200, 429, 429]);
    });
    await withApp({ ...env, TRUST_PROXY: "1" }, async ({ url }) => {
      const statuses: number[] = [];
      // Whatever the client has written before it, the proxy's own word is the last.
      for (const forged of ["5.5.5.5, ", "6.6.6.6, ", "7.7.7.7, "]) {
        statuses.push(await drain(await forge(url, `${forged}9.9.9.9`)));
      }
      expect(statuses).toEqual([200, 200, 429]);
      expect(await drain(await forge(url, "9.9.9.9, 8.8.8.8")), "somebody else's address").toBe(200);
    });
  });

  test("RL-09 of too many open streams lets a page follow as soon as there is room", async ({ emulator }) => {
    const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, STREAMS_AT_ONCE: "2" };
    await withApp(env, async ({ url }) => {
      const client = new ApiClient(url);
      await client.json("/api/session", { method: "POST", body: {} });
      const [one, two] = [
        await client.fetch("/api/activity/events"),
        await client.fetch("/api/activity/events"),
      ];
      const refused = await client.fetch("/api/activity/events");
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await refused.json()).error.code).toBe("streams_at_once");
      expect((await client.fetch("/api/threads")).status, "everything else is served").toBe(200);
      await one.body?.cancel();
      await expect
        .poll(async () => {
          const again = await client.fetch("/api/activity/events");
          await again.body?.cancel();
          return again.status;
        })
        .toBe(200);
      await two.body?.cancel();
    });
  });
});

test("RL-11 a message that is larger than it may be is refused before Google is asked", async ({
  client,
  emulator,
}) => {
  await client.json("/api/session", { method: "POST", body: {} });
  const word = `w${newId()}`;
  const text = (length: number) => ({ type: "text", text: word.padEnd(length, "x") });
  const link = (number: number) => ({ type: "image", uri: `https://example.com/${word}-${number}.png` });
  const inputs = {
    "a text of 64,001 characters": [text(64_001)],
    "as much text in two parts": [text(40_000), text(24_001)],
    "21 files": Array.from({ length: 21 }, (_, number) => link(number)),
    "nothing at all": [],
    "half a megabyte": [text(600_000)],
  };
  for (const [name, input] of Object.entries(inputs)) {
    const body = {
      turnId: newId(),
      parentId: null,
      input,
      settings: { model: "gemini-3.8-flash" },
      newThread: true,
    };
    const refused = await client.fetch(`/api/threads/${newId()}/turns`, { method: "POST", body });
    expect([400, 413], name).toContain(refused.status);
  }
  expect(await client.json("/api/threads")).toMatchObject({ threads: [], nextCursor: null });
  expect(await emulator.calls(word)).toEqual([]);
});

test("RL-07 a day's money that is used up is said, the draft is kept, and all can be read", async ({
  page,
  emulator,
}) => {
  // One answer may cost a quarter of a dollar, so one is asked for and no other beside it.
  const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, DAILY_USD_CAP: "0.3" };
  await withApp(
    env,
    async (app) => {
      const chat = new ChatPage(page);
      await page.goto(app.url);
      const running = await chat.send("count to 1000 [pace: 1.5]");
      await expect.poll(() => textOf(running)).toContain("10 11");
      const url = await chat.threadUrl();
      await chat.newChat();
      const refused = await chat.send("And another one");
      await expect(refused.getByRole("alert")).toHaveText(
        /^What may still be spent here today is too little for this\. You can go on .+\. Your message is kept\.$/,
      );
      await expect(chat.message).toHaveValue("And another one");
      await page.goto(url);
      const written = chat.replies.first();
      await settled(written);
      expect(await textOf(written), "what was being written is written to its end").toContain("999 1000");
    },
    page,
  );
});

const run = promisify(execFile);

test("RL-15 the switch is seen in an open page without a reload, and nothing that was written is lost", async ({
  page,
  emulator,
}) => {
  const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url };
  await withApp(
    env,
    async (app) => {
      const switchTo = (wish: "on" | "off") =>
        run(process.execPath, ["scripts/model-calls.mjs", wish], {
          env: { ...process.env, DATABASE_URL: "", DATA_DIR: app.folder },
        });
      const chat = new ChatPage(page);
      const banner = page.getByText("Answers are switched off on this server for now.");
      await page.goto(app.url);
      const reply = await chat.ask("Count to 3 [pace: 0]");
      await chat.write("What comes next?");
      await switchTo("off");
      await expect(banner).toBeVisible({ timeout: 30_000 });
      await expect(chat.sendButton).toBeDisabled();
      await chat.message.press("Enter");
      await expect(page.getByText("It can be sent when answers are switched on again.")).toBeVisible();
      await expect(chat.message).toHaveValue("What comes next?");
      expect(await textOf(reply), "what is there can be read").toContain("1 2 3");
      expect(await drain(await new ApiClient(app.url).send({ text: "hi" }))).toBe(503);

      await page.reload();
      await expect(banner).toBeVisible();
      await expect(chat.message).toHaveValue("What comes next?");
      await switchTo("on");
      await expect(banner).toBeHidden({ timeout: 30_000 });
      await chat.sendButton.click();
      await expect(chat.replies).toHaveCount(2);
      await settled(chat.replies.last());
      await expect(statusOf(chat.replies.last())).not.toHaveText("Sending");
    },
    page,
  );
});

test("RL-15 a page that has sent nothing yet learns of the switch when it tries", async ({
  page,
  emulator,
}) => {
  const env = { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url, MODEL_CALLS: "off" };
  await withApp(
    env,
    async (app) => {
      const chat = new ChatPage(page);
      await page.goto(app.url);
      await expect(page.getByText("Answers are switched off on this server for now.")).toBeVisible();
      await chat.message.fill("Hello?");
      // The page, which was just loaded, may not have taken notice of the first.
      await expect(async () => {
        await chat.message.press("Enter");
        await expect(page.getByText("It can be sent when answers are switched on again.")).toBeVisible({
          timeout: 1_000,
        });
      }).toPass();
      await expect(chat.message).toHaveValue("Hello?");
      expect(await emulator.calls("Hello?")).toEqual([]);
    },
    page,
  );
});
