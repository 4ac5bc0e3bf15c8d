// A server that misbehaves on purpose. An address says what becomes of each request for it:
//
//   /__faults/<run>/<deed>~<deed>…/<file>   each request meets the first deed; from the first `mend` on the second, and so on
//   /__faults/<run>/mend                    each file meets its next deed from now on; the last one stays
//   /__faults/<run>/log                     the requests of this run so far, in the order of their coming
//   /__faults/<run>/open                    opens the gate of this run: what `late` and `stall` hold back goes on
//   /__faults/<run>/block/<part>            keeps back every file whose address has this part, the library's own modules too (those of `KEPT_BACK`), from the engine that asks
//   /__faults/<run>/hold/<part>             the same until the gate of this run opens
//   /__faults/<run>/end                     breaks every connection of the run, and each that is made after it
//   /__faults/origin                        where the same is served as another origin
//
// Deeds: `ok`; a status, as in `404`; `gone` (the connection breaks without an answer); `late` (nothing before the gate opens); `slow` (in drops); `page` (a web page instead);
// `octets` (as no type in particular); `mistyped` (as a picture); `shared` (for other origins, too);
// and, with the number of bytes that come first, `stall` (the others come when the gate opens), `drop` (the connection breaks),
// `cut` (the file ends there, as if it were whole).
// `<deed>@<part>` is for requests alone whose address ends so, or, where the part is a number, which ask for bytes from there on; all others meet `ok`.
import { once } from 'node:events';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOTS = ['../../demo/public', '../..', '.'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const TYPES = {
  '.mp4': 'video/mp4',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.vtt': 'text/vtt',
  '.srt': 'text/plain',
  '.json': 'application/json',
  '.md': 'text/markdown',
};
const PAGE = '<!doctype html><html><head><title>Welcome</title></head><body><p>Please log in first.</p></body></html>';
const PREFIX = '/__faults/';
const DROPS = 12;
const DROP_MS = 20;

/** Parts of the library, by what their addresses have in them, that tests keep back: see `block` and `hold`. */
const KEPT_BACK = [
  'article.ts',
  'character-names.ts',
  'encoding-detector.ts',
  'film-key-list.ts',
  'film-settings-dialog.ts',
  'i18n/fr',
  'in-band-tracks.ts',
  'model/markup.ts',
  'native-track.ts',
  'playback-failure.ts',
  'player-controls.ts',
  'read-any-subtitles.ts',
  'rich-nodes.ts',
  'session-commands',
  'speech.ts',
  'subtitles-menu.ts',
  'video__js',
  'whole-subtitles.ts',
];

/** A run's own memory: what was asked, who waits at the gate. */
class Run {
  log = [];
  responses = new Set();
  mends = 0;
  /** Parts of addresses, and the engine that they are kept from: others may run their tests at the same time. */
  blocked = [];
  held = [];
  isOpen = false;
  #waiting = new Set();

  gate() {
    return this.isOpen ? Promise.resolve() : new Promise((resolve) => this.#waiting.add(resolve));
  }

  open() {
    this.isOpen = true;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  end() {
    for (const response of this.responses) response.destroy();
  }
}

const runs = new Map();
/** A video goes on asking for a film after its test: no gate may hold it then, or its page could not be left. */
const ended = new Set();

function runOf(name) {
  let run = runs.get(name);
  if (!run) runs.set(name, (run = new Run()));
  return run;
}

const engineOf = ({ headers }) => headers['user-agent'];

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function fileOf(path) {
  if (path.split('/').includes('..')) return undefined;
  return ROOTS.map((root) => `${root}/${path}`).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

const rangeOf = ({ headers }) => /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];

/** What becomes of this request. */
function deedFor(written, path, request) {
  const [deed, part] = written.split('@');
  const isMeant = !part || (/^\d+$/.test(part) ? Number(rangeOf(request)[1] ?? 0) >= Number(part) : path.endsWith(part));
  return isMeant ? deed : 'ok';
}

/** Answers a request for a file with a deed. */
async function carryOut(deed, file, request, response, run) {
  const [name, number] = deed.split('-');
  response.setHeader('cache-control', 'no-store');
  if (/^\d+$/.test(name)) {
    response.writeHead(Number(name), { 'content-type': 'text/plain' }).end('no');
    return;
  }
  if (name === 'gone') {
    response.destroy();
    return;
  }
  if (name === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    return;
  }
  if (name === 'late') await run.gate();
  if (name === 'shared') response.setHeader('access-control-allow-origin', '*');
  const size = name === 'cut' ? Number(number) : statSync(file).size;
  const [, from, to] = rangeOf(request);
  const start = Number(from ?? 0);
  const end = to ? Math.min(Number(to) + 1, size) : size;
  const type = { octets: 'application/octet-stream', mistyped: 'image/png' }[name] ?? TYPES[extname(file)] ?? 'text/plain';
  response.setHeader('content-type', type);
  response.setHeader('accept-ranges', 'bytes');
  if (start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return;
  }
  response.setHeader('content-length', end - start);
  if (from !== undefined) response.setHeader('content-range', `bytes ${start}-${end - 1}/${size}`);
  response.writeHead(from === undefined ? 200 : 206);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  if (name === 'slow') {
    const bytes = readFileSync(file).subarray(start, end);
    const drop = Math.ceil(bytes.length / DROPS);
    for (let at = 0; at < bytes.length && !response.destroyed; at += drop) {
      response.write(bytes.subarray(at, at + drop));
      await sleep(DROP_MS);
    }
    response.end();
    return;
  }
  // Who asks for what comes later gets it.
  const isHeld = (name === 'stall' || name === 'drop') && start < Number(number) && Number(number) < end;
  const first = isHeld ? Number(number) : start;
  if (isHeld) await pour(file, start, first, response);
  if (isHeld && name === 'stall') await run.gate();
  if (isHeld && name === 'drop') {
    // What came before the break has to be out, or the browser asks again by itself.
    await sleep(DROP_MS);
    response.destroy();
    return;
  }
  await pour(file, first, end, response);
  response.end();
}

/** Sends that part of a file, as fast as it is taken. */
async function pour(file, start, end, response) {
  if (start >= end) {
    response.flushHeaders();
    return;
  }
  for await (const chunk of createReadStream(file, { start, end: end - 1 })) {
    if (response.destroyed) return;
    if (response.write(chunk)) continue;
    // A reader that has gone will never drain.
    const waiting = new AbortController();
    const { signal } = waiting;
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(() => waiting.abort());
  }
}

async function answer(request, response, otherOrigin) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [name, order, ...rest] = pathname.slice(PREFIX.length).split('/');
  const json = (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
  if (name === 'origin') return json(otherOrigin);
  // A browser whose connection broke with the others may send this one order again.
  if (ended.has(name)) return order === 'end' ? json() : response.destroy();
  const run = runOf(name);
  if (order === 'log') return json(run.log);
  if (order === 'mend') return json(++run.mends);
  if (order === 'open') return json(run.open());
  if (order === 'block' || order === 'hold') {
    const part = rest.join('/');
    if (!KEPT_BACK.some((one) => part.includes(one))) return response.writeHead(400).end(`${part} is not among KEPT_BACK`);
    return json(run[order === 'block' ? 'blocked' : 'held'].push({ part, engine: engineOf(request) }));
  }
  if (order === 'end') {
    run.open();
    run.end();
    runs.delete(name);
    ended.add(name);
    return json();
  }
  const deeds = order.split('~');
  const path = rest.join('/');
  const deed = deedFor(deeds[Math.min(run.mends, deeds.length - 1)], path, request);
  run.log.push({ method: request.method, path, deed, range: request.headers.range ?? '' });
  const file = fileOf(path);
  if (!file) return response.writeHead(404).end();
  run.responses.add(response);
  response.once('close', () => run.responses.delete(response));
  return carryOut(deed, file, request, response, run);
}

/** Modules that no test changes: the library's, those that it needs, and what tests share. A browser fetches and compiles each of them once in a run. */
const LASTING = /^\/(?:src|node_modules|tests\/support|@fs|@id|__web-[^/]*)\/.*\.(?:[cm]?[jt]s|css)$/;
const isWatching = process.argv.includes('--watch');

/** All else is asked for anew by each page; so are parts that a test may keep back, which would still be there from the page before it. */
function sayHowLong({ path, res }) {
  const lasts = LASTING.test(path) && !isWatching && !KEPT_BACK.some((part) => path.includes(part));
  const value = lasts ? 'max-age=86400, immutable' : 'no-cache';
  const really = res.setHeader;
  res.setHeader = (name, given) => really.call(res, name, /^cache-control$/i.test(name) ? value : given);
}

/** A plugin of the test runner: serves what lies under `/__faults/`, and the same from another port. */
export function faultServer() {
  let other;
  const serve = (request, response) =>
    answer(request, response, `http://localhost:${other.address().port}`).catch((error) => {
      if (!response.destroyed) response.destroy();
      // A reader may leave at any time; all else is a fault that nobody wanted.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') console.error(error);
    });
  return {
    name: 'fault-server',
    async serverStart() {
      other = createServer((request, response) => void serve(request, response));
      await new Promise((resolve) => other.listen(0, 'localhost', resolve));
    },
    serverStop() {
      for (const run of runs.values()) run.end();
      other.closeAllConnections();
      other.close();
    },
    middleware: async (context, next) => {
      const keeps = ({ part, engine }) => context.path.includes(part) && engine === engineOf(context.req);
      const isBlocked = [...runs.values()].some(({ blocked }) => blocked.some(keeps));
      if (!context.path.startsWith(PREFIX) && !isBlocked) {
        await [...runs.values()].find(({ held }) => held.some(keeps))?.gate();
        sayHowLong(context);
        return next();
      }
      context.respond = false;
      if (isBlocked) return context.res.destroy();
      await serve(context.req, context.res);
    },
  };
}
