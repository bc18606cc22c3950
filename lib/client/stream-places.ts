/**
 * Over HTTP/1.1 a browser allows a server six connections, all of its tabs together. One is the stream of what goes
 * on; with more answers than this on top of it no page would open and no message go out.
 */
export const STREAM_PLACES = 3;

export type StreamPlace = { leave(): void };

/** A place for a stream that stays open, among all tabs; null where all are taken. A tab that goes leaves its own. */
export async function takeStreamPlace(): Promise<StreamPlace | null> {
  // Browsers have no locks where the page is not served safely, and then each tab is by itself.
  if (!("locks" in navigator)) return { leave: () => undefined };
  for (let place = 1; place <= STREAM_PLACES; place += 1) {
    const taken = await tryPlace(`parley-stream-${place}`);
    if (taken) return taken;
  }
  return null;
}

function tryPlace(name: string): Promise<StreamPlace | null> {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock && { leave });
        return lock ? left : undefined;
      })
      .catch(reject);
  });
}
