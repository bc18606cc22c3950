import { t } from "@/lib/i18n/translate";

type ProgressProps = {
  label: string;
  text: string;
  /** From 0 to 1; without it nobody can say how much is done. */
  share?: number;
};

/** A bar and a word: how far something is, or that it is going on. */
export function Progress({ label, text, share }: ProgressProps) {
  const percent = share === undefined ? undefined : Math.min(100, Math.round(share * 100));
  return (
    <span className="flex h-5 items-center gap-2">
      <span
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        tabIndex={-1}
        className="block h-1 flex-1 overflow-hidden rounded-full bg-ink/10 forced-colors:border"
      >
        <span
          className={`block h-full origin-left rounded-full bg-accent forced-colors:bg-[CanvasText] rtl:origin-right ${
            percent === undefined ? "animate-live" : ""
          }`}
          style={{ transform: percent === undefined ? undefined : `scaleX(${percent / 100})` }}
        />
      </span>
      {/* All of it is sent, and the server looks into it. */}
      <span className="text-xs text-ink-faint tabular-nums">
        {percent === undefined
          ? text
          : percent < 100
            ? `${text} ${t("{percent} %", { percent })}`
            : t("Checking")}
      </span>
    </span>
  );
}
