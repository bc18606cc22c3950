import { type ApiClient, newId } from "./api-client";
import { attach, type LocalFile, textFile } from "./files";
import { expect } from "./fixtures";

export function createShare({ turnId }: { turnId: string }, text: string) {
  return { headTurnId: turnId, title: `About ${text}`.slice(0, 200), mediaIds: [], expiresInDays: 30 };
}

export function updateShare({ sharedTurnId }: { sharedTurnId: string }, text: string) {
  return createShare({ turnId: sharedTurnId }, text);
}

export type ShareThings = { shareId: string; sharedTurnId: string; fileId: string };

/** A link to a thread of its own, with a file that is public by it. */
export async function makeShare(
  client: ApiClient,
  file: LocalFile = textFile("words"),
): Promise<ShareThings> {
  const { threadId, turnId, mediaId } = await askAboutFile(client, file);
  const body = { ...createShare({ turnId }, "bridges"), mediaIds: [mediaId] };
  const { id } = await client.json<{ id: string }>(`/api/threads/${threadId}/shares`, {
    method: "POST",
    body,
  });
  const share = JSON.stringify(await client.json(`/api/shares/${id}`));
  const fileId = /\/files\/([\w-]{22})/.exec(share)?.[1] ?? "none";
  return { shareId: id, sharedTurnId: turnId, fileId };
}

/** A settled turn that a file was sent with. */
export async function askAboutFile(client: ApiClient, file: LocalFile) {
  const { id: mediaId, content } = await attach(client, file);
  const [threadId, turnId] = [newId(), newId()];
  const body = {
    turnId,
    parentId: null,
    input: [{ type: "text", text: "What is this?" }, content],
    settings: { model: "gemini-3.8-flash" },
    newThread: true,
  };
  const response = await client.fetch(`/api/threads/${threadId}/turns`, { method: "POST", body });
  expect(response.status, await response.text()).toBe(200);
  return { threadId, turnId, mediaId };
}

/** The links that somebody has. To look at one is counted, so how often that was says nothing. */
export async function sharesOf(client: ApiClient): Promise<unknown> {
  const { shares } = await client.json<{ shares: { views: number }[] }>("/api/shares");
  return shares.map(({ views: _, ...share }) => share);
}
