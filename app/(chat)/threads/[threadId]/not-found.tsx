import { ThreadPage } from "@/components/thread/thread-page";

// The page says itself that the thread is missing, so that others can be opened from there as ever.
export default function MissingThreadPage() {
  return <ThreadPage detail={null} />;
}
