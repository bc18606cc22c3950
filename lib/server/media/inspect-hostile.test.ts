import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { HttpError } from "@/lib/server/errors";
import { inspect } from "./inspect";
import * as files from "./test-files";

const LIMIT_MS = 1_000;
const FUZZ_MS = 8_000;
const TICK_MS = 10;

let folder: string;
let path: string;
beforeAll(async () => {
  vi.stubEnv("INSPECTION_TIMEOUT_MS", String(LIMIT_MS));
  folder = await mkdtemp(join(tmpdir(), "parley-hostile-"));
  path = join(folder, "file");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function look(name: string, content: Uint8Array): Promise<unknown> {
  await writeFile(path, content);
  return inspect(path, { name, declaredType: "" });
}

/** How often other work had its turn while `work` ran. */
async function turnsBeside(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, TICK_MS);
  await work().finally(() => clearInterval(clock));
  return turns;
}

// The parser compares each of them with all that follow.
const ENDLESS = () => files.heic(640, 480, 26_000);

describe("UP-09 a file that was made to harm", () => {
  test("UP-09 that keeps its parser busy for long is given up, and the server works on meanwhile", async () => {
    const turns = await turnsBeside(() =>
      expect(look("endless.heic", ENDLESS())).rejects.toThrow("file_damaged"),
    );
    expect(turns).toBeGreaterThan(3);
  });

  test("UP-09 takes nothing from the files that come after it", async () => {
    await expect(look("endless.heic", ENDLESS())).rejects.toThrow("file_damaged");
    expect(await look("a.png", files.png())).toMatchObject({ mimeType: "image/png" });
  });

  test(
    "UP-09 of any type and with any bytes changed is taken or refused, and holds nothing up",
    async () => {
      const turns = await turnsBeside(() =>
        fc.assert(
          fc.asyncProperty(
            fc.constantFrom(...files.SAMPLES),
            fc.array(change, { maxLength: 8 }),
            async (sample, changes) => {
              const content = changes.reduce(apply, sample.content);
              await look(sample.name, content).catch(expectRefusal);
            },
          ),
          { numRuns: 10_000, interruptAfterTimeLimit: FUZZ_MS, markInterruptAsFailure: false },
        ),
      );
      expect(turns).toBeGreaterThan(10);
    },
    FUZZ_MS * 3,
  );
});

function expectRefusal(cause: unknown): void {
  if (!(cause instanceof HttpError)) throw cause;
  expect(cause.code).toMatch(/^(file_|too_many_pixels|suspicious_archive)/);
}

type Change = { kind: "byte" | "number" | "cut" | "repeat" | "nothing"; at: number; value: number };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("byte", "number", "cut", "repeat", "nothing"),
  // Most of what decides is in the first bytes.
  at: fc.oneof(fc.nat(63), fc.nat(2_000)),
  value: fc.oneof(fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff), fc.nat(0xffffffff)),
});

function apply(content: Buffer, { kind, at, value }: Change): Buffer {
  if (content.length === 0) return content;
  const position = at % content.length;
  const [before, after] = [content.subarray(0, position), content.subarray(position)];
  if (kind === "cut") return Buffer.from(before);
  if (kind === "repeat") return Buffer.concat([before, after.subarray(0, value % 64), after]);
  const put = kind === "byte" ? Buffer.from([value & 255]) : files.u32(value);
  return kind === "nothing" ? content : Buffer.concat([before, put, after.subarray(put.length)]);
}
