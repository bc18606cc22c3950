import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmulator } from "./emulator.ts";
import { createEmulatorServer } from "./server.ts";
import { readUntilQuiet } from "./test-client.ts";

const emulator = createEmulator({ pace: 0 });
const server = createEmulatorServer(emulator);
let port = 0;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function post(input: string, init?: RequestInit) {
  return fetch(`http://127.0.0.1:${port}/v1/interactions?alt=sse`, {
    method: "POST",
    headers: { "x-goog-api-key": "k", "content-type": "application/json" },
    body: JSON.stringify({ model: "gemini-3.8-flash", stream: true, input }),
    ...init,
  });
}

test("events leave as they happen, not at the end", async () => {
  const response = await post("Count to 500 [pace: 1000]");
  const { text, end } = await readUntilQuiet(response);
  expect(end).toBe("quiet");
  expect(text).toContain("interaction.status_update");
  await response.body?.cancel().catch(() => undefined);
});

test("reset before headers closes the socket without a byte", async () => {
  const socket = connect(port, "127.0.0.1");
  const body = JSON.stringify({ model: "gemini-3.8-flash", input: "[fault: reset before headers]" });
  socket.write(
    `POST /v1/interactions HTTP/1.1\r\nHost: localhost\r\nx-goog-api-key: k\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const received: Buffer[] = [];
  socket.on("data", (bytes) => received.push(bytes));
  const [error] = await once(socket, "error").catch((thrown) => [thrown]);
  expect(error).toMatchObject({ code: "ECONNRESET" });
  expect(received).toEqual([]);
  await expect(post("[fault: reset before headers]")).rejects.toThrow("fetch failed");
});

test("reset mid stream breaks the body after some text", async () => {
  const { text, end } = await readUntilQuiet(await post("Count to 400 [fault: reset mid stream]"), 500);
  expect(text).toContain("1 2 3");
  expect(end).toBeInstanceOf(Error);
});

test("cut mid event ends the body cleanly inside a frame", async () => {
  const { text, end } = await readUntilQuiet(await post("Count to 400 [fault: cut mid event]"), 500);
  expect(end).toBe("closed");
  expect(text).not.toMatch(/\n\n$/);
});

test("a client that aborts leaves a stored run to finish", async () => {
  const abort = new AbortController();
  const response = await post("Count to 400 [pace: 0.1]", { signal: abort.signal });
  const first = await response.body?.getReader().read();
  const id = /"id":"(v1_[^"]+)"/.exec(new TextDecoder().decode(first?.value))?.[1];
  abort.abort();
  const get = async () => {
    const path = `http://127.0.0.1:${port}/v1/interactions/${id}`;
    return (await (await fetch(path, { headers: { "x-goog-api-key": "k" } })).json()).status;
  };
  await expect.poll(get).toBe("completed");
});

test("the program serves, and leaves at once on SIGTERM", async () => {
  const main = new URL("main.ts", import.meta.url).pathname;
  const env = { NODE_ENV: "test" as const, PORT: "0", EMULATOR_PACE: "0" };
  const program = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(program.stdout, "data");
  const url = /http:\S+/.exec(String(line))?.[0] ?? "";
  expect(await (await fetch(url)).text()).toContain("Interactions API");
  program.kill("SIGTERM");
  expect((await once(program, "exit"))[0]).toBe(0);
});
