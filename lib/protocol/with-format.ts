import type { ResponseFormat, Settings } from "./thread";

/** The same settings with that choice for its kind of media. What is left to the API is left out. */
export function withFormat(settings: Settings, format: ResponseFormat): Settings {
  const { response_format = [], ...rest } = settings;
  const chosen = Object.fromEntries(Object.entries(format).filter(([, value]) => value !== undefined));
  const others = response_format.filter(({ type }) => type !== format.type);
  // Nothing but its type is no choice.
  const formats = Object.keys(chosen).length > 1 ? [...others, chosen as ResponseFormat] : others;
  return formats.length > 0 ? { ...rest, response_format: formats } : rest;
}
