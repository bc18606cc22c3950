import { t } from "@/lib/i18n/translate";

export type PlaceForm = { latitude: string; longitude: string };
type Place = { latitude?: number | undefined; longitude?: number | undefined };
type Errors = { latitude?: string; longitude?: string };

export function toPlaceForm({ latitude, longitude }: Place): PlaceForm {
  return { latitude: latitude?.toString() ?? "", longitude: longitude?.toString() ?? "" };
}

/** The place that is written, nowhere where nothing is; null where it is none. */
export function parsePlace(form: PlaceForm): { place: Place | null; errors: Errors } {
  const [latitude, longitude] = [parseDegrees(form.latitude), parseDegrees(form.longitude)];
  if (latitude === undefined && longitude === undefined) return { place: {}, errors: {} };
  const errors: Errors = {
    ...(!isWithin(latitude, 90) && { latitude: t("A number from -90 to 90.") }),
    ...(!isWithin(longitude, 180) && { longitude: t("A number from -180 to 180.") }),
  };
  return { place: Object.keys(errors).length > 0 ? null : { latitude, longitude }, errors };
}

function parseDegrees(text: string): number | undefined {
  const trimmed = text.trim().replace("−", "-");
  // A comma is how half of the world writes the point.
  return trimmed === "" ? undefined : Number(trimmed.replace(",", "."));
}

function isWithin(degrees: number | undefined, limit: number): boolean {
  return degrees !== undefined && Math.abs(degrees) <= limit;
}
