import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectCitations } from "./citations";
import { toPositions } from "./citations-positions";
import { selectSuggestions } from "./citations-suggestions";
import type { Step, TextContent } from "./interaction";

type Annotations = NonNullable<TextContent["annotations"]>;

const encoder = new TextEncoder();
const byteLength = (text: string) => encoder.encode(text).length;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const grapheme = fc.oneof(
  fc.constantFrom(
    "a",
    "é",
    "e\u0301",
    "–",
    "日",
    "。",
    "😀",
    "👨‍👩‍👧‍👦",
    "🇯🇵",
    "🇫🇷",
    "👍🏽",
    "한",
    "각",
    "\r\n",
    " ",
    "\n",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
);
const anyText = fc.array(grapheme, { maxLength: 80 }).map((some) => some.join(""));

function turnOf(...contents: TextContent[][]) {
  const steps: Step[] = contents.map((content) => ({ type: "model_output", content }));
  return {
    status: "completed" as const,
    steps,
    stepTimings: steps.map(() => ({ startedAt: 0, stoppedAt: 1 })),
  };
}

function cite(url: string, end_index?: number, start_index = 0): Annotations[number] {
  return {
    type: "url_citation",
    url: `https://${url}/`,
    title: url,
    start_index,
    ...(end_index && { end_index }),
  };
}

function textWith(text: string, ...annotations: Annotations): TextContent {
  return { type: "text", text, annotations };
}

describe("offsets in bytes become places in the text", () => {
  test("at every boundary between characters that one sees, exactly there", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const boundaries = [...segmenter.segment(text)].map(({ index }) => index);
        const offsets = boundaries.map((index) => byteLength(text.slice(0, index)));
        const positions = toPositions(text, offsets);
        expect(offsets.map((offset) => positions.get(offset))).toEqual(boundaries);
      }),
      { numRuns: 500 },
    );
  });

  test("never inside a character that one sees, whatever the offset, and never before it", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.double(), { maxLength: 20 }), (text, offsets) => {
        const boundaries = new Set(
          [...segmenter.segment(text)].map(({ index }) => index).concat(text.length),
        );
        for (const [offset, at] of toPositions(text, offsets)) {
          expect(boundaries.has(at)).toBe(true);
          if (offset <= byteLength(text))
            expect(byteLength(text.slice(0, at))).toBeGreaterThanOrEqual(offset);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("in a character of hundreds of marks, and among hundreds of flags", () => {
    const marks = `a${"\u0301".repeat(500)}b`;
    expect(toPositions(marks, [300]).get(300)).toBe(501);
    const flags = "🇯🇵".repeat(300);
    expect(toPositions(flags, [8 * 150 + 4]).get(8 * 150 + 4)).toBe(4 * 151);
  });
});

describe("RN-08 citations of any kind do no harm", () => {
  const index = fc.oneof(
    fc.integer({ min: -10, max: 400 }),
    fc.constantFrom(undefined, Number.NaN, Number.POSITIVE_INFINITY, 1e308, -0, 0.5),
  );
  const annotation = fc.record({
    type: fc.constantFrom("url_citation", "file_citation", "place_citation", "word_info", "new_kind"),
    url: fc.constantFrom("https://a.example/", "https://b.example/", "javascript:alert(1)", "", undefined, 7),
    title: fc.constantFrom("a.example", "", undefined, null),
    document_uri: fc.constantFrom("fileSearchStores/s/documents/d", undefined),
    file_name: fc.constantFrom("report.pdf", undefined),
    page_number: fc.constantFrom(4, 0, "4", undefined),
    name: fc.constantFrom("Café", undefined),
    review_snippets: fc.constantFrom([{ title: "Good" }, null], "none", undefined),
    start_index: index,
    end_index: index,
  });

  test("every source has its number, every marker its place in the text", () => {
    fc.assert(
      fc.property(anyText, fc.array(annotation, { maxLength: 500 }), (text, annotations) => {
        // As a model may send them, not as the types have it.
        const block = { type: "text", text, annotations } as unknown as TextContent;
        const { sources, markers } = selectCitations(turnOf([block]));
        expect(sources.map(({ number }) => number)).toEqual(sources.map((_, position) => position + 1));
        const own = markers.get(block) ?? [];
        expect(own.every(({ at }) => at >= 0 && at <= text.length)).toBe(true);
        expect(own.map(({ at }) => at)).toEqual([...new Set(own.map(({ at }) => at))].sort((a, b) => a - b));
        const numbers = new Set(own.flatMap((marker) => marker.numbers));
        expect([...numbers].sort((a, b) => a - b)).toEqual(sources.map(({ number }) => number));
      }),
      { numRuns: 300 },
    );
  });

  test("nothing at all where an annotation is nothing", () => {
    // No type has that.
    const block = { type: "text", text: "a", annotations: [null, "x", {}] } as unknown as TextContent;
    expect(selectCitations(turnOf([block]))).toEqual({ sources: [], markers: new Map() });
  });
});

describe("sources are numbered in reading order", () => {
  test("by where their citations end, each once, over the whole turn", () => {
    const first = textWith(
      "One – two.",
      cite("late.example", 12, 6),
      cite("early.example", 7),
      cite("late.example", 7),
    );
    const second = textWith("Three.", cite("early.example", 6), cite("new.example", 6));
    const { sources, markers } = selectCitations(turnOf([first], [second]));
    expect(sources.map(({ number, title }) => [number, title])).toEqual([
      [1, "early.example"],
      [2, "late.example"],
      [3, "new.example"],
    ]);
    expect(markers.get(first)).toEqual([
      { at: 5, numbers: [1, 2] },
      { at: 10, numbers: [2] },
    ]);
    expect(markers.get(second)).toEqual([{ at: 6, numbers: [1, 3] }]);
  });

  test("the recorded answer about Euro 2024: the en dash has three bytes", () => {
    const sentence =
      "**Spain** won the UEFA Euro 2024 tournament after defeating England 2–1 in the final, played in Berlin.";
    const block = textWith(`${sentence} More.`, cite("uefa.com", byteLength(sentence)));
    expect(byteLength(sentence)).toBe(sentence.length + 2);
    expect(selectCitations(turnOf([block])).markers.get(block)).toEqual([
      { at: sentence.length, numbers: [1] },
    ]);
  });

  test("pages of one file are sources of their own, and a place is one by its id", () => {
    const file = { type: "file_citation" as const, file_name: "report.pdf", document_uri: "d", end_index: 1 };
    const place = {
      type: "place_citation" as const,
      name: "Café",
      place_id: "p",
      url: "https://m.example",
      end_index: 2,
    };
    const block = textWith(
      "abc",
      { ...file, page_number: 4 },
      { ...file, page_number: 5 },
      { ...file, page_number: 4 },
      place,
      place,
    );
    expect(selectCitations(turnOf([block])).sources).toMatchObject([
      { number: 1, kind: "file", title: "report.pdf", page: 4 },
      { number: 2, kind: "file", title: "report.pdf", page: 5 },
      { number: 3, kind: "place", title: "Café", url: "https://m.example" },
    ]);
  });

  test("a citation without a place is about the whole text", () => {
    const block = textWith("One. Two.", { type: "url_citation", url: "https://x.example" });
    expect(selectCitations(turnOf([block])).markers.get(block)).toEqual([{ at: 9, numbers: [1] }]);
  });

  test("a text that still grows has none, and the rest stays the same object meanwhile", () => {
    const block = textWith("One.", cite("x.example", 4));
    const turn = turnOf([block], [textWith("Tw", cite("y.example", 2))]);
    const growing = {
      ...turn,
      status: "in_progress" as const,
      stepTimings: [{ startedAt: 0, stoppedAt: 1 }, { startedAt: 1 }],
    };
    const before = selectCitations(growing);
    expect(before.sources).toHaveLength(1);
    expect(selectCitations({ ...growing, steps: [...growing.steps] })).toBe(before);
    expect(selectCitations(turn).sources).toHaveLength(2);
  });
});

describe("search suggestions", () => {
  const result = (...html: string[]): Step => ({
    type: "google_search_result",
    call_id: "c",
    result: html.map((search_suggestions) => ({ search_suggestions })),
  });

  test("are Google's text unchanged, each once, wherever the step stands", () => {
    const steps: Step[] = [{ type: "model_output" }, result("<b> x ", "<b> x ", "y"), result("y")];
    expect(selectSuggestions({ steps })).toEqual(["<b> x ", "y"]);
  });

  test("a search that failed has none", () => {
    const failed = { type: "google_search_result", call_id: "c", is_error: true } as Step;
    expect(selectSuggestions({ steps: [failed, { ...failed, result: [null, {}] } as Step] })).toEqual([]);
  });
});
