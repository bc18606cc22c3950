export interface Voice {
  name: string;
  gender: "female" | "male";
  /** One word for its manner. */
  manner: string;
  pitchHz: number;
  /** How large the mouth is: higher numbers sound smaller. */
  formantScale: number;
  /** 1 is an ordinary pace. */
  pace: number;
  /** The share of breath in the voice. */
  breath: number;
}

const FEMALE = `Zephyr bright, Kore firm, Leda youthful, Aoede breezy, Callirrhoe easy-going, Autonoe bright, Despina smooth,
Erinome clear, Laomedeia upbeat, Achernar soft, Gacrux mature, Pulcherrima forward, Vindemiatrix gentle, Sulafat warm`;
const MALE = `Puck upbeat, Charon informative, Fenrir excitable, Orus firm, Enceladus breathy, Iapetus clear, Umbriel easy-going,
Algieba smooth, Algenib gravelly, Rasalgethi informative, Alnilam firm, Schedar even, Achird friendly, Zubenelgenubi casual,
Sadachbia lively, Sadaltager knowledgeable`;
const PACES: Record<string, number> = {
  ...{ upbeat: 1.1, excitable: 1.18, lively: 1.14, bright: 1.05, youthful: 1.08 },
  ...{ soft: 0.92, gentle: 0.92, smooth: 0.95, mature: 0.92, "easy-going": 0.93, even: 0.97 },
};
const BREATHS: Record<string, number> = {
  breathy: 0.5,
  soft: 0.35,
  gentle: 0.3,
  breezy: 0.3,
  gravelly: 0.25,
};

/** The prebuilt voices. No two of them have the same pitch. */
export const VOICES: Voice[] = [...toVoices(FEMALE, "female"), ...toVoices(MALE, "male")];

export function findVoice(name: string): Voice | undefined {
  return VOICES.find((voice) => voice.name.toLowerCase() === name.toLowerCase());
}

export function pitchOf({ gender, pitchHz }: Voice): "low" | "medium" | "high" {
  const [low, high] = gender === "female" ? [195, 225] : [105, 125];
  return pitchHz < low ? "low" : pitchHz > high ? "high" : "medium";
}

function toVoices(list: string, gender: Voice["gender"]): Voice[] {
  const rows = list.split(/,\s+/);
  return rows.map((row, index) => {
    const [name = "", manner = ""] = row.split(" ");
    // Steps of 5 and a full turn spread neighbours in the list over the whole range.
    const share = ((index * 5) % rows.length) / rows.length;
    return {
      name,
      gender,
      manner,
      pitchHz: Math.round(gender === "female" ? 172 + 74 * share : 88 + 56 * share),
      formantScale: (gender === "female" ? 1.12 : 0.96) + 0.1 * (((index * 3) % rows.length) / rows.length),
      pace: PACES[manner] ?? 1,
      breath: BREATHS[manner] ?? 0.08,
    };
  });
}
