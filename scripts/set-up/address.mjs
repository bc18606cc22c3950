import { createServer, isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { SetUpFailure, say } from "./report.mjs";

/** @typedef {{ port: number, host: string | undefined }} Address  no host: every address of this machine */

// A server that was told to stop may finish running answers for 25 s; a restart outlasts that.
const PATIENCE_MS = 30_000;

/** @returns {Address} */
export function addressFromEnv() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SetUpFailure(`PORT is "${process.env.PORT}", which is no port. Use a number from 1 to 65535.`);
  const host = process.env.HOSTNAME ?? "";
  // Docker and some shells set HOSTNAME to the machine's name. Listening on that alone would
  // make the server unreachable at localhost, so only an address is taken as one.
  return { port, host: isIP(host) || host === "localhost" ? host : undefined };
}

/** Where a browser on this machine finds it. @param {Address} address */
export function originOf({ port, host = "localhost" }) {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/**
 * Why nothing can listen there, as an error code of the system, or undefined.
 *
 * @param {Address} address
 * @returns {Promise<string | undefined>}
 */
function refusalAt({ port, host }) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/** @param {Address} address */
export async function waitForFreePort(address) {
  const { port, host } = address;
  const giveUpMs = performance.now() + PATIENCE_MS;
  let refusal = await refusalAt(address);
  if (refusal === "EADDRINUSE") {
    say(`Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
    say(`Waiting up to ${PATIENCE_MS / 1000} s for it, in case an earlier Parley is just ending.`);
  }
  while (refusal === "EADDRINUSE" && performance.now() < giveUpMs) {
    await wait(500);
    refusal = await refusalAt(address);
  }
  if (!refusal) return;
  const advice = {
    EADDRINUSE: `Port ${port} is still in use.`,
    EACCES: `This user may not listen on port ${port}. Choose another: PORT=3000 npm start`,
    EADDRNOTAVAIL: `HOSTNAME is ${host}, which is not an address of this machine.`,
  }[refusal];
  throw new SetUpFailure(advice ?? `Cannot listen on port ${port}: ${refusal}`);
}
