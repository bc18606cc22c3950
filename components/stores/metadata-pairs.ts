import { t } from "@/lib/i18n/translate";
import { parseMetadataValue } from "@/lib/protocol/metadata-filter";
import { METADATA_KEY_PATTERN, METADATA_VALUE_MAX_LENGTH, type Metadata } from "@/lib/protocol/stores";

/** A key and a value as they are written. */
export type MetadataPair = { key: string; value: string };

export const EMPTY_PAIR: MetadataPair = { key: "", value: "" };

/** What is wrong with the first pair that cannot be sent; null where all can. Empty ones do not count. */
export function checkPairs(pairs: readonly MetadataPair[]): string | null {
  const written = pairs.filter(isWritten);
  for (const [position, { key, value }] of written.entries()) {
    if (key === "") return t("The value {value} has no key.", { value });
    if (!METADATA_KEY_PATTERN.test(key)) {
      return t("{key} cannot be a key: letters, digits and _ only, and no digit first.", { key });
    }
    if (value.trim() === "") return t("The key {key} has no value.", { key });
    if (value.length > METADATA_VALUE_MAX_LENGTH) return t("The value of {key} is too long.", { key });
    if (written.findIndex((other) => other.key === key) < position) {
      return t("The key {key} is there twice.", { key });
    }
  }
  return null;
}

export function toMetadata(pairs: readonly MetadataPair[]): Metadata[] {
  return pairs.filter(isWritten).map(({ key, value }) => ({ key, value: parseMetadataValue(value) }));
}

function isWritten({ key, value }: MetadataPair): boolean {
  return key !== "" || value.trim() !== "";
}
