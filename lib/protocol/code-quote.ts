// Ends of lines to some parsers, and marks that turn the order of what follows or cannot be seen.
const UNSEEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text in double quotes as JSON, TypeScript and Python read it alike. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll(
    UNSEEN,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text as one word of a POSIX shell, which reads nothing inside of single quotes. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
