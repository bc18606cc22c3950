const PICTURE = /\.(png|jpe?g|gif|webp)$/i;
const PROSE = ["", "txt", "text", "log", "csv", "tsv", "pdf", "docx", "rtf"];

/** Whether a browser shows a file of that name as a picture. */
export function isPicture(name: string): boolean {
  return PICTURE.test(name);
}

/** Whether a file of that name is words, not code. */
export function isProse(name: string): boolean {
  return PROSE.includes(languageOf(name));
}

/** What code in a file is written in: the highlighter knows languages by the endings of names. */
export function languageOf(name: string): string {
  const lower = name.toLowerCase();
  if (lower === "dockerfile" || lower === "makefile") return lower;
  return /\.([a-z0-9+]+)$/.exec(lower)?.[1] ?? "";
}
