/** Whether sound is samples without a header, in whichever spelling of the type. */
export function isRawAudio({ mime_type }: Record<string, unknown>): boolean {
  return /^audio\/l16\b/i.test(String(mime_type));
}

/** Samples a second, from the field or from the type's parameter. */
export function rateOf({ mime_type, sample_rate }: Record<string, unknown>): number {
  return Number(sample_rate ?? /rate=(\d+)/i.exec(String(mime_type))?.[1] ?? 24_000);
}
