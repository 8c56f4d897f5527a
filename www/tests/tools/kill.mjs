// A power cut, as far as a test can have one: the browser and all that it started end at once.

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Kills the browser whose profile lies in a folder, which is known by the lock it holds there; then what it had started, which
 * would write to the profile for a while yet, in the way of the next browser there and of the folder's removal. */
export async function killBrowser(folder) {
  const browser = Number(readlinkSync(join(folder, "SingletonLock")).split("-").at(-1));
  const started = descendants(browser);
  process.kill(browser, "SIGKILL");
  for (const pid of started)
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended with the browser.
    }
  for (const last = Date.now() + 30_000; Date.now() < last && [browser, ...started].some(runs); ) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** State and parent of a process as Linux tells them, or undefined where there is none. */
function about(pid) {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
const runs = (pid) => !["Z", undefined].includes(about(pid)?.state);

function descendants(pid) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((name) => ({ pid: Number(name), ...about(name) }));
  const found = [pid];
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  return found.slice(1);
}
