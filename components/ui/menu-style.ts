/** A row of a menu. */
export const MENU_ROW =
  "flex h-8 w-full cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-ui outline-none data-highlighted:bg-ink/6 forced-colors:data-highlighted:outline-2 coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0";
