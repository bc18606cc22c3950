import { OfflineApp } from "@/components/offline/offline-app";
import { SavedThreadPage } from "@/components/thread/saved-thread-page";

/**
 * The shell that the service worker keeps, with nothing of anybody. It is made of the same parts as the other pages here:
 * so it is their code, which the worker has, that it asks for.
 */
export default function OfflinePage() {
  return (
    <OfflineApp>
      <SavedThreadPage detail={null} />
    </OfflineApp>
  );
}
