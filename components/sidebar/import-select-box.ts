import { loadOnce } from "@/components/ui/load-once";

export const importSelectBox = loadOnce(() => import("./select-box"));
