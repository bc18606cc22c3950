import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import type { ApiClient } from "./api-client";

export type LocalFile = { name: string; type: string; bytes: Uint8Array };

/** A file on its way in; `content` is what a message has of it, once its bytes are there. */
export type Attachment = {
  id: string;
  name: string;
  size: number;
  content: { type: string; mime_type: string; uri: string; media: { id: string } } | null;
};

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

type Announced = Omit<LocalFile, "bytes"> & { bytes: Uint8Array; size?: number };

/** Says that a file will come. */
export function announce(client: ApiClient, { name, type, bytes, size }: Announced): Promise<Attachment> {
  const body = { name, type, size: size ?? bytes.length, sha256: sha256Of(bytes) };
  return client.json("/api/attachments", { method: "POST", body });
}

/** Sends the bytes of a file that was announced. */
export function put(
  client: ApiClient,
  id: string,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return client.fetch(`/api/attachments/${id}`, { method: "PUT", body: bytes, headers });
}

/** Attaches a file as the page does. */
export async function attach(client: ApiClient, file: LocalFile): Promise<Attachment> {
  const { id } = await announce(client, file);
  const response = await put(client, id, file.bytes);
  if (!response.ok) throw new Error(`${file.name} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export function textFile(text: string, name = "words.txt"): LocalFile {
  return { name, type: "text/plain", bytes: Buffer.from(text) };
}

function pngBlock(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  // Nothing that takes it in looks at the checksum.
  return Buffer.concat([length, Buffer.from(type), content, Buffer.alloc(4)]);
}

/** A PNG whose header says that it is so large. */
export function pngFile(width = 2, height = 2, name = "picture.png"): LocalFile {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt16BE(0x0802, 8);
  const rows = deflateSync(Buffer.alloc(100));
  const blocks = [pngBlock("IHDR", header), pngBlock("IDAT", rows), pngBlock("IEND", Buffer.alloc(0))];
  return {
    name,
    type: "image/png",
    bytes: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...blocks]),
  };
}

/** A WAV of so many bytes of silence. */
export function wavFile(size = 1_000, name = "sound.wav"): LocalFile {
  const header = Buffer.alloc(44);
  header.write("RIFF");
  header.writeUInt32LE(size + 36, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(0x10001, 20);
  header.writeUInt32LE(24_000, 24);
  header.writeUInt32LE(48_000, 28);
  header.writeUInt32LE(0x100002, 32);
  header.write("data", 36);
  header.writeUInt32LE(size, 40);
  return { name, type: "audio/wav", bytes: Buffer.concat([header, Buffer.alloc(size)]) };
}

/** The boxes of an MP4 around the bytes of a film: what comes before them, and what after. */
export function mp4Frame(size: number): { before: Buffer; after: Buffer } {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size + 8);
  head.write("mdat", 4);
  const brand = Buffer.from("\0\0\0\x14ftypisom\0\0\0\0isom", "latin1");
  return {
    before: Buffer.concat([brand, head]),
    after: Buffer.from("\0\0\0\x14moov\0\0\0\x0cmvhd\0\0\0\0", "latin1"),
  };
}

export function pdfFile(name = "paper.pdf"): LocalFile {
  const bytes = Buffer.from(
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
  );
  return { name, type: "application/pdf", bytes };
}
