// Imported before anything else: takes the code out of the address bar, so that no history, no screen shared and no later
// script of this page finds it there. What stands behind # was never sent to the host.

/** What stands behind the #; empty where nothing does. It stands there no more. */
function taken(): string {
  const fragment = location.hash.slice(1);
  if (location.href.includes("#")) history.replaceState(null, "", location.pathname);
  return fragment;
}

/** What the page was opened with. */
export const fragment: string = taken();

/** A second card, scanned into the same tab. */
export function onFragment(ask: (fragment: string) => void): void {
  addEventListener("hashchange", () => {
    const next = taken();
    if (next) ask(next);
  });
}
