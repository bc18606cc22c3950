const HEADER_BYTES = 44;

/** 16-bit little-endian samples, as loud as they may be without being cut. Channels alternate. */
export function toPcm(channels: Float32Array[], peak = 0.8): Buffer {
  const [first = new Float32Array()] = channels;
  let loudest = 1e-6;
  for (const channel of channels) {
    for (const sample of channel) loudest = Math.max(loudest, Math.abs(sample));
  }
  const gain = (peak / loudest) * 32_767;
  const pcm = Buffer.alloc(first.length * channels.length * 2);
  const view = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
  channels.forEach((channel, offset) => {
    for (let index = 0; index < channel.length; index += 1) {
      view[index * channels.length + offset] = Math.round((channel[index] as number) * gain);
    }
  });
  return pcm;
}

/** Samples with the header that makes them a WAV. */
export function toWav(pcm: Buffer, sampleRate: number, channels: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(HEADER_BYTES - 8 + pcm.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([header, pcm]);
}
