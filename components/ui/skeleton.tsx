/** A line of text that is not here yet; its width is the class that it gets. */
export function Skeleton({ className }: { className: string }) {
  return <div className={`h-4 animate-live rounded-full bg-ink/7 ${className}`} />;
}
