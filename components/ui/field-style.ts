export const FIELD_BOX =
  "w-full rounded-lg border border-edge bg-canvas px-3 py-1.5 text-ui text-ink aria-invalid:border-danger coarse:min-h-11 coarse:text-base";
