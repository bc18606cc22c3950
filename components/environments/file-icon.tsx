import { FileCode, FileImage, FileText } from "lucide-react";
import { isPicture, isProse } from "@/lib/client/environments/file-kinds";

export function FileIcon({ name }: { name: string }) {
  const Icon = isPicture(name) ? FileImage : isProse(name) ? FileText : FileCode;
  return <Icon aria-hidden className="size-4.5 shrink-0 text-ink-soft" strokeWidth={1.75} />;
}
