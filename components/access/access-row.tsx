import { Button } from "@/components/ui/button";

type AccessRowProps = {
  title: string;
  note: string;
  /** The verb. */
  action: string;
  /** The verb and what it is done to. */
  actionName: string;
  /** Left out where nothing can be done with it here. */
  onAction?: () => void;
};

/** One way to sign in, or one place where somebody is signed in. */
export function AccessRow({ title, note, action, actionName, onAction }: AccessRowProps) {
  return (
    <li className="flex min-h-11 items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui">{title}</p>
        <p className="truncate text-sm text-ink-faint">{note}</p>
      </div>
      {onAction && (
        <Button variant="plain" className="-me-3.5" aria-label={actionName} onClick={onAction}>
          {action}
        </Button>
      )}
    </li>
  );
}
