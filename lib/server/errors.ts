import "server-only";
import type { ErrorCode } from "@/lib/protocol/errors";

/** An answer that is not a success. `field` is the path of the input that is wrong. */
export class HttpError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: { field?: string; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = "HttpError";
    this.code = code;
    this.field = options.field;
  }
}
