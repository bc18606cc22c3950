import "server-only";
import type { ErrorCode } from "@/lib/protocol/errors";

type Options = { field?: string; headers?: Record<string, string>; cause?: unknown };

/** An answer that is not a success. `field` is the path of the input that is wrong. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, options: Options = {}) {
    super(code, { cause: options.cause });
    this.name = "HttpError";
    this.code = code;
    this.field = options.field;
    this.headers = options.headers ?? {};
  }
}
