import type { Shape } from "./shape";
import { ANSWERS } from "./shapes-of-answers";
import { ODDITIES } from "./shapes-of-oddities";
import { TOOLS } from "./shapes-of-tools";

/** Every shape of stream that the API is known to send, small, for tests. */
export const SHAPES: readonly Shape[] = [...ANSWERS, ...TOOLS, ...ODDITIES];
