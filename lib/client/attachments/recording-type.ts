const EXTENSIONS: Record<string, string> = { "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "weba" };

/** The ending of a recording's name by what the browser records. */
export function extensionOf(mimeType: string): string {
  return EXTENSIONS[mimeType] ?? "weba";
}
