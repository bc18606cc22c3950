import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HttpError } from "@/lib/server/errors";
import { inspect } from "./inspect";
import * as files from "./test-files";

let folder: string;
let path: string;
beforeAll(async () => {
  // Longer than the test may take: what ends, ends by itself.
  vi.stubEnv("INSPECTION_TIMEOUT_MS", "600000");
  folder = await mkdtemp(join(tmpdir(), "parley-endless-"));
  path = join(folder, "file");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("UP-09 a header that leads back to itself comes to an end", async () => {
  for (const size of [0n, -1n, 1n, 24n, 2n ** 62n, -(2n ** 62n)]) {
    for (const length of [55, 200]) {
      await writeFile(path, files.wmv(size).subarray(0, length));
      const refusal = inspect(path, { name: "a.wmv", declaredType: "" }).catch((cause: unknown) => cause);
      expect(await refusal).not.toSatisfy((cause) => cause instanceof Error && !(cause instanceof HttpError));
    }
  }
});
