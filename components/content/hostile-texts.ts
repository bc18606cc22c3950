import { addresses } from "./hostile/addresses";
import { confusions } from "./hostile/confusions";
import { letters } from "./hostile/letters";
import { loads } from "./hostile/loads";
import { markdown } from "./hostile/markdown";
import { scripts } from "./hostile/scripts";

/** What runs, loads or clobbers something elsewhere, by its ways. For tests. */
export const HOSTILE_FAMILIES = { scripts, loads, confusions, markdown, addresses, letters };

export const hostileTexts: readonly string[] = [...new Set(Object.values(HOSTILE_FAMILIES).flat())];
