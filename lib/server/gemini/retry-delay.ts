import "server-only";

const SECONDS = /^(-?\d+(?:\.\d+)?)s$/;

/**
 * How long to wait before the next call, in ms: the `RetryInfo` of the error's details, else the
 * `Retry-After` header (seconds or a date). Null where nothing sensible was said.
 */
export function findRetryDelay(details: readonly object[], headers: Headers | null): number | null {
  const info = details.find((detail) => "retryDelay" in detail) as { retryDelay?: unknown } | undefined;
  const seconds = SECONDS.exec(String(info?.retryDelay ?? ""))?.[1];
  const delay = seconds === undefined ? fromHeader(headers) : Number(seconds) * 1000;
  return delay !== null && Number.isFinite(delay) && delay >= 0 ? Math.ceil(delay) : null;
}

function fromHeader(headers: Headers | null): number | null {
  const milliseconds = headers?.get("retry-after-ms");
  if (milliseconds) return Number(milliseconds);
  const value = headers?.get("retry-after");
  if (!value) return null;
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}

/** A quota that comes back at midnight is not waited for. */
export function isDailyQuota(details: readonly object[]): boolean {
  return details.some((detail) => /PerDay/i.test(JSON.stringify(detail)));
}
