import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRig, type Rig } from "@/lib/server/rig";

/** An address of this machine where nobody listens any more. */
async function findClosedAddress(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}`;
}

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ GOOGLE_GEMINI_BASE_URL: await findClosedAddress() });
});
afterAll(() => rig.close());

test("UF-11 a refused connection is tried again, twice, and then said in words", async () => {
  const turn = await rig.ask({ text: "hello" });
  expect(turn.status).toBe("failed");
  expect(turn.error?.code).toBe("upstream_unavailable");
  expect(turn.cursor).toBeGreaterThan(4);
});
