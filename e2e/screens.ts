import { ANSWER_SCREENS } from "./answer-screens";
import { DIALOG_SCREENS } from "./dialog-screens";
import { MEDIA_SCREENS } from "./media-screens";
import { PLACE_SCREENS } from "./place-screens";
import type { Screens } from "./screen";
import { TOOL_SCREENS } from "./tool-screens";

/** Every screen, but those of servers where one signs in, which are in `access-screens.ts`. */
export const SCREENS: Screens = {
  ...ANSWER_SCREENS,
  ...MEDIA_SCREENS,
  ...TOOL_SCREENS,
  ...DIALOG_SCREENS,
  ...PLACE_SCREENS,
};

/** What the browser's console says of screens where something is not there, or was refused. */
export const TOLD_OF_SCREENS = /status of 4(00|04|15|22|29)/;
