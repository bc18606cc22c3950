import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/**
 * A part of the page whose code comes when it is first shown. Without a network, or after a deployment,
 * it may not come: then a line says so in its place, and everything else stays as it is.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(() => load().then(asDefault, () => asDefault<P>(Unloaded)));
}

function asDefault<P>(component: ComponentType<P>): { default: ComponentType<P> } {
  return { default: component };
}

function Unloaded() {
  return (
    <p role="alert" className="p-2 text-sm text-ink-soft">
      This part of the page could not be loaded. Reload the page.
    </p>
  );
}
