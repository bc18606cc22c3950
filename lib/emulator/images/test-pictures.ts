import { inflateSync } from "node:zlib";

/** The pixels of a PNG as this folder writes it: 8 bits, red, green, blue, filters none and up. */
export function decodePng(bytes: Buffer) {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * 3;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    if (raw[y * (stride + 1)] !== 2) throw new Error("Not the filter that was to be expected.");
    for (let x = 0; x < stride; x += 1) {
      const above = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0;
      pixels[y * stride + x] = above + (raw[y * (stride + 1) + 1 + x] ?? 0);
    }
  }
  return { width, height, pixels };
}

/** The share of pixels that differ between two pictures of one size. */
export function differenceOf(first: Uint8Array, second: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < first.length; at += 3) {
    const isSame =
      first[at] === second[at] && first[at + 1] === second[at + 1] && first[at + 2] === second[at + 2];
    if (!isSame) count += 1;
  }
  return (count * 3) / first.length;
}

/** Walks a JPEG from marker to marker; throws where it is not well-formed. */
export function walkJpeg(bytes: Buffer) {
  const segments = new Map<number, Buffer>();
  if (bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    throw new Error("No ends.");
  let at = 2;
  for (let marker = 0; marker !== 0xffda; ) {
    marker = bytes.readUInt16BE(at);
    if (marker < 0xff00) throw new Error(`No marker at ${at}.`);
    const length = bytes.readUInt16BE(at + 2);
    segments.set(marker, bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  // In what follows every 0xff is escaped, up to the end of the image.
  for (let scan = bytes.indexOf(0xff, at); scan < bytes.length - 2; scan = bytes.indexOf(0xff, scan + 1)) {
    if (bytes[scan + 1] !== 0) throw new Error(`A marker at ${scan}, inside the picture.`);
  }
  const frame = segments.get(0xffc0);
  return { height: frame?.readUInt16BE(1), width: frame?.readUInt16BE(3), segments };
}
