import { idle } from "@/lib/client/idle";
import { BUILD } from "@/lib/protocol/build";

const FILES = "/_next/static/";

/**
 * Has the worker of this build take care of the app when there is no network, once the page has nothing else to do.
 * Code that was not built, as in development, changes too often to be kept. Returns what ends the telling.
 */
export function registerWorker(): () => void {
  let observer: PerformanceObserver | null = null;
  let isEnded = false;
  const register = async () => {
    await idle();
    const address = `/service-worker.js?build=${BUILD}`;
    const { installing, waiting, active } = await navigator.serviceWorker.register(address, {
      updateViaCache: "none",
    });
    // Beside one of another build this build's is still on its way: it is told, and not the one that goes.
    const worker = installing ?? waiting ?? active;
    await navigator.serviceWorker.ready;
    if (isEnded) return;
    // The first page of a build is loaded beside the worker: what it has, it tells it.
    observer = new PerformanceObserver((loaded) =>
      worker?.postMessage(loaded.getEntries().filter(isFile).map(toName)),
    );
    observer.observe({ type: "resource", buffered: true });
  };
  // Without it everything is as before, as long as there is a network.
  if (BUILD !== "" && "serviceWorker" in navigator) register().catch(() => undefined);
  return () => {
    isEnded = true;
    observer?.disconnect();
  };
}

const toName = ({ name }: PerformanceEntry) => name;
const isFile = ({ name }: PerformanceEntry) => name.startsWith(location.origin + FILES);
