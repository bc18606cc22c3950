/** How many of each part one of a kind has. A part that is not named is one it has none of. */
export type Parts = Record<string, number>;

export interface Kind {
  singular: string;
  plural: string;
  isAnimal: boolean;
  parts: Parts;
}

const BODY = { eyes: 2, ears: 2, noses: 1, tails: 1, heads: 1 };
const WITH_PAWS = { ...BODY, legs: 4, feet: 4, paws: 4 };
const WITH_HOOVES = { ...BODY, legs: 4, feet: 4, hooves: 4 };
const BIRD = { eyes: 2, heads: 1, tails: 1, legs: 2, feet: 2, wings: 2, beaks: 1 };
const FISH = { eyes: 2, heads: 1, tails: 1 };
const REPTILE = { eyes: 2, heads: 1, tails: 1, legs: 4, feet: 4 };
const PERSON = { eyes: 2, ears: 2, noses: 1, heads: 1, legs: 2, feet: 2, hands: 2, arms: 2 };

function kinds(names: string, parts: Parts, isAnimal = true): Kind[] {
  return names.split(", ").map((name) => {
    const [singular = name, plural = `${singular}s`] = name.split("/");
    return { singular, plural, isAnimal, parts };
  });
}

const KINDS: Kind[] = [
  ...kinds(
    "dog, cat, puppy/puppies, kitten, rabbit, hamster, guinea pig, ferret, fox/foxes, bear",
    WITH_PAWS,
  ),
  ...kinds("mouse/mice, rat, gerbil, hedgehog, wolf/wolves, lion, tiger, bunny/bunnies, panda", WITH_PAWS),
  ...kinds("horse, pony/ponies, cow, goat, sheep/sheep, pig, donkey, deer/deer, llama, alpaca", WITH_HOOVES),
  ...kinds("bird, parrot, budgie, canary/canaries, chicken, hen, duck, goose/geese, penguin, owl", BIRD),
  ...kinds("fish/fish, goldfish/goldfish, snake, eel", FISH),
  ...kinds("turtle, tortoise, lizard, gecko, frog, iguana", REPTILE),
  ...kinds("spider, tarantula", { eyes: 8, heads: 1, legs: 8, feet: 8 }),
  ...kinds("ant, bee, beetle, butterfly/butterflies", { eyes: 2, heads: 1, legs: 6, feet: 6 }),
  ...kinds("crab", { eyes: 2, legs: 10, feet: 10 }),
  ...kinds("child/children, kid, person/people, brother, sister, son, daughter, baby/babies", PERSON, false),
  ...kinds("car", { wheels: 4, doors: 4 }, false),
  ...kinds("bike, bicycle, motorbike, scooter", { wheels: 2 }, false),
  ...kinds("tricycle", { wheels: 3 }, false),
];

const PARTS = new Set(KINDS.flatMap(({ parts }) => Object.keys(parts)));

export function findKind(word: string): Kind | undefined {
  const lower = word.toLowerCase();
  return KINDS.find(({ singular, plural }) => lower === singular || lower === plural);
}

export function isPart(word: string): boolean {
  return PARTS.has(word.toLowerCase());
}

export function countOf(kind: Kind, count: number): string {
  return `${count} ${count === 1 ? kind.singular : kind.plural}`;
}

/** Matches any kind's name, the longest first. */
export const KIND_PATTERN = KINDS.flatMap(({ singular, plural }) => [plural, singular])
  .sort((a, b) => b.length - a.length)
  .join("|");
