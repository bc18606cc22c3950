// The files of a message go their own way, and the browser has six connections for all.
const AT_ONCE = 2;

class Cancelled extends Error {}

type Options = {
  /** Brings one file to its end. What it throws goes to `onFailure`, unless it was cancelled. */
  upload(key: string, file: File, signal: AbortSignal): Promise<void>;
  onFailure(key: string, cause: unknown): void;
};

/** Files that wait for their turn, and those on their way: a few at a time, and no more than once each. */
export type UploadQueue = {
  add(key: string, file: File): void;
  /** Puts a file that has failed at the end again. */
  retry(key: string): void;
  /** Breaks off what is on its way, and forgets the file. */
  cancel(key: string): void;
};

export function createUploadQueue({ upload, onFailure }: Options): UploadQueue {
  const files = new Map<string, File>();
  const waiting: string[] = [];
  const running = new Map<string, AbortController>();

  // Files that have not come to the server yet go with the page: the browser asks before that.
  const handleUnload = (event: BeforeUnloadEvent) => {
    if (running.size > 0 || waiting.length > 0) event.preventDefault();
  };
  const bring = async (key: string, signal: AbortSignal) => {
    const file = files.get(key);
    if (!file) return;
    await upload(key, file, signal);
    files.delete(key);
  };
  const startNext = () => {
    const key = running.size < AT_ONCE ? waiting.shift() : undefined;
    if (key === undefined) return;
    const abort = new AbortController();
    running.set(key, abort);
    void bring(key, abort.signal)
      .catch((cause: unknown) => {
        if (!(cause instanceof Cancelled)) onFailure(key, cause);
      })
      .finally(() => {
        running.delete(key);
        startNext();
      });
    startNext();
  };
  const enqueue = (key: string) => {
    // Added a second time, it is still there once.
    window.addEventListener("beforeunload", handleUnload);
    waiting.push(key);
    startNext();
  };
  return {
    add(key, file) {
      files.set(key, file);
      enqueue(key);
    },
    retry: enqueue,
    cancel(key) {
      const position = waiting.indexOf(key);
      if (position !== -1) waiting.splice(position, 1);
      running.get(key)?.abort(new Cancelled());
      files.delete(key);
    },
  };
}
