// What is active now, among 100,000 spans: `node bench/timeline.mjs`.
import { installPeers } from './pages.mjs';
import { randomFrom } from './random.mjs';
import { keep, quantile } from './record.mjs';
import { withSources } from './sources.mjs';

const COUNT = 100_000;
const FILM = 9000;
const SPANNING = 10;
const QUERIES = 20_000;
const GOALS = { queryMs: 0.02, buildMs: 150, backToForth: 1.25 };

function spans() {
  const random = randomFrom(20261124);
  return Array.from({ length: COUNT }, (_, i) => {
    if (i < SPANNING) return { id: i, start: 0, end: FILM };
    const start = Math.round(random() * FILM * 1000) / 1000;
    // One in a hundred is long.
    const length = i % 100 ? 0.5 + random() * 6 : 60 + random() * 900;
    return { id: i, start, end: Math.min(FILM, start + length) };
  });
}

const timed = (act) => {
  const before = performance.now();
  const result = act();
  return [performance.now() - before, result];
};

/** The middle of five, after one that is thrown away. */
function steady(act) {
  act();
  return quantile(
    Array.from({ length: 5 }, () => timed(act)[0]),
    0.5,
  );
}

installPeers();
const { default: IntervalTree } = await import('@flatten-js/interval-tree');

await withSources(async (load) => {
  const { Timeline } = await load('/src/model/timeline.ts');
  const items = spans();
  const random = randomFrom(7);
  const seeks = Array.from({ length: QUERIES }, () => random() * FILM);
  const forward = seeks.toSorted((a, b) => a - b);
  const orders = { forward, backward: forward.toReversed(), 'random seeks': seeks };

  const ways = {
    'ours, Timeline': (list) => {
      const timeline = new Timeline(list);
      return (time) => timeline.activeAt(time);
    },
    '@flatten-js/interval-tree': (list) => {
      const tree = new IntervalTree();
      for (const item of list) tree.insert([item.start, item.end], item);
      // It counts an end as inside, as the rest of the world's players do; what has just ended is left out by hand.
      return (time) => tree.search([time, time]).filter(({ end }) => time < end);
    },
    'linear scan': (list) => (time) => list.filter(({ start, end }) => start <= time && time < end),
  };

  const found = Object.entries(ways).map(([name, make]) => {
    const builds = Array.from({ length: name === 'linear scan' ? 1 : 5 }, () => timed(() => make(items)));
    const at = builds[0][1];
    const queries = { 'linear scan': 100, '@flatten-js/interval-tree': 2000 }[name] ?? QUERIES;
    const perQuery = Object.fromEntries(
      Object.entries(orders).map(([order, times]) => {
        const some = times.filter((_, i) => i % (QUERIES / queries) === 0);
        return [order, steady(() => some.forEach((time) => at(time))) / some.length];
      }),
    );
    return {
      name,
      build: quantile(
        builds.map(([ms]) => ms),
        0.5,
      ),
      perQuery,
      at,
    };
  });

  const [ours, tree, scan] = found;
  const ids = (list) =>
    list
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join(' ');
  const checked = seeks.slice(0, 200);
  for (const other of [tree, scan])
    for (const time of checked)
      if (ids(ours.at(time)) !== ids(other.at(time))) throw new Error(`${other.name} answers otherwise at ${time}`);
  const active = checked.reduce((sum, time) => sum + ours.at(time).length, 0) / checked.length;

  const query = Math.max(...Object.values(ours.perQuery));
  const backToForth = ours.perQuery.backward / ours.perQuery.forward;
  keep('timeline', {
    title: 'Timeline',
    command: 'node bench/timeline.mjs',
    words: `${COUNT} annotations over ${FILM} s, ${SPANNING} of which span the film and one in a hundred is long; ${active.toFixed(0)} are active at a time. ${QUERIES} questions in each order (the others a share of them); all three gave the same answers at ${checked.length} moments.`,
    tables: [
      {
        title: 'Microseconds a question, and milliseconds to build',
        heads: ['', ...Object.keys(orders), 'to ours', 'build ms', 'to ours'],
        rows: found.map(({ name, perQuery, build }) => [
          name,
          ...Object.values(perQuery).map((one) => (one * 1000).toFixed(2)),
          `${(perQuery['random seeks'] / ours.perQuery['random seeks']).toFixed(1)}×`,
          build.toFixed(1),
          `${(build / ours.build).toFixed(2)}×`,
        ]),
      },
    ],
    goals: [
      { goal: `a question at most ${GOALS.queryMs} ms`, found: `${query.toFixed(4)} ms`, met: query <= GOALS.queryMs },
      { goal: `build at most ${GOALS.buildMs} ms`, found: `${ours.build.toFixed(0)} ms`, met: ours.build <= GOALS.buildMs },
      { goal: 'backward as forward', found: `${backToForth.toFixed(2)} times`, met: backToForth <= GOALS.backToForth },
    ],
  });
});
