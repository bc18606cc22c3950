import { expect, test } from "./fixtures";

test("a button that is pressed before the page's code has come does its work once it has", async ({
  page,
}) => {
  const held = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Preferences" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  held.resolve();
  await expect(page.getByRole("dialog", { name: "Preferences" })).toBeVisible();
});

test("a button that is pressed while the page's code has come and does not listen yet does its work, once", async ({
  page,
}) => {
  await page.addInitScript(() => {
    // Not in every browser, and not in the types of any.
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const create = trustedTypes.createPolicy.bind(trustedTypes);
    // The first thing that the code of a page does; what it does next is to wait for what came with the page.
    trustedTypes.createPolicy = (name, rules) => {
      queueMicrotask(() => document.querySelector<HTMLElement>("[aria-label='Toggle sidebar']")?.click());
      return create(name, rules);
    };
  });
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-sidebar", "collapsed");
  await page.getByRole("button", { name: "Toggle sidebar" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-sidebar");
});

test("a button that is pressed while the page's code listens and cannot answer yet does its work, once", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const listen = document.addEventListener.bind(document);
    let isPressed = false;
    // React's last step before it makes the page its own.
    document.addEventListener = (...args: Parameters<typeof listen>) => {
      listen(...args);
      if (args[0] !== "volumechange" && args[0] !== "selectionchange") return;
      if (isPressed) return;
      isPressed = true;
      queueMicrotask(() => document.querySelector<HTMLElement>("[aria-label='Toggle sidebar']")?.click());
    };
  });
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("data-sidebar", "collapsed");
  await page.getByRole("button", { name: "Toggle sidebar" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-sidebar");
});
