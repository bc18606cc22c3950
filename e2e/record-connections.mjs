import dgram from "node:dgram";
import { appendFileSync } from "node:fs";
import net from "node:net";

// Loaded before a program: writes down every connection that it opens, by whatever library.
const file = process.env.CONNECTIONS_FILE ?? "";
/** @param {string} line */
const note = (line) => appendFileSync(file, `${line}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = /** @type {typeof connect} */ (
  function (/** @type {any[]} */ ...args) {
    const [options, host] = Array.isArray(args[0]) ? args[0] : args;
    const isOptions = typeof options === "object" && options !== null;
    if (isOptions && options.path) note(`socket ${options.path}`);
    else
      note(
        `tcp ${isOptions ? (options.host ?? "localhost") : (host ?? "localhost")}:${isOptions ? options.port : options}`,
      );
    // @ts-expect-error Its overloads are passed on as they came.
    return connect.apply(this, args);
  }
);
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = /** @type {typeof send} */ (
  function (/** @type {any[]} */ ...args) {
    note("udp");
    // @ts-expect-error As above.
    return send.apply(this, args);
  }
);
