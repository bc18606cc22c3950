import { hostOf } from "@/lib/client/markdown/addresses";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";

/** What a file of a message is called: by its own name, or by where it is on the web. */
export function nameOf({ media, uri }: MediaContent): string {
  return media?.name ?? (uri ? hostOf(uri) : t("File"));
}
