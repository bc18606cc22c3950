"use client";

import { useState } from "react";
import { environmentViewAddress } from "@/lib/client/agents/agents-api";
import { t } from "@/lib/i18n/translate";

type FilePictureProps = { environmentId: string; path: string; name: string; version: number | null };

export function FilePicture({ environmentId, path, name, version }: FilePictureProps) {
  const [brokenVersion, setBrokenVersion] = useState<number | null | undefined>();
  if (brokenVersion === version) {
    return (
      <p role="alert" className="text-ui text-ink-soft">
        {t("This picture could not be shown. It may be gone, or damaged: download it to see.")}
      </p>
    );
  }
  return (
    <img
      key={version}
      src={environmentViewAddress(environmentId, path)}
      alt={name}
      decoding="async"
      onError={() => setBrokenVersion(version)}
      className="tinted block h-auto max-w-full rounded-xl border border-line bg-canvas"
    />
  );
}
