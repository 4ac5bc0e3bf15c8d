// How soon the first frame and the first subtitle are seen, what moves meanwhile, and what ten players on a page take: `node bench/loading.mjs` (Chromium).
// `REPETITIONS=3` loads each page so often; `PLAYERS=ours,native` some of them.
import { chromium } from './browsers.mjs';
import { numberedClip } from './clips.mjs';
import { bundlePages } from './pages.mjs';
import { buildLibrary, keep, quantile } from './record.mjs';
import { serve } from './server.mjs';
import { giveVisits, POSTERS, shiftsOf, visitFar, visitSeveral } from './visits.mjs';
import { CONDITIONS, firstSeen, pageOf, visit } from './visit.mjs';

const REPETITIONS = Number(process.env.REPETITIONS ?? 7);
const PLAYERS = (process.env.PLAYERS ?? 'native,ours,vidstack,video.js').split(',');
const COUNT = 10;
/** What the first player of a page brings for all, its scripts' functions, styles and templates, is more than half of it. */
const SHARE_MOST = 0.5;
const MIB = 2 ** 20;
const script = (src) => `<script type="module" src="${src}"></script>`;
const LIBRARY = script('/dist/cdn/film-commentary.js');
const TRACK = '<track kind="subtitles" src="/words.vtt" srclang="en" label="English" default>';

/** Each as its own documentation has it: the film plays without sound as soon as it can. */
const PAGES = {
  native: ['', `<video class="player" src="/numbered.mp4" controls muted autoplay playsinline preload="auto">${TRACK}</video>`],
  ours: [
    LIBRARY,
    '<film-player class="player" src="/numbered.mp4" subtitles="/words.vtt" annotations="/notes.json" storage="none" muted autoplay preload="auto"></film-player>',
  ],
  'ours, around a video': [
    LIBRARY,
    `<film-player class="player" storage="none"><video class="player" src="/numbered.mp4" controls muted autoplay playsinline preload="auto">${TRACK}</video><film-annotations src="/notes.json"></film-annotations></film-player>`,
  ],
  vidstack: [
    script('/pages/load-vidstack.js'),
    `<media-player class="player" src="/numbered.mp4" load="eager" muted autoplay playsinline preload="auto"><media-provider>${TRACK}</media-provider><media-video-layout></media-video-layout></media-player>`,
  ],
  'video.js': [
    script('/pages/load-videojs.js'),
    `<video class="video-js player" src="/numbered.mp4" muted autoplay playsinline preload="auto">${TRACK}</video>`,
  ],
};
const wanted = Object.keys(PAGES).filter((name) => PLAYERS.includes(name.split(',', 1)[0]));

async function measureTimes(engine, server) {
  const runs = [];
  // What a browser does once by itself does not count.
  for (const name of wanted)
    await visit(engine, `${server.address}/${encodeURIComponent(name)}.html`, undefined, firstSeen).catch(() => undefined);
  for (let i = 0; i < REPETITIONS; i++)
    for (const condition of Object.keys(CONDITIONS))
      for (const name of wanted)
        try {
          const seen = await visit(engine, `${server.address}/${encodeURIComponent(name)}.html`, CONDITIONS[condition], firstSeen);
          runs.push({ condition, name, ...seen });
        } catch (error) {
          console.error(`${name}, ${condition}: ${error.message}`);
        }
  return runs;
}

async function measureShifts(engine, server) {
  const found = [];
  for (const [i, { name }] of POSTERS.entries()) found.push({ name, shifts: await shiftsOf(engine, server, i, CONDITIONS.slow) });
  return found;
}

/** Of so many visits to each page: heap and time are medians, the requests those of the first. What a browser does once by itself does not count. */
async function medianOf(count, visitAll) {
  const all = [];
  await visitAll();
  for (let i = 0; i < count; i++) all.push(await visitAll());
  const middle = (name, what) => quantile(all.map((pages) => pages[name][what]), 0.5); // prettier-ignore
  return Object.fromEntries(
    Object.entries(all[0]).map(([name, first]) => [name, { ...first, heap: middle(name, 'heap'), taskMs: middle(name, 'taskMs') }]),
  );
}

numberedClip();
buildLibrary();
await bundlePages(['load-vidstack', 'load-videojs'], { minify: true });
const server = await serve();
giveVisits(server, '/numbered.mp4');
for (const name of wanted) server.give(`/${encodeURIComponent(name)}.html`, pageOf(...PAGES[name]));

const engine = await chromium();
let [times, moved, many, waiting] = [[], [], undefined, undefined];
try {
  times = await measureTimes(engine, server);
  moved = await measureShifts(engine, server);
  many = await medianOf(REPETITIONS, () => visitSeveral(engine, server));
  waiting = await visitFar(engine, server);
} finally {
  await engine.close();
  server.close();
}

const quartiles = (list) => [0.25, 0.5, 0.75].map((share) => quantile(list, share));
function timesTable(what, title) {
  const of = (name, condition) => times.filter((run) => run.name === name && run.condition === condition).map((run) => run[what]);
  const cell = (name, condition) => {
    const list = of(name, condition);
    if (!list.length) return ['–', ''];
    const [low, median, high] = quartiles(list);
    const native = of('native', condition);
    return [
      `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`,
      native.length ? `${(median / quantile(native, 0.5)).toFixed(2)}×` : '',
    ];
  };
  const conditions = Object.keys(CONDITIONS);
  return {
    title,
    heads: ['', ...conditions.flatMap((condition) => [CONDITIONS[condition].name, 'to native'])],
    rows: wanted.map((name) => [name, ...conditions.flatMap((condition) => cell(name, condition))]),
  };
}

const cls = ({ shifts: list }) => list.reduce((sum, { value }) => sum + value, 0);
const isScript = (path) => path.endsWith('.js');
const countOf = ({ requests }) => `${requests.filter(isScript).length} scripts, ${requests.filter((path) => !isScript(path) && !path.endsWith('.html')).length} others`; // prettier-ignore
/** The script that sees a player come near. */
const NEARNESS = /\/chunks\/nearness-[^/]+$/;
const rows = many && [
  ['no player', many.none, ''],
  ['one', many.one, [many.none, 1]],
  ['ten', many.ten, [many.one, COUNT - 1]],
  ['ten, loading="lazy"', many.lazy, [many.one, COUNT - 1]],
];
const share = (value, own, [before, count]) => (own[value] - before[value]) / count;
const ratio = many && share('taskMs', many.ten, [many.one, COUNT - 1]) / share('taskMs', many.one, [many.none, 1]);
const heapRatio = many && share('heap', many.ten, [many.one, COUNT - 1]) / share('heap', many.one, [many.none, 1]);
const median = (name, condition, what) => quantile(times.filter((run) => run.name === name && run.condition === condition).map((run) => run[what]), 0.5); // prettier-ignore

keep('loading', {
  title: `Loading, in Chromium ${engine.version}`,
  command: 'node bench/loading.mjs',
  words:
    `The built CDN entry and the others, bundled and minified, over an emulated line, compressed, without a cache; ${REPETITIONS} visits each, in turn. ` +
    'The film begins by itself and without sound; a subtitle is there from its first moment. Milliseconds from the beginning of the visit, median (quartiles).',
  tables: [
    timesTable('frame', 'Until the first frame'),
    timesTable('subtitle', 'Until the first subtitle'),
    {
      title: 'What moved by itself, by the browser’s layout-shift entries, from the empty page to the film with its controls',
      heads: ['poster', 'CLS', 'what'],
      rows: moved.map((one) => [one.name, cls(one).toFixed(3), one.shifts.map(({ what }) => what).join('; ')]),
    },
    ...(many
      ? [
          {
            title: `${COUNT} players on a page, a screen apart: their films, subtitles and notes; no throttling, medians of ${REPETITIONS}`,
            heads: ['', 'requests', 'heap MiB', 'main thread ms', 'heap MiB a further player', 'main thread ms a further player'],
            rows: rows.map(([name, own, before]) => [
              name,
              countOf(own),
              (own.heap / MIB).toFixed(1),
              own.taskMs.toFixed(0),
              before ? (share('heap', own, before) / MIB).toFixed(2) : '',
              before ? share('taskMs', own, before).toFixed(0) : '',
            ]),
          },
        ]
      : []),
  ],
  goals: [
    ...moved.slice(0, -1).map((one) => ({ goal: `nothing moves: ${one.name}`, found: cls(one).toFixed(3), met: cls(one) === 0 })),
    ...(times.length && PLAYERS.includes('vidstack') && PLAYERS.includes('ours')
      ? Object.keys(CONDITIONS).flatMap((condition) =>
          ['frame', 'subtitle'].map((what) => ({
            goal: `the first ${what} no later than vidstack’s, ${CONDITIONS[condition].name}`,
            found: `${(median('ours', condition, what) / median('vidstack', condition, what)).toFixed(2)} of its time`,
            met: median('ours', condition, what) <= median('vidstack', condition, what),
          })),
        )
      : []),
    ...(many
      ? [
          {
            goal: 'ten players fetch the scripts once',
            found: `${countOf(many.ten)}; one: ${countOf(many.one)}`,
            met: many.ten.requests.filter(isScript).length === many.one.requests.filter(isScript).length,
          },
          {
            goal: `each further player takes at most ${SHARE_MOST * 100} % of what the first takes`,
            found: `${(heapRatio * 100).toFixed(0)} % of its heap, ${(ratio * 100).toFixed(0)} % of its main thread`,
            met: heapRatio <= SHARE_MOST && ratio <= SHARE_MOST,
          },
          {
            goal: 'with loading="lazy" only the one in view is fetched, and what sees the others come near',
            found: `${countOf(many.lazy)}; one: ${countOf(many.one)}`,
            met: many.lazy.requests.every((address) => many.one.requests.includes(address) || NEARNESS.test(address)),
          },
          {
            goal: 'while the only player is lazy and far below nothing is fetched but the entry, and what sees it come near',
            found: `${countOf({ requests: waiting.far })}; when it is near: ${countOf({ requests: waiting.near })}`,
            met: countOf({ requests: waiting.far }) === '2 scripts, 0 others',
          },
        ]
      : []),
  ],
});
