/**
 * What loads a part of the page. From when that is there, it is given without waiting: who opens it sees it in the
 * next frame. What React has to wait for, be it for no time at all, it shows a third of a second later.
 */
export function loadOnce<M>(load: () => Promise<M>): () => PromiseLike<M> {
  let loaded: PromiseLike<M> | undefined;
  // What did not come is asked for again the next time.
  return () =>
    loaded ??
    load().then((module) => {
      loaded = present(module);
      return module;
    });
}

/** A promise that was kept, and says so at once: one of JavaScript never does. */
function present<T>(value: T): PromiseLike<T> {
  const then: PromiseLike<T>["then"] = (onFulfilled) => {
    const result = onFulfilled ? onFulfilled(value) : value;
    // Without a step it is what it was; TypeScript cannot tell the two apart.
    return isPromise(result) ? result : (present(result) as PromiseLike<never>);
  };
  return { then };
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as { then?: unknown } | null)?.then === "function";
}
