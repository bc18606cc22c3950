import { expect, expectTypeOf, test } from "vitest";
import type * as accounts from "@/lib/server/access/accounts";
import type * as sessions from "@/lib/server/access/sessions";
import type * as deleteAgent from "@/lib/server/agents/delete-agent";
import type * as getAgent from "@/lib/server/agents/get-agent";
import type * as attachments from "@/lib/server/attachments/get";
import type * as environments from "@/lib/server/environments/owned-environments";
import type * as functions from "@/lib/server/functions/saved";
import type * as mcpServers from "@/lib/server/mcp/mcp-servers";
import type * as media from "@/lib/server/media/stored-media";
import type * as presets from "@/lib/server/presets/presets";
import type * as continueShare from "@/lib/server/shares/continue-share";
import type * as createShare from "@/lib/server/shares/create-share";
import type * as listShares from "@/lib/server/shares/list-shares";
import type * as previewShare from "@/lib/server/shares/preview-share";
import type * as updateShare from "@/lib/server/shares/update-share";
import type * as documents from "@/lib/server/stores/documents";
import type * as stores from "@/lib/server/stores/find-store";
import type * as threads from "@/lib/server/threads";
import { getThread } from "@/lib/server/threads";
import type * as exportAccount from "@/lib/server/transfer/export-account";
import type * as exportThread from "@/lib/server/transfer/export-thread";
import type * as importConversation from "@/lib/server/transfer/import-conversation";
import type * as storeThread from "@/lib/server/transfer/store-thread";
import type * as createTurn from "@/lib/server/turns/create";
import type * as stop from "@/lib/server/turns/stop";
import type * as turns from "@/lib/server/turns/stored-turn";
import type { Owner } from "./owner";

/** Names of what a module can be asked to do: what is answered at once has not asked the database. */
type Functions<M> = {
  [K in keyof M]: M[K] extends (...args: never[]) => Promise<unknown> ? K : never;
}[keyof M];

/** Names of functions of a module whose first argument is not an owner. */
type Ownerless<M> = {
  [K in Functions<M>]: M[K] extends (...args: infer Args) => unknown
    ? // Both ways: a row has an id too, and is no owner.
      [Args[0], Owner] extends [Owner | null, Args[0]]
      ? never
      : K
    : never;
}[Functions<M>];

test("AZ-07 what reads or writes somebody's things asks first whose they are", () => {
  expectTypeOf<Ownerless<typeof threads>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof environments>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof functions>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof presets>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof mcpServers>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof deleteAgent>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof getAgent>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof attachments>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof documents>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof stores>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof createTurn>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof stop>>().toEqualTypeOf<never>();
  // What is part of a change asks nothing itself.
  expectTypeOf<Ownerless<typeof createShare>>().toEqualTypeOf<"expiryOf" | "insertFiles">();
  expectTypeOf<Ownerless<typeof continueShare>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof listShares>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof previewShare>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof updateShare>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof exportAccount>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof exportThread>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof importConversation>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof storeThread>>().toEqualTypeOf<never>();
  // What turns a row into a turn has read nobody's row itself.
  expectTypeOf<Ownerless<typeof turns>>().toEqualTypeOf<"toTurn">();
  expectTypeOf<Ownerless<typeof media>>().toEqualTypeOf<never>();
  expectTypeOf<Ownerless<typeof accounts>>().toEqualTypeOf<"insertAccount">();
  expectTypeOf<Ownerless<typeof sessions>>().toEqualTypeOf<
    "findSession" | "prolongSession" | "startSession"
  >();
});

test("AZ-07 without an owner there is no thread to be had", async () => {
  // @ts-expect-error An id alone does not say who asks.
  await expect(async () => getThread("a-thread")).rejects.toThrow();
  // @ts-expect-error Nor does the id of an owner, which anybody could have sent.
  await expect(async () => getThread("an-owner", "a-thread")).rejects.toThrow();
});
