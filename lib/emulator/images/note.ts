const LABEL = "parley-scene:";

/** The bytes of a note: what the emulator drew, in the picture itself, so that any copy can be edited. */
export function toNote(text: string): Buffer {
  return Buffer.from(LABEL + text, "utf8");
}

/** The note in the head of a picture or film: a JPEG's comment, a PNG's text chunk, an MP4's free box. */
export function readNote(head: Buffer): string | undefined {
  const at = head.subarray(0, 16 * 1024).indexOf(LABEL);
  if (at < 16) return undefined;
  const start = at + LABEL.length;
  const end = endOfNote(head, at);
  return end > start && end <= head.length ? head.toString("utf8", start, end) : undefined;
}

function endOfNote(head: Buffer, at: number): number {
  // Length, type and "Comment\0" stand before the label in a PNG, the size of the box and its type in an MP4.
  if (head[0] === 0x89) return at - 8 + head.readUInt32BE(at - 16);
  if (head.toString("latin1", 4, 8) === "ftyp") return at - 8 + head.readUInt32BE(at - 8);
  return at - 2 + head.readUInt16BE(at - 2);
}
