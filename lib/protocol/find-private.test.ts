import { expect, test } from "vitest";
import { findPrivate } from "./find-private";

const SECRET = "Zx81kQ0vB7tR5mN2pL9wE4sD6fG3hJ1c";

function found(text: string): string[] {
  return findPrivate(text).map((passage) => `${passage.kind} ${passage.text}`);
}

test.each([
  ["Write to ada@lovelace.org.", "ada@lovelace.org"],
  ["<First.Last+tag@mail.example.co.uk>", "First.Last+tag@mail.example.co.uk"],
  ["mailto:x_1@a-b.io?subject=Hi", "x_1@a-b.io"],
  ["私のアドレスはtaro@example.jpです。", "taro@example.jp"],
  ["ada@example.com으로 보내세요", "ada@example.com"],
  ["пишите на почта@пример.рф", "почта@пример.рф"],
])("SH-13 the e-mail address in %j is found", (text, address) => {
  expect(found(text)).toEqual([`email ${address}`]);
});

test.each([
  ["Google", `AIzaSy${SECRET}x`, "AIza…"],
  ["Google, newer", `AQ.Ab${SECRET}`, "AQ.A…"],
  ["OpenAI", `sk-proj-${SECRET}`, "sk-p…"],
  ["Anthropic", `sk-ant-api03-${SECRET}-${SECRET}`, "sk-a…"],
  ["GitHub", `ghp_${SECRET}1234`, "ghp_…"],
  ["GitHub, fine", `github_pat_${SECRET}`, "gith…"],
  ["GitLab", "glpat-Zx81kQ0vB7tR5mN2pL9w", "glpa…"],
  ["Slack", "xoxb-123456789012-Zx81kQ0vB7tR", "xoxb…"],
  ["Stripe", `sk_live_${SECRET}`, "sk_l…"],
  ["AWS", "AKIAIOSFODNN7EXAMPLE", "AKIA…"],
  ["a JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s5fGh1jKl3", "eyJh…"],
])("SH-13 a key of %s is found and only its beginning is said", (_name, key, said) => {
  for (const text of [key, `Use ${key}, please.`, `{"value":"${key}"}`]) {
    expect(found(text)).toEqual([`key ${said}`]);
  }
});

test("SH-13 a private key is found by its heading", () => {
  const text = `-----BEGIN RSA PRIVATE KEY-----\n${SECRET}\n-----END RSA PRIVATE KEY-----`;
  expect(found(text)).toEqual(["key RSA PRIVATE KEY"]);
  expect(found("-----BEGIN PUBLIC KEY-----")).toEqual([]);
  expect(found("-----BEGIN CERTIFICATE-----")).toEqual([]);
});

test.each([
  ["password=hunter2!x", "password=hunt…"],
  ['DB_PASSWORD: "hunter2!x"', 'PASSWORD: "hunt…'],
  ["the password is hunter2!x.", "password is hunt…"],
  ["Passwort: hunter2!x", "Passwort: hunt…"],
  ["api_key = 'a1b2c3d4e5f6'", "api_key = 'a1b2…"],
  ["postgres://app:hunter2!x@db.example:5432/app", "postgres://app:hunt…"],
  ["Authorization: Bearer a1b2c3d4e5f6g7h8i9", "Bearer a1b2…"],
])("SH-13 the secret in %j is found, and most of it is not said", (text, said) => {
  expect(found(text)).toEqual([`key ${said}`]);
});

test.each([
  "+49 151 23456789",
  "+4915123456789",
  "+49 (0)30 1234-567",
  "+1 (415) 555-0132",
  "+81 90-1234-5678",
  "0049 151 23456789",
  "(555) 123-4567",
  "555-123-4567",
  "415.555.0132",
  "(11) 91234-5678",
  "030 12345678",
  "0171/1234567",
  "020 7946 0958",
  "07700 900123",
  "06 12 34 56 78",
  "03-1234-5678",
  "090-1234-5678",
  "138-1234-5678",
])("SH-13 the phone number %s is found whole", (number) => {
  for (const text of [number, `My number: ${number}.`, `(${number}, evenings)`]) {
    expect(found(text)).toEqual([`phone ${number}`]);
  }
});

test.each([
  ["Tel. 612 345 678", "612 345 678"],
  ["phone: 5551234", "5551234"],
  ["my mobile number is 13812345678", "13812345678"],
  ["電話：0312345678", "0312345678"],
])("SH-13 in %j a word says that it is a phone number", (text, number) => {
  expect(found(text)).toEqual([`phone ${number}`]);
});

test.each([
  "Between 2024-05-01 and 01.06.2024, or 01/06/2024 10:30, or 2024/05/01 08 15.",
  "ISBN 978-3-16-148410-0, ISBN-10 0-306-40615-2, ISSN 2049-3630.",
  "The server at 192.168.100.200 and 010.020.030.040:8080, with fe80::1.",
  "It costs $1,234,567.89 or 1.234.567,89 € or 1 234 567 890 yen.",
  "Order 123456789012345678, commit 3f786850e387550fdab836ed7e6dc881de23001b.",
  "550e8400-e29b-41d4-a716-446655440000 and 00001111-2222-3333-4444-555566667777",
  "pi is 3.14159265358979, and 0.0123456789 is small; 10000000000 is round, +10000000000 too.",
  "512 768 1024, 200 300 4000, 1920-1080, rows 100-200-300",
  "2+2=4, 1234567890 + 1, x-555-123-4567-y",
  "npm i left-pad@1.3.0, icon@2x.png, @ada, ada@localhost, git@github.com:o/r.git, a @ b.com",
  "Your password: required. const password = process.env.PASSWORD1; password=$PASS1; token = getToken1()",
  "password: <your-password1>, token: ********, secret: string, a token is 4 characters",
  "sk-this-is-a-class-name-2 --sk-loading-animation-1 basic understanding-of-things",
  "https://example.com:8080/path@2x and http://localhost:3000/a@b",
  "Recall 2024-05-01 10:00, phone in 2024, telephone 1876",
])("SH-13 nothing private is seen in %j", (text) => {
  expect(found(text)).toEqual([]);
});

test("SH-13 what is there twice is named once, and what is part of a key is nothing else", () => {
  expect(found("a@b.org, a@b.org; password=555-123-4567x")).toEqual(["email a@b.org", "key password=555-…"]);
});

const PIECES = [
  "a",
  "a.",
  "a@",
  "a@b.",
  "@",
  "sk-",
  "eyJa.",
  "eyJaaaaaaaa.eyJaaaaaaaa",
  "AIza",
  "1 ",
  "1",
  "01 ",
  "+1",
  "(1",
  "(11) ",
  "a:",
  "a://",
  "a://a:",
  "password",
  "password=",
  "tel ",
  "tel: 1",
  "-----BEGIN ",
  "Bearer ",
  "\u00e9",
  " ",
  "0049 ",
];

test("SH-13 twice the text takes about twice the time, whatever it repeats", () => {
  // Steps cannot be counted in an engine of patterns, so a slow one shows by not ending: a quadratic one
  // would need minutes for these texts of 100 kB.
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(Array.isArray(findPrivate(text))).toBe(true);
  }
});
