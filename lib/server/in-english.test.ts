import { afterEach, expect, test } from "vitest";
import { setTranslation, t } from "@/lib/i18n/translate";
import { inEnglish, isInEnglish } from "./in-english";

afterEach(() => setTranslation(() => undefined));

test("what a model reads is English, whoever asks, and only that", async () => {
  setTranslation(() => (isInEnglish() ? undefined : { locale: "de", translate: () => "fehlt" }));
  expect(inEnglish(() => t("is missing"))).toBe("is missing");
  const later = inEnglish(async () => {
    await Promise.resolve();
    return t("is missing");
  });
  expect(t("is missing")).toBe("fehlt");
  expect(await later).toBe("is missing");
});
