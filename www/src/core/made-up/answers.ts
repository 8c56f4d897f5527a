// One of each answer about the made-up county, and a few that differ in what they hold.

import type { Answer, AnswerOf } from "../contract.ts";
import {
  CITY,
  CONTACT,
  FIRE,
  FRESH,
  GENERAL,
  GYM,
  HALL,
  HOURS,
  MADEUP,
  NO_OFFICE,
  NOPLACE,
  OLD,
  PRETEND,
  BARE,
  PROOF,
  RIDGE,
  SPRINGS,
  ZION,
} from "./county.ts";

const county = { fips: MADEUP.fips, name: MADEUP.name };
const about = { election: GENERAL, proof: PROOF, freshness: FRESH, contact: CONTACT };

export const found: AnswerOf<"found"> = {
  kind: "found",
  county,
  precinct: RIDGE,
  split: {
    id: "28901/11/2",
    name: "Made-up Ridge, school district",
    ballot_styles: [{ party: null, style: "Style 7" }],
  },
  place: FIRE,
  hours: HOURS,
  notices: [],
  position: { how: "row", accuracy_m: 0 },
  ...about,
};

const oldElection = { ...GENERAL, id: "old-2020", name: "General election", date: "2020-11-03" };

export const answers = {
  "found": found,
  "found, old list": {
    ...found,
    place: GYM,
    precinct: NOPLACE,
    split: null,
    election: oldElection,
    freshness: OLD,
    contact: NO_OFFICE,
    hours: { ...HOURS, opens_utc: "2020-11-03T13:00:00Z", closes_utc: "2020-11-04T01:00:00Z" },
  },
  "found, no street address": {
    ...found,
    place: { ...HALL, address: "", at: null, list_still_says: "OLD IMAGINARY HALL, 1 GONE RD" },
    position: { how: "gps", accuracy_m: 22 },
    contact: NO_OFFICE,
  },
  "choose": {
    kind: "choose",
    candidates: [
      { id: "c1", text: "245 N IVY AVE, EXAMPLE SPRINGS 39999", differs: ["direction"], county },
      { id: "c2", text: "245 S IVY AVE, EXAMPLE SPRINGS 39999", differs: ["direction"], county },
      { id: "c3", text: "245 IVY AVE LOT 4, NOPLACE 39998", differs: ["unit", "locality"], county: { fips: PRETEND.fips, name: PRETEND.name } },
    ],
    contact: CONTACT,
  },
  "close, a fix near a line": {
    kind: "close",
    why: "fix_near_border",
    candidates: [
      { county, precinct: RIDGE, place: FIRE, notices: [], distance_m: 0 },
      { county, precinct: SPRINGS, place: HALL, notices: [], distance_m: 140 },
    ],
    position: { how: "gps", accuracy_m: 480 },
    ...about,
  },
  "close, a side in two precincts": {
    kind: "close",
    why: "side_straddles",
    candidates: [
      { county, precinct: RIDGE, place: FIRE, notices: [], distance_m: null },
      { county, precinct: ZION, place: null, notices: [], distance_m: null },
    ],
    position: { how: "range", accuracy_m: 40 },
    ...about,
  },
  "close, a gap in the map": {
    kind: "close",
    why: "gap",
    candidates: [
      { county, precinct: RIDGE, place: FIRE, notices: [], distance_m: 30 },
      { county, precinct: SPRINGS, place: HALL, notices: [], distance_m: 55 },
      { county, precinct: NOPLACE, place: GYM, notices: [], distance_m: 1900 },
    ],
    position: { how: "map", accuracy_m: 12 },
    ...about,
  },
  "no place": { kind: "no_place", county, precinct: ZION, ...about },
  "conflict": {
    kind: "conflict",
    by_row: { county, precinct: RIDGE, place: FIRE, notices: [], distance_m: null },
    by_polygon: { county, precinct: SPRINGS, place: HALL, notices: [], distance_m: null },
    ...about,
  },
  "no streets": {
    kind: "no_streets",
    counties: [{ fips: BARE.fips, name: BARE.name }],
    county: { fips: BARE.fips, name: BARE.name },
    precincts: [],
    contact: NO_OFFICE,
  },
  "no election": { kind: "no_election", next: GENERAL, contact: CONTACT },
  "no election at all": { kind: "no_election", next: null, contact: NO_OFFICE },
  "other authority": { kind: "other_authority", election: CITY, contact: CONTACT },
  "other authority, a party": {
    kind: "other_authority",
    election: { ...CITY, id: "demo-party", name: "Made-up Party primary", kind: "primary", authority: { kind: "party", name: "the Made-up Party" } },
    contact: NO_OFFICE,
  },
  "outside": { kind: "outside", position: { how: "gps", accuracy_m: 35 }, contact: NO_OFFICE },
  "not found, no such street": {
    kind: "not_found",
    reason: "no_such_street",
    nearest_spellings: [
      { text: "IVY AVE, EXAMPLE SPRINGS 39999", id: null },
      { text: "245 IVY ST, NOPLACE 39998", id: "c1" },
    ],
    counties: [],
    contact: CONTACT,
  },
  "not found, which county": {
    kind: "not_found",
    reason: "which_county",
    nearest_spellings: [],
    counties: [county, { fips: PRETEND.fips, name: PRETEND.name }],
    contact: NO_OFFICE,
  },
  "not found, no town": { kind: "not_found", reason: "area_unknown", nearest_spellings: [], counties: [], contact: NO_OFFICE },
  "not found, no such number": { kind: "not_found", reason: "no_such_number", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, no number": { kind: "not_found", reason: "number_missing", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, crossing": { kind: "not_found", reason: "intersection", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, unknown id": { kind: "not_found", reason: "unknown_id", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, PO box": { kind: "not_found", reason: "po_box", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, rural box": { kind: "not_found", reason: "rural_box", nearest_spellings: [], counties: [], contact: CONTACT },
  "not found, highway": { kind: "not_found", reason: "highway_without_number", nearest_spellings: [], counties: [], contact: CONTACT },
  "not genuine": {
    kind: "unavailable",
    why: "not_genuine",
    name: "places/28901.index",
    error: "found sha-256 00…, expected ff…",
    contact: NO_OFFICE,
  },
  "too old": {
    kind: "unavailable",
    why: "too_old",
    name: "timestamp",
    error: "found a timestamp that ended at 2026-10-20T00:00:00Z",
    contact: NO_OFFICE,
  },
  "not reached": {
    kind: "unavailable",
    why: "not_reached",
    name: "places/28901.index",
    error: "no network",
    contact: NO_OFFICE,
  },
  "invalid": { kind: "invalid", error: "found latitude 932, expected -90 to 90" },
} satisfies Record<string, Answer>;
