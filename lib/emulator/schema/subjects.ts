import { RECIPES } from "./recipes.ts";

/** What documents can be about: one thing, and others of its kind. */
export type Subject = Record<string, unknown>[];

// Known to everybody, so that nobody has to be made up.
const PEOPLE: Subject = [
  {
    name: "Ada Lovelace",
    first_name: "Ada",
    last_name: "Lovelace",
    born: 1815,
    age: 36,
    city: "London",
    country: "England",
    occupation: "mathematician",
    birth_date: "1815-12-10",
  },
  {
    name: "Charles Darwin",
    first_name: "Charles",
    last_name: "Darwin",
    born: 1809,
    age: 73,
    city: "Downe",
    country: "England",
    occupation: "naturalist",
    birth_date: "1809-02-12",
  },
  {
    name: "Marie Curie",
    first_name: "Marie",
    last_name: "Curie",
    born: 1867,
    age: 66,
    city: "Paris",
    country: "France",
    occupation: "physicist",
    birth_date: "1867-11-07",
  },
];

const RIVERS: Subject = [
  {
    name: "Nile",
    length: 6650,
    length_km: 6650,
    continent: "Africa",
    country: "Egypt",
    countries: ["Uganda", "South Sudan", "Sudan", "Egypt"],
    mouth: "Mediterranean Sea",
  },
  {
    name: "Amazon",
    length: 6400,
    length_km: 6400,
    continent: "South America",
    country: "Brazil",
    countries: ["Peru", "Colombia", "Brazil"],
    mouth: "Atlantic Ocean",
  },
  {
    name: "Yangtze",
    length: 6300,
    length_km: 6300,
    continent: "Asia",
    country: "China",
    countries: ["China"],
    mouth: "East China Sea",
  },
  {
    name: "Danube",
    length: 2850,
    length_km: 2850,
    continent: "Europe",
    country: "Austria",
    countries: ["Germany", "Austria", "Hungary", "Romania"],
    mouth: "Black Sea",
  },
  {
    name: "Rhine",
    length: 1233,
    length_km: 1233,
    continent: "Europe",
    country: "Germany",
    countries: ["Switzerland", "Germany", "Netherlands"],
    mouth: "North Sea",
  },
];

const PLANETS: Subject = [
  { name: "Mercury", diameter_km: 4879, moons: 0, type: "terrestrial", day: 1 },
  { name: "Venus", diameter_km: 12104, moons: 0, type: "terrestrial", day: 2 },
  { name: "Earth", diameter_km: 12742, moons: 1, type: "terrestrial", day: 3 },
  { name: "Mars", diameter_km: 6779, moons: 2, type: "terrestrial", day: 4 },
];

const COUNTRIES: Subject = [
  {
    name: "France",
    country: "France",
    capital: "Paris",
    continent: "Europe",
    language: "French",
    currency: "EUR",
  },
  {
    name: "Japan",
    country: "Japan",
    capital: "Tokyo",
    continent: "Asia",
    language: "Japanese",
    currency: "JPY",
  },
  {
    name: "Kenya",
    country: "Kenya",
    capital: "Nairobi",
    continent: "Africa",
    language: "Swahili",
    currency: "KES",
  },
  {
    name: "Brazil",
    country: "Brazil",
    capital: "Brasília",
    continent: "South America",
    language: "Portuguese",
    currency: "BRL",
  },
];

const BOOKS: Subject = [
  {
    name: "Middlemarch",
    title: "Middlemarch",
    author: "George Eliot",
    year: 1871,
    language: "English",
    genre: "novel",
    pages: 880,
  },
  {
    name: "Moby-Dick",
    title: "Moby-Dick",
    author: "Herman Melville",
    year: 1851,
    language: "English",
    genre: "novel",
    pages: 635,
  },
  {
    name: "Frankenstein",
    title: "Frankenstein",
    author: "Mary Shelley",
    year: 1818,
    language: "English",
    genre: "novel",
    pages: 280,
  },
];

const PRODUCTS: Subject = [
  {
    name: "Notebook A5 (invented)",
    price: 4.9,
    currency: "EUR",
    category: "stationery",
    in_stock: true,
    sku: "DEMO-001",
    description: "Dotted, 120 pages",
    rating: 4.5,
    quantity: 2,
  },
  {
    name: "Desk lamp (invented)",
    price: 39,
    currency: "EUR",
    category: "lighting",
    in_stock: false,
    sku: "DEMO-002",
    description: "Dimmable, warm light",
    rating: 4.1,
    quantity: 1,
  },
  {
    name: "Steel mug (invented)",
    price: 12.5,
    currency: "EUR",
    category: "kitchen",
    in_stock: true,
    sku: "DEMO-003",
    description: "Keeps 350 ml warm",
    rating: 4.8,
    quantity: 4,
  },
];

const MATCHES: Subject = [
  {
    name: "Euro 2024 final",
    competition: "Euro 2024",
    winner: "Spain",
    loser: "England",
    runner_up: "England",
    score: "2–1",
    date: "2024-07-14",
    city: "Berlin",
    stadium: "Olympiastadion",
    year: 2024,
  },
];

const SUBJECTS: [asked: RegExp, subject: Subject][] = [
  [/\beuro\b.{0,20}2024/i, MATCHES],
  [/\b(?:recipe|pancake|cook|bake|ingredient|dish|soup)/i, RECIPES],
  [/\brivers?\b/i, RIVERS],
  [/\bplanets?\b/i, PLANETS],
  [/\b(?:countr(?:y|ies)|capitals?)\b/i, COUNTRIES],
  [/\b(?:books?|novels?|authors?)\b/i, BOOKS],
  [/\b(?:products?|shop|order|invoice|items?|inventory|catalogue|price)\b/i, PRODUCTS],
  [
    /\b(?:person|people|user|profile|contact|customer|employee|scientists?|mathematicians?|years? old)\b/i,
    PEOPLE,
  ],
];

/** The subject of a text, what it names first; empty where it is none of these. */
export function findSubject(text: string): Subject {
  const subject = SUBJECTS.find(([asked]) => asked.test(text))?.[1] ?? [];
  const lower = text.toLowerCase();
  const isNamed = ({ name }: Record<string, unknown>) =>
    String(name)
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => word.length > 3 && lower.includes(word.replace(/s$/, "")));
  return [...subject.filter(isNamed), ...subject.filter((row) => !isNamed(row))];
}

export function isAboutPeople(subject: Subject): boolean {
  return PEOPLE.includes(subject[0] ?? {});
}
