const UNITS = [
  "m metre metres meter meters",
  "km kilometre kilometres kilometer kilometers",
  "cm centimetre centimetres centimeter centimeters",
  "mm millimetre millimetres millimeter millimeters",
  "mile miles mi",
  "yard yards yd",
  "foot feet ft",
  "inch inches in",
  "kg kilogram kilograms kilo kilos kilogramme kilogrammes",
  "g gram grams gramme grammes",
  "pound pounds lb lbs",
  "ounce ounces oz",
  "tonne tonnes t",
  "l litre litres liter liters",
  "ml millilitre millilitres milliliter milliliters",
  "us_gallon gallon gallons",
  "us_cup cup cups",
  "hectare hectares ha",
  "acre acres",
  "km/h kmh kph",
  "mph",
  "s second seconds sec",
  "min minute minutes",
  "h hour hours",
  "day days",
  "week weeks",
  "celsius c °c degrees",
  "fahrenheit f °f",
  "kelvin k",
  "byte bytes",
  "kb kilobyte kilobytes",
  "mb megabyte megabytes",
  "gb gigabyte gigabytes",
].map((words) => words.split(" "));

/** Whether two words mean the same unit, such as "miles" and "mile". */
export function isSameUnit(one: string, other: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  return first === second || UNITS.some((words) => words.includes(first) && words.includes(second));
}
