import { expect, test } from "./fixtures";

// What React holds back comes as hidden markup that a script shows, a third of a second later.
test.use({ javaScriptEnabled: false });

const PLACES = {
  "/usage": "Prices are estimated from what Google says",
  "/agents": "with instructions, skills and files of your own",
  "/archived": "What you archive is out of the list",
  "/shares": "Whoever has one of these links can read what it shows",
  "/environments": "Where agents work: a machine with its files",
};

for (const [path, words] of Object.entries(PLACES)) {
  test(`${path} says what it is for as it comes from the server`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole("main").getByText(words)).toBeVisible();
  });
}
