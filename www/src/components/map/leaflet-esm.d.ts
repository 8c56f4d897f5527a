// Leaflet's types belong to its CommonJS entry; the bundled file is its ES module, which needs no loader.

declare module "leaflet/dist/leaflet-src.esm.js" {
  export * from "leaflet";
}
