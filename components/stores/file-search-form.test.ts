import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { checkForm, toForm, withFileSearch } from "./file-search-form";

const NAME = "fileSearchStores/papers-1";

test("what was chosen comes back, and other tools stay as they are", () => {
  const settings = { ...DEFAULT_SETTINGS, tools: [{ type: "url_context" as const }] };
  const form = { names: [NAME], filter: 'genre = "fiction"', topK: "5" };
  const saved = withFileSearch(settings, form);
  expect(saved.tools).toEqual([
    { type: "url_context" },
    { type: "file_search", file_search_store_names: [NAME], metadata_filter: 'genre = "fiction"', top_k: 5 },
  ]);
  expect(toForm(saved)).toEqual(form);
});

test("choosing a store switches file search on, and choosing none takes it away", () => {
  const tool = { type: "file_search" as const, file_search_store_names: [NAME], isOff: true as const };
  const settings = { ...DEFAULT_SETTINGS, tools: [tool] };
  const on = withFileSearch(settings, toForm(settings));
  expect(on.tools).toEqual([{ type: "file_search", file_search_store_names: [NAME] }]);
  expect(withFileSearch(on, { ...toForm(on), names: [] }).tools).toBeUndefined();
});

test("a filter or a number that the API would refuse is not saved", () => {
  const form = { names: [], filter: "", topK: "" };
  expect(checkForm(form)).toBeNull();
  expect(checkForm({ ...form, filter: "genre" })).toHaveProperty("filter");
  for (const topK of ["0", "101", "1.5", "many", "-1", "1e1"]) {
    expect(checkForm({ ...form, topK }), topK).toHaveProperty("topK");
  }
});
