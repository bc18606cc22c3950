import { loadOnce } from "@/components/ui/load-once";

export const importBranchMap = loadOnce(() => import("./branch-map"));
