// Does anything grow? Players that come and go, change their film and seek, and two hours of playback with 5,000 notes, in Chromium:
// listeners, nodes, objects and functions of scripts, and the heap after forced collections.
//
//   node bench/staying.mjs [rounds=200]
//
// `ONLY=seek` runs the scenarios whose name has that in it; `GROWN=1` says what there is more of at the end.
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs';
import { CACHE } from './clips.mjs';
import { keep } from './record.mjs';

const ROUNDS = Number(process.argv[2] ?? 200);
const SAMPLES = 20;
/** Of the samples, the first show what is loaded once; the slope is that of the others. */
const WARM = 5;
/** Bytes a round by which data may grow: less than the smallest object would. */
const GOAL_BYTES = 16;
/** In a heap snapshot: what functions leave behind when they first run, in whichever round that is. */
const COMPILED = new Set(['code', 'object shape']);
/** What lies outside the heap of scripts, and is of the snapshot's own making. */
const NOT_IN_HEAP = new Set(['native', 'synthetic']);

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = await createServer({
  configFile: `${root}/vite.config.ts`,
  root,
  publicDir: `${root}/demo/public`,
  appType: 'custom',
  logLevel: 'error',
  cacheDir: `${CACHE}vite-staying`,
  server: { port: 0, hmr: false, ws: false, watch: null },
  optimizeDeps: { entries: ['src/**/*.ts'] },
  plugins: [
    {
      name: 'blank-page',
      configureServer(server) {
        server.middlewares.use((request, response, next) => {
          if (request.url !== '/') return next();
          response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><title>Staying</title><body></body></html>');
        });
      },
    },
  ],
});
await vite.listen();
const browser = await puppeteer.launch({
  executablePath: findBrowser(),
  headless: true,
  // Compiled code lies in the heap, too, and grows for a long time: 1 to 3 KiB a round that are nobody's leak.
  args: [...BROWSER_FLAGS, '--js-flags=--jitless'],
  protocolTimeout: 600_000,
  // Its records of each request would be counted.
  networkEnabled: false,
});

/**
 * What is done in the page: `begin` once, then `round(i)` again and again; `rest`, where the page is then another each time, before it is measured.
 * Each is a text of its own: it runs over there.
 */
const SCENARIOS = [
  {
    name: 'a plain video with two requests comes and goes (for comparison)',
    rounds: ROUNDS,
    begin: () => undefined,
    round: async () => {
      const video = Object.assign(document.createElement('video'), { src: '/film/what-the-wind-kept.mp4', muted: true });
      document.body.append(video);
      for (const address of ['/subtitles/what-the-wind-kept.en.vtt', '/commentary.json']) await (await fetch(address)).arrayBuffer();
      await window.until(() => video.readyState >= 1);
      video.removeAttribute('src');
      video.load();
      video.remove();
    },
  },
  {
    name: 'the same player comes and goes',
    rounds: ROUNDS,
    begin: () => Object.assign(window, { player: window.make() }),
    round: async () => {
      await window.come(window.player);
      await window.leave(window.player);
    },
  },
  {
    name: 'another player comes and goes',
    rounds: ROUNDS,
    begin: () => undefined,
    round: async () => {
      const player = window.make();
      await window.come(player);
      await window.leave(player);
    },
  },
  {
    name: 'a player goes before its engine is here',
    rounds: ROUNDS,
    begin: () => undefined,
    round: async (i) => {
      const player = window.make();
      document.body.append(player);
      await new Promise((resolve) => setTimeout(resolve, i % 20));
      await window.leave(player);
    },
  },
  {
    name: 'another film, other subtitles and notes',
    rounds: ROUNDS,
    begin: async () => {
      Object.assign(window, { player: window.make() });
      await window.come(window.player);
    },
    round: async (i) => {
      const { player } = window;
      const other = i % 2;
      player.src = `/film/what-the-wind-kept.${other ? 'webm' : 'mp4'}`;
      player.subtitles = `/subtitles/what-the-wind-kept.${other ? 'ru' : 'en'}.vtt`;
      player.annotationsSrc = other ? '' : '/commentary.json';
      await player.updateComplete;
      await window.until(() => player.readyState >= 2 && player.cues.length > 0 && (other || player.annotations.length > 0));
    },
  },
  {
    name: 'a random seek',
    rounds: ROUNDS * 5,
    begin: async () => {
      Object.assign(window, { player: window.make() });
      await window.come(window.player);
      await window.until(() => window.player.readyState >= 2 && window.player.annotations.length > 0);
    },
    round: async () => {
      const { player } = window;
      player.currentTime = Math.random() * 170;
      await window.until(() => !player.seeking);
    },
    rest: async () => {
      window.player.currentTime = 60;
      await window.until(() => !window.player.seeking);
    },
  },
  {
    name: 'a page with a player and all panels comes and goes',
    rounds: ROUNDS,
    begin: () => Object.assign(window, { page: window.makePage() }),
    round: async () => {
      await window.comePage(window.page);
      window.page.remove();
      await window.until(() => !window.page.querySelector('film-player').videojs);
    },
  },
  {
    name: 'another film, other subtitles, notes and article, beside all panels',
    rounds: ROUNDS,
    begin: async () => {
      Object.assign(window, { page: window.makePage() });
      await window.comePage(window.page);
    },
    round: async (i) => {
      const other = i % 2;
      const player = window.page.querySelector('film-player');
      player.src = `/film/what-the-wind-kept.${other ? 'webm' : 'mp4'}`;
      player.subtitles = `/subtitles/what-the-wind-kept.${other ? 'ru' : 'en'}.vtt`;
      window.page.querySelector('film-article').src = other ? '' : '/essay.md';
      await player.updateComplete;
      await window.until(() => player.readyState >= 2 && player.cues.length > 0);
      await window.shown(window.page, !other);
    },
  },
  {
    name: 'a random seek beside all panels',
    rounds: ROUNDS * 5,
    begin: async () => {
      Object.assign(window, { page: window.makePage() });
      await window.comePage(window.page);
    },
    round: async () => {
      const player = window.page.querySelector('film-player');
      player.currentTime = Math.random() * 170;
      await window.until(() => !player.seeking);
    },
    rest: async () => {
      const player = window.page.querySelector('film-player');
      player.currentTime = 60;
      await window.until(() => !player.seeking);
    },
  },
  {
    // The first time through, the list of the notes that were seen fills.
    name: 'a minute of two hours, 2,000 cues and 5,000 notes, the second time',
    rounds: 240,
    warm: SAMPLES / 2,
    begin: async () => {
      const player = window.make();
      await window.come(player);
      await window.until(() => player.readyState >= 2);
      const { playTwoHours } = await import('/bench/pages/two-hours.js');
      Object.assign(window, { film: await playTwoHours(player), seen: 0 });
    },
    round: async (minute) => {
      if (minute === 120) window.film.again();
      window.seen += await window.film.pass(60, 4);
    },
    rest: async () => {
      const { cards, lines } = await window.film.rest();
      if (!cards || !lines || !window.seen) throw new Error(`${window.seen} notes seen, ${cards} and ${lines} lines at rest`);
      window.seen = 0;
    },
  },
];

/** Loads the library and what all scenarios use. */
async function prepare(page) {
  await page.goto(`http://localhost:${vite.httpServer.address().port}/`);
  await page.evaluate(async () => {
    // The browser's own list of what was fetched grows to 250 entries.
    performance.setResourceTimingBufferSize(0);
    await import('/src/index.ts');
    const until = async (condition) => {
      for (const end = performance.now() + 20000; !condition();) {
        if (performance.now() > end) throw new Error(`waited in vain: ${condition}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    Object.assign(window, {
      until,
      make: () =>
        Object.assign(document.createElement('film-player'), {
          src: '/film/what-the-wind-kept.mp4',
          subtitles: '/subtitles/what-the-wind-kept.en.vtt',
          annotations: '/commentary.json',
          storage: 'none',
          defaultMuted: true,
        }),
      come: async (player) => {
        document.body.append(player);
        await until(() => player.videojs && player.readyState >= 1 && player.annotations.length > 0);
      },
      leave: async (player) => {
        player.remove();
        await until(() => !player.videojs);
      },
      makePage: () => {
        const scope = document.createElement('film-commentary');
        const panels = ['film-timeline', 'film-transcript', 'film-annotation-list'].map((name) => document.createElement(name));
        scope.append(window.make(), ...panels, Object.assign(document.createElement('film-article'), { src: '/essay.md' }));
        return scope;
      },
      comePage: async (scope) => {
        document.body.append(scope);
        const player = scope.querySelector('film-player');
        await until(() => player.videojs && player.readyState >= 2 && player.annotations.length > 0);
        await window.shown(scope, true);
      },
      /** All panels show what they have. */
      shown: async (scope, article) => {
        const player = scope.querySelector('film-player');
        const rows = () => scope.querySelectorAll('.film-transcript-row').length;
        const within = (name, part) => scope.querySelector(name).shadowRoot.querySelector(part);
        await until(() => rows() === player.cues.length && within('film-timeline', '.note') && within('film-annotation-list', '.note'));
        if (article) await until(() => within('film-article', '.text p'));
      },
    });
  });
}

/** What a change has begun is done after so long, in milliseconds: quotations are looked for once cues rest, and their words stay until others come. */
const SETTLING_MS = 1500;

/** What has gone may still be held for a moment, by a timer or a task of the browser's: so long is it waited for, in milliseconds. */
const LINGERING_MS = 3000;

/** @param most so many listeners were there the last time: of more, it is waited whether they go */
async function measure(client, most = Infinity) {
  const of = async (name) => (await client.send('Performance.getMetrics')).metrics.find((metric) => metric.name === name).value;
  const end = performance.now() + LINGERING_MS;
  // What is freed by one collection lets go of more in the next.
  for (let i = 0; i < 3 || (performance.now() < end && (await of('JSEventListeners')) > most); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.send('HeapProfiler.collectGarbage');
  }
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return { listeners: await of('JSEventListeners'), nodes: await of('Nodes'), heap: usedSize / 1024 };
}

/** What lies in the heap: objects and functions of scripts, bytes of data (all but compiled code), and how much of which kind. */
async function takeStock(client) {
  const chunks = [];
  const add = ({ chunk }) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', add);
  await client.send('HeapProfiler.takeHeapSnapshot', {});
  client.off('HeapProfiler.addHeapSnapshotChunk', add);
  const { snapshot, nodes, strings } = JSON.parse(chunks.join(''));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((name) => fields.indexOf(name));
  const stock = { objects: 0, data: 0, kinds: new Map() };
  for (let at = 0; at < nodes.length; at += fields.length) {
    const type = types[typeAt][nodes[at + typeAt]];
    const size = nodes[at + sizeAt];
    if (type === 'object' || type === 'closure') stock.objects++;
    if (!COMPILED.has(type) && !NOT_IN_HEAP.has(type)) stock.data += size;
    const kind = type === 'object' || type === 'closure' || type === 'native' ? `${type} ${strings[nodes[at + nameAt]]}` : type;
    stock.kinds.set(kind, (stock.kinds.get(kind) ?? 0) + size);
  }
  return stock;
}

/** What there is more of, in bytes, the most first. */
const grown = (before, after) =>
  [...after.kinds]
    .map(([kind, size]) => [kind, size - (before.kinds.get(kind) ?? 0)])
    .filter(([, size]) => size > 0)
    .sort((a, b) => b[1] - a[1]);

/** The slope of the least squares, and its standard error. */
function slopeOf(points) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const x = mean(points.map(([a]) => a));
  const y = mean(points.map(([, b]) => b));
  const spread = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  const slope = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / spread;
  const rest = points.reduce((sum, [a, b]) => sum + (b - y - slope * (a - x)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / (points.length - 2) / spread) };
}

async function run({ name, rounds, warm: warmUp = WARM, begin, round, rest }) {
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  const client = await page.createCDPSession();
  await client.send('Performance.enable');
  await prepare(page);
  await page.evaluate(begin);
  const began = await measure(client);
  const settledStock = async () => {
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    await client.send('HeapProfiler.collectGarbage');
    return takeStock(client);
  };
  const samples = [];
  const stocks = [];
  const step = Math.max(1, Math.round(rounds / SAMPLES));
  for (let at = 0; at < rounds; at += step) {
    await page.evaluate(`(async () => { const round = ${round}; for (let i = ${at}; i < ${at + step}; i++) await round(i); })()`);
    if (rest) await page.evaluate(rest);
    samples.push({ round: at + step, ...(await measure(client, samples.at(-1)?.listeners)) });
    if (samples.length === warmUp + 1) stocks.push(await settledStock());
  }
  stocks.push(await settledStock());
  if (process.env.GROWN) console.log(name, samples, grown(...stocks).slice(0, 20));
  if (faults.length) throw new Error(`${name}: ${faults.join('; ')}`);
  await page.close();
  const warm = samples.slice(warmUp);
  const [first, last] = [warm[0], warm.at(-1)];
  const heap = slopeOf(warm.map((sample) => [sample.round, sample.heap]));
  const data = (stocks[1].data - stocks[0].data) / (last.round - first.round);
  return {
    name,
    data,
    listeners: [began.listeners, samples[0].listeners, last.listeners],
    row: [
      name,
      last.round,
      `${began.listeners}, ${samples[0].listeners} → ${last.listeners}`,
      `${first.nodes} → ${last.nodes}`,
      stocks.map(({ objects }) => objects).join(' → '),
      `${(first.heap / 1024).toFixed(1)} → ${(last.heap / 1024).toFixed(1)}`,
      `${heap.slope.toFixed(2)} ± ${heap.error.toFixed(2)}`,
      (data / 1024).toFixed(3),
    ],
  };
}

try {
  const wanted = process.env.ONLY ? SCENARIOS.filter(({ name }) => name.includes(process.env.ONLY)) : SCENARIOS;
  const found = [];
  for (const scenario of wanted) found.push(await run(scenario));
  const most = found.toSorted((a, b) => b.data - a.data)[0];
  const more = found.filter(({ listeners: [, early, last] }) => last > early);
  keep('staying', {
    title: `Staying power, in ${(await browser.version()).replace('/', ' ')}`,
    command: 'node bench/staying.mjs',
    words:
      `The library from its sources; each line a page of its own. After forced collections, from a quarter of the rounds (of the two hours: a half) to the last; the listeners before the first round, and from the first twentieth of the rounds, by which all is there that is made once. ` +
      'Data: the heap without compiled code, which grows whenever a function runs for the first time, be it in the hundredth round.',
    tables: [
      {
        title: 'Round after round',
        heads: ['a round', 'rounds', 'listeners', 'nodes', 'objects', 'heap MiB', 'heap KiB a round', 'data KiB a round'],
        rows: found.map(({ row }) => row),
      },
    ],
    goals: [
      {
        goal: 'no more listeners at the end than after the first twentieth of the rounds',
        found: more.length ? more.map(({ name, listeners }) => `${name}: ${listeners.join(', ')}`).join('; ') : 'in every line',
        met: more.length === 0,
      },
      {
        goal: `data grows by less than ${GOAL_BYTES} bytes a round`,
        found: `at most ${most.data.toFixed(1)} (${most.name})`,
        met: most.data < GOAL_BYTES,
      },
    ],
  });
} finally {
  await browser.close();
  await vite.close();
}
