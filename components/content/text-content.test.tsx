import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { grow, growthOf } from "@/lib/protocol/text-growth";
import { hostileTexts } from "./hostile-texts";
import { PlainText } from "./plain-text";
import { TextContent } from "./text-content";

function shown(text: string, isOpen = false): string {
  return renderToStaticMarkup(<TextContent text={text} isOpen={isOpen} />);
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

const LINK = 'target="_blank" rel="noopener noreferrer nofollow ugc" referrerPolicy="no-referrer"';

describe("links", () => {
  test("lead out without telling where from", () => {
    expect(shown("[docs](https://docs.example/a)")).toContain(`<a href="https://docs.example/a" ${LINK}`);
    expect(shown("at https://docs.example/a now")).toContain(`<a href="https://docs.example/a" ${LINK}`);
    expect(shown("<me@example.org>")).toContain(`<a href="mailto:me@example.org" ${LINK}`);
  });

  test("that may not be followed are their text", () => {
    const markup = shown("[click](javascript:alert(1)) me");
    expect(textOf(markup)).toBe("click me");
    expect(markup).not.toContain("href");
  });

  test("whose text names another host show the true one", () => {
    expect(textOf(shown("[google.com](https://evil.example/x)"))).toBe("google.com (evil.example)");
    expect(textOf(shown("[the docs](https://evil.example/x)"))).toBe("the docs");
  });

  test("by reference find their address wherever it stands, and stay text without one", () => {
    expect(shown("[the docs][d]\n\n[d]: https://docs.example")).toContain('href="https://docs.example/"');
    expect(textOf(shown("[the docs][d] and [d]"))).toBe("[the docs][d] and [d]");
    expect(textOf(shown("[the docs][d] and [d] too", true))).toBe("the docs and [d] too");
  });
});

describe("footnotes", () => {
  const idIn = (markup: string) => / id="([^"]+)"/.exec(markup)?.[1];

  test("are linked with what refers to them, also when they come first", () => {
    for (const text of ["so[^n] it is\n\n[^n]: a note", "[^N]: a note\n\nso[^n] it is"]) {
      const markup = shown(text);
      expect(markup).toContain(`<a href="#${idIn(markup)}" aria-label="Footnote n"`);
      expect(markup).toContain('role="note"');
    }
  });

  test("that have not come are shown by their label, and by their source when they never came", () => {
    const open = shown("so[^1] it is and", true);
    expect(textOf(open)).toBe("so1 it is and");
    expect(open).not.toContain("href");
    expect(textOf(shown("so[^1] it is"))).toBe("so[^1] it is");
  });

  test("have ids of their own in each text of a page", () => {
    const text = "so[^1]\n\n[^1]: a";
    const markup = renderToStaticMarkup(
      <>
        <TextContent text={text} isOpen={false} />
        <TextContent text={text} isOpen={false} />
      </>,
    );
    expect(new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size).toBe(2);
  });

  test("that are referred to in a link do not take it apart", () => {
    expect(shown("[so[^1] it is](https://docs.example)\n\n[^1]: a").match(/<a /g)).toHaveLength(1);
  });
});

describe("images", () => {
  test("are never loaded: a chip names them and their host, and leads there", () => {
    const markup = shown("![a cat](https://images.example/cat.png?d=1)");
    expect(markup).not.toContain("<img");
    expect(markup).toContain(`<a href="https://images.example/cat.png?d=1" ${LINK}`);
    expect(textOf(markup)).toBe("a catimages.example");
  });

  test("in a link have no link of their own, which browsers would take apart, and do not name another host", () => {
    const markup = shown("[![a cat](https://images.example/cat.png)](https://docs.example/a)");
    expect(markup.match(/<a /g)).toHaveLength(1);
    expect(textOf(markup)).toBe("a cat");
    expect(
      shown("[![a cat](https://images.example/c.png)][d]\n\n[d]: https://docs.example").match(/<a /g),
    ).toHaveLength(1);
  });

  test("with any other address lead nowhere", () => {
    expect(shown("![x](data:image/png;base64,AAAA)")).not.toMatch(/href|<img/);
  });
});

describe("raw HTML is text", () => {
  test("in all places", () => {
    for (const html of ["<div class='x'>hi</div>", "a <b>bold</b> word", "<!-- note -->", "<a name=x>"]) {
      expect(textOf(shown(html))).toBe(html);
    }
  });

  test("but for a line break, which cells have no other way to say", () => {
    expect(shown("a<br>b<br/>c")).toContain("a<br/>b<br/>c");
  });
});

describe("hostile text", () => {
  const ALLOWED =
    /^(div|p|h[2-6]|ul|ol|li|input|blockquote|table|colgroup|col|thead|tbody|tr|th|td|span|sup|code|pre|a|strong|em|del|br|hr|svg|path|rect|circle|button)$/;

  // Of what can be led to in the page. None is a name that a model chose.
  const OWN_ID = / id="_R_\w+-footnote-\d+"/;

  function expectInert(markup: string): void {
    for (const [tag, name = ""] of markup.matchAll(/<([a-zA-Z][^\s/>]*)(?:"[^"]*"|[^>"])*>/g)) {
      expect(name).toMatch(ALLOWED);
      const attributes = tag.replace(OWN_ID, " ").replace(/="[^"]*"/g, "");
      expect(attributes).not.toMatch(/\s(on\w+|style|src|srcset|srcdoc|action|formaction|poster|id|name)\b/i);
      const href = /href="([^"]*)"/.exec(tag)?.[1];
      if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|mailto:|#_R_\w+-footnote-\d+$)/);
    }
    expect(markup.replace(/<(?:"[^"]*"|[^>"])*>/g, "")).not.toContain("<");
  }

  test.each(hostileTexts)("%s", (text) => {
    expectInert(shown(text));
    expectInert(renderToStaticMarkup(<PlainText text={text} />));
    // At each of its letters it is a browser that draws it, in e2e/hostile-stream.spec.ts.
    for (let end = 1; end <= text.length; end += 7) expectInert(shown(text.slice(0, end), true));
  });
});

describe("blocks", () => {
  test("headings are never larger than 1.25 rem, and leave the first level to the page", () => {
    const markup = shown("# One\n\n## Two\n\n### Three\n\n###### Six");
    expect(markup.match(/<h\d/g)).toEqual(["<h2", "<h3", "<h4", "<h5"]);
    expect(markup.match(/text-(xl|lg|base|2xl|3xl)/g)).toEqual([
      "text-xl",
      "text-lg",
      "text-base",
      "text-base",
    ]);
  });

  test("code has its language and a button that copies it", () => {
    const markup = shown("```python\nprint(1)\n```");
    expect(markup).toContain('aria-label="Copy code"');
    expect(textOf(markup)).toBe("pythonprint(1)");
  });

  test("long code is shown by its beginning, unless it is seen to come, and is all there", () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, line) => `line ${line + 1}`).join("\n");
    const fence = (count: number) => `\`\`\`\n${lines(count)}\n\`\`\``;
    const long = shown(fence(1200));
    expect(long).toContain("All 1,200 lines</button>");
    expect(textOf(long)).toContain(lines(1200));
    expect(textOf(long.split('<span hidden=""')[0] ?? "")).toMatch(/line 24\n$/);
    for (const markup of [shown(fence(40)), shown(fence(1200), true)]) {
      expect(markup).not.toMatch(/All [\d,]+ lines/);
      expect(markup).not.toContain(" hidden=");
    }
  });

  test("a diagram is its code before it can be drawn, and where it is too large", () => {
    const fence = (text: string) => `\`\`\`mermaid\n${text}\n\`\`\``;
    expect(textOf(shown(fence("flowchart LR"), true))).toBe("mermaidflowchart LR");
    expect(textOf(shown(fence("x".repeat(20_001))))).toContain("This diagram could not be drawn");
    expect(shown(fence("flowchart LR"))).not.toContain("could not be drawn");
  });

  test("tables have headed columns and aligned cells", () => {
    const markup = shown("| a | b |\n|:-:|--:|\n| c | d |");
    expect(markup).toContain('<th dir="auto" class="px-3 py-2 align-top text-center" scope="col">a</th>');
    expect(markup).toContain('<td dir="auto" class="px-3 py-2 align-top text-end">d</td>');
  });

  test("lists keep their first number and their tasks", () => {
    expect(shown("3. c\n4. d")).toContain('start="3"');
    expect(shown("- [x] done\n- [ ] open").match(/aria-label="(Done|To do)"/g)).toHaveLength(2);
  });

  test("text tells its direction by its letters", () => {
    expect(shown("مرحبا")).toContain('<p dir="auto"');
    expect(shown("- אחת\n- two")).toContain('<ul dir="rtl"');
    expect(shown("> مرحبا")).toContain('<blockquote dir="rtl"');
    expect(shown("- one\n- אחת").match(/<p dir="auto"/g), "each item").toHaveLength(2);
    expect(shown("| اسم | x |\n|---|---|\n| y | z |")).toContain('<div dir="rtl" class="group/table');
    expect(shown("[^1]: مرحبا")).toMatch(/<div [^>]*role="note"[^>]* dir="rtl"/);
    expect(shown("```\nمرحبا\n```")).toContain('<div dir="ltr"');
  });

  test("headings leave out no level, whatever depth a text begins with and goes on with", () => {
    const tags = (text: string) => shown(text, true).match(/<h\d/g);
    expect(
      tags("### One\n\n## Two\n\n#### Under\n\n###### Deeper\n\n### Under\n\nTitle\n===\n\n# Next"),
    ).toEqual(["<h2", "<h2", "<h3", "<h4", "<h3", "<h2", "<h2"]);
  });

  test("a text that is first drawn in the middle of its growth is drawn from its beginning", () => {
    const block = grow(grow({ type: "text", text: "One " }, "two "), "three");
    const markup = renderToStaticMarkup(<TextContent text={block.text} growth={growthOf(block)} isOpen />);
    expect(textOf(markup)).toBe("One two three");
  });

  test("formulas are their source before the typesetter is there", () => {
    expect(textOf(shown("so $x^2$ is\n\n$$\ny\n$$"))).toBe("so x^2 isy");
  });

  test("five thousand quotes and lists in one another are drawn", () => {
    for (const [sign, tag] of [
      [">", /<blockquote/g],
      ["1. ", /<ol/g],
    ] as const) {
      const markup = shown(`${sign.repeat(5000)} deep`);
      expect(markup).toContain("deep");
      expect(markup.match(tag)?.length).toBeLessThan(40);
      expect(textOf(shown(`${sign.repeat(1000)} deep`))).toBe("deep");
    }
  });
});

test("finished text is drawn the same by server and browser, whatever it was before", () => {
  expect(renderToString(<TextContent text="**a** `b`" isOpen={false} />)).toBe(
    renderToString(<TextContent text="**a** `b`" isOpen={false} markers={[]} />),
  );
});

describe("what a person wrote", () => {
  test("is shown as it was written", () => {
    expect(textOf(renderToStaticMarkup(<PlainText text={"**no** <b>\n  x"} />))).toBe("**no** <b>\n  x");
  });

  test("has its web addresses as links, without the full stop after them", () => {
    const markup = renderToStaticMarkup(
      <PlainText text="see https://x.example/a?b=1. And javascript:alert(1)" />,
    );
    expect(markup).toContain(`<a href="https://x.example/a?b=1" ${LINK}`);
    expect(markup.match(/<a /g)).toHaveLength(1);
  });
});
