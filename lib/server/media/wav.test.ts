import { describe, expect, test } from "vitest";
import { rawSoundOf, wavHeader } from "./wav";

describe("samples without a header are known", () => {
  test.each([
    ["audio/l16;rate=24000", 24_000, 1],
    ["audio/L16;codec=pcm;rate=24000", 24_000, 1],
    ["AUDIO/L16; RATE=8000; CHANNELS=2", 8_000, 2],
    ["audio/l16 ;  rate=48000", 48_000, 1],
    ['audio/l16;rate="44100"', 44_100, 1],
    ["audio/pcm;rate=16000", 16_000, 1],
    ["audio/l16", 24_000, 1],
    ["audio/l16;rate=", 24_000, 1],
    ["audio/l16;rate=0", 24_000, 1],
    ["audio/l16;rate=fast;samplerate=9", 24_000, 1],
    ["audio/l16;bitrate=9;rate=11025", 11_025, 1],
  ])("by their type, at any rate and in any case: %s", (mime_type, rate, channels) => {
    expect(rawSoundOf({ mime_type })).toEqual({ rate, channels });
  });

  test("by the fields beside the type, which win", () => {
    expect(rawSoundOf({ mime_type: "audio/l16;rate=8000", sample_rate: 24_000, channels: 2 })).toEqual({
      rate: 24_000,
      channels: 2,
    });
  });

  test.each([
    "audio/wav",
    "audio/mpeg",
    "audio/ogg;codecs=opus",
    "audio/l24",
    "audio/pcmu",
    "video/l16",
    "",
    undefined,
  ])("and sound that has a header of its own is left as it is: %s", (mime_type) => {
    expect(rawSoundOf({ mime_type })).toBeNull();
  });
});

describe("the header of a WAV", () => {
  test("is what players expect, byte for byte", () => {
    expect(wavHeader(1_000, { rate: 24_000, channels: 1 }).toString("hex")).toBe(
      [
        "52494646", // RIFF
        "0c040000", // 36 and the samples
        "57415645", // WAVE
        "666d7420", // fmt and a space
        "10000000", // 16 bytes of format
        "0100", // PCM
        "0100", // one channel
        "c05d0000", // 24,000 Hz
        "80bb0000", // 48,000 bytes in a second
        "0200", // 2 bytes in a frame
        "1000", // 16 bits
        "64617461", // data
        "e8030000", // 1,000 bytes
      ].join(""),
    );
  });

  test("says how many bytes a second of two channels has", () => {
    const header = wavHeader(0, { rate: 44_100, channels: 2 });
    expect([header.readUInt16LE(22), header.readUInt32LE(28), header.readUInt16LE(32)]).toEqual([
      2, 176_400, 4,
    ]);
  });
});
