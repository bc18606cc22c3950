export interface Movie {
  width: number;
  height: number;
  framesPerSecond: number;
  /** One NAL unit each. */
  frames: { unit: Buffer; isKey: boolean }[];
  parameterSets: [Buffer, Buffer];
  /** Kept in a box that players step over. */
  note: Buffer;
}

const TIMESCALE = 600;
const UNITY_MATRIX = numbers(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

/** An MP4 of one track whose index stands before its pictures, so that it plays while it loads. */
export function toMp4(movie: Movie): Buffer {
  const samples = movie.frames.map(({ unit }) => Buffer.concat([numbers(unit.length), unit]));
  const sizes = samples.map(({ length }) => length);
  const head = [box("ftyp", ascii("isom"), numbers(512), ascii("isomiso2avc1mp41")), box("free", movie.note)];
  const before = head.reduce((sum, { length }) => sum + length, 0);
  // The index tells where the pictures begin, which depends on its own length.
  const length = toIndex(movie, sizes, 0).length;
  return Buffer.concat([...head, toIndex(movie, sizes, before + length + 8), box("mdat", ...samples)]);
}

function toIndex(movie: Movie, sizes: number[], firstSample: number): Buffer {
  const { width, height, frames, framesPerSecond } = movie;
  const perFrame = TIMESCALE / framesPerSecond;
  const duration = perFrame * frames.length;
  const header = box(
    "mvhd",
    numbers(0, 0, 0, TIMESCALE, duration, 0x10000),
    shorts(0x100),
    Buffer.alloc(10),
    UNITY_MATRIX,
    Buffer.alloc(24),
    numbers(2),
  );
  const track = box(
    "tkhd",
    numbers(3, 0, 0, 1, 0, duration),
    Buffer.alloc(16),
    UNITY_MATRIX,
    numbers(width * 65_536, height * 65_536),
  );
  const keys = frames.flatMap(({ isKey }, index) => (isKey ? [index + 1] : []));
  const table = box(
    "stbl",
    box("stsd", numbers(0, 1), toSampleEntry(movie)),
    box("stts", numbers(0, 1, frames.length, perFrame)),
    box("stss", numbers(0, keys.length, ...keys)),
    box("stsc", numbers(0, 1, 1, frames.length, 1)),
    box("stsz", numbers(0, 0, sizes.length, ...sizes)),
    box("stco", numbers(0, 1, firstSample)),
  );
  const media = box(
    "mdia",
    box("mdhd", numbers(0, 0, 0, TIMESCALE, duration), shorts(0x55c4, 0)),
    box("hdlr", numbers(0, 0), ascii("vide"), Buffer.alloc(12), ascii("Parley\0")),
    box(
      "minf",
      box("vmhd", numbers(1), Buffer.alloc(8)),
      box("dinf", box("dref", numbers(0, 1), box("url ", numbers(1)))),
      table,
    ),
  );
  return box("moov", header, box("trak", track, media));
}

function toSampleEntry({ width, height, parameterSets: [sequence, picture] }: Movie): Buffer {
  const resolution = numbers(72 * 65_536, 72 * 65_536, 0);
  const fields = [
    Buffer.alloc(6),
    shorts(1),
    Buffer.alloc(16),
    shorts(width, height),
    resolution,
    shorts(1),
    Buffer.alloc(32),
    shorts(24, 0xffff),
  ];
  const profile = sequence.subarray(1, 4);
  const config = [
    Buffer.from([1]),
    profile,
    Buffer.from([0xff, 0xe1]),
    shorts(sequence.length),
    sequence,
    Buffer.from([1]),
    shorts(picture.length),
    picture,
  ];
  return box("avc1", ...fields, box("avcC", ...config));
}

function box(type: string, ...content: Buffer[]): Buffer {
  const size = content.reduce((sum, { length }) => sum + length, 8);
  return Buffer.concat([numbers(size), ascii(type), ...content]);
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

function shorts(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
