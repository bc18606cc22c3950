import "server-only";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** One file of a zip. What is packed already, as pictures and films are, only costs time to pack again. */
export type ZipEntry = { path: string; bytes: ReadableStream<Uint8Array> | string; isPacked?: true };

/**
 * A zip that is made while it is read: entries are asked for one after the other, and only as fast as the
 * reader takes them. A reader that goes away ends it, and an entry that fails breaks it off.
 */
export function toZip(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  // Its type says less than it is: a PassThrough.
  const output = zip.outputStream as Readable;
  const fill = async () => {
    for await (const entry of entries) {
      if (output.destroyed) return letGo(entry);
      await add(zip, output, entry);
    }
    zip.end();
  };
  fill().catch((cause: unknown) => output.destroy(cause instanceof Error ? cause : new Error(String(cause))));
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** What was opened for a reader that has gone away meanwhile. */
async function letGo({ bytes }: ZipEntry): Promise<void> {
  if (typeof bytes !== "string") await bytes.cancel();
}

/** Resolves when all of the entry has been read, or nobody reads any more. */
function add(zip: ZipFile, output: Readable, { path, bytes, isPacked }: ZipEntry): Promise<void> {
  const source = typeof bytes === "string" ? Readable.from([Buffer.from(bytes)]) : toReadable(bytes);
  return new Promise((resolve, reject) => {
    const leave = () => {
      source.destroy();
      resolve();
    };
    output.once("close", leave);
    source.once("error", reject);
    source.once("end", () => {
      output.off("close", leave);
      resolve();
    });
    zip.addReadStream(source, path, { compress: !isPacked });
  });
}

function toReadable(bytes: ReadableStream<Uint8Array>): Readable {
  // The web's type of a stream and Node's are the same thing under two names.
  return Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]);
}
