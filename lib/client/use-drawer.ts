import { create } from "zustand";
import { setPreference, usePreference } from "./preferences";
import { useMediaQuery } from "./use-media-query";

const NARROW = "(max-width: 47.99rem)";

const useDrawerStore = create(() => ({ isOpen: false }));

/** Whether the sidebar lies over the page, as it does on narrow screens. */
export function useIsDrawerOpen(): boolean {
  return useDrawerStore((state) => state.isOpen);
}

export function setDrawerOpen(isOpen: boolean): void {
  useDrawerStore.setState({ isOpen });
}

/** One control for both forms: the drawer of a narrow screen, the column of a wide one. */
export function useSidebarToggle(): { isExpanded: boolean; toggle: () => void } {
  const isDrawerOpen = useIsDrawerOpen();
  const isCollapsed = usePreference("isSidebarCollapsed");
  const isNarrow = useMediaQuery(NARROW);
  const toggle = () => {
    if (isNarrow) setDrawerOpen(!isDrawerOpen);
    else setPreference("isSidebarCollapsed", !isCollapsed);
  };
  return { isExpanded: isNarrow ? isDrawerOpen : !isCollapsed, toggle };
}
