// From degrees to a drawing of a place in feet, and back for a point that somebody picks on it. Verdicts are the core's; this
// is for the eye: good to a foot over a mile.

import { nothing, svg, type SVGTemplateResult } from "lit";
import type { At, Outlines, PlaceSurvey, PollsShape, Rings } from "../../core/manager/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";

/** Width and height of a drawing, its own units. */
export const SIDE = 360;

/** What a drawing shows: its middle, and how many feet it is wide. */
export type Frame = { middle: At; feet: number };

/** Metres in a degree at a latitude on WGS 84: the usual series (NGA, "Length of a degree of latitude and longitude"). */
function metresADegree(lat: number): [lon: number, lat: number] {
  const phi = (lat * Math.PI) / 180;
  return [
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi) - 0.0023 * Math.cos(6 * phi),
  ];
}

/** Metres east and north of `from`. */
export function offset(from: At, to: At): [number, number] {
  const [lon, lat] = metresADegree(from[1]);
  return [(to[0] - from[0]) * lon, (to[1] - from[1]) * lat];
}

/** The point so many metres east and north of `from`. */
export function moved(from: At, east: number, north: number): At {
  const [lon, lat] = metresADegree(from[1]);
  return [from[0] + east / lon, from[1] + north / lat];
}

/** Metres between two points near each other. */
export function apart(a: At, b: At): number {
  return Math.hypot(...offset(a, b));
}

export function toDrawing(frame: Frame, at: At): [number, number] {
  const [east, north] = offset(frame.middle, at);
  const scale = SIDE / (frame.feet * METRES_PER_FOOT);
  return [SIDE / 2 + east * scale, SIDE / 2 - north * scale];
}

/** Everything that a survey has a position for. */
export function positions(survey: PlaceSurvey): At[] {
  return [...survey.doors.map(({ at }) => at), ...(survey.polls ? roomPositions(survey.polls.shape) : []), ...survey.landmarks.map(({ at }) => at)];
}

export function roomPositions(shape: PollsShape): At[] {
  return shape.kind === "point" ? [shape.at] : shape.parts.flatMap(({ outline }) => outline);
}

/** A frame about all of these with air around; undefined where there is none. */
export function frameOn(all: readonly At[], air_ft: number, least_ft = 80): Frame | undefined {
  const [first] = all;
  if (!first) return undefined;
  const offsets = all.map((at) => offset(first, at));
  const [east, north] = [0, 1].map((i) => offsets.map((one) => one[i] ?? 0)) as [number[], number[]];
  const [w, e, s, n] = [Math.min(...east), Math.max(...east), Math.min(...north), Math.max(...north)];
  const feet = Math.max(e - w, n - s) / METRES_PER_FOOT + 2 * air_ft;
  return { middle: moved(first, (w + e) / 2, (s + n) / 2), feet: Math.max(feet, least_ft) };
}

/** A round number of feet about a quarter of the drawing wide. */
export function scaleFeet(frame: Frame): number {
  const most = frame.feet / 3.2;
  const steps = [5, 10, 20, 30, 50, 100, 150, 300, 600, 1200, 3000, 6000];
  return steps.filter((step) => step <= most).at(-1) ?? 5;
}

function ring(frame: Frame, line: readonly At[], close: boolean): string {
  const to = line.map((at, i) => {
    const [x, y] = toDrawing(frame, at);
    return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return to.join("") + (close && to.length > 0 ? "Z" : "");
}

export const closed = (frame: Frame, rings: Rings): string => rings.map((one) => ring(frame, one, true)).join("");
export const open = (frame: Frame, line: readonly At[]): string => ring(frame, line, false);

export type Drawn = {
  survey: PlaceSurvey;
  /** Corners of a room that is not closed yet. */
  corners?: readonly At[];
  zones?: Outlines | undefined;
  /** Rings of doubt about the doors. */
  doubts?: boolean;
  /** What is being placed: its outline, before it is kept. */
  ghost?: readonly At[];
  /** A door that stands out. */
  chosen?: string | undefined;
};

/** The inside of a drawing: grid, zones, room, doors with their numbers in `letters`, scale and north. */
export function drawing(frame: Frame, drawn: Drawn, words: { scale: string; north: string }, letters: (id: string) => string): SVGTemplateResult {
  const { survey, zones, corners = [], ghost = [] } = drawn;
  const px = SIDE / (frame.feet * METRES_PER_FOOT);
  const bar = (scaleFeet(frame) * METRES_PER_FOOT) * px;
  const shape = survey.polls?.shape;
  return svg`
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0V7" />
      </pattern>
    </defs>
    ${zones
      ? svg`<path class="far" fill-rule="evenodd" d=${closed(frame, zones.one_fifty.adopted)} />
          <path class="near" fill="url(#hatch)" fill-rule="evenodd" d=${closed(frame, zones.thirty.adopted)} />`
      : nothing}
    ${survey.paths.map(({ line }) => svg`<path class="path" d=${open(frame, line)} />`)}
    ${shape?.kind === "room"
      ? shape.parts.map(({ outline, holes }) => svg`<path class="room" fill-rule="evenodd" d=${closed(frame, [outline, ...holes])} />`)
      : nothing}
    ${shape?.kind === "point" ? cross(toDrawing(frame, shape.at)) : nothing}
    ${corners.length > 0 ? svg`<path class="wall" d=${open(frame, corners)} />` : nothing}
    ${corners.map((at) => dot(toDrawing(frame, at)))}
    ${ghost.length > 0 ? svg`<path class="ghost" d=${closed(frame, [[...ghost]])} />` : nothing}
    ${survey.landmarks.map(({ at }) => cross(toDrawing(frame, at)))}
    ${survey.doors.map((door) => {
      const [x, y] = toDrawing(frame, door.at);
      const doubt = drawn.doubts ? svg`<circle class="doubt" cx=${x} cy=${y} r=${Math.max(3, door.doubt.accuracy_m * px)} />` : nothing;
      return svg`${doubt}<g class="door ${door.counts.kind} ${door.id === drawn.chosen ? "chosen" : ""}" transform="translate(${x} ${y})">
        <circle r="13" /><text>${letters(door.id)}</text></g>`;
    })}
    <g class="scale"><path d="M14 ${SIDE - 22}v8h${bar}v-8" /><text x="18" y=${SIDE - 24}>${words.scale}</text></g>
    <g class="north"><path d="M${SIDE - 22} 40V14m-6 8 6-8 6 8" /><text x=${SIDE - 22} y="54">${words.north}</text></g>`;
}

const cross = ([x, y]: [number, number]): SVGTemplateResult => svg`<path class="mark" d="M${x - 7} ${y}h14M${x} ${y - 7}v14" />`;
const dot = ([x, y]: [number, number]): SVGTemplateResult => svg`<circle class="corner" cx=${x} cy=${y} r="4" />`;
