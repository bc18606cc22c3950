import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { TextContent } from "@/components/content/text-content";
import { StructuredContent } from "./structured-content";

const RECIPE = {
  type: "object",
  title: "Recipe",
  properties: {
    name: { type: "string" },
    prep_minutes: { type: "integer" },
    ingredients: {
      type: "array",
      items: {
        type: "object",
        properties: { item: { type: "string", title: "What" }, amount: { type: "number" } },
        required: ["item"],
      },
    },
    steps: { type: "array", items: { type: "string" } },
    source: { type: "object", properties: { isbn: { type: "string" } } },
  },
  required: ["name", "steps"],
};
const SOUP = {
  name: "Soup <b>",
  prep_minutes: 5,
  ingredients: [{ item: "Water", amount: 1.5 }, { item: "Salt" }],
  steps: ["Boil", "Serve"],
  source: { isbn: "1" },
};

function shown(text: string, isOpen = false, schema: Record<string, unknown> = RECIPE): string {
  return renderToStaticMarkup(
    <StructuredContent text={text} isOpen={isOpen} schema={schema} isExpected>
      <TextContent text={text} isOpen={isOpen} />
    </StructuredContent>,
  );
}
function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replace(/\s+/g, " ")
    .trim();
}

describe("a document that fits", () => {
  const markup = shown(JSON.stringify(SOUP));

  test("is a group named by the schema, with labels, values, lists and tables", () => {
    expect(markup).toContain('<fieldset aria-label="Recipe"');
    expect(markup).toMatch(/<dt[^>]*>Prep minutes<\/dt><dd[^>]*><span[^>]*>5<\/span><\/dd>/);
    expect(markup).toContain('<ol aria-label="Steps"');
    expect(markup).toMatch(
      /<table aria-label="Ingredients".*<th scope="col"[^>]*>What<\/th>.*<th scope="col"[^>]*>Amount<\/th>/,
    );
    expect(markup).toMatch(/<dt[^>]*>Isbn<\/dt>/);
    expect(wordsOf(markup)).toContain("The document fits the schema.");
  });

  test("shows its text as text", () => {
    expect(markup).toContain("Soup &lt;b&gt;");
  });
});

test("every beginning of a document is shown, without a verdict and without an end of its own", () => {
  const text = JSON.stringify(SOUP, null, 1);
  for (let end = 0; end <= text.length; end += 1) {
    const words = wordsOf(shown(text.slice(0, end), true));
    expect(words).not.toMatch(/schema|cut off|broken|asked for/);
  }
  expect(wordsOf(shown(text.slice(0, 200), true))).toContain("Name Soup");
});

test("what does not fit is said at its field, and counted", () => {
  const wrong = { ...SOUP, prep_minutes: "5", steps: undefined, ingredients: [{ amount: 1 }] };
  const words = wordsOf(shown(JSON.stringify(wrong)));
  expect(words).toContain("Prep minutes 5 Must be a whole number.");
  expect(words).toContain("Steps Is missing.");
  expect(words).toContain("What Amount Is missing. 1");
  expect(words).toContain("3 values do not fit the schema.");
});

test("a document that was cut is shown as far as it goes, and said to be cut", () => {
  const text = JSON.stringify(SOUP);
  const words = wordsOf(shown(text.slice(0, text.indexOf("Serve") + 3)));
  expect(words).toContain("Boil");
  expect(words).toContain("Ser");
  expect(words).toContain("The document was cut off; what arrived is shown.");
  expect(words).not.toContain("does not fit");
});

test("a document that breaks is shown up to there, with the place", () => {
  const words = wordsOf(shown('{"name": "Soup", oops'));
  expect(words).toContain("Name Soup");
  expect(words).toContain("Line 1, column 18");
});

test("an answer that is no document is text, and said to be", () => {
  const words = wordsOf(shown("Sure, **here** it is."));
  expect(words).toContain("Sure, here it is.");
  expect(words).toContain("This is not the JSON document that was asked for");
  expect(wordsOf(shown("Sure", true))).toBe("Sure");
});

test("a list of objects is one table with the columns of the schema from the start", () => {
  const schema = { type: "array", items: RECIPE.properties.ingredients.items };
  expect(wordsOf(shown('[{"item', true, schema))).toContain("What Amount");
  expect(shown('[{"item":"Water","extra":1}]', false, schema).match(/<th /g)).toHaveLength(3);
});

test("what is nested a thousand times is shown", () => {
  const text = `${'{"a":'.repeat(1000)}1${"}".repeat(1000)}`;
  expect(shown(text)).toContain("<code");
});
