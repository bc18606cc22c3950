import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { findPostgres } from "./scripts/set-up/postgres.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const server = await findPostgres();
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
  // As many as there are cores, also of two: what the tests do is wait, for a database or a clock.
  maxWorkers: "100%",
  // What is awaited comes when it comes: a machine with other work fails no test by being slow.
  expect: { poll: { timeout: 20_000 } },
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
