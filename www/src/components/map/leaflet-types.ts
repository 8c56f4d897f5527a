// Leaflet asks innerHTML once, while it loads, whether the browser draws SVG. Under Trusted Types that one constant
// needs a default policy; every other text is refused. Must be imported before Leaflet.

const CONSTANTS: ReadonlySet<string> = new Set(["<svg/>"]);

window.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (!CONSTANTS.has(text)) throw new TypeError("found HTML as text, expected one of Leaflet's constants");
    return text;
  },
});
