import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const LOCAL_SERVER = "postgres://postgres@127.0.0.1:5432/postgres";

/** A PostgreSQL to run the server's tests on, too: the one that is named, or one on this machine. */
async function findServer(): Promise<string | null> {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: 5432, timeout: 1000 });
    socket
      .on("connect", () => resolve(true))
      .on("error", () => resolve(false))
      .on("timeout", () => resolve(false));
    socket.on("connect", () => socket.end());
  });
  return answers ? LOCAL_SERVER : null;
}

const server = await findServer();
if (!server) console.warn("No PostgreSQL answers: the server's tests run on SQLite only.");

// Modules of the server are loaded as Next loads them, or `server-only` would refuse.
const shared = {
  resolve: { alias: { "@": root }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server", "node"] } },
};
const test = {
  environment: "node" as const,
  testTimeout: 30_000,
  hookTimeout: 30_000,
  pool: "forks" as const,
};
const SERVER = ["lib/server/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...test,
          name: "unit",
          include: ["lib/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
          exclude: SERVER,
        },
      },
      {
        resolve: { alias: { "@": root } },
        test: { ...test, name: "components", include: ["components/**/*.test.{ts,tsx}"] },
      },
      { ...shared, test: { ...test, name: "server on SQLite", include: SERVER } },
      ...(server
        ? [
            {
              ...shared,
              test: {
                ...test,
                name: "server on PostgreSQL",
                include: SERVER,
                env: { TEST_SERVER_URL: server },
              },
            },
          ]
        : []),
    ],
  },
});
