/** Replies as models write them. Between them they use everything that the reader of text knows. */
export const replies = {
  guide: `# Setting up the **project**

First install the tool with \`npm i -g tool\`, then read [the guide](https://docs.example/start_(quick)?a=1 "Guide"). It
takes ~5 to ~10 minutes, costs $5 to $10 a month, and is *really* worth it! See also <https://auto.example/x_y> or
https://bare.example/path_with_under and mail@example.org. AT&amp;T &copy; 2026.

1. Clone the repository:
   \`\`\`bash
   git clone https://example.org/repo.git
   # *not* emphasis, nor a [link](http://x.example)
   \`\`\`
   and go on
2. **Configure** it
   - set \`PATH\`
   - set ~~HOME~~ \`USER\`

     with care
3. Done

- [x] installed
- [ ] configured

---

> **Note**: a quote with a list
> - one
> - two
and a lazy line

![the logo](https://images.example/logo.png)

2026 was a good year. 3.5 is a number.
`,
  table: `| Name | Value | **Bold** |
|:-----|:-----:|---:|
| a \`x\` | $b$ | c \\| d |
| foo | bar<br>baz | [link](https://x.example) |
| short |

Text right after, a \\| b.

Setext title
------------

Another one
===
* * *
`,
  math: `The roots are $x_{1,2} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$, so for $a = 1$ and \\(b_* \\cdot c^*\\) we get

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

\\[
E = mc^2
\\]

or $$\\sum_{i=1}^{n} i$$ inline. It costs $5 and $10, \`$HOME\` stays, $HOME too, and US$3.50/month.
`,
  code: `Here is the function:

\`\`\`typescript
export function f(x: number): string {
  return \`\${x} ** 2\`; // "*" and _ and # stay
}
---
| not | a table |
\`\`\`

~~~
tildes \`\`\` inside
~~~

    indented code
    more of it

Use \`\`a \` tick\`\` and f(**kwargs), 2*3*4, snake_case_name, <div class="x">raw html</div>.
`,
  references: `See [the docs][docs], [docs] and [1]. But matrix[i][j] and a[0] are code.

[docs]: https://docs.example/path "Docs"
[^1]: a note

***both*** and **bold *italic* bold** and __strong__ and _em_ and **\`code\`**.
`,
  footnotes: `The Nile[^1] is longer than the Amazon.[^why] Or is it?[^2][^1] A class like [^a-z] is none, nor \`[^1]\`.

| River | Length[^1] |
|---|---|
| Nile | 6,650 km[^why] |

[^1]: From the **Kagera**, says [the survey](https://survey.example).
[^why]: A note of two paragraphs,
this line belongs to the first,

    and this is the second, with code:

    \`\`\`js
    const a = 1;
    \`\`\`
[^2]: Short.
[^2]: Twice.

[^1] begins a line, and [^1](https://x.example) is a link.

> [^9]: in a quote
`,
  scripts: `## 概要

これは**重要**な点です。「引用」も*使えます*。 😀 **太字**、\`code\`。

- אחת
- שתיים **מודגש**

مرحبا *بالعالم*
`,
} as const;
