import { OfflineApp } from "@/components/offline/offline-app";
import { ThreadPage } from "@/components/thread/thread-page";

/**
 * The shell that the service worker keeps, with nothing of anybody. It is made of the same parts as the other pages here:
 * so it is their code, which the worker has, that it asks for.
 */
export default function OfflinePage() {
  return (
    <OfflineApp>
      <ThreadPage detail={null} />
    </OfflineApp>
  );
}
