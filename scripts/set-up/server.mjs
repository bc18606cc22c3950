import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { originOf } from "./address.mjs";
import { root } from "./project.mjs";
import { say } from "./report.mjs";
import { exitCodeOfSignal, forwardSignals } from "./run.mjs";

/**
 * @typedef {import("./address.mjs").Address} Address
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 */

/** @param {string} origin */
const isAnswering = (origin) =>
  // Any answer will do. A connection would not: the port is open before the app has started.
  fetch(`${origin}/api/health`).then(
    () => true,
    () => false,
  );

/**
 * npm runs us in a shell and passes SIGTERM to that shell only, which dies of it and tells nobody.
 * So a parent that is gone means: stop.
 *
 * @param {ChildProcess} child
 */
function stopWhenNpmIsGone(child) {
  if (process.env.npm_lifecycle_event !== "start") return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    child.kill("SIGTERM");
  }, 250);
}

/**
 * Serves the build until it stops, and takes over its exit code.
 *
 * The server is a child, started without a shell: the system's Node may be older than the app's,
 * so this process cannot become the server. A preloaded module makes the child stop when this
 * process is killed outright, so no orphan keeps the port.
 *
 * @param {string} node24
 * @param {Address} address
 */
export async function serve(node24, address) {
  const followParent = new URL("./follow-parent.mjs", import.meta.url).href;
  const start = ["node_modules/next/dist/bin/next", "start", "-p", String(address.port)];
  const host = address.host ? ["-H", address.host] : [];
  const child = spawn(node24, ["--import", followParent, ...start, ...host], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // The app ends its running turns itself when it is told to stop; Next would cut them.
      NEXT_MANUAL_SIG_HANDLE: "true",
    },
  });
  forwardSignals(child);
  stopWhenNpmIsGone(child);
  child.on("exit", (code, signal) => process.exit(signal ? exitCodeOfSignal(signal) : (code ?? 1)));
  child.on("error", (error) => {
    say(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  const origin = originOf(address);
  while (!(await isAnswering(origin))) await wait(100);
  say(`\nParley is at ${origin}  (Ctrl-C stops it)\n`);
}
