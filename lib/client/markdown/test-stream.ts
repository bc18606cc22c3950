import { advance, createMarkdownDocument, finish, type MarkdownDocument } from "./document";
import { toPlainText } from "./plain-text";

/** The document after each of the text's characters, and the finished one. */
export function* everyPrefix(text: string): Generator<{ read: string; document: MarkdownDocument }> {
  let document = createMarkdownDocument();
  for (let end = 1; end <= text.length; end += 1) {
    document = advance(document, text.slice(0, end));
    yield { read: text.slice(0, end), document };
  }
  yield { read: `${text}<end>`, document: finish(document) };
}

export function wholeDocument(text: string): MarkdownDocument {
  return finish(advance(createMarkdownDocument(), text));
}

/** What is shown at some moment and gone at the next, though nothing shown may go. */
export function shownAndLost(text: string): string[] {
  const losses: string[] = [];
  let shown = "";
  for (const { read, document } of everyPrefix(text)) {
    const now = visibleText(document);
    if (!isKept(shown, now))
      losses.push(`after ${JSON.stringify(read.slice(-40))}: ${shown.slice(-40)} → ${now.slice(-40)}`);
    shown = now;
  }
  return losses;
}

/** All that was ever visible while the text came, each state once. */
export function everShown(text: string): string[] {
  return [...new Set([...everyPrefix(text)].map(({ document }) => toPlainText(document)))];
}

// White space aside, because a line that becomes a table's row is spaced in another way.
function visibleText(document: MarkdownDocument): string {
  return toPlainText(document).replace(/\s+/g, "");
}

/** Are all of the characters still there, in their order? */
function isKept(before: string, after: string): boolean {
  let at = 0;
  for (const char of before) {
    at = after.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
