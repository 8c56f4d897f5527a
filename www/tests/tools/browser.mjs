// Starts Debian's Chromium, and opens pages that remember whatever they complained of.

import { chromium } from "playwright-core";

export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

/** Parts of Chromium that are off. Only the last list of these counts, so Playwright's own is said again first; then what a
 * window has for people: two pages that wait behind the address bar, and a process in reserve, which cost each new page of a
 * test as much again as the page itself. */
const OFF = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"],
  ...["LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"],
  ...["OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"],
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
];

/** What every browser of the tests is started with. */
export const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${OFF.join(",")}`,
];

/** `spki`: hash of the one unknown certificate to take as good. (A page whose certificate is merely passed over is not
 * cached.) `hosts`: which names lead where, for Chromium's --host-resolver-rules. */
export function start({ spki, hosts } = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      ...ARGS,
      ...(hosts ? [`--host-resolver-rules=${hosts}`] : []),
      ...(spki ? [`--ignore-certificate-errors-spki-list=${spki}`] : []),
    ],
  });
}

/** A page in a context of its own. `complaints`: console messages, page errors, policy violations, failed requests. */
export async function open(browser, size, options = {}) {
  const context = await browser.newContext({ viewport: SIZES[size], locale: "en-US", reducedMotion: "reduce", ...options });
  // For every page of it: a machine that is busy elsewhere may keep any of them waiting.
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 90_000));
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return { page, context, complaints };
}
