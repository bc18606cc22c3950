import { expect, test } from "./fixtures";

test("a conversation remembers what was said, also after a reload", async ({ page }) => {
  await page.goto("/");
  const message = page.getByRole("textbox", { name: "Message" });
  await message.fill("I have 2 dogs in my house.");
  await message.press("Enter");
  await expect(page.getByRole("article", { name: "Reply" })).toContainText("2 dogs");
  await expect(page.getByRole("article", { name: "Reply" })).toHaveAttribute("aria-busy", "false");
  await message.fill("How many paws are in my house?");
  await message.press("Enter");
  await expect(page.getByRole("article", { name: "Reply" }).last()).toContainText("8 paws");
  await page.reload();
  await expect(page.getByRole("article", { name: "Reply" }).last()).toContainText("8 paws");
  await expect(page.getByRole("article", { name: "You" })).toHaveCount(2);
});
