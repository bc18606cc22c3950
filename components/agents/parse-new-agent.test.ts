import { expect, test } from "vitest";
import { copyOf, emptyAgent, type NewAgent } from "@/lib/client/agents/new-agent";
import { inlineBytesOf, parseNewAgent } from "./parse-new-agent";

const BASE = "antigravity-preview-09-2026";
const written = (change: Partial<NewAgent>): NewAgent => ({ ...emptyAgent(BASE), id: "fox", ...change });

test("an agent with nothing but an id is whole, and has every tool by saying nothing of them", () => {
  expect(parseNewAgent(written({}), []).agent).toEqual({
    id: "fox",
    baseAgent: BASE,
    skills: [],
    sources: [],
  });
  expect(parseNewAgent(written({ tools: [] }), []).agent).toMatchObject({ tools: [] });
});

test("everything that is written is sent", () => {
  const { agent, errors } = parseNewAgent(
    written({
      description: "Counts",
      systemInstruction: "Be brief.",
      tools: ["code_execution"],
      skills: [{ key: 1, name: "counting", content: "Count aloud." }],
      sources: [
        { key: 1, type: "inline", target: "work/a.txt", content: "a", source: "" },
        {
          key: 2,
          type: "repository",
          target: "work/repo",
          content: "not sent",
          source: " https://github.com/a/b ",
        },
      ],
      network: "domains",
      domains: [{ key: 1, domain: "https://Example.com/path" }],
      environmentId: "env_1",
    }),
    [],
  );
  expect(errors).toBeUndefined();
  expect(agent).toEqual({
    id: "fox",
    baseAgent: BASE,
    description: "Counts",
    systemInstruction: "Be brief.",
    tools: ["code_execution"],
    skills: [{ name: "counting", content: "Count aloud." }],
    sources: [
      { type: "inline", target: "work/a.txt", content: "a" },
      { type: "repository", target: "work/repo", source: "https://github.com/a/b" },
    ],
    network: { allowlist: [{ domain: "example.com" }] },
    environmentId: "env_1",
  });
});

test("each field that is wrong has its own sentence", () => {
  const { errors } = parseNewAgent(
    written({
      id: "Fox",
      network: "domains",
      skills: [
        { key: 1, name: "same", content: "a" },
        { key: 2, name: "same", content: " " },
        { key: 3, name: "Not A Name", content: "a" },
      ],
      sources: [
        { key: 1, type: "inline", target: "/etc/passwd", content: "", source: "" },
        { key: 2, type: "repository", target: "work", content: "", source: "http://example.com" },
        { key: 3, type: "repository", target: "work", content: "", source: "https://localhost/x" },
      ],
    }),
    [],
  );
  expect(errors?.id).toBe("Use small letters.");
  expect(errors?.domains).toBe("Add at least one domain.");
  expect(errors?.skills).toEqual({
    1: { name: "There is another skill of this name." },
    2: { name: "There is another skill of this name.", content: "There is nothing in it yet." },
    3: { name: "Small letters, digits and hyphens, at most 64." },
  });
  expect(Object.keys(errors?.sources ?? {})).toEqual(["1", "2", "3"]);
  expect(errors?.sources[1]).toEqual({
    target: "A path without a slash in front, such as work/notes.txt.",
    content: "There is nothing in it yet.",
  });
});

test("texts that are more than Google takes are refused before they are sent, counted in bytes", () => {
  const skill = (key: number) => ({ key, name: `s${key}`, content: "é".repeat(20_000) });
  expect(inlineBytesOf(written({ skills: [skill(1)] }))).toBe(40_000);
  expect(parseNewAgent(written({ skills: [skill(1)] }), []).errors).toBeUndefined();
  expect(parseNewAgent(written({ skills: [skill(1), skill(2)] }), []).errors?.total).toContain(
    "more than Google takes",
  );
});

test("a copy of an agent has an id that is free", () => {
  const entry = { id: "fox", baseAgent: null, description: "d", systemInstruction: "i", isOwn: true };
  expect(copyOf(entry, ["fox", "fox-2"], BASE)).toMatchObject({
    id: "fox-3",
    baseAgent: BASE,
    description: "d",
    systemInstruction: "i",
  });
  expect(copyOf({ ...entry, id: "fox-2" }, ["fox-2"], BASE).id).toBe("fox-3");
});
