import { choose, type Prompt, type Scenario, say } from "../prompt.ts";

const GREETINGS: [RegExp, [string, ...string[]]][] = [
  [
    /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|howdy)\b/i,
    [
      "Hello! I am Parley's demo partner, not a real model. Ask *What can you do?* for a tour.",
      "Hi there! You are talking to Parley's demo: no key is set, so I stand in for Gemini. What shall we try?",
    ],
  ],
  [
    /^(?:hallo|guten (?:tag|morgen|abend)|servus|moin|grüß)/i,
    ["Hallo! Ich bin der Demo-Partner von Parley, kein echtes Modell. Frag mich: *What can you do?*"],
  ],
  [
    /^(?:bonjour|salut|bonsoir|coucou)/i,
    [
      "Bonjour ! Je suis le partenaire de démonstration de Parley, pas un vrai modèle. Essayez : *What can you do?*",
    ],
  ],
  [
    /^(?:¡?hola|buenos días|buenas)/i,
    ["¡Hola! Soy el compañero de demostración de Parley, no un modelo real. Prueba: *What can you do?*"],
  ],
  [
    /^(?:ciao|buongiorno|buonasera)/i,
    ["Ciao! Sono il partner dimostrativo di Parley. Prova: *What can you do?*"],
  ],
  [
    /^(?:olá|oi\b|bom dia|boa tarde)/i,
    ["Olá! Sou o parceiro de demonstração do Parley. Tente: *What can you do?*"],
  ],
  [
    /^(?:hej|hallå|god morgon)/i,
    ["Hej! Jag är Parleys demopartner, ingen riktig modell. Prova: *What can you do?*"],
  ],
  [/^(?:merhaba|selam)/i, ["Merhaba! Ben Parley'nin tanıtım ortağıyım. Şunu dene: *What can you do?*"]],
  [
    /^(?:привет|здравствуй|добрый)/i,
    ["Привет! Я демонстрационный собеседник Parley. Попробуйте: *What can you do?*"],
  ],
  [
    /^(?:こんにちは|こんばんは|おはよう|やあ)/,
    ["こんにちは！私は Parley のデモ相手です。*What can you do?* と聞いてみてください。"],
  ],
  [/^(?:你好|您好|嗨)/, ["你好！我是 Parley 的演示伙伴，不是真正的模型。试试问我：*What can you do?*"]],
  [/^(?:안녕)/, ["안녕하세요! 저는 Parley의 데모 파트너입니다. *What can you do?* 라고 물어보세요."]],
  [/^(?:مرحبا|السلام|أهلا)/, ["مرحبًا! أنا شريك العرض التوضيحي في Parley. جرّب أن تسأل: *What can you do?*"]],
  [/^(?:שלום|היי)/, ["שלום! אני שותף ההדגמה של Parley. נסו לשאול: *What can you do?*"]],
  [/^(?:नमस्ते|हैलो)/, ["नमस्ते! मैं Parley का डेमो साथी हूँ। पूछकर देखिए: *What can you do?*"]],
];

const LONGEST_GREETING = 40;

/** A greeting and hardly more, answered in its language. */
export const answerGreeting: Scenario = (prompt: Prompt) => {
  const text = prompt.text.trim();
  if (text.length > LONGEST_GREETING || text.includes("?")) return undefined;
  const replies = GREETINGS.find(([pattern]) => pattern.test(text))?.[1];
  return replies && say(choose(prompt, replies));
};
