import "server-only";

const ORIENTATION = 0x0112;
const SHORT = 3;
const UPRIGHT = 1;
const MOST_TURNS = 8;
const ENTRY_BYTES = 12;

/** Which way up a picture is to be shown, as its EXIF (a TIFF without pixels) says; 1 where it says nothing. */
export function orientationOf(exif: Buffer): number {
  if (exif.length < 8) return UPRIGHT;
  const isLittle = exif.toString("latin1", 0, 2) === "II";
  const u16 = (at: number) => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const directory = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  if (directory + 2 > exif.length) return UPRIGHT;
  const end = Math.min(directory + 2 + u16(directory) * ENTRY_BYTES, exif.length - ENTRY_BYTES + 1);
  for (let at = directory + 2; at < end; at += ENTRY_BYTES) {
    if (u16(at) !== ORIENTATION || u16(at + 2) !== SHORT) continue;
    const orientation = u16(at + 8);
    return orientation >= UPRIGHT && orientation <= MOST_TURNS ? orientation : UPRIGHT;
  }
  return UPRIGHT;
}

/** An EXIF that says which way up and nothing else; null where the picture is upright, and needs none. */
export function exifOf(orientation: number): Buffer | null {
  if (orientation === UPRIGHT) return null;
  const exif = Buffer.alloc(8 + 2 + ENTRY_BYTES + 4);
  exif.write("MM\0*", 0, "latin1");
  exif.writeUInt32BE(8, 4);
  exif.writeUInt16BE(1, 8);
  exif.writeUInt16BE(ORIENTATION, 10);
  exif.writeUInt16BE(SHORT, 12);
  exif.writeUInt32BE(1, 14);
  exif.writeUInt16BE(orientation, 18);
  return exif;
}
