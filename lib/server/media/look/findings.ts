export type Size = { width: number; height: number };

/** What a look at a file's bytes found. Nothing here was decided by the file's name. */
export type Findings = {
  /** The MIME type by the file's first bytes; null where they are of no known type. */
  detectedType: string | null;
  isText: boolean;
  size: Size | null;
  problem: "damaged" | "too_many_pixels" | "suspicious_archive" | null;
};
