"use client";

import { CodeXml } from "lucide-react";
import { Suspense, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { t } from "@/lib/i18n/translate";

const CodeDialog = lazyPart(() => import("./code-dialog").then((module) => module.CodeDialog));

/** Opens the request of a reply as a program. */
export function GetCodeButton({ turnId }: { turnId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton label={t("Get code")} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <CodeXml aria-hidden strokeWidth={1.75} />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <CodeDialog turnId={turnId} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
