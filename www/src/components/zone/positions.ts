// The device's positions as the core takes them, and why there are none.

import type { ZoneFix } from "../../core/manager/contract.ts";

export type NoPosition = "denied" | "unavailable" | "unsupported";

/** A position that no device should report is none: the core would refuse it. */
export function fixOf({ coords }: Pick<GeolocationPosition, "coords">): ZoneFix | undefined {
  const { longitude: lon, latitude: lat, accuracy: accuracy_m } = coords;
  const sane = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && accuracy_m > 0 && Number.isFinite(accuracy_m);
  // Browsers are asked for a 95 % radius, but Android hands them a 68 % one: the worse is assumed.
  return sane ? { lon, lat, accuracy_m, confidence: "0.68" } : undefined;
}

/** Calls until the returned function is called. `trouble` may be followed by positions again. */
export function watch(found: (fix: ZoneFix) => void, trouble: (why: NoPosition) => void): () => void {
  const locator = navigator.geolocation as Geolocation | undefined;
  if (!locator) {
    trouble("unsupported");
    return () => undefined;
  }
  const id = locator.watchPosition(
    (position) => {
      const fix = fixOf(position);
      if (fix) found(fix);
    },
    // A timeout only means none yet; the core counts the seconds.
    ({ code }) => (code === 1 ? trouble("denied") : code === 2 ? trouble("unavailable") : undefined),
    { enableHighAccuracy: true, maximumAge: 0, timeout: 20_000 },
  );
  return () => locator.clearWatch(id);
}
