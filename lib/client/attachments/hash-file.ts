/** The SHA-256 of a file in hexadecimal. Rejects where the file cannot be read any more, or on abort. */
export function hashFile(file: File, signal: AbortSignal): Promise<string> {
  const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
  const hashed = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ hash: string | null }>) =>
      data.hash === null ? reject(new Error("The file cannot be read.")) : resolve(data.hash);
    worker.onerror = () => reject(new Error("The file cannot be read."));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.postMessage(file);
  });
  return hashed.finally(() => worker.terminate());
}
