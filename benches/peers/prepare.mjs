// Polygons and points that every peer answers, written once: argument 1 a GeoJSON file or a folder of them, 2 where to write.
import fs from 'node:fs';
import path from 'node:path';
import Flatbush from 'flatbush';

const [from, to] = process.argv.slice(2);
const POINTS = 1_000_000;

// The edition keeps 1e-7° at most, so all peers get polygons of that grid: the same question for all.
const grid = ([x, y]) => [Math.round(x * 1e7), Math.round(y * 1e7)];

function ring(coordinates, outer) {
  const open = coordinates.map(grid).filter((v, i, all) => i === 0 || v[0] !== all[i - 1][0] || v[1] !== all[i - 1][1]);
  if (open.length > 1 && open[0][0] === open.at(-1)[0] && open[0][1] === open.at(-1)[1]) open.pop();
  let area = 0n;
  open.forEach(([x, y], i) => {
    const [u, v] = open[(i + 1) % open.length];
    area += BigInt(x) * BigInt(v) - BigInt(u) * BigInt(y);
  });
  if (area > 0n !== outer) open.reverse();
  return open;
}

const precincts = [];
let vertices = 0;
const files = fs.statSync(from).isFile() ? [from] : fs.readdirSync(from).filter((f) => f.endsWith('.geojson')).sort().map((f) => path.join(from, f));
for (const file of files) {
  for (const feature of JSON.parse(fs.readFileSync(file, 'utf8')).features) {
    const { type, coordinates } = feature.geometry ?? {};
    const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
    const clean = polygons.map((rings) => rings.map((r, i) => ring(r, i === 0)).filter((r) => r.length >= 3)).filter((p) => p.length);
    if (clean.length === 0) throw new Error(`${file}: found a feature without a polygon, expected one`);
    vertices += clean.flat().reduce((n, r) => n + r.length, 0);
    precincts.push(clean);
  }
}

const flat = [precincts.length];
for (const polygons of precincts) {
  flat.push(polygons.length);
  for (const rings of polygons) {
    flat.push(rings.length);
    for (const r of rings) {
      flat.push(r.length);
      for (const [x, y] of r) flat.push(x, y);
    }
  }
}
const boxes = precincts.map((polygons) => {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of polygons.flat(2)) {
    box[0] = Math.min(box[0], x / 1e7);
    box[1] = Math.min(box[1], y / 1e7);
    box[2] = Math.max(box[2], x / 1e7);
    box[3] = Math.max(box[3], y / 1e7);
  }
  return box;
});
const tree = new Flatbush(boxes.length);
boxes.forEach((b) => tree.add(...b));
tree.finish();

// A small generator with a seed: the same points on every machine.
let seed = 2020;
function chance() {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const [w, s, e, n] = [tree.minX, tree.minY, tree.maxX, tree.maxY];
const points = new Float64Array(POINTS * 2);
for (let i = 0; i < POINTS; ) {
  const x = Math.round((w + (e - w) * chance()) * 1e9) / 1e9;
  const y = Math.round((s + (n - s) * chance()) * 1e9) / 1e9;
  // Near the polygons: within some precinct's box.
  if (tree.search(x, y, x, y).length === 0) continue;
  points[2 * i] = x;
  points[2 * i + 1] = y;
  i += 1;
}

fs.mkdirSync(to, { recursive: true });
fs.writeFileSync(path.join(to, 'polygons.i32'), Buffer.from(Int32Array.from(flat).buffer));
fs.writeFileSync(path.join(to, 'points.f64'), Buffer.from(points.buffer));
fs.writeFileSync(path.join(to, 'polygons.json'), JSON.stringify({ polygons: precincts.length, vertices, points: POINTS }));
console.log(`${precincts.length} polygons, ${vertices} vertices, ${POINTS} points`);
