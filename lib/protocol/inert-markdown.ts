/**
 * Markdown that somebody else may have written, made harmless for whatever opens it: no HTML, no picture that
 * is fetched, and no link but to the web, to mail and within the page. It reads as before; code stays as it
 * is where every reader of Markdown agrees that it is code, and is escaped where they might not.
 */
export function toInertMarkdown(text: string): string {
  return splitFences(text.replaceAll(/\r\n?/g, "\n"))
    .map((part) => (part.kind === "code" ? toFence(part.code, part.language) : toInertText(part.text)))
    .join("\n");
}

/** One line of plain text, as such: nothing in it is Markdown, or ends the line. */
export function toInertLine(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return line
    .replaceAll(/[\\`*[\]|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replaceAll(/[&<>]/g, toEntity);
}

/** Code as a block that nothing in it can end. */
export function toFence(code: string, language = ""): string {
  let longest = 2;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  const end = code === "" || code.endsWith("\n") ? "" : "\n";
  return `${fence}${/^[\w+#.-]{1,30}$/.test(language) ? language : ""}\n${code}${end}${fence}`;
}

function toEntity(character: string): string {
  if (character === "&") return "&amp;";
  return character === "<" ? "&lt;" : "&gt;";
}

type Part = { kind: "text"; text: string } | { kind: "code"; code: string; language: string };

type Fence = { closing: RegExp; indent: string; language: string; code: string[] };

/** What may be long is looked at once from its beginning: nothing here may have to be tried in another way. */
function openFence(line: string): Fence | null {
  const [indent = ""] = /^ */.exec(line) ?? [];
  const [run = ""] = /^(?:`+|~+)/.exec(line.slice(indent.length)) ?? [];
  const rest = line.slice(indent.length + run.length);
  if (run.length < 3 || rest.includes("`")) return null;
  const [, language = ""] = /^[ \t]*(\S*)/.exec(rest) ?? [];
  return { closing: new RegExp(`^ *\\${run[0]}{${run.length},}[ \\t]*$`), indent, language, code: [] };
}

/**
 * Fenced code, apart from the text around it. Whether one that is indented belongs to a list is seen
 * differently, so it is lifted out of there, and ends where its indentation does.
 */
export function splitFences(text: string): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let open: Fence | null = null;
  const closeText = () => {
    if (lines.length > 0) parts.push({ kind: "text", text: lines.join("\n") });
    lines = [];
  };
  const closeCode = ({ code, language }: Fence) => {
    parts.push({ kind: "code", code: code.join("\n"), language });
    open = null;
  };
  for (const line of text.split("\n")) {
    const fence: Fence | null = open;
    if (fence?.closing.test(line)) {
      closeCode(fence);
      continue;
    }
    if (fence && (line.trim() === "" || line.startsWith(fence.indent))) {
      fence.code.push(line.slice(fence.indent.length));
      continue;
    }
    if (fence) closeCode(fence);
    open = openFence(line);
    if (open) closeText();
    else lines.push(line);
  }
  if (open) closeCode(open);
  closeText();
  return parts;
}

/** A paragraph at a time, because no code span reaches past an empty line. */
function toInertText(text: string): string {
  return text
    .split(/(\n[ \t]*\n)/)
    .map((paragraph) => toInertParagraph(paragraph))
    .join("");
}

function toInertParagraph(paragraph: string): string {
  const lines = paragraph.split("\n").map(splitSpans);
  // One backtick too many, and what is code depends on where a reader sees the paragraph begin.
  if (lines.includes(null)) return toInertSpan(paragraph);
  return lines
    .map((spans) => (spans ?? []).map(({ text, isCode }) => (isCode ? text : toInertSpan(text))).join(""))
    .join("\n");
}

// Where an address begins by itself, what follows is part of it, backticks among it.
const BARE_ADDRESS = /:\/\/|mailto:|xmpp:|www\.|@/i;

type Span = { text: string; isCode: boolean };

/** The code spans of a line; null where its backticks are no pairs, or a table might part them. */
function splitSpans(line: string): Span[] | null {
  const spans: Span[] = [];
  let rest = line;
  for (;;) {
    const opening = /(?<!\\)`+/.exec(rest);
    if (!opening) return rest.includes("`") ? null : [...spans, { text: rest, isCode: false }];
    const [run] = opening;
    const before = rest.slice(0, opening.index);
    const after = rest.slice(opening.index + run.length);
    const closing = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`).exec(after);
    if (!closing || before.includes("`") || BARE_ADDRESS.test(lastWordOf(before))) return null;
    const inside = after.slice(0, closing.index);
    if (inside.includes("|")) return null;
    spans.push({ text: before, isCode: false }, { text: `${run}${inside}${run}`, isCode: true });
    rest = after.slice(closing.index + run.length);
  }
}

function lastWordOf(text: string): string {
  return text.split(/\s/).at(-1) ?? "";
}

// Spelt out: any other spelling of an address is one that some reader takes for another.
const SAFE = String.raw`(?:https?:\/\/|mailto:|#)`;
const HTML = /<(?=[A-Za-z/!?])(?!https?:\/\/[^\s<>\x60"']*>)/gi;
const DESTINATION = new RegExp(String.raw`\](\\*)([(:])(?!\s*<?${SAFE})`, "gi");

function toInertSpan(text: string): string {
  return text
    .replaceAll(HTML, "&lt;")
    .replaceAll("![", "[")
    .replaceAll(DESTINATION, (whole, slashes: string, sign: string) =>
      // Behind an odd number of backslashes it is escaped already.
      slashes.length % 2 === 1 ? whole : `]${slashes}\\${sign}`,
    );
}
