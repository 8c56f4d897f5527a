// A made-up place's survey for the gallery, development and tests: a fire station with three doors, its truck bay, a walk, a
// drive and a road edge. Nothing in it is real.

import type { At, Door, Law, PlaceSurvey, Policy, TapePlan } from "../manager/contract.ts";
import { CHECKED, FIRE } from "./county.ts";
import { METRES_PER_FOOT } from "../manager/units.ts";

const METRES_A_DEGREE = 111_195;
const ORIGIN: At = [-89.06, 33.15];

/** Feet east and north of the made-up station's corner. */
export function atFeet(east: number, north: number): At {
  const lat = ORIGIN[1] + (north * METRES_PER_FOOT) / METRES_A_DEGREE;
  return [ORIGIN[0] + (east * METRES_PER_FOOT) / (METRES_A_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180)), lat];
}

/** Back to feet from the corner. */
export function feetOf([lon, lat]: At): [number, number] {
  const k = METRES_A_DEGREE / METRES_PER_FOOT;
  return [(lon - ORIGIN[0]) * k * Math.cos((ORIGIN[1] * Math.PI) / 180), (lat - ORIGIN[1]) * k];
}

const door = (id: string, name: string, at: At, used_by: string, more: Partial<Door> = {}): Door => ({
  id,
  name,
  at,
  doubt: { accuracy_m: 0.3, confidence: "0.95", datum_m: 0 },
  located: "tape",
  counts: { kind: "yes" },
  used_by,
  step_free: "yes",
  ...more,
});

export const SURVEY: PlaceSurvey = {
  place: FIRE.id,
  name: FIRE.name,
  doors: [
    door("d1", "Door 1", atFeet(0, 20), "Voters", { step_free: "no" }),
    door("d2", "Door 2", atFeet(60, 0), "Voters and curbside", { doubt: { accuracy_m: 3, confidence: "0.68", datum_m: 0 }, located: "gps" }),
    door("d3", "Boiler room", atFeet(90, 40), "Staff", { counts: { kind: "no", why: "staff" } }),
  ],
  polls: {
    name: "Truck bay",
    shape: { kind: "room", parts: [{ outline: [atFeet(30, 5), atFeet(85, 5), atFeet(85, 45), atFeet(30, 45), atFeet(30, 5)], holes: [] }] },
    doubt: { accuracy_m: 0.5, confidence: "0.95", datum_m: 0 },
    located: "tape",
  },
  parcels: [],
  paths: [
    { name: "front walk", kind: "walk", line: [atFeet(60, 0), atFeet(58, -90), atFeet(20, -200)] },
    { name: "drive", kind: "drive", line: [atFeet(75, -5), atFeet(120, -80), atFeet(160, -190)] },
    { name: "Nowhere Rd", kind: "road_edge", line: [atFeet(-260, -160), atFeet(330, -160)] },
  ],
  landmarks: [
    { name: "mailbox", at: atFeet(48, -128) },
    { name: "flagpole", at: atFeet(20, -40) },
    { name: "second post", at: atFeet(150, -120) },
  ],
  tapes: [{ from: "d1", to: "d2", feet: 63 }],
  accessibility: CHECKED,
  surveyed: { by: "Deputy clerk (made up)", on: "2026-09-30" },
};

/** The same place before anybody was there. */
export const UNSURVEYED: PlaceSurvey = { ...SURVEY, doors: [], polls: null, paths: [], landmarks: [], tapes: [], surveyed: null };

export const POLICY: Policy = {
  thirty: "room",
  private_property: "included",
  photos: false,
  call: "",
  by: "Board of Election Commissioners of Madeup County (made up)",
  on: "2026-09-08",
};
/** Before a county has adopted anything. */
export const NO_POLICY: Policy = { ...POLICY, by: "", on: "" };

export const PLAN: TapePlan = {
  doors: [
    {
      door: "d1",
      name: "Door 1",
      marks: [
        { along: "Nowhere Rd", kind: "road_edge", bearing_deg: 187, at: atFeet(-20, -128), tape_ft: 150, path_ft: null, near: "34 ft short of the road edge", covered_by: null },
        { along: "west", kind: "compass", bearing_deg: 270, at: atFeet(-150, 20), tape_ft: 150, path_ft: null, near: null, covered_by: null },
        { along: "north", kind: "compass", bearing_deg: 0, at: atFeet(0, 170), tape_ft: 150, path_ft: null, near: null, covered_by: null },
      ],
    },
    {
      door: "d2",
      name: "Door 2",
      marks: [
        { along: "front walk", kind: "walk", bearing_deg: 189, at: atFeet(37, -148), tape_ft: 150, path_ft: 153, near: "20 ft past the mailbox", covered_by: null },
        { along: "drive", kind: "drive", bearing_deg: 143, at: atFeet(150, -120), tape_ft: 150, path_ft: 157, near: "at the second post", covered_by: null },
        { along: "east", kind: "compass", bearing_deg: 90, at: atFeet(210, 0), tape_ft: 150, path_ft: null, near: null, covered_by: null },
        { along: "west", kind: "compass", bearing_deg: 270, at: atFeet(-90, 0), tape_ft: 150, path_ft: null, near: null, covered_by: "Door 1" },
      ],
    },
  ],
  thirty: [
    {
      from: "Truck bay",
      marks: [
        { along: "south", kind: "compass", bearing_deg: 180, at: atFeet(58, -25), tape_ft: 30, path_ft: null, near: "15 ft from the flagpole", covered_by: null },
        { along: "east", kind: "compass", bearing_deg: 90, at: atFeet(115, 25), tape_ft: 30, path_ft: null, near: null, covered_by: null },
      ],
    },
  ],
  checks: [
    { from: "Door 1", to: "Door 2", drawn_ft: 63.2, taped_ft: 63, agrees: true },
    { from: "Door 2", to: "mailbox", drawn_ft: 128.6, taped_ft: null, agrees: null },
  ],
  rope_ft: [30, 50, 100, 150],
};

export const LAW: Law = {
  draft: true,
  texts: [
    { line: "one_fifty", section: "§ 23-15-895", layer: "statute", reading: "150 ft from any entrance of the building", words: "Made-up words of the section, for the gallery alone." },
    { line: "one_fifty", section: "Secretary of State’s reminders", layer: "guidance", reading: "150 ft from any entrance, unless on private property", words: "Made-up words of the guidance, for the gallery alone." },
    { line: "thirty", section: "§ 23-15-245", layer: "statute", reading: "30 ft in every direction from the polls, or the room", words: "Made-up words of the section, for the gallery alone." },
    { line: "thirty", section: "Secretary of State’s reminders", layer: "guidance", reading: "30 ft from every entrance", words: "Made-up words of the guidance, for the gallery alone." },
  ],
  conduct: [
    { id: "literature", sure: true, conduct: "A candidate hands out cards (made up)", thirty: "not here", one_fifty: "not here", beyond: "may", section: "§ 23-15-895", layer: "statute" },
    { id: "clothing", sure: false, conduct: "A campaign shirt (made up)", thirty: "cover it", one_fifty: "cover it", beyond: "may", section: "Secretary of State’s reminders", layer: "guidance" },
  ],
};
