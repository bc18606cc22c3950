import { expect, test } from "vitest";
import { deviceName } from "./device-name";

test.each(["Firefox on Linux", "Samsung Internet on Android", "Chrome", "iPhone", "Unknown browser"])(
  "%s is called that in English",
  (device) => expect(deviceName(device)).toBe(device),
);

test("what nothing was noted of is not known", () => {
  expect(deviceName(null)).toBe("Unknown browser");
});
