import { type Container, opened } from "./open-blocks";
import { appendToCode } from "./open-code";
import { appendToParagraph } from "./open-paragraph";
import { appendToTable } from "./open-table";

/**
 * More of a line whose start was fed as "long": goes to the innermost open block without a look
 * at its structure. So a line of a megabyte costs each update no more than the update brings.
 */
export function appendText(container: Container, text: string): Container {
  const { open } = container;
  switch (open?.kind) {
    case "code":
      return opened(container, open.isClosed ? open : appendToCode(open, text));
    case "math":
      return opened(container, { ...open, tex: open.tex + text });
    case "quote":
    case "footnote":
      return opened(container, { ...open, body: appendText(open.body, text) });
    case "list":
      return opened(container, { ...open, item: { ...open.item, body: appendText(open.item.body, text) } });
    case "table":
      return opened(container, appendToTable(open, text));
    default:
      return appendToParagraph(container, text);
  }
}
