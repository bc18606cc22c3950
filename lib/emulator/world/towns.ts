/** Towns that are nowhere. All that is said of them is made up, and every answer says so. */
export interface Town {
  name: string;
  latitude: number;
  longitude: number;
  population: number;
  celsius: number;
  sky: string;
  /** Opening hours of its library. */
  library: string;
}

export const TOWNS: [Town, ...Town[]] = [
  {
    name: "Larkhaven",
    latitude: 54.21,
    longitude: 7.35,
    population: 18_400,
    celsius: 14,
    sky: "light rain",
    library: "Monday to Friday 9:00–18:00, Saturday 10:00–14:00",
  },
  {
    name: "Quellmünde",
    latitude: 53.02,
    longitude: 10.66,
    population: 42_900,
    celsius: 19,
    sky: "sunny spells",
    library: "Tuesday to Saturday 10:00–19:00",
  },
  {
    name: "Sant Oriol de Mar",
    latitude: 41.38,
    longitude: 3.91,
    population: 7_250,
    celsius: 26,
    sky: "clear sky",
    library: "Monday to Thursday 16:00–20:00",
  },
];

export function findTown(text: string): Town | undefined {
  const lower = text.toLowerCase();
  return TOWNS.find(({ name }) => lower.includes(name.toLowerCase()));
}
