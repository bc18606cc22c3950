/** The bytes behind the chips of this page: they cannot be written down, and a reload lets go of them. */
const files = new Map<string, { file: File; previewUrl: string }>();

export function holdFile(attachmentKey: string, file: File): void {
  files.set(attachmentKey, { file, previewUrl: URL.createObjectURL(file) });
}

export function heldFile(attachmentKey: string): File | null {
  return files.get(attachmentKey)?.file ?? null;
}

/** An address of this page for the file, to show it by; null where only the server has it. */
export function previewOf(attachmentKey: string): string | null {
  return files.get(attachmentKey)?.previewUrl ?? null;
}

export function letGo(attachmentKey: string): void {
  const held = files.get(attachmentKey);
  if (held) URL.revokeObjectURL(held.previewUrl);
  files.delete(attachmentKey);
}
