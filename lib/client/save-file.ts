/** Has the browser save what the page has made. */
export function saveFile(name: string, parts: BlobPart[], type = "text/plain"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
