import { currentLocale, t } from "@/lib/i18n/translate";

// biome-ignore format: one line is read at a glance.
const CODES = ["en-US", "en-GB", "ar-EG", "zh-CN", "nl-NL", "fr-FR", "de-DE", "hi-IN", "it-IT", "ja-JP", "ko-KR", "pl-PL", "pt-BR", "es-ES", "tr-TR"];

/** Languages that can be asked for by name; the model hears the others by itself. */
export function languageOptions() {
  const names = new Intl.DisplayNames(currentLocale(), { type: "language" });
  return [
    { value: "", name: t("Auto") },
    ...CODES.map((code) => ({ value: code, name: names.of(code) ?? code })),
  ];
}
