// The device's position as the core wants it, or why there is none. What is no number is said; it never becomes 0.

import type { ZoneFix } from "./contract.ts";

export type NoPosition = "denied" | "unavailable" | "timeout" | "unsupported";

/** A fix, or undefined where the device gave something that is none: NaN, nothing, or no accuracy. An accuracy of 0 claims
 * what no device can know. */
export function readFix(position: GeolocationPosition): ZoneFix | undefined {
  const { longitude: lon, latitude: lat, accuracy } = position.coords;
  const numbers = [lon, lat, accuracy].every((one) => typeof one === "number" && Number.isFinite(one));
  if (!numbers || Math.abs(lon) > 180 || Math.abs(lat) > 90 || accuracy <= 0) return undefined;
  // Browsers should give 95 %; some pass on what Android reports, which is 68 %. The lower is assumed.
  return { lon, lat, accuracy_m: accuracy, confidence: "0.68" };
}

export type Watcher = { seen(fix: ZoneFix): void; odd(): void; failed(why: NoPosition): void };

/** Watches until what it returns is called. */
export function watch(geolocation: Geolocation | undefined, watcher: Watcher): () => void {
  if (!geolocation) {
    watcher.failed("unsupported");
    return () => undefined;
  }
  const id = geolocation.watchPosition(
    (position) => {
      const fix = readFix(position);
      if (fix) watcher.seen(fix);
      else watcher.odd();
    },
    (error) => watcher.failed(error.code === 1 ? "denied" : error.code === 3 ? "timeout" : "unavailable"),
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
  );
  return () => geolocation.clearWatch(id);
}
