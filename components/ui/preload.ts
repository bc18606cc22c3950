/** Fetches a part of the page before it is asked for; what does not come now is asked for then. */
export function preload(load: () => PromiseLike<unknown>): () => void {
  return () => {
    load().then(undefined, () => undefined);
  };
}
