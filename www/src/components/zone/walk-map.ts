// The lines on a map without tiles, and where the tablet is. Solid: 150 ft. Hatched: 30 ft. Dashed: a reading that the county
// has not adopted. They differ by line and fill, never by colour alone.

import type * as Leaflet from "leaflet";
import type { At, Outlines, PlaceSurvey, Rings } from "../../core/manager/contract.ts";

const SVG = "http://www.w3.org/2000/svg";
const HATCH = "pollstead-hatch";

const flip = ([lon, lat]: At): [number, number] => [lat, lon];
const flipped = (rings: Rings): [number, number][][] => rings.map((ring) => ring.map(flip));
const same = (a: Rings, b: Rings): boolean => JSON.stringify(a) === JSON.stringify(b);

/** As an element: Leaflet would set a string as HTML. */
function named(text: string): HTMLElement {
  const name = document.createElement("span");
  name.textContent = text;
  return name;
}

/** A pattern of slanted lines in the map's own drawing. */
function hatch(drawing: SVGElement, ink: string): void {
  const defs = document.createElementNS(SVG, "defs");
  const pattern = document.createElementNS(SVG, "pattern");
  const line = document.createElementNS(SVG, "path");
  for (const [name, value] of [["id", HATCH], ["width", "9"], ["height", "9"], ["patternUnits", "userSpaceOnUse"], ["patternTransform", "rotate(45)"]] as const)
    pattern.setAttribute(name, value);
  line.setAttribute("d", "M0 0V9");
  line.setAttribute("stroke", ink);
  line.setAttribute("stroke-width", "3");
  pattern.append(line);
  defs.append(pattern);
  drawing.prepend(defs);
}

export class WalkMap {
  readonly map: Leaflet.Map;
  private readonly disc: Leaflet.Circle;
  private readonly dot: Leaflet.CircleMarker;
  private readonly whole: Leaflet.LatLngBounds;
  /** Moves with the tablet until somebody moves the map. */
  following = true;

  constructor(
    private readonly L: typeof Leaflet,
    frame: HTMLElement,
    survey: PlaceSurvey,
    outlines: Outlines,
    colours: { ink: string; accent: string; focus: string; soft: string },
  ) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(frame, { zoomControl: false, attributionControl: false, zoomAnimation: !calm, fadeAnimation: false, inertia: !calm, maxZoom: 22, zoomSnap: 0.25 });
    const group = L.featureGroup();
    const polygon = (rings: Rings, style: Leaflet.PolylineOptions): void => {
      if (rings.length > 0) group.addLayer(L.polygon(flipped(rings), { interactive: false, ...style }));
    };
    // The map needs a view before anything is drawn on it.
    const spots = [...survey.doors.map(({ at }) => at), ...outlines.one_fifty.adopted.flat(), ...outlines.thirty.adopted.flat()].map(flip);
    this.whole = L.latLngBounds(spots.length > 0 ? spots : [[32.7, -89.7]]);
    this.map.fitBounds(this.whole.pad(0.03), { animate: false, maxZoom: 21 });
    for (const { kind, line } of survey.paths)
      group.addLayer(L.polyline(line.map(flip), { color: colours.soft, weight: kind === "walk" ? 2 : 6, opacity: 0.5, interactive: false }));
    const part = survey.polls?.shape;
    if (part?.kind === "room") for (const { outline, holes } of part.parts) polygon([outline, ...holes], { color: colours.ink, weight: 3, fill: false });
    for (const [readings, weight] of [[outlines.thirty, 2], [outlines.one_fifty, 3]] as const)
      for (const other of [readings.statute, readings.guidance])
        if (!same(other, readings.adopted)) polygon(other, { color: colours.ink, weight, dashArray: "8 8", fill: false });
    polygon(outlines.thirty.adopted, { color: colours.ink, weight: 2, fillColor: `url(#${HATCH})`, fillOpacity: 0.55 });
    polygon(outlines.one_fifty.adopted, { color: colours.accent, weight: 5, fill: false });
    for (const { name, at } of survey.landmarks) this.spot(group, at, name, { radius: 4, color: colours.soft, fillColor: colours.soft, fillOpacity: 1 });
    for (const { name, at, counts } of survey.doors)
      this.spot(group, at, name, { radius: 8, color: colours.ink, weight: 3, fillColor: colours.accent, fillOpacity: counts.kind === "yes" ? 1 : 0 });
    group.addTo(this.map);
    const drawing = frame.querySelector("svg");
    if (drawing) hatch(drawing, colours.ink);
    this.disc = L.circle([0, 0], { radius: 1, color: colours.focus, weight: 2, fillColor: colours.focus, fillOpacity: 0.15, interactive: false });
    this.dot = L.circleMarker([0, 0], { radius: 9, color: "#fff", weight: 3, fillColor: colours.focus, fillOpacity: 1, interactive: false });
    this.map.on("dragstart", () => (this.following = false));
  }

  private spot(group: Leaflet.FeatureGroup, at: At, name: string, style: Leaflet.CircleMarkerOptions): void {
    const spot = this.L.circleMarker(flip(at), { interactive: false, ...style });
    spot.bindTooltip(named(name), { permanent: true, direction: "top", className: "spot-name", offset: [0, -6], interactive: false });
    group.addLayer(spot);
  }

  me(at: At | null, accuracy_m: number | null): void {
    if (!at || accuracy_m === null) {
      this.disc.remove();
      this.dot.remove();
      return;
    }
    this.disc.setLatLng(flip(at)).setRadius(accuracy_m).addTo(this.map);
    this.dot.setLatLng(flip(at)).addTo(this.map);
    if (this.following && !this.map.getBounds().pad(-0.15).contains(flip(at))) this.map.panTo(flip(at), { animate: false });
  }

  centre(): void {
    this.following = true;
    const at = this.map.hasLayer(this.dot) ? this.dot.getLatLng() : this.whole.getCenter();
    this.map.panTo(at, { animate: false });
  }

  remove(): void {
    this.map.remove();
  }
}
