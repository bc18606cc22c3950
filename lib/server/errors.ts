import "server-only";
import type { ErrorCode } from "@/lib/protocol/errors";

type Options = {
  field?: string;
  headers?: Record<string, string>;
  cause?: unknown;
  retryAt?: number;
  mostBytes?: number;
};

/**
 * An answer that is not a success. `field` is the path of the input that is wrong, `retryAt` when it is worth
 * trying again, in ms since the epoch, `mostBytes` how large may be what was too large.
 */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly headers: Record<string, string>;
  readonly retryAt: number | undefined;
  readonly mostBytes: number | undefined;

  constructor(code: ErrorCode, options: Options = {}) {
    super(code, { cause: options.cause });
    this.name = "HttpError";
    this.code = code;
    this.field = options.field;
    this.retryAt = options.retryAt;
    this.mostBytes = options.mostBytes;
    this.headers = options.headers ?? {};
  }
}
