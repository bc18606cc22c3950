export function parsePace(text: string): number | undefined {
  const match = [...text.matchAll(/\[pace:\s*(\d+(?:\.\d+)?)\s*\]/gi)].at(-1);
  return match ? Number(match[1]) : undefined;
}

/** The text as the partner should read it, without the words that steer the emulator. */
export function withoutSteering(text: string): string {
  return text.replace(/[ \t]*\[(?:fault|pace):[^\]]*\]/gi, "").trim();
}
