import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/lib/server/env";
import { createRig, type Rig } from "@/lib/server/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const ADDRESSES = [
  "http://127.0.0.1:65530/inside",
  "http://169.254.169.254/latest/meta-data/",
  "https://user:password@example.com/",
  "http://[::1]:22/",
  "https://example.com/a",
  "file:///etc/passwd",
];

/** The ports to which this process opens connections while `run` runs. */
async function portsOf(run: () => Promise<unknown>): Promise<Set<number>> {
  const ports = new Set<number>();
  const watch = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on("connectionAttempt", (_address: string, port: number) => ports.add(port));
  };
  subscribe("net.client.socket", watch);
  try {
    await run();
  } finally {
    unsubscribe("net.client.socket", watch);
  }
  return ports;
}

function knownPorts(): number[] {
  const { GOOGLE_GEMINI_BASE_URL, DATABASE_URL } = env();
  return [GOOGLE_GEMINI_BASE_URL, DATABASE_URL].flatMap((url) => (url ? [Number(new URL(url).port)] : []));
}

test("SS-06 addresses in a message are words for Google: this server opens none of them", async () => {
  const text = `Compare these pages: ${ADDRESSES.join(" ")}`;
  const ports = await portsOf(async () => {
    const turn = await rig.ask({ text, settings: { tools: [{ type: "url_context" }] } });
    expect(turn.status).toBe("completed");
  });
  expect([...ports].filter((port) => !knownPorts().includes(port))).toEqual([]);
  expect((await rig.calls()).at(-1)).toMatchObject({
    tools: [{ type: "url_context" }],
    input: [{ type: "user_input", content: [{ type: "text", text }] }],
  });
});

test("a connection to anywhere else would have been seen", async () => {
  const ports = await portsOf(() => fetch("http://127.0.0.1:65530/").catch(() => undefined));
  expect([...ports]).toEqual([65530]);
});
