// What a page fetches until its first subtitle and its first notes are on screen, and until the player is complete: gzip bytes by file, by module and by
// whose it is.
// The CDN entry is built in memory, served compressed, and played by a browser; each file's bytes are divided among its modules by their share of its code.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { BROWSER_FLAGS, findBrowser } from '../scripts/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const KIB = 1024;
/** Bytes (gzip) of all scripts and styles, of those that are ours, and of a page's own bundle of `parseSubtitles`. */
export const LIMITS = { all: 120 * KIB, ours: 25 * KIB, parseSubtitles: 8 * KIB };
/** How long (milliseconds) nothing may be fetched before the player counts as complete. */
const QUIET_MS = 1500;

/** How often the page is played at the most. */
const PLAYS_MOST = 4;

/** What a film with a plain WebVTT or SubRip file and notes of plain or simple text does without. */
const ONLY_WHEN_NEEDED = [
  /node_modules\/(?:@videojs\/http-streaming|m3u8-parser|mpd-parser|mux\.js|aes-decrypter|video\.js\/dist)\//,
  /node_modules\/(?:parse5|hast-util-|mdast-util-|micromark|entities)/,
  /node_modules\/(?:approx-string-match|character-entities|chardet|papaparse|subtitle|videojs-vtt\.js)\//,
  /src\/model\/(?:srt|srt-tags|color-names|vtt|read-vtt|cue-markup|subtitles|read-any-subtitles|cue-payload|markup|quote|annotation|annotation-[a-z]+|place|ambient|article|speech|encoding|html4-characters|western-characters|encoding-detector|chardet-package|character-names|subtitle-package|csv-package|fingerprint|made-with|markdown-writer|retime|retimed|shared-words)\./,
  /src\/model\/align\//,
  /src\/i18n\/(?:ar|de|es|fr|ja|ru)\.ts/,
  /src\/session\/(?:note-file|other-notes|read-notes|carry-over)\./,
  /src\/(?:model\/(?:rich-tags|safe-url)|elements\/rich-nodes)\./,
  /src\/elements\/(?:film-settings-dialog|settings-(?!opener)[a-z]+|native-track|in-band-tracks|film-key-list|playback-failure|subtitles-menu|engine-language|remembered-position|nearness)\.ts/,
]; // prettier-ignore

// The first line and the first notes belong to the film's first moment: nothing of the player's own is late for them.
const LINE = 'It came so often that <i>he</i> decided to film it.';
/** The subtitles of each page: its limits are the same whichever format they are in. */
export const SUBTITLES = [
  { format: 'WebVTT', name: 'film.vtt', text: `WEBVTT\n\n00:00.000 --> 00:20.000\n${LINE}\n` },
  { format: 'SubRip', name: 'film.srt', text: `1\n00:00:00,000 --> 00:00:20,000\n${LINE}\n` },
];
const NOTES = JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationPage',
  label: 'A commentary',
  items: [
    ['text/plain', 'For many years he dreamed of his mother, of wind and of a house.'],
    ['text/html', '<p>That was to be <em>The Mirror</em>.</p>'],
  ].map(([format, value], index) => ({
    id: `urn:note:${index}`,
    type: 'Annotation',
    label: 'Where it began',
    body: { type: 'TextualBody', purpose: 'commenting', format, value },
    target: { source: 'film.mp4', selector: { type: 'FragmentSelector', value: `t=0,${18 + index}` } },
  })),
});
const pageWith = (subtitles) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>size</title>
<script type="module" src="/cdn/film-commentary.js"></script>
<film-player muted autoplay storage="none" src="/film.mp4" subtitles="/${subtitles}" annotations="/notes.json"></film-player></html>`;

/** Gzip bytes of a chunk for each module in it; what the bundler adds is under ''. */
function bytesByModule({ code, map }) {
  const total = gzipSync(code).length;
  if (!map) return new Map([['', total]]);
  const characters = new Map();
  const sources = new SourceMap(JSON.parse(map.toString()));
  for (const [line, text] of code.split('\n').entries())
    for (let column = 0; column <= text.length; column++) {
      const source = sources.findEntry(line, column).originalSource ?? '';
      characters.set(source, (characters.get(source) ?? 0) + 1);
    }
  return new Map(
    [...characters].map(([source, count]) => [
      source.replace(/^.*\/(?=node_modules\/)|^(?:\.\.\/)+/, ''),
      (total * count) / (code.length + 1),
    ]),
  );
}

const OWNERS = [
  ['ours', /^src\//],
  ['Lit', /^node_modules\/(?:lit|lit-html|lit-element|@lit\/[^/]+)\//],
  ['video.js', /^node_modules\/(?:video\.js|videojs-[^/]+|@videojs\/[^/]+|global)\//],
];
export const ownerOf = (module) => OWNERS.find(([, pattern]) => pattern.test(module))?.[0] ?? 'others';

/** The files of the CDN entry, by their place in its folder; `options` change the build. */
async function buildLibrary(options = {}) {
  const { output } = await build({
    configFile: join(root, 'vite.config.ts'),
    root,
    mode: 'cdn',
    logLevel: 'error',
    build: { write: false, sourcemap: 'hidden', ...options },
  }).then((result) => (Array.isArray(result) ? result[0] : result));
  return new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}

/** The chunks that a page loads for one function of the model, made by the page's own bundler. */
async function bundle(entry) {
  const files = await buildLibrary({ lib: { entry: { 'film-commentary': join(root, entry) } } });
  const wanted = new Set(['film-commentary.js']);
  for (const name of wanted) for (const other of files.get(name).imports) wanted.add(other);
  return [...wanted].map((name) => files.get(name));
}

/** Runs in the page: notes the moment at which the subtitle and both notes are first on screen. */
function watchForWords() {
  const look = () => {
    const player = document.querySelector('film-player');
    const within = (name) => player?.shadowRoot?.querySelector(name)?.shadowRoot;
    const line = within('film-subtitles')?.querySelector('.line');
    const cards = [...(within('film-annotations')?.querySelectorAll('.card') ?? [])];
    const seen = line?.textContent.trim() && line.checkVisibility() && cards.filter((card) => card.checkVisibility()).length === 2;
    if (seen) window.wordsShownAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Plays the page; gives the addresses of the scripts and style sheets that it fetched until the words were on screen, and of all. */
async function play(files, { name, text }) {
  const film = readFileSync(join(root, 'demo/public/film/what-the-wind-kept.mp4'));
  const served = new Map([
    ['/', ['text/html', pageWith(name)]],
    // A server that knows neither name says so.
    [`/${name}`, ['text/plain', text]],
    ['/notes.json', ['application/json', NOTES]],
    ...[...files].map(([name, { code }]) => [`/cdn/${name}`, ['text/javascript', code]]),
  ]);
  const server = createServer((request, response) => {
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    if (request.url === '/film.mp4') {
      const [from, to] = range ? [Number(range[1]), Number(range[2] || film.length - 1)] : [0, film.length - 1];
      const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'content-range': `bytes ${from}-${to}/${film.length}` };
      response.writeHead(range ? 206 : 200, headers).end(film.subarray(from, to + 1));
      return;
    }
    const [type, body] = served.get(request.url) ?? [];
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': `${type};charset=utf-8`, 'content-encoding': 'gzip' }).end(gzipSync(body));
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const browser = await puppeteer.launch({ executablePath: findBrowser(), headless: true, args: BROWSER_FLAGS });
  try {
    const page = await browser.newPage();
    // Wide enough for two notes at a time.
    await page.setViewport({ width: 1280, height: 800 });
    const failures = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.evaluateOnNewDocument(watchForWords);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => window.wordsShownAt && document.querySelector('film-player').videojs, { timeout: 30_000 });
    await page.waitForNetworkIdle({ idleTime: QUIET_MS });
    if (failures.length) throw new Error(`the page failed: ${failures.join('; ')}`);
    const fetched = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ initiatorType, name }) => /^(?:script|css|link)$/.test(initiatorType) || /\.(?:js|css)$/.test(name))
        .map(({ name, startTime }) => ({ name: new URL(name).pathname.replace('/cdn/', ''), early: startTime <= window.wordsShownAt })),
    );
    return { early: fetched.filter(({ early }) => early).map(({ name }) => name), all: fetched.map(({ name }) => name) };
  } finally {
    await browser.close();
    server.close();
  }
}

/** The sum of what is kept under each name. */
function sums(pairs) {
  const result = new Map();
  for (const [name, count] of pairs) result.set(name, (result.get(name) ?? 0) + count);
  return result;
}

const sizeOf = ({ code }) => gzipSync(code).length;

function measure(files, names) {
  const chunks = names.map((name) => files.get(name));
  if (chunks.includes(undefined)) throw new Error(`the page fetched what is no part of the build: ${names.join(', ')}`);
  const parts = chunks.flatMap((chunk) => [...bytesByModule(chunk)]);
  const modules = sums(parts);
  return {
    files: new Map(names.map((name, index) => [name, sizeOf(chunks[index])])),
    modules,
    owners: sums(parts.map(([module, count]) => [ownerOf(module), count])),
    all: chunks.reduce((sum, chunk) => sum + sizeOf(chunk), 0),
    unneeded: [...modules.keys()].filter((module) => ONLY_WHEN_NEEDED.some((pattern) => pattern.test(module))),
  };
}

/**
 * Builds, plays and measures the page with subtitles in each format: `early` is what it fetched until a subtitle and two notes were on screen, `complete` all
 * that came until the player was whole. `unneeded` names the modules that came with it and should not have.
 */
export async function measurePages() {
  const files = await buildLibrary();
  const pages = [];
  for (const subtitles of SUBTITLES) {
    // The controls wait a second for the words, no longer: a busy machine is asked again.
    const plays = [await play(files, subtitles)];
    while (plays.at(-1).early.length > 1 && plays.length < PLAYS_MOST) plays.push(await play(files, subtitles));
    const { early, all } = plays.at(-1);
    pages.push({ format: subtitles.format, early: measure(files, early), complete: measure(files, all) });
  }
  return pages;
}

/** Measures one function of the model, bundled by itself. */
export async function measureFunction(entry) {
  const chunks = await bundle(entry);
  return {
    all: chunks.reduce((sum, chunk) => sum + sizeOf(chunk), 0),
    modules: sums(chunks.flatMap((chunk) => [...bytesByModule(chunk)])),
  };
}
