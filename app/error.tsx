"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { flushDrafts } from "@/lib/client/composer-store";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  useEffect(flushDrafts, []);
  return (
    <Notice title="This page could not be shown" text="Your conversations and your draft are kept.">
      <Button variant="solid" onClick={retry}>
        Try again
      </Button>
      <Button onClick={() => window.location.assign("/")}>Back to the start</Button>
    </Notice>
  );
}
