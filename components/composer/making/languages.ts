// biome-ignore format: one line is read at a glance.
const CODES = ["en-US", "en-GB", "ar-EG", "zh-CN", "nl-NL", "fr-FR", "de-DE", "hi-IN", "it-IT", "ja-JP", "ko-KR", "pl-PL", "pt-BR", "es-ES", "tr-TR"];

const names = new Intl.DisplayNames("en", { type: "language" });

/** Languages that can be asked for by name; the model hears the others by itself. */
export const LANGUAGES = [
  { value: "", name: "Auto" },
  ...CODES.map((code) => ({ value: code, name: names.of(code) ?? code })),
];
