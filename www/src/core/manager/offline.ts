// What this device holds for use without a network, as the pages see it.

export type OfflineState = {
  /** The page's own files: kept by the service worker; `blocked`: this browser runs none here. */
  page: "kept" | "keeping" | "blocked" | "failed";
  /** The chosen county's files, opened once more without the network. */
  county: "kept" | "keeping" | "not_kept" | "failed";
  /** Another release of the page's files lies ready. */
  update: boolean;
};

/** Keeps the page and a county on the device. */
export interface Offline {
  readonly state: OfflineState;
  /** Called after each change of `state`. */
  onChange: () => void;
  /** Fetches what the county's place needs, keeps it, and opens it again without the network. */
  keep(fips: string, place: string, now: string): Promise<void>;
  /** Takes the other release and loads the page anew. */
  takeUpdate(): Promise<void>;
}

export function offlineReady({ page, county }: OfflineState): "yes" | "no" | "wait" {
  if (page === "kept" && county === "kept") return "yes";
  return page === "keeping" || county === "keeping" ? "wait" : "no";
}
