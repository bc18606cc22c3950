import { Refusal, refuse, refuseClassic } from "../errors.ts";

export interface QuotaRefusal {
  /** `RetryInfo.retryDelay`, such as `"3s"`; left out, the detail is left out. */
  retryDelay?: string;
  /** The `retry-after` header: seconds or an HTTP date. */
  retryAfter?: string;
  isPerDay?: boolean;
}

export function refuseQuota({ retryDelay, retryAfter, isPerDay = false }: QuotaRefusal): Refusal {
  const quotaId = `GenerateRequestsPer${isPerDay ? "Day" : "Minute"}PerProjectPerModel-FreeTier`;
  const details: object[] = [
    {
      "@type": "type.googleapis.com/google.rpc.QuotaFailure",
      violations: [
        {
          quotaMetric: "generativelanguage.googleapis.com/generate_content_free_tier_requests",
          quotaId,
          quotaDimensions: { location: "global", model: "gemini-3.8-flash" },
          quotaValue: isPerDay ? "250" : "10",
        },
      ],
    },
  ];
  if (retryDelay) details.push({ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay });
  return refuseClassic(
    429,
    "You exceeded your current quota, please check your plan and billing details. " +
      "For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
    { details, headers: retryAfter ? { "retry-after": retryAfter } : {} },
  );
}

/** Reads `429 per day retry 3s retry-after 5s`, all parts but the number optional. */
export function parseQuotaWords(words: string): QuotaRefusal {
  const seconds = parseSeconds(/ retry (-?[\d.]+ ?\w+)/.exec(words)?.[1]);
  const header = parseSeconds(/ retry-after (?:date )?(-?[\d.]+ ?\w+)/.exec(words)?.[1]);
  return {
    ...(seconds !== undefined && { retryDelay: `${seconds}s` }),
    ...(header !== undefined && { retryAfter: / date /.test(words) ? toHttpDate(header) : String(header) }),
    isPerDay: words.includes("per day"),
  };
}

/** `3s`, `1.5s`, `200ms`, `2m`, `1h`, `-5s` in seconds. */
export function parseSeconds(text: string | undefined): number | undefined {
  const match = /^(-?[\d.]+) ?(ms|s|m|h)?$/.exec(text ?? "");
  if (!match) return undefined;
  const unit = { ms: 0.001, s: 1, m: 60, h: 3_600 }[match[2] ?? "s"] ?? 1;
  return Number(match[1]) * unit;
}

const MESSAGES: Record<number, string> = {
  400: "Request contains an invalid argument.",
  401: "Request had invalid authentication credentials.",
  403: "The caller does not have permission.",
  404: "Requested entity was not found.",
  408: "The request timed out.",
  409: "The operation was aborted.",
  500: "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",
  503: "The model is overloaded. Please try again later.",
  504: "Deadline expired before operation could complete.",
};

/** A status of the interactions family; 502 comes from a front end, which speaks HTML. */
export function refuseStatus(status: number): Refusal {
  if (status !== 502) return refuse(status, MESSAGES[status] ?? "Unknown error.");
  const page =
    "<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title><p>502. That’s an error.</html>";
  return new Refusal(502, page, { "content-type": "text/html; charset=UTF-8" });
}

/** A success by its status and type, and a refusal by its only line. */
export function bareRefusal(): Refusal {
  const line = '{"error":{"message":"The request was refused.","code":"invalid_request"}}\n';
  return new Refusal(200, line, { "content-type": "text/event-stream" });
}

function toHttpDate(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toUTCString();
}
