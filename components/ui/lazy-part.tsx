import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { askBuild, reloadStalePage } from "@/lib/client/stale-page";
import { t } from "@/lib/i18n/translate";

/**
 * A part of the page whose code comes when it is first shown. Without a network it may not come: then a line
 * says so in its place, and everything else stays as it is. After a deployment the page is loaded again.
 */
export function lazyPart<P extends object>(
  load: () => PromiseLike<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  // React takes whatever can be waited for.
  return lazy(() => load().then(asDefault, standIn<P>) as Promise<{ default: ComponentType<P> }>);
}

/** In the place of a part whose code has not come. After a deployment it is gone: a new page has all of it. */
async function standIn<P>(): Promise<{ default: ComponentType<P> }> {
  await askBuild();
  reloadStalePage();
  return asDefault<P>(Unloaded);
}

function asDefault<P>(component: ComponentType<P>): { default: ComponentType<P> } {
  return { default: component };
}

function Unloaded() {
  return (
    <p role="alert" className="p-2 text-sm text-ink-soft">
      {t("This part of the page could not be loaded. Reload the page.")}
    </p>
  );
}
