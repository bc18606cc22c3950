const MP3_RATES = [44_100, 48_000, 32_000];
const MP3_KBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MP3_KBITS_LOW = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** How long a sound is, where its header says so or lets it be estimated. */
export function secondsOfAudio(mimeType: string, head: Buffer, sizeBytes: number): number | undefined {
  if (head.toString("latin1", 0, 4) === "RIFF") return secondsOfWav(head, sizeBytes);
  if (head.toString("latin1", 0, 4) === "fLaC") return secondsOfFlac(head);
  if (/audio\/l16/.test(mimeType)) {
    const rate = Number(/rate=(\d+)/.exec(mimeType)?.[1] ?? 24_000);
    return sizeBytes / 2 / rate;
  }
  return /audio\/(mp3|mpeg)/.test(mimeType) ? secondsOfMp3(head, sizeBytes) : undefined;
}

function secondsOfWav(head: Buffer, sizeBytes: number): number | undefined {
  const format = head.indexOf("fmt ");
  const samples = head.indexOf("data", format);
  if (format < 0 || samples < 0 || samples + 8 > head.length) return undefined;
  const bytesPerSecond = head.readUInt32LE(format + 16);
  // Recorders that stream leave the size at its largest value.
  const stated = head.readUInt32LE(samples + 4);
  const bytes = Math.min(stated, sizeBytes - samples - 8);
  return bytesPerSecond > 0 ? bytes / bytesPerSecond : undefined;
}

function secondsOfFlac(head: Buffer): number | undefined {
  if (head.length < 26) return undefined;
  const rate = head.readUIntBE(18, 3) >>> 4;
  const samples = (head.readUInt8(21) & 15) * 2 ** 32 + head.readUInt32BE(22);
  return rate > 0 && samples > 0 ? samples / rate : undefined;
}

/** By the count of frames where an encoder left one, else by the bit rate of the first. */
function secondsOfMp3(head: Buffer, sizeBytes: number): number | undefined {
  const start = findFrame(head, skipTag(head));
  if (start === undefined) return undefined;
  const header = head.readUInt32BE(start);
  const version = (header >>> 19) & 3;
  const isVersion1 = version === 3;
  const divisor = isVersion1 ? 1 : version === 2 ? 2 : 4;
  const rate = (MP3_RATES[(header >>> 10) & 3] ?? 44_100) / divisor;
  const kbits = (isVersion1 ? MP3_KBITS : MP3_KBITS_LOW)[(header >>> 12) & 15] ?? 0;
  const tag = head.subarray(start, start + 64);
  const counted = Math.max(tag.indexOf("Xing"), tag.indexOf("Info"));
  if (counted > 0 && (tag.readUInt8(counted + 7) & 1) === 1) {
    return (tag.readUInt32BE(counted + 8) * (isVersion1 ? 1_152 : 576)) / rate;
  }
  return kbits > 0 ? (sizeBytes - start) / (kbits * 125) : undefined;
}

function skipTag(head: Buffer): number {
  if (head.toString("latin1", 0, 3) !== "ID3" || head.length < 10) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10);
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d);
}

function findFrame(head: Buffer, from: number): number | undefined {
  for (let at = from; at + 4 <= head.length; at += 1) {
    const isSync = head[at] === 0xff && ((head[at + 1] ?? 0) & 0xe6) === 0xe2;
    if (isSync && ((head[at + 2] ?? 0) & 0xf0) !== 0xf0 && ((head[at + 2] ?? 0) & 0x0c) !== 0x0c) return at;
  }
  return undefined;
}
