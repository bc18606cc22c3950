import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteForShell } from "@/lib/protocol/code-quote";
import { printPython } from "@/lib/protocol/print-python";
import { codeSourceOf, SPITEFUL } from "@/lib/protocol/test-code-source";
import { createFolder, hasCommand, removeFolder, runIn } from "./test-programs";

// A language is asked once for all: to start it takes longer than to read what it is given.
const COUNT = 300;
const spitefulText = fc
  .array(fc.oneof(fc.constantFrom(...SPITEFUL), fc.string({ unit: "binary" })), { maxLength: 8 })
  .map((parts) => parts.join(""));

const READ_REQUESTS = `
import ast, json, pathlib
for path in sorted(pathlib.Path(".").glob("request-*.py")):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    request = next(node for node in body if isinstance(node, ast.Assign) and node.targets[0].id == "request")
    print(json.dumps(ast.literal_eval(request.value)))
`;

describe.skipIf(!(await hasCommand("python3", "--version")))("Python", () => {
  test("reads every request as it is, and every program parses", async () => {
    const value = fc.oneof(spitefulText, fc.jsonValue(), fc.dictionary(spitefulText, spitefulText));
    const values = fc.sample(value, COUNT).map((sample) => JSON.parse(JSON.stringify(sample)));
    const programs = values.map((sample, index) => [
      `request-${String(index).padStart(4, "0")}.py`,
      printPython(codeSourceOf({ value: sample })),
    ]);
    const folder = await createFolder({ ...Object.fromEntries(programs), "read.py": READ_REQUESTS });
    try {
      const lines = (await runIn(folder, "python3", ["read.py"])).trim().split("\n");
      expect(lines.map((line) => JSON.parse(line).value)).toEqual(values);
    } finally {
      await removeFolder(folder);
    }
  });
});

test("a POSIX shell reads every name of a file as one word", async () => {
  const words = fc.sample(spitefulText, COUNT).map((word) => word.replaceAll("\0", "").toWellFormed());
  const script = words.map((word) => `printf '%s\\0' ${quoteForShell(word)}`).join("\n");
  const folder = await createFolder({ "words.sh": script });
  try {
    const printed = await runIn(folder, "sh", ["words.sh"]);
    expect(printed.split("\0").slice(0, -1)).toEqual(words);
  } finally {
    await removeFolder(folder);
  }
});
