import { loadOnce } from "@/components/ui/load-once";

export const importSearchDialog = loadOnce(() => import("./search-dialog"));
