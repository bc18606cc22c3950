import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { HttpError } from "@/lib/server/errors";
import { createRig, type Rig } from "@/lib/server/rig";
import { createShare } from "./create-share";
import { getShare } from "./get-share";
import { asked, fetchFile } from "./test-shares";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ SHARES_PER_HOUR: "5", TRUST_PROXY: "1" });
});
afterAll(() => rig.close());

const from = (address: string) => ({ "x-forwarded-for": address });
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "found",
    (cause: unknown) => (cause instanceof HttpError ? cause.code : "broken"),
  );

test("SH-09 who guesses ids finds nothing and is soon refused; others, and who has a link, are not", async () => {
  const turn = await rig.ask({ text: "How do bridges stand?" });
  const { id } = await createShare(rig.owner, turn.threadId, asked(turn));
  const guess = () => codeOf(getShare(newId(), new Headers(from("203.0.113.7"))));
  const guesses: string[] = [];
  for (let at = 0; at < 1_000; at += 1) guesses.push(await guess());
  expect(guesses).toEqual([
    ...Array<string>(20).fill("not_found"),
    ...Array<string>(980).fill("limit_reached"),
  ]);
  expect(await codeOf(fetchFile({ shareId: id, fileId: newId() }, from("203.0.113.7")))).toBe(
    "limit_reached",
  );
  expect(await codeOf(getShare(newId(), new Headers(from("203.0.113.8"))))).toBe("not_found");
  expect(await codeOf(getShare(id, new Headers(from("203.0.113.7"))))).toBe("found");
});
