import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

// A thread of its own: the hash of a film takes seconds, in which one wants to go on writing.
self.addEventListener("message", async ({ data: file }: MessageEvent<File>) => {
  try {
    self.postMessage({ hash: await hashOf(file) });
  } catch {
    self.postMessage({ hash: null });
  }
});

/** Piece by piece, so that no more of the file than that is in memory. */
async function hashOf(file: File): Promise<string> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(hash.digest());
    hash.update(value);
  }
}
