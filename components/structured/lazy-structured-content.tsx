"use client";

import { type ComponentProps, Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";

const StructuredContent = lazyPart(() =>
  import("./structured-content").then((module) => module.StructuredContent),
);

/** A structured answer, with the code that only such answers need. */
export function LazyStructuredContent(props: ComponentProps<typeof StructuredContent>) {
  return (
    <Suspense fallback={null}>
      <StructuredContent {...props} />
    </Suspense>
  );
}
