import { expect, test } from "vitest";
import { ERRORS } from "@/lib/protocol/errors";
import { ApiError } from "./request";

const body = (code: keyof typeof ERRORS, more = {}) => ({
  error: { code, message: ERRORS[code].message, ...more },
});

test("a file that is too large is told how large it may be, before it is sent", () => {
  const { message } = new ApiError(413, body("file_too_large", { mostBytes: 4_194_304 }));
  expect(message).toBe("The file is larger than this server takes. It takes up to 4.2 MB.");
});

test("LG-03 what went wrong on the server is told with the number that its log has", () => {
  const { message } = new ApiError(500, body("internal"), "JyvbZ-bfIrOIJidzRnlN2Q");
  expect(message).toContain("Its log has this as JyvbZ-bfIrOIJidzRnlN2Q.");
  expect(new ApiError(404, body("not_found"), "JyvbZ-bfIrOIJidzRnlN2Q").message).not.toContain("JyvbZ");
});

test("RL-01 a limit says until when it holds", () => {
  const retryAt = Date.now() + 30_000;
  const { message } = new ApiError(429, body("limit_reached", { retryAt }));
  expect(message).toBe("That was a lot in a short time. You can go on in less than a minute.");
});
