// Zone verdicts, this core beside its peers: places and positions are made here, seeded. The peers say inside or outside only, on a sphere
// or a flat ruler; this core says how far, how surely, and by four readings. `node zones.mjs CORE_WASM_DIR NATIVE WORK_DIR` runs it alone.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import RBush from 'rbush';
import CheapRuler from 'cheap-ruler';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { circle } from '@turf/circle';
import { distance } from '@turf/distance';
import { featureCollection } from '@turf/helpers';
import { union } from '@turf/union';
import { child } from './child.mjs';

const PLACES = 1776;
const POINTS = Number(process.env.ZONE_POINTS ?? 1_000_000);
const LINE_KM = 0.04572;
/** Mississippi's box, degrees. */
const BOX = [-91.65, 30.2, -88.1, 35.0];
const sorted = (v) => [...v].sort((a, b) => a - b);
const median = (v) => sorted(v)[Math.floor(v.length / 2)];

/** splitmix32, so that every run asks the same. */
function chance(seed) {
  let a = seed | 0;
  return () => {
    a = (a + 0x9e3779b9) | 0;
    let t = a ^ (a >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Three doors a place within 30 m of its middle; half of the positions within 400 ft of a door, half anywhere in the state. */
export function make() {
  const roll = chance(895);
  const near = (lon, lat, radius) => {
    const [r, t] = [radius * Math.sqrt(roll()), 2 * Math.PI * roll()];
    return [lon + (r * Math.sin(t)) / (111_320 * Math.cos((lat * Math.PI) / 180)), lat + (r * Math.cos(t)) / 110_950];
  };
  const anywhere = () => [BOX[0] + roll() * (BOX[2] - BOX[0]), BOX[1] + roll() * (BOX[3] - BOX[1])];
  const doors = new Float64Array(PLACES * 6);
  for (let place = 0; place < PLACES; place += 1) {
    const middle = anywhere();
    for (let door = 0; door < 3; door += 1) doors.set(near(...middle, 30), place * 6 + door * 2);
  }
  const fixes = new Float64Array(POINTS * 3);
  for (let i = 0; i < POINTS; i += 1) {
    const door = Math.floor(roll() * PLACES * 3) * 2;
    const at = roll() < 0.5 ? near(doors[door], doors[door + 1], 121.92) : anywhere();
    fixes.set([...at, 3 + 12 * roll()], i * 3);
  }
  return { doors, fixes };
}

/** Boxes about the doors, grown by the line. */
function doorTree(doors) {
  const items = [];
  for (let i = 0; i < doors.length; i += 2) {
    const [x, y] = [doors[i], doors[i + 1]];
    const [dx, dy] = [46 / (111_000 * Math.cos((y * Math.PI) / 180)), 46 / 110_800];
    items.push({ minX: x - dx, minY: y - dy, maxX: x + dx, maxY: y + dy, at: [x, y] });
  }
  return new RBush().load(items);
}

const peers = {
  'Turf booleanPointInPolygon over unions + rbush': (doors) => {
    const tree = new RBush();
    const items = [];
    for (let place = 0; place < PLACES; place += 1) {
      const circles = [0, 2, 4].map((k) => circle([doors[place * 6 + k], doors[place * 6 + k + 1]], LINE_KM, { steps: 64 }));
      const zone = union(featureCollection(circles));
      const all = zone.geometry.coordinates.flat(zone.geometry.type === 'Polygon' ? 1 : 2);
      const [xs, ys] = [all.map((p) => p[0]), all.map((p) => p[1])];
      items.push({ minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys), zone });
    }
    tree.load(items);
    return (x, y) => tree.search({ minX: x, minY: y, maxX: x, maxY: y }).some((item) => booleanPointInPolygon([x, y], item.zone));
  },
  'rbush + turf.distance': (doors) => {
    const tree = doorTree(doors);
    return (x, y) => tree.search({ minX: x, minY: y, maxX: x, maxY: y }).some((item) => distance([x, y], item.at) <= LINE_KM);
  },
  'rbush + cheap-ruler': (doors) => {
    const tree = doorTree(doors);
    const rulers = Array.from({ length: 60 }, (_, i) => new CheapRuler(30 + i / 10, 'kilometers'));
    return (x, y) => {
      const ruler = rulers[Math.round((y - 30) * 10)];
      return tree.search({ minX: x, minY: y, maxX: x, maxY: y }).some((item) => ruler.distance([x, y], item.at) <= LINE_KM);
    };
  },
};

export async function measure({ CoreZones, native, work, rounds, say, table, verdict }) {
  fs.mkdirSync(work, { recursive: true });
  const { doors, fixes } = make();
  fs.writeFileSync(path.join(work, 'doors.f64'), new Uint8Array(doors.buffer));
  fs.writeFileSync(path.join(work, 'fixes.f64'), new Uint8Array(fixes.buffer));
  const ours = await child(native, ['zones', work]);
  const [made, runners, inside] = [{}, {}, {}];
  const timed = (name, make) => {
    const start = performance.now();
    const ask = make();
    made[name] = performance.now() - start;
    return ask;
  };
  const [core, rooms] = [false, true].map((has) => timed(has ? 'this core, wasm in Node, batch, a room each' : 'this core, wasm in Node, batch', () => new CoreZones(doors, has)));
  let codes;
  const many = (of, keep) => () => {
    const start = performance.now();
    const said = of.measure_many(fixes);
    if (keep) codes = said;
    return ((performance.now() - start) * 1e6) / POINTS;
  };
  runners['this core, native, batch'] = async () => (await ours.ask('batch')).ns;
  runners['this core, wasm in Node, batch'] = many(core, true);
  runners['this core, wasm in Node, a call each'] = () => {
    let sum = 0;
    const start = performance.now();
    for (let i = 0; i < fixes.length; i += 3) sum += core.measure(fixes[i], fixes[i + 1], fixes[i + 2]);
    return sum < 0 ? NaN : ((performance.now() - start) * 1e6) / POINTS;
  };
  runners['this core, native, one by one, in words'] = async () => (await ours.ask('single')).ns;
  runners['this core, native, batch, a room each'] = async () => (await ours.ask('rooms')).ns;
  runners['this core, wasm in Node, batch, a room each'] = many(rooms, false);
  runners['pollstead zone, native: CSV to JSON Lines'] = async () => (await ours.ask('command')).ns;
  for (const name of Object.keys(runners)) made[name] ??= name.includes('wasm') ? made['this core, wasm in Node, batch'] : ours.hello.made_ms;
  for (const [name, make] of Object.entries(peers)) {
    const ask = timed(name, () => make(doors));
    inside[name] = new Uint8Array(POINTS);
    runners[name] = () => {
      const into = inside[name];
      const start = performance.now();
      for (let i = 0; i < POINTS; i += 1) into[i] = ask(fixes[3 * i], fixes[3 * i + 1]) ? 1 : 0;
      return ((performance.now() - start) * 1e6) / POINTS;
    };
  }
  const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runners)) times[name].push(await run());
  }
  const file = path.join(work, 'verdicts.u8');
  await ours.ask(`verdicts ${file}`);
  ours.end();
  const natively = fs.readFileSync(file);
  const same = natively.every((code, i) => code === codes[i]);
  const base = median(times['this core, native, batch']);
  say('## Zone verdicts');
  say();
  say(`${PLACES} made-up places of three doors, each known to 2 m; ${POINTS} positions of 3–15 m, half within 400 ft of a door; ${rounds} rounds, interleaved, one thread. This core: distance, doubt, bounds on the probability and verdict of four readings, and which other zones may hold the position. The peers: inside or outside the 150 ft, no doubt, on a sphere or a flat ruler.`);
  say();
  table(['who', 'M points/s, best', 'M points/s, median', 'time / core natively', 'made, ms', 'other side than ours'], Object.entries(times).map(([name, ns]) => [
    name, (1e3 / Math.min(...ns)).toFixed(2), (1e3 / median(ns)).toFixed(2), `${(median(ns) / base).toFixed(1)}×`, made[name].toFixed(0),
    inside[name] ? inside[name].reduce((n, is, i) => n + (is === 1 !== codes[i] >= 4), 0) : '–',
  ]));
  const kinds = [0, 1, 2, 3].map((kind) => codes.reduce((n, code) => n + ((code & 3) === kind), 0));
  say(`Native batch ${(1e3 / base).toFixed(2)} M points/s (must 1, moonshot 4): ${verdict(-1e3 / base, -1, -4)}. ${kinds[1]} inside, ${kinds[0]} outside, ${kinds[2]} too close to call; wasm and native say ${same ? 'the same' : 'NOT THE SAME'}. "Other side": the position as measured, doubt aside; a sphere is some 10 cm off at 150 ft, a circle of 64 corners up to 6 cm more.`);
  say();
  return { times, made, kinds, same };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [core, native, work] = process.argv.slice(2).map((p) => path.resolve(p));
  const { initSync, Zones } = await import(path.join(core, 'pollstead_bench_core.js'));
  initSync({ module: fs.readFileSync(path.join(core, 'pollstead_bench_core_bg.wasm')) });
  const rounds = Number(process.env.ROUNDS ?? 5);
  const table = (head, rows) => [head, ...rows].forEach((row) => console.log(`| ${row.join(' | ')} |`));
  const verdict = (value, must, moonshot) => (value <= moonshot ? 'moonshot met' : value <= must ? 'must met' : 'NOT MET');
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores; load ${os.loadavg().map((l) => l.toFixed(1)).join(' ')}; Node ${process.versions.node}; ${new Date().toISOString().slice(0, 10)}`);
  await measure({ CoreZones: Zones, native, work, rounds, say: (line = '') => console.log(line), table, verdict });
}
