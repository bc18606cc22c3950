let playing: HTMLMediaElement | null = null;

/** Call it as an element begins to play: whatever else plays stops, since nobody can hear two at once. */
export function playAlone(element: HTMLMediaElement): void {
  if (playing !== element) playing?.pause();
  playing = element;
}
