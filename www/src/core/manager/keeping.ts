// The page's end of the service worker: registers it, has it keep the chosen county, and opens the county once more without
// the network to know that it is there. Where there is no service worker, the open tab holds the county in memory.

import { point, pointed, PREFIX } from "../../service-worker/names.ts";
import serviceWorkerUrl from "../../service-worker/sw.ts?worker&url";
import { had } from "../contract.ts";
import type { ManagerSession } from "./contract.ts";
import type { Offline, OfflineState } from "./offline.ts";
import { rollSite } from "./roll/site.ts";
import { managerSession } from "./session.ts";
import { scriptUrl } from "./trusted.ts";

/** Whatever a day at this place may ask for. The address is nobody's: it is asked for so that a look-up's files come. */
async function bring(session: ManagerSession, fips: string, place: string, now: string): Promise<void> {
  const opened = await session.open(now);
  if (opened.kind !== "opened") throw new Error(`found ${opened.why}, expected an edition`);
  had(await session.county(fips));
  had(await session.survey(place));
  had(await session.policy(fips));
  const on = opened.elections.at(-1);
  if (on) await session.askLaw({ question: "pollbook", said: {}, by: "poll_manager", on: on.date, election_type: on.kind, cure_by: null });
  had(await session.streets(fips));
  had(await session.outlines(fips));
  had(await session.suggest("1 Main St", fips));
  await session.locate({ kind: "address", text: "1 Main St", county: fips }, now);
}

/** Longest wait for a service worker to take the page over, milliseconds. */
const TAKEN_MS = 60_000;

export class Keeping implements Offline {
  state: OfflineState = { page: "keeping", county: "not_kept", update: false };
  onChange: () => void = () => undefined;
  private readonly root = new URL("./", document.baseURI).href;
  private readonly registered: Promise<boolean>;
  private latest: Promise<void> = Promise.resolve();

  /** `session`: the one that the page asks; it gets the county too, so that an open tab outlives its network. */
  constructor(private readonly session: ManagerSession) {
    this.registered = this.register();
  }

  private set(state: Partial<OfflineState>): void {
    this.state = { ...this.state, ...state };
    this.onChange();
  }

  private async register(): Promise<boolean> {
    // A page that is not at home in a secure place has none; some browsers throw on the mere mention.
    const workers = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
    try {
      if (!workers) throw new Error("found no service workers");
      const registration = await workers.register(scriptUrl(serviceWorkerUrl), { updateViaCache: "none" });
      registration.addEventListener("updatefound", () => {
        const arriving = registration.installing;
        arriving?.addEventListener("statechange", () => void this.lookForUpdate());
      });
      await taken(workers);
      this.set({ page: "kept" });
      await this.lookForUpdate();
      return true;
    } catch {
      // An earlier visit's service worker may still serve the page while the network is off.
      const kept = workers?.controller != null;
      this.set({ page: kept ? "kept" : "blocked" });
      if (!kept) void this.holdCode();
      return kept;
    }
  }

  /** The parts of the page that are fetched when they are first used. */
  private async holdCode(): Promise<void> {
    await Promise.allSettled([
      import("../../components/map/leaflet.ts"),
      import("../../components/zone/walk-map.ts"),
      import("../../messages/es.ts"),
      import("../../messages/es-manager.ts"),
      import("../../messages/es-id.ts"),
      import("../../messages/es-check.ts"),
      import("../../messages/es-log.ts"),
      import("../../messages/es-roll.ts"),
      ...(rollSite ? [import("../../components/roll/roll.ts")] : []),
      import("../../components/law-check/in-spanish.ts"),
    ]);
  }

  private async lookForUpdate(): Promise<void> {
    const [release, latest] = await Promise.all([pointed("release", this.root), pointed("latest", this.root)]);
    this.set({ update: latest !== undefined && latest !== release });
  }

  async takeUpdate(): Promise<void> {
    await point("release", this.root, await pointed("latest", this.root));
    location.reload();
  }

  /** One county at a time: another one that is chosen meanwhile waits its turn. */
  keep(fips: string, place: string, now: string): Promise<void> {
    this.latest = this.latest.catch(() => undefined).then(() => this.keepNow(fips, place, now));
    return this.latest;
  }

  private async keepNow(fips: string, place: string, now: string): Promise<void> {
    this.set({ county: "keeping" });
    const registered = await this.registered;
    const held = registered && ((await this.refill(fips, place, now)) || (await this.rehearse(fips, place, now)));
    this.set({ county: held ? "kept" : registered ? "failed" : "not_kept" });
    await bring(this.session, fips, place, now).catch(() => undefined);
  }

  /** Fills another cache from the network, tries it, and only then points to it. */
  private async refill(fips: string, place: string, now: string): Promise<boolean> {
    const next = `${PREFIX}edition-${crypto.randomUUID()}`;
    const before = await pointed("edition", this.root);
    try {
      await point("next", this.root, next);
      await this.once("keep/", fips, place, now);
      await this.once("kept/", fips, place, now);
      await point("edition", this.root, next);
      await point("next", this.root, undefined);
      if (before !== undefined) await caches.delete(before);
      return true;
    } catch {
      // Off the network, or out of space: what was kept before stays.
      await point("next", this.root, undefined).catch(() => undefined);
      await caches.delete(next).catch(() => undefined);
      return false;
    }
  }

  private rehearse(fips: string, place: string, now: string): Promise<boolean> {
    return this.once("kept/", fips, place, now).then(
      () => true,
      () => false,
    );
  }

  /** With a core of its own, which knows nothing yet. */
  private async once(folder: "keep/" | "kept/", fips: string, place: string, now: string): Promise<void> {
    const session = managerSession(this.root + folder);
    try {
      await bring(session, fips, place, now);
    } finally {
      session.close();
    }
  }
}

function taken(workers: ServiceWorkerContainer): Promise<void> {
  if (workers.controller) return Promise.resolve();
  return new Promise((resolve, reject) => {
    workers.addEventListener("controllerchange", () => resolve(), { once: true });
    setTimeout(() => reject(new Error("the service worker did not come")), TAKEN_MS);
  });
}
