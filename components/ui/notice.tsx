import type { ReactNode } from "react";

type NoticeProps = { title: string; text: string; children: ReactNode };

/** A page, or the place of one, that has only one thing to say and a way on. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-md flex-col items-start justify-center gap-3 px-6">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-ink-soft">{text}</p>
      <div className="mt-3 flex flex-wrap gap-2">{children}</div>
    </main>
  );
}
