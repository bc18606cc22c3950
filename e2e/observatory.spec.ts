import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { startTlsFront, type TlsFront } from "./tls-front";

type Result = { name: string; pass: boolean; result: string; modifier: number };
type Scan = { grade: string; score: number; status: number; results: Result[] };

async function scan(front: TlsFront, path: string): Promise<Scan> {
  const args = [
    join(import.meta.dirname, "observatory-scan.mjs"),
    `${front.httpPort}`,
    `${front.httpsPort}`,
    path,
  ];
  const { PATH = "" } = process.env;
  const env = { NODE_ENV: "production" as const, PATH, NODE_EXTRA_CA_CERTS: front.certificateFile };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout);
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

for (const path of ["/", "/agents"]) {
  test(`HD-08 Mozilla's scanner gives ${path} its best grade, and nothing is left to mend`, async ({
    app,
  }) => {
    test.skip(
      !hasOpenssl,
      "There is no openssl here, which makes the certificate that the scanner asks for.",
    );
    const front = await startTlsFront(app.url);
    try {
      const { grade, score, status, results } = await scan(front, path);
      expect(status).toBe(200);
      expect(results).toHaveLength(10);
      expect(results.filter(({ pass, modifier }) => !pass || modifier < 0)).toEqual([]);
      expect(grade).toBe("A+");
      expect(score).toBeGreaterThanOrEqual(130);
    } finally {
      front.remove();
    }
  });
}
