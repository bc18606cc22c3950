/** What did not work, in a sentence; its place is there for who listens before there is one. */
export function ProblemLine({ text }: { text: string | null }) {
  return (
    <p role="alert" className="text-sm text-danger empty:hidden">
      {text}
    </p>
  );
}
