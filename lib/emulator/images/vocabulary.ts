import type { Place, Time, Tone, Weather } from "./scene.ts";

/** Words for things, in English and a little German, French and Spanish. The first that fits wins. */
function words(list: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${list})(?![\\p{L}])`, "iu");
}

export const PLACES: [Place, RegExp][] = [
  ["shapes", words("abstract|patterns?|geometric\\w*|shapes?|bauhaus|logo|icon|mosaic|cubist|mandala")],
  [
    "space",
    words(
      "(?:outer )?space|galax\\w+|planets?|cosmos|universe|nebula|orbit|astronauts?|weltraum|espace|espacio",
    ),
  ],
  [
    "city",
    words(
      "city|cities|towns?|skyline|streets?|skyscrapers?|new york|tokyo|london|paris|berlin|stadt|ville|ciudad",
    ),
  ],
  ["desert", words("deserts?|dunes?|sahara|cact\\w+|camels?|wüste|désert|desierto|mars")],
  ["forest", words("forests?|woods?|jungle|pines?|wald|forêt|bosque")],
  ["mountains", words("mountains?|alps?|peaks?|summit|volcano\\w*|valley|berge?|montagnes?|montañas?")],
  [
    "snow",
    words(
      "snowy|(?:in|on) (?:the |deep |fresh )?snow|winter\\w*|arctic|antarctic\\w*|icebergs?|snowm[ae]n|schnee|neige|nieve|christmas",
    ),
  ],
  [
    "sea",
    words(
      "seas?|oceans?|beach\\w*|coast|lakes?|harbou?r|islands?|waves?|water|river|bay|meer|mer|mar|playa|plage",
    ),
  ],
  ["meadow", words("meadows?|fields?|gardens?|parks?|hills?|farm|countryside|wiese|grass")],
];

export const TIMES: [Time, RegExp][] = [
  ["night", words("nights?|midnight|dark|nocturnal|moonlit|moonlight|starry|nacht|nuit|noche")],
  ["dusk", words("sunsets?|dusk|evening|twilight|golden hour|abend\\w*|soir|coucher|atardecer")],
  ["dawn", words("dawn|sunrise|morning|morgen|matin|aube|amanecer")],
  ["day", words("day|daytime|daylight|noon|midday|sunny|tag|jour|día")],
];

export const WEATHERS: [Weather, RegExp][] = [
  ["rain", words("rain(?:s|y|ing|drops?|fall)?|storm\\w*|drizzle|regen|pluie|lluvia")],
  ["snowfall", words("snowing|snowfall|snowflakes?|blizzard|let it snow|add snow")],
  ["cloudy", words("cloudy|overcast|fog\\w*|mist\\w*")],
  ["clear", words("clear sky|cloudless|no clouds|stop the rain")],
];

export const TONES: [Tone, RegExp][] = [
  ["grey", words("black[- ]and[- ]white|greyscale|grayscale|monochrome|b&w|schwarz-?weiß|noir et blanc")],
  ["sepia", words("sepia|vintage|antique|old photo\\w*|retro")],
  ["pastel", words("pastels?|softer|soft colou?rs?|paler|watercolou?r|lighter|brighter")],
  ["vivid", words("vivid|saturated|bolder|more colou?rful|vibrant|pop art|neon")],
  ["warm", words("warm\\w*|cosy|cozy|autumn\\w*|herbst|fall colou?rs")],
  ["cold", words("cold\\w*|cool\\w*|icy|frosty|wintry")],
];

/** Where a thing belongs: on land or water, in the air, or in the sky behind everything. */
export type Realm = "ground" | "water" | "air" | "sky";

export const SUBJECTS: [kind: string, realm: Realm, pattern: RegExp][] = [
  ["cat", "ground", words("cats?|kittens?|kitt(?:y|ies)|katzen?|chats?|gat[oa]s?")],
  ["dog", "ground", words("dogs?|pupp(?:y|ies)|hunde?|chiens?|perr[oa]s?")],
  ["lighthouse", "water", words("lighthouses?|leuchtt[uü]rme?|phares?|faros?")],
  ["house", "ground", words("houses?|homes?|cottages?|cabins?|huts?|häus(?:er|chen)|haus|maisons?|casas?")],
  ["boat", "water", words("(?:sail)?boats?|ships?|yachts?|canoes?|boote?|schiffe?|bateaux?|barcos?")],
  ["fish", "water", words("fish(?:es)?|whales?|dolphins?|fische?|poissons?|pe(?:z|ces)")],
  [
    "bird",
    "air",
    words("birds?|parrots?|gulls?|seagulls?|herons?|owls?|swallows?|vögel|vogel|oiseaux?|p[aá]jaros?"),
  ],
  ["butterfly", "air", words("butterfl(?:y|ies)|schmetterlinge?|papillons?|mariposas?")],
  ["balloon", "air", words("balloons?|airships?|ballons?|globos?")],
  ["rocket", "air", words("rockets?|spaceships?|raketen?|fusées?|cohetes?")],
  ["robot", "ground", words("robots?|androids?|robotern?")],
  [
    "flower",
    "ground",
    words("flowers?|roses?|tulips?|dais(?:y|ies)|sunflowers?|blumen?|fleurs?|flor(?:es)?"),
  ],
  ["tree", "ground", words("trees?|oaks?|palms?|b[aä]ume?|baum|arbres?|árbol(?:es)?")],
  ["car", "ground", words("cars?|taxis?|autos?|voitures?|coches?")],
  ["banana", "ground", words("bananas?|bananen?|banane|plátanos?")],
  ["heart", "air", words("hearts?|love|herz(?:en)?|cœurs?|coraz[oó]n(?:es)?")],
  ["snowman", "ground", words("snowm[ae]n|schneem[aä]nn(?:er)?")],
  ["rainbow", "sky", words("rainbows?|regenbogen|arc-en-ciel|arco\\s?iris")],
  ["moon", "sky", words("(?:full |crescent )?moons?|mond|lune|luna")],
  ["sun", "sky", words("suns?|sonne|soleil|sol")],
  ["star", "sky", words("stars?|sterne?|étoiles?|estrellas?")],
  ["cloud", "sky", words("clouds?|wolken?|nuages?|nubes?")],
];

export function findRealm(kind: string): Realm {
  return SUBJECTS.find(([name]) => name === kind)?.[1] ?? "ground";
}

const NUMBERS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
  ...{ zwei: 2, drei: 3, vier: 4, deux: 2, trois: 3, dos: 2, tres: 3, several: 4, many: 7, some: 3, few: 3 },
};
const MOST_OF_A_KIND = 12;

export function parseCount(word: string): number | undefined {
  const count = /^\d+$/.test(word) ? Number(word) : NUMBERS[word.toLowerCase()];
  return count === undefined ? undefined : Math.min(MOST_OF_A_KIND, Math.max(1, count));
}
