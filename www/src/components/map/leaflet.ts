// Leaflet and its style, as one file that is fetched when the first map is opened.

import "./leaflet-types.ts";
import * as L from "leaflet/dist/leaflet-src.esm.js";
import style from "leaflet/dist/leaflet.css?inline";

export const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

export { L };
