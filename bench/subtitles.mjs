// Reads the same subtitle files with us and with other parsers, in one Chromium: `npm run bench:subtitles`.
// Times are medians; the files are made by a fixed seed, or are the demo's.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { build, loadConfigFromFile } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs';
import { cleanVtt, subtitleFiles } from './files.mjs';
import { printTable } from './table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PARSERS = ['film-commentary', 'subtitle', 'media-captions', 'videojs-vtt', 'native'];
const RUNS = 7;
/** A parser that needs this long (milliseconds) is asked twice more only. */
const SLOW_MS = 500;
const TRACKS = 3;
const CUES_A_TRACK = 2000;

// The same stand-ins for Node's streams as in the library's own build.
const { config } = await loadConfigFromFile({ command: 'build', mode: 'cdn' }, join(root, 'vite.config.ts'));

/** One module with everything in it, as a page would load it. */
async function bundle(entry) {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: config.resolve,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry, formats: ['es'] },
      minify: true,
      sourcemap: false,
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  }).then((result) => (Array.isArray(result) ? result[0] : result));
  return output[0].code;
}

const served = new Map([['/', ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title><body></body>']]]);
const server = createServer((request, response) => {
  const [type, body] = served.get(request.url) ?? [];
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' }).end(body);
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({ executablePath: findBrowser(), headless: true, args: BROWSER_FLAGS, protocolTimeout: 600_000 });

async function openPage() {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  return page;
}

async function measureReading(page, parser, file) {
  return page.evaluate(
    async ({ parser, file, runs, slow }) => {
      const { read } = await import(`/parsers/${parser}.js`);
      const bytes = new Uint8Array(await (await fetch(file.url)).arrayBuffer());
      const times = [];
      let cues = null;
      try {
        for (let run = 0; run < (times[0] > slow ? 3 : runs); run++) {
          const before = performance.now();
          cues = await read(bytes, file.format);
          if (cues === null) return null;
          times.push(performance.now() - before);
        }
      } catch (error) {
        return { error: String(error.message ?? error).slice(0, 40) };
      }
      const found = new Map();
      for (const [start, text] of cues) found.set(Math.round(start * 1000), [...(found.get(Math.round(start * 1000)) ?? []), text.trim()]);
      const right = file.cues?.filter(([start, text]) => found.get(Math.round(start * 1000))?.includes(text)).length;
      return { ms: times.sort((a, b) => a - b)[times.length >> 1], read: cues.length, right };
    },
    { parser, file: { url: file.url, format: file.format, cues: file.cues }, runs: RUNS, slow: SLOW_MS },
  );
}

async function benchReading() {
  const sizes = new Map();
  for (const parser of PARSERS) {
    const code = await bundle(join(root, `bench/parsers/${parser}.js`));
    served.set(`/parsers/${parser}.js`, ['text/javascript', code]);
    sizes.set(parser, parser === 'native' ? 0 : gzipSync(code).length);
  }
  const page = await openPage();
  const rows = [];
  for (const [index, file] of subtitleFiles(root).entries()) {
    file.url = `/files/${index}`;
    served.set(file.url, ['application/octet-stream', file.bytes]);
    for (const parser of PARSERS) {
      const result = await measureReading(page, parser, file);
      if (!result) continue;
      const { error, ms, read, right } = result;
      rows.push([`${file.name}: ${parser}`, error ? 'throws' : read, right ?? '', error ? '' : ms.toFixed(ms < 10 ? 1 : 0)]);
    }
    served.delete(file.url);
  }
  await page.close();
  printTable(['file: parser', 'cues read', 'as written', 'ms'], rows);
  console.log();
  printTable(['parser', 'bytes (gzip)'], [...sizes].map(([parser, bytes]) => [parser, bytes || 'in the browser'])); // prettier-ignore
}

/** What loading tracks costs the main thread: all its work, and the longest piece of it. */
async function measureTracks(player, urls) {
  served.set(`/tracks/${player}.js`, ['text/javascript', await bundle(join(root, `bench/tracks/${player}.js`))]);
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await openPage();
    await page.evaluate((path) => import(path), `/tracks/${player}.js`);
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => (window.longest = Math.max(window.longest, ...list.getEntries().map(({ duration }) => duration)))).observe({ type: 'longtask' }); // prettier-ignore
    });
    const before = (await page.metrics()).TaskDuration;
    const counts = await page.evaluate(async ([path, list]) => (await import(path)).load(list), [`/tracks/${player}.js`, urls]);
    if (counts.some((count) => count !== CUES_A_TRACK)) throw new Error(`${player} read ${counts.join(', ')} cues`);
    const total = ((await page.metrics()).TaskDuration - before) * 1000;
    runs.push({ total, longest: await page.evaluate(() => window.longest) });
    await page.close();
  }
  const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[RUNS >> 1];
  return [player, median('total').toFixed(0), median('longest') ? median('longest').toFixed(0) : 'under 50'];
}

async function benchTracks() {
  const urls = Array.from({ length: TRACKS }, (_, n) => {
    served.set(`/track-${n}.vtt`, ['text/vtt', cleanVtt(CUES_A_TRACK, 23 + n)]);
    return `/track-${n}.vtt`;
  });
  const rows = [];
  for (const player of ['film-commentary', 'video-js']) rows.push(await measureTracks(player, urls));
  console.log(`\n${TRACKS} tracks of ${CUES_A_TRACK.toLocaleString('en')} cues, loaded:`);
  printTable(['player', 'ms of the main thread', 'longest task, ms'], rows);
}

try {
  await benchReading();
  await benchTracks();
} finally {
  await browser.close();
  server.close();
}
