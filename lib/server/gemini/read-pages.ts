import "server-only";

const MOST_PAGES = 50;

type Page<T> = { entries: readonly T[]; nextPageToken: string | undefined };

/**
 * Reads a list of the API's to its end, or as far as `limit`. The SDK's own pagers go round for ever on a token
 * that is empty, or always the same.
 */
export async function readPages<T>(
  limit: number,
  read: (pageToken: string | undefined) => Promise<Page<T>>,
): Promise<{ entries: T[]; isWhole: boolean }> {
  const entries: T[] = [];
  const seen = new Set<string | undefined>();
  let token: string | undefined;
  do {
    seen.add(token);
    const page = await read(token);
    entries.push(...page.entries);
    token = page.nextPageToken || undefined;
  } while (!seen.has(token) && entries.length < limit && seen.size < MOST_PAGES);
  return { entries: entries.slice(0, limit), isWhole: seen.has(token) && entries.length <= limit };
}
