// Runs everything and writes the table. Arguments: a JSON file of paths and figures that run.sh gathered.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import { NONE, features, peers } from './points.mjs';
import { child } from './child.mjs';
import { measure as measureZones } from './zones.mjs';

const given = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const version = (name) => JSON.parse(fs.readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
const sorted = (v) => [...v].sort((a, b) => a - b);
const median = (v) => sorted(v)[Math.floor(v.length / 2)];
const at = (v, share) => sorted(v)[Math.min(v.length - 1, Math.floor(v.length * share))];
const out = [];
const result = { skipped: [] };
const say = (line = '') => {
  out.push(line);
  console.log(line);
};
const skip = (what) => {
  result.skipped.push(what);
  say(`SKIPPED: ${what}`);
};
function table(head, rows) {
  const all = [head, ...rows].map((r) => r.map(String));
  const widths = head.map((_, i) => Math.max(...all.map((r) => r[i].length)));
  const line = (r) => `| ${r.map((c, i) => (i === 0 ? c.padEnd(widths[i]) : c.padStart(widths[i]))).join(' | ')} |`;
  say(line(all[0]));
  say(`|${widths.map((w, i) => (i === 0 ? '-'.repeat(w + 2) : `${'-'.repeat(w + 1)}:`)).join('|')}|`);
  all.slice(1).forEach((r) => say(line(r)));
  say();
}
const verdict = (value, must, moonshot) =>
  value <= moonshot ? 'moonshot met' : value <= must ? 'must met' : 'NOT MET';

const cpu = os.cpus();
say('# Pollstead, measured');
say();
say(`${cpu[0].model}, ${cpu.length} cores, ${(os.totalmem() / 2 ** 30).toFixed(1)} GiB; load ${os.loadavg().map((l) => l.toFixed(1)).join(' ')}; ${new Date().toISOString().slice(0, 10)}; commit ${given.commit}`);
say(`Node ${process.versions.node}, V8 ${process.versions.v8}; ${given.rustc}; wasm-opt ${given.wasmOpt}; which-polygon ${version('which-polygon')}, Turf ${version('@turf/boolean-point-in-polygon')}, rbush ${version('rbush')}, flatbush ${version('flatbush')}, geo ${given.geo}, rstar ${given.rstar}`);
say();
result.cpu = cpu[0].model;

// 1. Precinct of a point.
const shape = JSON.parse(fs.readFileSync(path.join(given.points, 'polygons.json'), 'utf8'));
say('## Precinct of a point, whole state, one thread');
say();
say(`${given.polygonsAre}: ${shape.polygons} polygons, ${shape.vertices} vertices; ${shape.points} seeded points within a precinct's box; ${ROUNDS} rounds, interleaved.`);
say();
const aligned = (name) => {
  const bytes = fs.readFileSync(path.join(given.points, name));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
};
const words = new Int32Array(aligned('polygons.i32'));
const points = new Float64Array(aligned('points.f64'));
const all = features(words);
const { initSync, Map: CoreMap, Desk, Zones } = await import(path.join(given.core, 'pollstead_bench_core.js'));
const { memory } = initSync({ module: fs.readFileSync(path.join(given.core, 'pollstead_bench_core_bg.wasm')) });
const native = await child(given.native, ['points', given.points]);
const runners = {};
const made = {};
const labels = {};
{
  const start = performance.now();
  const map = new CoreMap(words);
  made['this core, wasm in Node'] = performance.now() - start;
  runners['this core, wasm in Node'] = () => {
    const start = performance.now();
    labels['this core, wasm in Node'] = map.locate_many(points);
    return ((performance.now() - start) * 1e6) / shape.points;
  };
}
for (const [name, make] of Object.entries(peers)) {
  const start = performance.now();
  const ask = make(all);
  made[name] = performance.now() - start;
  labels[name] = new Uint32Array(shape.points);
  runners[name] = () => {
    const into = labels[name];
    const start = performance.now();
    for (let i = 0; i < into.length; i += 1) into[i] = ask(points[2 * i], points[2 * i + 1]);
    return ((performance.now() - start) * 1e6) / shape.points;
  };
}
made['this core, native'] = native.hello.made_ms.core;
made['geo + rstar, native'] = native.hello.made_ms.geo;
runners['this core, native'] = async () => (await native.ask('core')).ns;
runners['geo + rstar, native'] = async () => (await native.ask('geo')).ns;
const times = Object.fromEntries(Object.keys(runners).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(runners)) times[name].push(await run());
}
for (const [name, short] of [['this core, native', 'core'], ['geo + rstar, native', 'geo']]) {
  const file = path.join(given.points, `${short}.u32`);
  await native.ask(`labels ${short} ${file}`);
  const bytes = fs.readFileSync(file);
  labels[name] = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
native.end();

/** Labels of all polygons that hold a point in plain double arithmetic, and the least distance to any border, 1e-7°. */
function witness(x, y) {
  const holds = [];
  let least = Infinity;
  all.forEach((feature, label) => {
    let odd = false;
    for (const ring of feature.geometry.coordinates.flat()) {
      for (let i = 0; i + 1 < ring.length; i += 1) {
        const [ax, ay] = ring[i];
        const [bx, by] = ring[i + 1];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
        const [dx, dy] = [bx - ax, by - ay];
        const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
        least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy) * 1e7);
      }
    }
    if (odd) holds.push(label);
  });
  return { holds, least };
}
const ours = labels['this core, wasm in Node'];
const rows = [];
const base = median(times['this core, wasm in Node']);
const explained = {};
for (const name of Object.keys(runners)) {
  let agree = 0;
  const differ = [];
  for (let i = 0; i < ours.length; i += 1) {
    if (ours[i] === labels[name][i]) agree += 1;
    else differ.push(i);
  }
  const kinds = { overlap: 0, border: 0, unexplained: 0 };
  for (const i of differ.slice(0, 100)) {
    const { holds, least } = witness(points[2 * i], points[2 * i + 1]);
    if (holds.length > 1 && holds.includes(labels[name][i]) && ours[i] === holds[0]) kinds.overlap += 1;
    else if (least < 0.02) kinds.border += 1;
    else kinds.unexplained += 1;
  }
  explained[name] = { agree, differ: differ.length, ...kinds };
  rows.push([
    name,
    Math.min(...times[name]).toFixed(0),
    median(times[name]).toFixed(0),
    `${(median(times[name]) / base).toFixed(1)}×`,
    made[name].toFixed(0),
    agree,
    differ.length === 0 ? '0' : `${differ.length}: ${kinds.overlap} overlap, ${kinds.border} border, ${kinds.unexplained} unexplained`,
  ]);
}
table(['who', 'min ns', 'median ns', 'time / core in wasm', 'index made, ms', 'same label', 'other label'], rows);
const ratio = median(times['which-polygon']) / base;
say(`which-polygon takes ${ratio.toFixed(1)} times as long as this core in wasm (must 20, moonshot 100): ${verdict(-ratio, -20, -100)}. ${ours.reduce((n, l) => n + (l !== NONE), 0)} of the points lie in a precinct.`);
say('"overlap": in two polygons of the source, both answers are right, ours is the first. "border": within 0.2 mm of one.');
say();
result.points = { times, made, explained, ratio };

// 2. Zone verdicts.
result.zones = await measureZones({ CoreZones: Zones, native: given.native, work: path.join(path.dirname(given.points), 'zones'), rounds: ROUNDS, say, table, verdict });

// 3. Suggestions.
say('## Suggestion per keystroke, largest made-up county');
say();
try {
  await suggestions();
} catch (error) {
  say(`FAILED: suggestions were not measured: ${error.message}`);
  say();
  result.failed = true;
}

async function suggestions() {
  const typist = await child(given.native, ['keystrokes', given.edition, given.keystrokes]);
  const { typed, county } = JSON.parse(fs.readFileSync(given.keystrokes, 'utf8'));
  const desk = new Desk();
  for (let step; ; ) {
    step = JSON.parse(desk.suggest('1 A', county));
    if (step.done) break;
    for (const [name, where] of step.needs) desk.bring(name, fs.readFileSync(path.join(given.edition, where)));
  }
  const inNode = () => typed.map((text) => {
    const start = performance.now();
    desk.suggest(text, county);
    return performance.now() - start;
  });
  const keyed = { 'native': [], 'wasm, Node, main thread, 1×': [] };
  let browser;
  if (fs.existsSync(given.chromium)) {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const kinds = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };
    const server = http.createServer((request, response) => {
      const url = new URL(request.url, 'http://bench').pathname;
      const file = url === '/' ? given.page : url.startsWith('/edition/') ? path.join(given.edition, url.slice(9)) : path.join(given.core, url.replace('/core-wasm/', ''));
      if (!fs.existsSync(file)) return response.writeHead(404).end();
      // Isolation gives the page a clock of 5 µs.
      response.writeHead(200, {
        'content-type': kinds[file.split('.').at(-1)] ?? 'application/octet-stream',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      response.end(fs.readFileSync(file));
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const app = await chromium.launch({ executablePath: given.chromium, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    const page = await app.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => window.loaded);
    await page.evaluate((c) => window.ready(c), county);
    const session = await page.context().newCDPSession(page);
    browser = {
      round: async (rate) => {
        await session.send('Emulation.setCPUThrottlingRate', { rate });
        const ms = await page.evaluate(([t, c]) => window.round(t, c), [typed, county]);
        await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
        return ms;
      },
      name: `Chromium ${app.version()}`,
      close: async () => {
        await app.close();
        server.close();
      },
    };
    keyed['wasm, Chromium, main thread, 1×'] = [];
    keyed['wasm, Chromium, main thread, 4×'] = [];
  } else skip(`Chromium at ${given.chromium}: no 4× figure`);
  for (let round = 0; round < ROUNDS; round += 1) {
    keyed.native.push((await typist.ask('suggest')).ms);
    keyed['wasm, Node, main thread, 1×'].push(inNode());
    if (browser) {
      keyed['wasm, Chromium, main thread, 1×'].push(await browser.round(1));
      keyed['wasm, Chromium, main thread, 4×'].push(await browser.round(4));
    }
  }
  typist.end();
  await browser?.close();
  say(`${typist.hello.county}, ${typist.hello.streets} streets by town; ${typed.length} keystrokes of 200 addresses, every second with two letters swapped; ${ROUNDS} rounds, interleaved; parsing and JSON included. Round by round p99: least and median of the rounds.${browser ? ` ${browser.name}; "4×" is setCPUThrottlingRate(4) on the main thread.` : ''}`);
  say();
  table(['where', 'p50 ms', 'p99 ms, least', 'p99 ms, median', 'longest ms, median'], Object.entries(keyed).map(([name, r]) => [
    name, median(r.map((t) => at(t, 0.5))).toFixed(3), Math.min(...r.map((t) => at(t, 0.99))).toFixed(2), median(r.map((t) => at(t, 0.99))).toFixed(2), median(r.map((t) => Math.max(...t))).toFixed(2),
  ]));
  result.suggest = Object.fromEntries(Object.entries(keyed).map(([name, r]) => [name, r.map((t) => ({ p50: at(t, 0.5), p99: at(t, 0.99), max: Math.max(...t) }))]));
  if (browser) {
    const p99 = median(keyed['wasm, Chromium, main thread, 4×'].map((t) => at(t, 0.99)));
    say(`p99 at 4× ${p99.toFixed(2)} ms (must 16, moonshot 5): ${verdict(p99, 16, 5)}.`);
    // What was slow, so that it can be mended.
    const worst = keyed['wasm, Node, main thread, 1×'].at(-1).map((ms, i) => [ms, typed[i]]).sort((a, b) => b[0] - a[0]).slice(0, 5);
    result.slowest = worst;
    say(`Slowest texts in Node: ${worst.map(([ms, text]) => `"${text}" ${ms.toFixed(2)}`).join(', ')}.`);
    say();
  }
}

// 4. Builds.
say('## Builds');
say();
const builds = [];
for (const build of given.builds) {
  if (build.skipped) skip(build.skipped);
  else builds.push([build.name, build.seconds.map((s) => s.toFixed(2)).join(' '), Math.min(...build.seconds).toFixed(2), `${build.must[0]} / ${build.moonshot}`, (build.peak_kb / 1000).toFixed(0), build.must[1], verdict(median(build.seconds), build.must[0], build.moonshot), build.peak_kb / 1000 <= build.must[1] ? 'yes' : 'NO']);
}
if (builds.length) table(['edition', 'seconds', 'least', 'must / moonshot', 'peak MB', 'must', 'median time', 'memory met'], builds);
result.builds = given.builds;

// 5. Bytes of data.
say('## Bytes to an answer');
say();
const gz = (bytes) => zlib.gzipSync(bytes, { level: 9 }).length;
const kb = (n) => (n / 1000).toFixed(1);
function metadata(edition) {
  const now = fs.readFileSync(path.join(edition, 'm/now.json'));
  const stored = (name) => {
    const folder = path.join(edition, 't', path.dirname(name));
    const file = fs.readdirSync(folder).find((f) => f.endsWith(`.${path.basename(name)}`));
    return fs.statSync(path.join(folder, file)).size;
  };
  return { now: gz(now), elections: stored('site/elections'), gazetteer: stored('site/gazetteer') };
}
const bytes = [];
for (const [name, edition] of [['made-up state', given.edition], ['ms-2020', given.real]]) {
  if (!edition) continue;
  const m = metadata(edition);
  const sum = m.now + m.elections + m.gazetteer;
  bytes.push([`metadata, ${name}`, `${kb(m.now)} + ${kb(m.elections)} + ${kb(m.gazetteer)} = ${kb(sum)}`, '10 / 5', verdict(sum, 10000, 5000)]);
  result[`metadata ${name}`] = m;
}
// All that the address path loads of a county: its index, its places and all its streets; the index alone where it carries
// the others, and is therefore larger than they are.
const byCounty = new Map();
for (const file of fs.readdirSync(path.join(given.edition, 't/places'))) {
  const [, fips, kind] = file.split('.');
  if (!/^(index|places|streets-\d+)$/.test(kind)) continue;
  const one = byCounty.get(fips) ?? { index: 0, parts: 0 };
  one[kind === 'index' ? 'index' : 'parts'] += fs.statSync(path.join(given.edition, 't/places', file)).size;
  byCounty.set(fips, one);
}
const counties = [...byCounty.values()].map(({ index, parts }) => (index > parts ? index : index + parts));
bytes.push(['county on the address path, median', kb(median(counties)), '40 / 20', verdict(median(counties), 40000, 20000)]);
bytes.push(['county on the address path, largest', kb(Math.max(...counties)), '120 / 60', verdict(Math.max(...counties), 120000, 60000)]);
result.county = { median: median(counties), largest: Math.max(...counties) };

// 6. Bytes of the page.
const page = [];
const html = path.join(given.dist, 'index.html');
if (fs.existsSync(html)) {
  const seen = new Set();
  const lazy = [];
  const follow = (file, isLazy) => {
    if (seen.has(file) || !fs.existsSync(file) || !fs.statSync(file).isFile()) return;
    seen.add(file);
    const content = fs.readFileSync(file);
    (isLazy ? lazy : page).push([path.relative(given.dist, file), gz(content)]);
    if (!/\.(html|js|css|mjs)$/.test(file)) return;
    const text = content.toString('utf8');
    const names = new Set([...text.matchAll(/["'(`=]([\w./-]+\.(?:js|mjs|css|wasm|woff2))(?:["')`?\s>])/g)].map((m) => m[1]));
    for (const name of names) {
      const tries = [path.join(path.dirname(file), name), path.join(given.dist, name), path.join(given.dist, 'assets', path.basename(name))];
      const found = tries.find((t) => fs.existsSync(t) && fs.statSync(t).isFile());
      if (found && found !== file) follow(found, isLazy || /leaflet|map[-.]|manager|embed/i.test(path.basename(found)));
    }
  };
  follow(html, false);
  const sum = page.reduce((n, [, size]) => n + size, 0);
  bytes.push(["voter's page: HTML, JS, CSS, wasm", kb(sum), '120 / 95', `${verdict(sum, 120000, 95000)}; ${(sum / 136600).toFixed(2)} of WDIV's 136.6`]);
  result.page = { page, lazy };
  table(['kB (gzip -9 for text and wasm; shards as stored)', 'kB', 'must / moonshot', 'verdict'], bytes);
  say(`The page: ${page.map(([n, s]) => `${n} ${kb(s)}`).join(', ')}. Later or elsewhere, not counted: ${lazy.map(([n, s]) => `${n} ${kb(s)}`).join(', ') || 'nothing'}.`);
} else {
  table(['kB (gzip -9 for text and wasm; shards as stored)', 'kB', 'must / moonshot', 'verdict'], bytes);
  skip(`no built page at ${path.relative(process.cwd(), html)}: run make first for the bytes of the voter's page`);
}
result.wasm_memory = memory?.buffer.byteLength;
fs.mkdirSync(path.dirname(given.out), { recursive: true });
fs.writeFileSync(`${given.out}.md`, `${out.join('\n')}\n`);
fs.writeFileSync(`${given.out}.json`, `${JSON.stringify(result, null, 1)}\n`);
if (result.failed) process.exitCode = 1;
