import type { AddressInfo } from "node:net";
import { createEmulator } from "./emulator.ts";
import { createEmulatorServer } from "./server.ts";

const emulator = createEmulator({ pace: Number(process.env.EMULATOR_PACE ?? 1) });
const server = createEmulatorServer(emulator);

server.listen(Number(process.env.PORT ?? 8799), () => {
  const { port } = server.address() as AddressInfo;
  console.log(`Interactions API emulator on http://127.0.0.1:${port}/emulator`);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    emulator.close();
    server.close();
    server.closeAllConnections();
  });
}
