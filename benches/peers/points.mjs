// The peers from npm: each takes GeoJSON-shaped polygons and answers the label of a point, or 0xffffffff.
import whichPolygon from 'which-polygon';
import RBush from 'rbush';
import Flatbush from 'flatbush';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';

export const NONE = 0xffffffff;

/** Features from the flat words that `prepare.mjs` wrote. */
export function features(words) {
  let at = 0;
  const next = () => words[at++];
  const list = (make) => Array.from({ length: next() }, make);
  return list((_, label) => {
    const coordinates = list(() =>
      list(() => {
        const ring = list(() => [next() / 1e7, next() / 1e7]);
        ring.push(ring[0]);
        return ring;
      }),
    );
    return { type: 'Feature', properties: { label }, geometry: { type: 'MultiPolygon', coordinates } };
  });
}

function box(feature) {
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of feature.geometry.coordinates.flat(2)) {
    w = Math.min(w, x);
    s = Math.min(s, y);
    e = Math.max(e, x);
    n = Math.max(n, y);
  }
  return [w, s, e, n];
}

function rayCast(polygons, x, y) {
  for (const rings of polygons) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const a = ring[i];
        const b = ring[j];
        if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
      }
    }
    if (inside) return true;
  }
  return false;
}

export const peers = {
  'which-polygon': (all) => {
    const query = whichPolygon({ type: 'FeatureCollection', features: all });
    return (x, y) => query([x, y])?.label ?? NONE;
  },
  'Turf + rbush': (all) => {
    const tree = new RBush();
    tree.load(all.map((feature, label) => {
      const [minX, minY, maxX, maxY] = box(feature);
      return { minX, minY, maxX, maxY, feature, label };
    }));
    return (x, y) => {
      for (const item of tree.search({ minX: x, minY: y, maxX: x, maxY: y })) {
        if (booleanPointInPolygon([x, y], item.feature)) return item.label;
      }
      return NONE;
    };
  },
  'flatbush + ray casting': (all) => {
    const tree = new Flatbush(all.length);
    all.forEach((feature) => tree.add(...box(feature)));
    tree.finish();
    return (x, y) => {
      for (const label of tree.search(x, y, x, y)) {
        if (rayCast(all[label].geometry.coordinates, x, y)) return label;
      }
      return NONE;
    };
  },
};
