/** The mark: two speech forms that overlap to a P. */
export function Mark({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <path
        className="fill-accent/45"
        d="M9.5 3H18a9.5 9.5 0 0 1 0 19h-5.5L6.3 28.9A.75.75 0 0 1 5 28.4V7.5A4.5 4.5 0 0 1 9.5 3Z"
      />
      <path
        className="fill-accent"
        d="M5 7.5A4.5 4.5 0 0 1 9.5 3H11a6 6 0 0 1 6 6v7a6 6 0 0 1-4.5 5.8v.2L6.3 28.9A.75.75 0 0 1 5 28.4Z"
      />
    </svg>
  );
}
