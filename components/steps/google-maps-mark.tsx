/** Where places come from. The terms of Google Maps want these words unchanged, unbroken and untranslated. */
export function GoogleMapsMark() {
  return (
    <p translate="no" className="whitespace-nowrap text-sm text-ink-faint">
      Google Maps
    </p>
  );
}
