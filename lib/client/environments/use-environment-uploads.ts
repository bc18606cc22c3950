"use client";

import { useMemo } from "react";
import { type EnvironmentUpload, useEnvironmentState } from "./environment-state";

/** The files that are on their way from this page into an environment. */
export function useEnvironmentUploads(environmentId: string): readonly EnvironmentUpload[] {
  const uploads = useEnvironmentState((state) => state.uploads);
  return useMemo(
    () => uploads.filter((upload) => upload.environmentId === environmentId),
    [uploads, environmentId],
  );
}
