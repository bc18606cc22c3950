/** The fields of a WAV's header, and its samples. Throws where a length is not what it should be. */
export function readWav(bytes: Buffer) {
  const isWav = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 16) === "WAVEfmt ";
  if (!isWav || bytes.readUInt32LE(4) !== bytes.length - 8) throw new Error("No WAV.");
  if (bytes.toString("latin1", 36, 40) !== "data" || bytes.readUInt32LE(40) !== bytes.length - 44) {
    throw new Error("The samples have another length than the header says.");
  }
  const channels = bytes.readUInt16LE(22);
  const sampleRate = bytes.readUInt32LE(24);
  const samples = toSamples(bytes.subarray(44));
  return { channels, sampleRate, samples, seconds: samples.length / channels / sampleRate };
}

export function toSamples(pcm: Buffer): Int16Array {
  return new Int16Array(Uint8Array.from(pcm).buffer, 0, Math.floor(pcm.length / 2));
}

/** The pitch of a sound in Hz: where it is most like itself a moment before, in its loudest fifth of a second. */
export function pitchOfSound(samples: Int16Array, sampleRate: number): number {
  const length = Math.floor(sampleRate / 5);
  let start = 0;
  let loudest = 0;
  for (let at = 0; at + 2 * length < samples.length; at += length) {
    const power = samples.subarray(at, at + length).reduce((sum, value) => sum + value * value, 0);
    if (power > loudest) [start, loudest] = [at, power];
  }
  let best = { lag: 1, likeness: Number.NEGATIVE_INFINITY };
  for (let lag = Math.floor(sampleRate / 350); lag < sampleRate / 70; lag += 1) {
    let likeness = 0;
    for (let at = start; at < start + length; at += 1)
      likeness += (samples[at] ?? 0) * (samples[at + lag] ?? 0);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return sampleRate / best.lag;
}
