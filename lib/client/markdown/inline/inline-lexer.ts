import { Marked, type Token } from "marked";
import { FOOTNOTE_LABEL } from "@/lib/client/markdown/labels";

const fullReference = /^\[((?:[^[\]\\]|\\.){1,500})\]\[((?:[^[\]\\]|\\.){0,200})\]/;
const shortReference = /^\[([^[\]\\*_`<~&^\ue000]{1,200})\](?![([:])/;

const footnoteReference = new RegExp(`^\\[\\^(${FOOTNOTE_LABEL})\\](?!\\()`);

/** marked's reader of lines of text, with our few rules. It never makes HTML. */
const marked = new Marked({
  gfm: true,
  tokenizer: {
    // "2*3*4" and "f(**kwargs)": a star between two letters or digits stays a star.
    emStrong(source, _masked, before) {
      const after = source.replace(/^[*_]+/, "").charAt(0);
      return /[a-zA-Z\d]/.test(before ?? "") && /[a-zA-Z\d]/.test(after) ? undefined : false;
    },
    // "~5 to 3~4": one tilde means about.
    del: (source) => (source.startsWith("~~") ? false : undefined),
    // A tag is text, so it must not change how what follows it is read.
    tag(source) {
      const raw = this.rules.inline.tag.exec(source)?.[0];
      if (raw === undefined) return undefined;
      return { type: "html", raw, text: raw, inLink: false, inRawBlock: false, block: false };
    },
  },
  extensions: [
    {
      name: "reference",
      level: "inline",
      tokenizer(source, before) {
        const footnote = footnoteReference.exec(source);
        if (footnote) return { type: "footnote", raw: footnote[0], label: footnote[1] ?? "" };
        if (/[\p{L}\p{N}\])!]$/u.test(before.at(-1)?.raw ?? "")) return undefined;
        const full = fullReference.exec(source);
        if (full) {
          const [raw, text = "", label = ""] = full;
          return { type: "reference", raw, label: label || text, tokens: this.lexer.inlineTokens(text) };
        }
        const short = shortReference.exec(source);
        if (!short) return undefined;
        const [raw, label = ""] = short;
        return { type: "reference", raw, label, tokens: [{ type: "text", raw, text: raw }] };
      },
    },
  ],
});

export function lexTokens(source: string): Token[] {
  return new marked.Lexer(marked.defaults).inlineTokens(source);
}
