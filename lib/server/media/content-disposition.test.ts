import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDisposition } from "./content-disposition";

/** The name that a browser of today saves under. */
function nameIn(header: string): string {
  return decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(header)?.[1] ?? "");
}

/** The name for what knows only the old spelling. */
function plainNameIn(header: string): string {
  return /^\w+; filename="([^"]*)"; /.exec(header)?.[1] ?? "";
}

const saved = (name: string, mimeType: string | null = "image/png") =>
  nameIn(contentDisposition("attachment", name, mimeType));

const RIGHT_TO_LEFT = "\u202e";

describe("UP-12 the name under which a file is saved", () => {
  test.each([
    ["holiday.png", "holiday.png"],
    ["Ferien im Süden.png", "Ferien im Süden.png"],
    ["写真.png", "写真.png"],
    ["\u{1f98a} fox.png", "\u{1f98a} fox.png"],
    ["100% sure; really='yes'.png", "100% sure; really='yes'.png"],
    ["a.b.c.png", "a.b.c.png"],
  ])("is the one it came with: %s", (name, expected) => {
    expect(saved(name)).toBe(expected);
  });

  test.each([
    ["../../etc/passwd", "_.._etc_passwd.png"],
    ["..\\..\\boot.ini", "_.._boot.ini.png"],
    ["/etc/passwd.png", "_etc_passwd.png"],
    ["C:\\a.png", "C__a.png"],
    [".htaccess", "htaccess.png"],
    ["...png", "png.png"],
    ["nul\0byte.png", "nul_byte.png"],
    ["two\r\nlines: x.png", "two__lines_ x.png"],
    ['a".png', "a_.png"],
    ['a"; filename="b.exe', "a_; filename=_b.exe.png"],
    [`photo${RIGHT_TO_LEFT}gnp.exe`, "photo_gnp.exe.png"],
    ["zero\u200bwidth\ufeff.png", "zero_width_.png"],
    ["line\u2028separator.png", "line_separator.png"],
    ["half \ud83d of a pair.png", "half \ufffd of a pair.png"],
    ["<a>|?*.png", "_a____.png"],
    ["", "file.png"],
    ["   ", "file.png"],
    ["...", "file.png"],
  ])("leads nowhere and hides nothing: %j", (name, expected) => {
    expect(saved(name)).toBe(expected);
  });

  test("ends as the type does, whatever it said itself", () => {
    expect(saved("a.exe")).toBe("a.exe.png");
    expect(saved("a.JPEG", "image/jpeg")).toBe("a.JPEG");
    expect(saved("song", "audio/wav")).toBe("song.wav");
    expect(saved("code.py", "text/plain")).toBe("code.py");
    expect(saved("page.html", "text/plain")).toBe("page.html");
    expect(saved("README", "text/plain")).toBe("README.txt");
    expect(saved("a.docx", "application/vnd.oasis.opendocument.text")).toBe("a.docx.odt");
    expect(saved("what", "application/x-unknown")).toBe("what.bin");
  });

  test("is left as it is where nobody knows the type, but for what leads elsewhere", () => {
    expect(saved("Makefile", null)).toBe("Makefile");
    expect(saved("site.tar.gz", null)).toBe("site.tar.gz");
    expect(saved("page.html", null)).toBe("page.html");
    expect(saved(".bashrc", null)).toBe("bashrc");
    expect(saved("..", null)).toBe("file");
    expect(saved(`${"a".repeat(300)}.py`, null)).toBe(`${"a".repeat(200)}.py`);
    expect(saved(`photo${RIGHT_TO_LEFT}gnp.exe`, null)).toBe("photo_gnp.exe");
  });

  test("is not longer than a file system takes, and is cut between characters", () => {
    const name = saved(`${"\u{1f98a}".repeat(300)}.png`);
    expect(name).toBe(`${"\u{1f98a}".repeat(50)}.png`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(saved(`${"a".repeat(300)}.png`)).toBe(`${"a".repeat(200)}.png`);
  });

  test("is given to old programs, too, without what they could misread", () => {
    expect(plainNameIn(contentDisposition("inline", "Süden \u{1f98a} 100%.png", "image/png"))).toBe(
      "S_den __ 100_.png",
    );
  });

  test("is one line of plain characters, whatever it is", () => {
    const names = fc.oneof(fc.string({ unit: "binary", maxLength: 255 }), fc.string({ unit: "grapheme" }));
    const odd = fc.constantFrom(
      '"',
      "\\",
      "/",
      "\r",
      "\n",
      "\0",
      "\ud800",
      "\udc00",
      "%",
      "'",
      ";",
      RIGHT_TO_LEFT,
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(names, odd)),
        fc.constantFrom("image/png", "text/plain", null),
        (pieces, mimeType) => {
          const header = contentDisposition("attachment", pieces.join(""), mimeType);
          expect(header).toMatch(
            /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!$&+^`|{}%-]+$/,
          );
          expect(plainNameIn(header)).not.toMatch(/["\\/%]/);
          expect(nameIn(header)).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\./u);
          expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
        },
      ),
    );
  });
});
