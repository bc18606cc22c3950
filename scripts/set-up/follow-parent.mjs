// Preloaded into the server. The channel to the start script closes when that process ends, even
// by SIGKILL; without this the server would live on and keep the port.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
