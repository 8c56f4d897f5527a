/** Five digits and a name without the word "County". */
export interface CountyRef { fips: string; name: string }
/** `id`: `28159/11`. */
export interface PrecinctRef { id: string; name: string; boundary_id: string | null }
export interface BallotStyle { party: string | null; style: string }
/** `id`: `28159/11/2`. */
export interface SplitRef { id: string; name: string; ballot_styles: BallotStyle[] }
export type Tri = "yes" | "no" | "unknown";
export interface Checked { by: string; on: string }
export interface Accessibility {
  parking: Tri; drop_off: Tri; route: Tri; step_free_door: Tri; door_opens: Tri; inside_route: Tri;
  accessible_machine: Tri; note: string; checked: Checked | null;
}
/** `id`: `28159:p014`. `at`: `[lon, lat]`, degrees, WGS 84. */
export interface PlaceRef {
  id: string; name: string; address: string; room: string | null; accessibility: Accessibility;
  at: [number, number] | null; list_still_says: string | null; confirmed: Confirmed | null;
}
/** Who confirmed the place, and the board's order: minute book and page. */
export interface Confirmed { by: string; office: string; on: string; minute_book: string; page: string }
export interface Office { name: string; phone: string; source: string; on: string }
export interface Contact { offices: Office[]; statewide: string[] }
export type ElectionKind = "primary" | "primary_runoff" | "general" | "general_runoff" | "special"
  | "municipal_primary" | "municipal_general";
export type Authority = { kind: "county"; name: null } | { kind: "municipality"; name: string } | { kind: "party"; name: string };
/** `date`: `YYYY-MM-DD`. */
export interface ElectionRef { id: string; name: string; date: string; kind: ElectionKind; authority: Authority; cure_by?: CureBy }
/** By when a voter without ID completes an affidavit ballot: the last day, and the midnight after it as an instant. Not `certain`: ask the clerk. */
export interface CureBy { date: string; over_utc: string; certain: boolean; published: boolean }
/** Local hours `07:00` and the same as UTC instants. */
export interface Hours { opens: string; closes: string; opens_utc: string; closes_utc: string }
export type How = "row" | "point" | "range" | "gps" | "map";
/** `accuracy_m`: radius in metres, 0 where a row or an exact point settles it. */
export interface Position { how: How; accuracy_m: number }
export interface ProofRow { file: string; row: number | null; says: string }
export interface ShardRef { name: string; sha256: string }
export interface Proof { matched: string; rows: ProofRow[]; considered: string[]; shards: ShardRef[] }
/** How a page shows it: `last_known` is red with the place under "last known"; with `no_place` there is none. */
export type Band = "plain" | "amber" | "last_known" | "no_place";
export type FreshNote = "county_not_confirmed" | "clock_behind" | "clock_ahead" | "mirrors_differ" | "paper_first";
/** `published`: when the newest of it was signed, an instant; null unsigned. `confirmed_on`: the day the county confirmed the place. */
export interface Freshness {
  state: "current" | "old"; as_of: string; made_up: boolean; unsigned: boolean;
  band: Band; notes: FreshNote[]; published: string | null; confirmed_on: string | null;
}
export type NoticeKind = "moved" | "delayed_open" | "closed_temp" | "extended_hours_court" | "call_clerk" | "entrance_changed";
/** `local`: `2026-11-03T06:10`; `utc`: the same as an instant. */
export interface Moment { local: string; utc: string }
/** With `moved`, the answer's place is the new one, `instead_of` the one the edition lists, if any. `entrance`: the door's name. */
export interface AnswerNotice {
  id: string; kind: NoticeKind; instead_of: PlaceRef | null; entrance: string | null; from: Moment; until: Moment; issued_at: string;
}
export type Difference = "direction" | "suffix" | "name" | "locality" | "county" | "unit";
export interface Candidate { id: string; text: string; differs: Difference[]; county: CountyRef }
/** `distance_m`: metres to the precinct, 0 inside, null where it is no matter of distance. */
export interface PlaceOption {
  county: CountyRef; precinct: PrecinctRef; place: PlaceRef | null; notices: AnswerNotice[]; distance_m: number | null;
}
export type NotFoundReason = "no_such_street" | "no_such_number" | "number_missing" | "area_unknown" | "which_county"
  | "highway_without_number" | "rural_box" | "po_box" | "intersection" | "unknown_id";
/** `id`: what `locate` takes; null where only the street is known so far. */
export interface Suggestion { text: string; id: string | null }

export interface Unavailable { kind: "unavailable"; why: "not_reached" | "not_genuine" | "too_old"; name: string; error: string; contact: Contact }
export interface Found {
  kind: "found"; election: ElectionRef; county: CountyRef; precinct: PrecinctRef; split: SplitRef | null; place: PlaceRef;
  hours: Hours; notices: AnswerNotice[]; position: Position; proof: Proof; freshness: Freshness; contact: Contact;
}
/** Everything a look-up can say. */
export type Answer =
  | Found
  | { kind: "choose"; candidates: Candidate[]; contact: Contact }
  | { kind: "close"; why: "fix_near_border" | "side_straddles" | "gap"; election: ElectionRef; candidates: PlaceOption[];
      position: Position; proof: Proof; freshness: Freshness; contact: Contact }
  | { kind: "no_place"; election: ElectionRef; county: CountyRef; precinct: PrecinctRef; proof: Proof; freshness: Freshness; contact: Contact }
  | { kind: "conflict"; election: ElectionRef; by_row: PlaceOption; by_polygon: PlaceOption; proof: Proof; freshness: Freshness; contact: Contact }
  | { kind: "no_streets"; counties: CountyRef[]; county: CountyRef | null; precincts: PrecinctRef[]; contact: Contact }
  | { kind: "no_election"; next: ElectionRef | null; contact: Contact }
  | { kind: "other_authority"; election: ElectionRef; contact: Contact }
  | { kind: "outside"; position: Position; contact: Contact }
  | { kind: "not_found"; reason: NotFoundReason; nearest_spellings: Suggestion[]; counties: CountyRef[]; contact: Contact }
  | Unavailable
  | { kind: "invalid"; error: string };

/** Everything that can be asked. Without `election` it is about the edition's latest. Numbers must be finite. */
export type Question =
  | { kind: "address"; text: string; county?: string | undefined; election?: string | undefined }
  | { kind: "id"; id: string; election?: string | undefined }
  | { kind: "precinct"; county: string; precinct: string; election?: string | undefined }
  | { kind: "point"; lon: number; lat: number; accuracy_m: number | null; how: "gps" | "map" | "point"; election?: string | undefined };

/** `bounds`: west, south, east, north in degrees. */
export interface OpenedCounty extends CountyRef { streets: boolean; bounds: [number, number, number, number] | null }
/** `attribution`: source and licence, each once. */
export interface OpenedEdition {
  kind: "opened"; name: string; as_of: string; unsigned: boolean; made_up: boolean; freshness: Freshness;
  elections: ElectionRef[]; counties: OpenedCounty[]; attribution: [string, string][]; contact: Contact;
}
export type Opened = OpenedEdition | Unavailable;
export type Area = { kind: "unknown"; towns: string[] } | { kind: "counties"; counties: CountyRef[] };
export interface Suggested { area: Area; suggestions: Suggestion[]; no_streets: boolean }
export interface ListedPrecinct { precinct: PrecinctRef; place: PlaceRef | null; notices: AnswerNotice[]; registered: number | null }
export interface CountyDetail { county: CountyRef; streets: boolean; map: boolean; precincts: ListedPrecinct[]; contact: Contact }
/** `numbers`: lowest and highest house number. */
export interface StreetName { name: string; town: string | null; zip: string | null; numbers: [number, number] }
/** `rings`: closed rings of `[lon, lat]`, degrees; outer ones counter-clockwise. */
export interface Outline { precinct: PrecinctRef; rings: [number, number][][] }
