import { expect, test } from "vitest";
import type { Settings } from "./thread";
import { withFormat } from "./with-format";

const FILM = { type: "video", resolution: "720p" } as const;
const SETTINGS: Settings = { model: "m", response_format: [{ type: "image", image_size: "2K" }, FILM] };

test("a choice takes the place of the last one for its kind and leaves the others", () => {
  const chosen = withFormat(SETTINGS, { type: "image", aspect_ratio: "1:1", image_size: undefined });
  expect(chosen.response_format).toEqual([FILM, { type: "image", aspect_ratio: "1:1" }]);
});

test("what is left to the API is not in the settings", () => {
  const settings: Settings = { model: "m", response_format: [FILM] };
  expect(withFormat(settings, { type: "video", resolution: undefined })).toEqual({ model: "m" });
});
