import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import { Progress } from "./progress";

type UploadStateProps = {
  name: string;
  /** Bytes. */
  size: number;
  progress:
    | { state: "waiting" | "hashing" }
    | { state: "uploading"; sentBytes: number }
    | { state: "failed"; sentence: string };
};

/** How far a file is on its way, under its name. */
export function UploadState({ name, size, progress }: UploadStateProps) {
  switch (progress.state) {
    case "failed":
      return (
        <span role="alert" className="block text-sm text-danger">
          {progress.sentence}
        </span>
      );
    case "uploading":
      return (
        <Progress
          label={t("Uploading {name}", { name })}
          text={t("Uploading")}
          share={progress.sentBytes / Math.max(1, size)}
        />
      );
    default:
      return (
        <span className="block text-sm text-ink-faint tabular-nums">
          {`${formatBytes(size)} · ${progress.state === "hashing" ? t("Reading") : t("Waiting")}`}
        </span>
      );
  }
}
