// What crosses between the page and the core. Field names are the Rust core's own (src/domain); when pkg/voter
// brings its own types, this file becomes a re-export of them.

export type CountyRef = { fips: string; name: string };
export type PrecinctRef = { id: string; name: string; boundary_id: string | null };
export type BallotStyle = { party: string | null; style: string };
export type SplitRef = { id: string; name: string; ballot_styles: BallotStyle[] };
export type Tri = "yes" | "no" | "unknown";

export type Accessibility = {
  parking: Tri;
  drop_off: Tri;
  route: Tri;
  step_free_door: Tri;
  door_opens: Tri;
  inside_route: Tri;
  accessible_machine: Tri;
  note: string;
  checked: { by: string; on: string } | null;
};

export type PlaceRef = {
  id: string;
  name: string;
  address: string;
  room: string | null;
  accessibility: Accessibility;
  /** Longitude, latitude, degrees. */
  at: [number, number] | null;
  list_still_says: string | null;
};

export type Office = { name: string; phone: string; source: string; on: string };
export type Contact = { offices: Office[]; statewide: string[] };

export type ElectionKind =
  | "primary"
  | "primary_runoff"
  | "general"
  | "general_runoff"
  | "special"
  | "municipal_primary"
  | "municipal_general";
export type Authority = { kind: "county" } | { kind: "municipality"; name: string } | { kind: "party"; name: string };
export type ElectionRef = { id: string; name: string; date: string; kind: ElectionKind; authority: Authority };
/** Local time `07:00` and the same as instants. */
export type Hours = { opens: string; closes: string; opens_utc: string; closes_utc: string };

export type Freshness = { state: "current" | "old"; as_of: string; made_up: boolean; unsigned: boolean };
export type How = "row" | "point" | "range" | "gps" | "map";
export type Position = { how: How; accuracy_m: number };
export type ProofRow = { file: string; row: number | null; says: string };
export type ShardRef = { name: string; sha256: string };
export type Proof = { matched: string; rows: ProofRow[]; considered: string[]; shards: ShardRef[] };

export type Difference = "direction" | "suffix" | "name" | "locality" | "county" | "unit";
export type Candidate = { id: string; text: string; differs: Difference[]; county: CountyRef };
export type PlaceOption = {
  county: CountyRef;
  precinct: PrecinctRef;
  place: PlaceRef | null;
  distance_m: number | null;
};
export type CloseWhy = "fix_near_border" | "side_straddles" | "gap";
export type UnavailableWhy = "not_reached" | "not_genuine";
export type NotFoundReason =
  | "no_such_street"
  | "no_such_number"
  | "number_missing"
  | "area_unknown"
  | "which_county"
  | "highway_without_number"
  | "rural_box"
  | "po_box"
  | "intersection"
  | "unknown_id";
export type Suggestion = { text: string; id: string | null };

type About = { election: ElectionRef; proof: Proof; freshness: Freshness; contact: Contact };

export type Answer =
  | ({
      kind: "found";
      county: CountyRef;
      precinct: PrecinctRef;
      split: SplitRef | null;
      place: PlaceRef;
      hours: Hours;
      notices: string[];
      position: Position;
    } & About)
  | { kind: "choose"; candidates: Candidate[]; contact: Contact }
  | ({ kind: "close"; why: CloseWhy; candidates: PlaceOption[]; position: Position } & About)
  | ({ kind: "no_place"; county: CountyRef; precinct: PrecinctRef } & About)
  | ({ kind: "conflict"; by_row: PlaceOption; by_polygon: PlaceOption } & About)
  | { kind: "no_streets"; counties: CountyRef[]; county: CountyRef; precincts: PrecinctRef[]; contact: Contact }
  | { kind: "no_election"; next: ElectionRef | null; contact: Contact }
  | { kind: "other_authority"; election: ElectionRef; contact: Contact }
  | { kind: "outside"; position: Position; contact: Contact }
  | {
      kind: "not_found";
      reason: NotFoundReason;
      nearest_spellings: Suggestion[];
      counties: CountyRef[];
      contact: Contact;
    }
  | { kind: "unavailable"; why: UnavailableWhy; name: string; error: string; contact: Contact }
  | { kind: "invalid"; error: string };

export type AnswerOf<K extends Answer["kind"]> = Extract<Answer, { kind: K }>;

export type Question = { election?: string } & (
  | { kind: "address"; text: string; county?: string }
  | { kind: "id"; id: string }
  | { kind: "precinct"; county: string; precinct: string }
  | { kind: "point"; lon: number; lat: number; accuracy_m: number | null; how: "gps" | "map" | "point" }
);

export type CountyEntry = CountyRef & { streets: boolean };

export type Edition = {
  kind: "opened";
  name: string;
  as_of: string;
  unsigned: boolean;
  made_up: boolean;
  freshness: Freshness;
  elections: ElectionRef[];
  counties: CountyEntry[];
  attribution: { what: string; source: string; licence: string }[];
  contact: Contact;
};
export type Opened = Edition | AnswerOf<"unavailable">;

export type Suggested = {
  area: { kind: "unknown"; towns: string[] } | { kind: "counties"; counties: CountyRef[] };
  suggestions: Suggestion[];
  no_streets: boolean;
};

export type CountyDetail = {
  county: CountyRef;
  streets: boolean;
  precincts: { precinct: PrecinctRef; place: PlaceRef | null; registered: number | null }[];
  contact: Contact;
};
export type StreetName = { name: string; town: string | null; zip: string | null; ranges: string };
/** Rings of longitude, latitude; the first ring of each polygon is its outside. */
export type Outline = { precinct: PrecinctRef; rings: [number, number][][] };

/** The core's class as the worker holds it; the page sees the same methods through Comlink. */
export interface LookupCore {
  open(now: string): Promise<Opened>;
  suggest(text: string, county: string | undefined): Promise<Suggested>;
  locate(question: Question, now: string): Promise<Answer>;
  county(fips: string): Promise<CountyDetail>;
  streets(fips: string): Promise<StreetName[]>;
  outlines(fips: string): Promise<Outline[]>;
}
