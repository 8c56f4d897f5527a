// Whether this site has turned the roll on, for which counties, and whose signature counts. It is off unless site.json says otherwise.

export type RollSite = {
  /** The poll managers' own address. No other page of the office runs there, so none can read what lies on the tablet. */
  readonly origin: string;
  /** Counties that have turned it on, with the public key of the office that signs their rolls. */
  readonly offices: Readonly<Record<string, string>>;
};

/** `roll` of site.json, or null. */
declare const __ROLL__: RollSite | null;

export const rollSite: RollSite | undefined = __ROLL__ ?? undefined;
