import { expect, test } from "vitest";
import type { Source } from "@/lib/protocol/citations-sources";
import { describeSource, sourceLine } from "./describe-source";

const page = (title: string, url: string): Source => ({ kind: "url", number: 1, title, url });
const REDIRECT = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZI";

test("a page behind Google's redirect is known by the domain that is its title", () => {
  expect(describeSource(page("uefa.com", REDIRECT))).toEqual({
    title: "uefa.com",
    origin: null,
    href: REDIRECT,
  });
});

test("a title that is not the domain has the true one beside it, whatever it claims", () => {
  expect(describeSource(page("The final", "https://www.uefa.com/x")).origin).toBe("uefa.com");
  expect(describeSource(page("uefa.com", "https://evil.example/x")).origin).toBe("evil.example");
  expect(describeSource(page("The final", REDIRECT)).origin).toBe("vertexaisearch.cloud.google.com");
});

test("a page without a title is known by its domain, and one without either says so", () => {
  expect(describeSource(page("", "https://uefa.com/x"))).toMatchObject({ title: "uefa.com", origin: null });
  expect(describeSource(page("", "")).title).toBe("Untitled page");
});

test("an address that may not be followed is none", () => {
  expect(describeSource(page("x", "javascript:alert(1)")).href).toBeNull();
});

test("a file is named with its page, a place with Google Maps", () => {
  const file: Source = {
    kind: "file",
    number: 1,
    title: "report.pdf",
    url: "fileSearchStores/s/documents/d",
    page: 4,
  };
  expect(describeSource(file)).toEqual({ title: "report.pdf, page 4", origin: null, href: null });
  const place: Source = {
    kind: "place",
    number: 1,
    title: "Café",
    url: "https://maps.google.com/?cid=1",
    reviews: [],
  };
  expect(sourceLine(place)).toBe("Café · Google Maps");
});
