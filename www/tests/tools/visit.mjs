// What a voter's page comes to: its answer or the screen that says why there is none, and all the words on it.

import { box } from "./real.mjs";

/** In the page. The kind of the answer, or of the screen in its place; undefined while it works. */
function ended(typed) {
  const { screen, opened } = document.querySelector("pollstead-lookup") ?? {};
  if (screen?.at === "failed") return { kind: "failed" };
  if (screen?.at === "answer") return { kind: screen.answer.kind, precinct: screen.answer.precinct?.id };
  return !typed && opened ? { kind: "opened" } : undefined;
}

/** Waits for what the page comes to; `stuck` where it comes to nothing. `typed`: it was asked something. */
export async function outcome(page, typed, timeout = 90_000) {
  let seen = { kind: "stuck" };
  try {
    seen = await (await page.waitForFunction(ended, typed, { polling: 50, timeout })).jsonValue();
  } catch (cause) {
    if (!/Timeout/.test(cause.message)) throw cause;
  }
  const text = await page.evaluate(() => document.querySelector("pollstead-lookup").shadowRoot?.querySelector(".whole")?.innerText ?? "");
  return { ...seen, text };
}

/** Asks a page that opens, or has opened, where an address votes. */
export async function asked(page, address, timeout) {
  const opened = await outcome(page, false, timeout);
  if (opened.kind !== "opened") return opened;
  // A refusal may take the box away while it is being typed into.
  const type = async () => {
    await box(page).fill(address);
    await box(page).press("Escape");
    await box(page).press("Enter", { timeout: 5_000 });
  };
  await type().catch(() => undefined);
  return outcome(page, true, timeout);
}
