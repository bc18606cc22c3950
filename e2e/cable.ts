import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The line between a browser and the app, which can be cut: what the browser calls offline leaves open connections alone. */
export type Cable = {
  url: string;
  /** Ends every connection and refuses new ones. */
  cut(): void;
  /** Brings requests to the app and no answer back. */
  deafen(): void;
  mend(): void;
  remove(): void;
};

export async function layCable(appUrl: string): Promise<Cable> {
  const port = Number(new URL(appUrl).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  let isDeaf = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  };
  const server = createServer((browser) => {
    keep(browser);
    if (isCut) return browser.destroy();
    const app = connect(port, "localhost");
    keep(app);
    browser.pipe(app);
    app.on("data", (bytes) => {
      if (!isDeaf) browser.write(bytes);
    });
    browser.on("close", () => app.destroy());
    app.on("close", () => browser.destroy());
    return undefined;
  }).listen(0, "localhost");
  await once(server, "listening");
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut,
    deafen: () => {
      isDeaf = true;
    },
    mend: () => {
      isCut = false;
      isDeaf = false;
    },
    remove: () => {
      cut();
      server.close();
    },
  };
}
