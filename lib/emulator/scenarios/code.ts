import { type Scenario, say, thought } from "../prompt.ts";

interface Sample {
  pattern: RegExp;
  fence: string;
  name: string;
  code: string;
}

const SAMPLES: Sample[] = [
  {
    pattern: /\btypescript\b|\bts\b/i,
    fence: "ts",
    name: "TypeScript",
    code: `/** Calls once, after the last of a burst of calls. */
export function debounce<T extends unknown[]>(call: (...values: T) => void, waitMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...values: T) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), waitMs);
  };
}`,
  },
  {
    pattern: /\bpython\b/i,
    fence: "python",
    name: "Python",
    code: `def primes(limit: int) -> list[int]:
    """The sieve of Eratosthenes."""
    is_prime = [True] * (limit + 1)
    for number in range(2, int(limit**0.5) + 1):
        if is_prime[number]:
            for multiple in range(number * number, limit + 1, number):
                is_prime[multiple] = False
    return [n for n in range(2, limit + 1) if is_prime[n]]


print(primes(50))`,
  },
  {
    pattern: /\bjavascript\b|\bjs\b/i,
    fence: "js",
    name: "JavaScript",
    code: `const wordCounts = (text) =>
  text
    .toLowerCase()
    .match(/\\p{L}+/gu)
    .reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map());

console.log(wordCounts("the cat and the hat"));`,
  },
  {
    pattern: /\brust\b/i,
    fence: "rust",
    name: "Rust",
    code: `fn fibonacci() -> impl Iterator<Item = u64> {
    let mut state = (0, 1);
    std::iter::from_fn(move || {
        let current = state.0;
        state = (state.1, state.0 + state.1);
        Some(current)
    })
}

fn main() {
    let first: Vec<u64> = fibonacci().take(12).collect();
    println!("{first:?}");
}`,
  },
  {
    pattern: /\bgolang\b|\bin go\b|\bgo code\b/i,
    fence: "go",
    name: "Go",
    code: `package main

import "fmt"

func main() {
	lines := make(chan string)
	go func() {
		defer close(lines)
		for i := range 3 {
			lines <- fmt.Sprintf("line %d", i+1)
		}
	}()
	for line := range lines {
		fmt.Println(line)
	}
}`,
  },
  {
    pattern: /\bsql\b/i,
    fence: "sql",
    name: "SQL",
    code: `SELECT city, count(*) AS readers, round(avg(age), 1) AS mean_age
FROM readers
WHERE joined >= date('now', '-1 year')
GROUP BY city
HAVING count(*) > 10
ORDER BY readers DESC;`,
  },
  {
    pattern: /\bbash\b|\bshell\b/i,
    fence: "bash",
    name: "Bash",
    code: `#!/usr/bin/env bash
set -euo pipefail

# The ten largest files below the current folder.
find . -type f -printf '%s\\t%p\\n' | sort -rn | head -n 10`,
  },
  {
    pattern: /\bhtml\b|\bcss\b/i,
    fence: "html",
    name: "HTML",
    code: `<article class="card">
  <h2>Rivers</h2>
  <p>They find the <em>lowest</em> way.</p>
</article>
<style>
  .card { max-width: 40ch; padding: 1rem; border: 1px solid; border-radius: 0.5rem; }
</style>`,
  },
  {
    pattern: /\bjson\b/i,
    fence: "json",
    name: "JSON",
    code: `{
  "river": "Danube",
  "lengthKm": 2850,
  "countries": ["DE", "AT", "SK", "HU", "HR", "RS", "RO", "BG", "MD", "UA"]
}`,
  },
];

const ASKS = /\b(?:code|program|function|script|snippet|quelltext)\b/i;

/** A working sample in each language that is named, or in two when none is. */
export const answerCode: Scenario = ({ text }) => {
  const named = SAMPLES.filter(({ pattern }) => pattern.test(text));
  if (named.length === 0 && !ASKS.test(text)) return undefined;
  const samples = named.length > 0 ? named : SAMPLES.slice(0, 2);
  const parts = samples.map(({ name, fence, code }) => `### ${name}\n\n\`\`\`${fence}\n${code}\n\`\`\``);
  const names = samples.map(({ name }) => name).join(" and ");
  return say(
    `Here is some ${names} to look at, copy and run.\n\n${parts.join("\n\n")}\n\nThe demo keeps a few samples; name a language (Python, Rust, Go, SQL, Bash, HTML, JSON) for another.`,
    thought("Choosing a language", `The person wants code, in ${names}.`),
    thought("Keeping it small", "One complete sample says more than several fragments."),
  );
};
