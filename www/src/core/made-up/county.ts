// A made-up county for the gallery, development and tests: no place, street, office or number in it is real.

import type {
  Accessibility,
  AnswerNotice,
  Contact,
  CountyDetail,
  OpenedCounty,
  ElectionRef,
  OpenedEdition,
  Freshness,
  Hours,
  Outline,
  PlaceRef,
  PrecinctRef,
  Proof,
  StreetName,
} from "../contract.ts";

export const CONTACT: Contact = {
  offices: [
    { name: "Circuit clerk of Madeup County", phone: "(601) 555-0142", source: "made up for this demonstration", on: "2026-09-01" },
  ],
  statewide: ["1-800-829-6786", "(601) 576-2550", "ElectionsAnswers@sos.ms.gov", "711"],
};
export const NO_OFFICE: Contact = { ...CONTACT, offices: [] };

export const MADEUP: OpenedCounty = { fips: "28901", name: "Madeup", streets: true, bounds: null };
export const PRETEND: OpenedCounty = { fips: "28902", name: "Pretend", streets: true, bounds: null };
export const BARE: OpenedCounty = { fips: "28903", name: "Fable", streets: false, bounds: null };

export const GENERAL: ElectionRef = {
  id: "demo-2026-11-03-general",
  name: "General election",
  date: "2026-11-03",
  kind: "general",
  authority: { kind: "county", name: null },
};
export const CITY: ElectionRef = {
  id: "demo-2027-06-08-city",
  name: "City of Example Springs election",
  date: "2027-06-08",
  kind: "municipal_general",
  authority: { kind: "municipality", name: "Example Springs" },
};
export const HOURS: Hours = {
  opens: "07:00",
  closes: "19:00",
  opens_utc: "2026-11-03T13:00:00Z",
  closes_utc: "2026-11-04T01:00:00Z",
};
export const FRESH: Freshness = { state: "current", as_of: "2026-09-15", made_up: true, unsigned: true, band: "plain", notes: [], published: null, confirmed_on: null };
export const OLD: Freshness = { ...FRESH, state: "old", as_of: "2020-09-22", made_up: false };
/** A notice that touches Made-up Ridge on election day. */
export const NOTICE: AnswerNotice = {
  id: "n20261103121200", kind: "call_clerk", instead_of: null, entrance: null,
  from: { local: "2026-11-03T00:00", utc: "2026-11-03T06:00:00Z" },
  until: { local: "2026-11-04T00:00", utc: "2026-11-04T06:00:00Z" },
  issued_at: "2026-11-03T12:12:00Z",
};

export const UNCHECKED: Accessibility = {
  parking: "unknown",
  drop_off: "unknown",
  route: "unknown",
  step_free_door: "unknown",
  door_opens: "unknown",
  inside_route: "unknown",
  accessible_machine: "unknown",
  note: "",
  checked: null,
};
export const CHECKED: Accessibility = {
  parking: "yes",
  drop_off: "yes",
  route: "yes",
  step_free_door: "yes",
  door_opens: "no",
  inside_route: "yes",
  accessible_machine: "unknown",
  note: "Door 2, by the flagpole, has no step. Blow your horn twice to ask for curbside voting.",
  checked: { by: "Deputy clerk (made up)", on: "2026-08-30" },
};

const place = (n: number, name: string, address: string, at: [number, number] | null): PlaceRef => ({
  id: `28901:p00${n}`,
  name,
  address,
  room: null,
  accessibility: UNCHECKED,
  at,
  list_still_says: null,
  confirmed: null,
});

export const FIRE: PlaceRef = {
  ...place(1, "Made-up Ridge Volunteer Fire Station", "101 Nowhere Rd, Example Springs, MS 39999", [-89.06, 33.15]),
  room: "Truck bay, Door 2",
  accessibility: CHECKED,
};
export const HALL: PlaceRef = place(2, "Imaginary Community Hall", "2200 Pretend Hwy, Example Springs, MS 39999", [-88.99, 33.11]);
export const GYM: PlaceRef = place(3, "Fictional Consolidated Attendance Center Gymnasium", "16 Sample St, Noplace, MS 39998", null);

const precinct = (code: string, name: string, boundary_id: string | null = code): PrecinctRef => ({
  id: `28901/${code}`,
  name,
  boundary_id,
});
export const RIDGE = precinct("11", "Made-up Ridge");
export const SPRINGS = precinct("12", "Example Springs North");
export const NOPLACE = precinct("13", "Noplace / Sample Crossing");
export const ZION = precinct("14", "Invented Chapel", null);

export const PROOF: Proof = {
  matched: "245 IVY AVE, EXAMPLE SPRINGS 39999",
  rows: [
    { file: "streets-demo.csv", row: 1204, says: "IVY AVE 201–299, odd, EXAMPLE SPRINGS, precinct 11" },
    { file: "places-demo.xlsx", row: 12, says: "11 MADE-UP RIDGE, VOLUNTEER FIRE STATION, 101 NOWHERE RD" },
  ],
  considered: ["245 IVY ST in Noplace: another town"],
  shards: [{ name: "places/28901.index", sha256: "0".repeat(64) }],
};

export const DETAIL: CountyDetail = {
  county: { fips: MADEUP.fips, name: MADEUP.name },
  streets: true,
  map: true,
  precincts: [
    { precinct: RIDGE, place: FIRE, notices: [], registered: 1412 },
    { precinct: SPRINGS, place: HALL, notices: [], registered: 980 },
    { precinct: NOPLACE, place: GYM, notices: [], registered: null },
    { precinct: ZION, place: null, notices: [], registered: 312 },
  ],
  contact: CONTACT,
};

export const STREETS: StreetName[] = [
  { name: "IVY AVE", town: "EXAMPLE SPRINGS", zip: "39999", numbers: [100, 299] },
  { name: "IVY ST", town: "NOPLACE", zip: "39998", numbers: [1, 48] },
  { name: "NOWHERE RD", town: "EXAMPLE SPRINGS", zip: "39999", numbers: [1, 1400] },
  { name: "COUNTY ROAD 123", town: "NOPLACE", zip: "39998", numbers: [20, 900] },
  { name: "W MAKE BELIEVE ST", town: "EXAMPLE SPRINGS", zip: "39999", numbers: [100, 1820] },
];

/** Three precincts side by side with a crooked middle line, and one below. */
export const OUTLINES: Outline[] = [
  {
    precinct: RIDGE,
    rings: [[[-89.12, 33.08], [-89.02, 33.08], [-89.015, 33.11], [-89.03, 33.14], [-89.02, 33.2], [-89.12, 33.2], [-89.12, 33.08]]],
  },
  {
    precinct: SPRINGS,
    rings: [[[-89.02, 33.08], [-88.94, 33.09], [-88.93, 33.2], [-89.02, 33.2], [-89.03, 33.14], [-89.015, 33.11], [-89.02, 33.08]]],
  },
  {
    precinct: NOPLACE,
    rings: [[[-89.12, 33.08], [-89.02, 33.08], [-88.94, 33.09], [-88.95, 33.0], [-89.04, 32.99], [-89.11, 33.01], [-89.12, 33.08]]],
  },
];

export const EDITION: OpenedEdition = {
  kind: "opened",
  name: "Made-up demonstration",
  as_of: FRESH.as_of,
  unsigned: true,
  made_up: true,
  freshness: FRESH,
  elections: [GENERAL, CITY],
  counties: [BARE, MADEUP, PRETEND],
  attribution: [["everything here is made up by the demonstration", "no rights reserved"]],
  contact: CONTACT,
};
