import "server-only";

export type RawSound = { rate: number; channels: number };

const HEADER_BYTES = 44;
const PCM = 1;
const BITS = 16;
const DEFAULT_RATE = 24_000;

/**
 * Rate and channels of samples without a header (`audio/l16`, in any case and with any parameters);
 * null for sound that has a header of its own. The content's fields win over the type's parameters.
 */
export function rawSoundOf(content: {
  mime_type?: string | undefined;
  sample_rate?: number | undefined;
  channels?: number | undefined;
}): RawSound | null {
  const type = content.mime_type ?? "";
  if (!/^audio\/(l16|pcm)\b/i.test(type)) return null;
  return {
    rate: content.sample_rate ?? parameterOf(type, "rate") ?? DEFAULT_RATE,
    channels: content.channels ?? parameterOf(type, "channels") ?? 1,
  };
}

function parameterOf(type: string, name: string): number | null {
  const value = Number(new RegExp(`;\\s*${name}="?(\\d+)`, "i").exec(type)?.[1]);
  return value > 0 ? value : null;
}

/** The header that makes a WAV of so many bytes of 16-bit little-endian samples. */
export function wavHeader(bytes: number, { rate, channels }: RawSound): Buffer {
  const frame = (channels * BITS) / 8;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(BITS, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * frame, 28);
  header.writeUInt16LE(frame, 32);
  header.writeUInt16LE(BITS, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(bytes, 40);
  return header;
}
