import { ThreadPage } from "@/components/thread/thread-page";

export default function NewThreadPage() {
  return <ThreadPage detail={null} />;
}
