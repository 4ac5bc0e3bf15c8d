// A commentary of 100,000 notes in 2,000 pages: what it holds, whether the page stands still for it, and when its notes are there: `node bench/large-sets.mjs`.
import { chromium } from './browsers.mjs';
import { LONG_SECONDS, longFilm } from './clips.mjs';
import { randomFrom } from './random.mjs';
import { buildLibrary, keep, quantile } from './record.mjs';
import { serve } from './server.mjs';
import { tracedTasks } from './trace.mjs';

const PAGES = 2000;
const NOTES_A_PAGE = 50;
const COUNT = PAGES * NOTES_A_PAGE;
/** Seconds of film from one note to the next, and for which each is meant. */
const EVERY = (LONG_SECONDS - 10) / COUNT;
const LASTS = 6;
/** A note stays until it has been read, seconds: it may be there though its own span is over. */
const READ = 20;
const SEEKS = 12;
const MIB = 2 ** 20;
/** What the library sets itself. */
const GOAL_HEAP = 30e6;
const GOAL_TASK_MS = 50;
/** The notes are taken to be here when none has come for so long. */
const QUIET_MS = 1000;
const LONGEST_WAIT_MS = 180_000;

const SETS = { small: 'one note', indexed: 'with an index of times', plain: 'a chain of pages' };

const seconds = (time) => time.toFixed(3);

function page(number, next) {
  const items = Array.from({ length: NOTES_A_PAGE }, (_, i) => {
    const at = number * NOTES_A_PAGE + i;
    return {
      id: `urn:note:${at}`,
      type: 'Annotation',
      body: {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/plain',
        value: `Note ${at}. She has stood at this window since the first reel, and only now does the picture let us see what she was looking at.`,
      },
      target: {
        source: 'film.mp4',
        selector: { type: 'FragmentSelector', value: `t=${seconds(at * EVERY)},${seconds(at * EVERY + LASTS)}` },
      },
    };
  });
  return JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${number}.json`,
    type: 'AnnotationPage',
    ...(next && { next }),
    items,
  });
}

/** As any page has it. All notes are shown, however many. */
const playerOf = (set) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<script type="module" src="/dist/cdn/film-commentary.js"></script>
<script type="module">
  globalThis.player = document.querySelector('film-player');
  player.session.setPreference('density', 'study');
</script>
<film-player src="/long.mp4" subtitles="/words.vtt" annotations="/${set}/set.json" storage="none" muted style="width: 960px; height: 540px"></film-player>`;

/** Puts the collections on the server: with an index of times, as a chain of pages, and one of a single note. */
function giveSets(server) {
  const collection = (more) =>
    JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', total: COUNT, ...more });
  const covers = (number) => `t=${seconds(number * NOTES_A_PAGE * EVERY)},${seconds(((number + 1) * NOTES_A_PAGE - 1) * EVERY + LASTS)}`;
  const pageIndex = Array.from({ length: PAGES }, (_, i) => ({ id: `${i}.json`, 'fc:covers': covers(i), 'fc:count': NOTES_A_PAGE }));
  server.give('/indexed/set.json', collection({ 'fc:pageIndex': pageIndex }));
  server.give('/plain/set.json', collection({ first: '0.json' }));
  for (let i = 0; i < PAGES; i++) {
    server.give(`/indexed/${i}.json`, page(i));
    server.give(`/plain/${i}.json`, page(i, i + 1 < PAGES ? `${i + 1}.json` : undefined));
  }
  server.give('/small/set.json', JSON.stringify(JSON.parse(page(0)).items.slice(0, 1)));
  for (const set of Object.keys(SETS)) server.give(`/${set}.html`, playerOf(set));
  server.give('/words.vtt', 'WEBVTT\n\n00:01.000 --> 00:03.000\nA word.\n');
  server.give('/blank.html', '<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body></body></html>');
}

/** What is used in the page; each function runs over there. */
const inPage = {
  prepare: (read, every) => {
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const cards = () => {
      const within = document.querySelector('film-player')?.shadowRoot?.querySelector('film-annotations')?.shadowRoot;
      return [...(within?.querySelectorAll('.card') ?? [])];
    };
    const timeOf = (id) => Number(id.split(':').at(-1)) * every;
    globalThis.bench = {
      /** Milliseconds until a note of that time is on screen. */
      async noteOf(time, from, longest) {
        const isOf = ({ dataset: { id } }) => timeOf(id) <= time + 0.05 && time < timeOf(id) + read;
        while (!cards().some(isOf)) {
          if (performance.now() > from + longest) return null;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return performance.now() - from;
      },
      /** No other notes have come for a while: how many there are. */
      async settled(quiet, longest) {
        const player = document.querySelector('film-player');
        let [before, since] = [undefined, performance.now()];
        for (const end = performance.now() + longest; performance.now() < end; await sleep(100)) {
          const { annotations } = player;
          if (annotations !== before) [before, since] = [annotations, performance.now()];
          else if (annotations.length && performance.now() - since > quiet) break;
        }
        return player.annotations.length;
      },
    };
  },
  /** From the beginning of the visit. */
  first: () => globalThis.bench.noteOf(0, 0, 20_000),
  seek: (time) => {
    const from = performance.now();
    globalThis.player.currentTime = time;
    return globalThis.bench.noteOf(time, from, 120_000);
  },
};

async function measure(server, set) {
  const engine = await chromium();
  const { page: tab } = engine;
  try {
    const client = await tab.createCDPSession();
    const heap = async () => {
      for (let i = 0; i < 3; i++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await client.send('HeapProfiler.collectGarbage');
      }
      return (await client.send('Runtime.getHeapUsage')).usedSize;
    };
    let requests = 0;
    tab.on('request', (request) => (requests += request.url().includes(`/${set}/`) ? 1 : 0));
    await tab.goto(`${server.address}/blank.html`);
    const empty = await heap();
    await tab.evaluateOnNewDocument(inPage.prepare, READ, EVERY);
    let most = 0;
    /** Does this, and waits until no more notes come: what it gave, and the tasks of the main thread meanwhile. */
    const traced = (act) =>
      tracedTasks(tab, async () => {
        const made = await act();
        most = Math.max(most, await tab.evaluate((quiet, longest) => globalThis.bench.settled(quiet, longest), QUIET_MS, LONGEST_WAIT_MS));
        return made;
      });
    const { made: first, tasks: loading } = await traced(async () => {
      await tab.goto(`${server.address}/${set}.html`);
      return tab.evaluate(inPage.first);
    });
    const heaps = [(await heap()) - empty];
    const seeks = [];
    const after = [];
    if (set !== 'small') {
      const random = randomFrom(20261126);
      for (let i = 0; i < SEEKS; i++) {
        const { made, tasks } = await traced(() => tab.evaluate(inPage.seek, 10 + random() * (LONG_SECONDS - 30)));
        seeks.push(made);
        for (const task of tasks) after.push(task);
        heaps.push((await heap()) - empty);
      }
    }
    return { set, version: engine.version, first, seeks, heap: Math.max(...heaps), loading, after, requests, most };
  } finally {
    await engine.close();
  }
}

longFilm();
buildLibrary();
const server = await serve();
giveSets(server);
const found = [];
try {
  for (const set of Object.keys(SETS))
    try {
      found.push(await measure(server, set));
    } catch (error) {
      console.error(`${SETS[set]}: ${error.message}`);
    }
} finally {
  server.close();
}

const ms = (list) => (list.length ? list.map((one) => (one === null ? 'never' : one.toFixed(0))).join(' / ') : '');
const spread = (list) => (list.includes(null) ? ms([null]) : ms([quantile(list, 0.5), Math.max(...list)]));
const mostOf = (tasks, what) => tasks.reduce((most, task) => Math.max(most, what(task)), 0);
/** The longest task, and the longest time that the library's own scripts had in one. */
const longest = (tasks) =>
  tasks.length ? `${mostOf(tasks, ({ ms }) => ms).toFixed(0)} / ${mostOf(tasks, ({ ours }) => ours).toFixed(0)}` : '';
const isShort = ({ ms }) => ms <= GOAL_TASK_MS;
const mib = (bytes) => (bytes / MIB).toFixed(1);
const small = found.find(({ set }) => set === 'small');
keep('large-sets', {
  title: `Large sets, in Chromium ${found[0]?.version}`,
  command: 'node bench/large-sets.mjs',
  words:
    `${COUNT} notes in ${PAGES} pages of a W3C collection over ${Math.round(LONG_SECONDS / 60)} minutes of film, and one note for comparison. ` +
    `Heap: after forced collections, over the empty page, the most of ${SEEKS + 1} moments. Tasks of the main thread, by a trace, in time of the processor: the longest, and the most that the library's own scripts took of one.`,
  tables: [
    {
      title: 'The player with its set',
      heads: [
        '',
        'first note after ms',
        'after a seek ms, median / most',
        'heap MiB',
        'to one note',
        'task while loading ms, of it ours',
        'task after seeks ms, of it ours',
        'files',
        'notes held at most',
      ],
      rows: found.map((one) => [
        SETS[one.set],
        ms([one.first]),
        one.seeks.length ? spread(one.seeks) : '',
        mib(one.heap),
        small ? `${(one.heap / small.heap).toFixed(1)}×` : '',
        longest(one.loading),
        longest(one.after),
        one.requests,
        one.most,
      ]),
    },
  ],
  goals: found
    .filter(({ set }) => set !== 'small')
    .flatMap((one) => [
      {
        goal: `${SETS[one.set]}: the whole player under ${mib(GOAL_HEAP)} MiB (30 MB)`,
        found: `${mib(one.heap)} MiB, ${small ? mib(one.heap - small.heap) : '?'} more than with one note`,
        met: one.heap < GOAL_HEAP,
      },
      {
        goal: `${SETS[one.set]}: no task of the page takes more than ${GOAL_TASK_MS} ms of the processor`,
        found: `${longest(one.after)} ms after seeks, ${longest(one.loading)} ms while loading (${small ? longest(small.loading) : '?'} ms with one note)`,
        met: [...one.loading, ...one.after].every(isShort),
      },
      {
        goal: `${SETS[one.set]}: after every seek a note of that moment is there`,
        found: `${spread(one.seeks)} ms`,
        met: !one.seeks.includes(null),
      },
    ]),
});
