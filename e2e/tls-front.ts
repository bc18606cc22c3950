import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The app behind TLS, as a reverse proxy puts it there; plain http leads to it. */
export type TlsFront = {
  httpPort: number;
  httpsPort: number;
  /** Of who vouches for it: itself. */
  certificateFile: string;
  remove(): void;
};

export async function startTlsFront(appUrl: string): Promise<TlsFront> {
  const folder = mkdtempSync(join(tmpdir(), "parley-tls-"));
  const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", keyFile, "-out", certificateFile];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...names, ...files],
    {
      stdio: "ignore",
    },
  );
  const tls = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
  const front = createTlsServer(tls, (asked, answer) => {
    const headers = { ...asked.headers, "x-forwarded-proto": "https" };
    const passed = request(appUrl + asked.url, { method: asked.method ?? "GET", headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  const httpsPort = await listen(front);
  const plain = createServer((asked, answer) =>
    answer.writeHead(301, { location: `https://localhost:${httpsPort}${asked.url}` }).end(),
  );
  const httpPort = await listen(plain);
  return {
    httpPort,
    httpsPort,
    certificateFile,
    remove() {
      for (const server of [front, plain]) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server | ReturnType<typeof createTlsServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return (server.address() as AddressInfo).port;
}
