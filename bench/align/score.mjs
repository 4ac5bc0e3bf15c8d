// How well the alignment does on films its weights have not seen: `node bench/align/score.mjs FOLDER`.
// For each film all weights are fitted on the others (both stages, articles on one film together), then its articles are aligned by the engine as it is published.
// Intervals: 2.5 % to 97.5 % of 2,000 draws of as many films with replacement. FOLDER as labelled.mjs describes it. Takes some minutes.
import { withEngine } from './engine.mjs';
import { fitWeights, prepare } from './fitting.mjs';
import { hits, readCases, shuffled, swapped } from './labelled.mjs';

const DRAWS = 2000;
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node bench/align/score.mjs FOLDER');
  process.exit(2);
}

function align(engine, one, weights) {
  const steps = engine.alignSteps(
    { passages: one.passages.map(({ id, text }) => ({ id, text })), cues: one.cues, duration: one.duration },
    {},
    { weights },
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function rowsOf(engine, one, weights) {
  const { placements, aboutThisFilm } = align(engine, one, weights);
  return placements.map(({ state, candidates, best }, i) => {
    const { truth, type } = one.passages[i];
    const found = candidates.findIndex((range) => hits(range, truth));
    const centre = ({ start, end }) => (start + end) / 2;
    const error = truth.length && candidates[0] ? Math.min(...truth.map(([a, b]) => Math.abs(centre(candidates[0]) - (a + b) / 2))) : NaN;
    return {
      film: one.film, prose: one.prose, type, located: truth.length > 0, hit1: found === 0, hit3: found >= 0 && found < 3, error, aboutThisFilm,
      answered: state === 'placed', right: state === 'placed' && hits(best, truth), sure: best?.band === 'sure', confidence: candidates[0]?.confidence ?? 0,
    }; // prettier-ignore
  });
}

const share = (list, test) => (list.length ? list.filter(test).length / list.length : NaN);
const MEASURES = {
  'hit@1': ({ own }) => share(own.filter((r) => r.located), (r) => r.hit1),
  'hit@3': ({ own }) => share(own.filter((r) => r.located), (r) => r.hit3),
  precision: ({ own }) => share(own.filter((r) => r.answered), (r) => r.right),
  recall: ({ own }) => own.filter((r) => r.right).length / own.filter((r) => r.located).length,
  'precision, sure': ({ own }) => share(own.filter((r) => r.sure), (r) => r.right),
  'share sure': ({ own }) => share(own, (r) => r.sure),
  'no place, answered': ({ own }) => share(own.filter((r) => !r.located), (r) => r.answered),
  'shuffled hit@1': ({ mixed }) => share(mixed.filter((r) => r.located), (r) => r.hit1),
  'shuffled hit@3': ({ mixed }) => share(mixed.filter((r) => r.located), (r) => r.hit3),
  'other film, placed': ({ strange }) => share(strange, (r) => r.answered),
  'other film, called so': ({ strange }) => share(strange, (r) => !r.aboutThisFilm),
  'own film, called other': ({ own }) => share(own, (r) => !r.aboutThisFilm),
}; // prettier-ignore

await withEngine((engine) => {
  const cases = readCases(folder);
  const prepared = new Map(cases.map((one) => [one, prepare(engine, one)]));
  const strangers = new Map(cases.map((one) => [one, [1, 4].map((step) => swapped(one, cases, step)).filter(Boolean).map((other) => prepare(engine, other))])); // prettier-ignore
  const films = [...new Set(cases.map(({ film }) => film))];
  const byFilm = films.map((film) => {
    const others = cases.filter((one) => one.film !== film);
    const weights = fitWeights(engine, others.map((one) => prepared.get(one)), others.flatMap((one) => strangers.get(one))); // prettier-ignore
    const own = cases.filter((one) => one.film === film);
    return {
      own: own.flatMap((one) => rowsOf(engine, one, weights)),
      mixed: own.flatMap((one) => rowsOf(engine, shuffled(one), weights)),
      strange: own.flatMap((one) => rowsOf(engine, swapped(one, cases), weights)),
    };
  });
  const pool = (list) => ({
    own: list.flatMap((x) => x.own),
    mixed: list.flatMap((x) => x.mixed),
    strange: list.flatMap((x) => x.strange),
  });
  const all = pool(byFilm);
  let seed = 20261122;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const draws = Array.from({ length: DRAWS }, () => pool(films.map(() => byFilm[Math.floor(random() * films.length)])));
  const show = (value) => (Number.isFinite(value) ? value.toFixed(3) : '  -  ');
  console.log(
    `${all.own.length} passages of ${cases.length} articles on ${films.length} films, each with weights fitted without its film\n`,
  );
  for (const [name, measure] of Object.entries(MEASURES)) {
    const drawn = draws.map(measure).filter(Number.isFinite).sort((a, b) => a - b); // prettier-ignore
    const at = (q) => drawn[Math.floor(q * (drawn.length - 1))];
    console.log(`${name.padEnd(24)} ${show(measure(all))}   ${show(at(0.025))} to ${show(at(0.975))}`);
  }
  for (const key of ['type', 'prose', 'film']) {
    console.log(`\n${`by ${key}`.padEnd(24)}    n  hit@1 hit@3 answered right/answered`);
    for (const value of new Set(all.own.map((row) => row[key]))) {
      const rows = all.own.filter((row) => row[key] === value);
      const own = rows.filter((row) => row.located);
      const answered = rows.filter((row) => row.answered);
      console.log(
        `${value.padEnd(24)} ${String(rows.length).padStart(4)}  ${show(share(own, (r) => r.hit1))} ${show(share(own, (r) => r.hit3))}  ${show(answered.length / rows.length)}  ${show(share(answered, (r) => r.right))}`,
      );
    }
  }
  console.log('\nconfidence   n    right');
  for (let low = 0; low < 10; low++) {
    const rows = all.own.filter(({ confidence }) => confidence >= low / 10 && confidence < (low + 1) / 10 + (low === 9 ? 1 : 0));
    console.log(
      `${(low / 10).toFixed(1)} to ${((low + 1) / 10).toFixed(1)} ${String(rows.length).padStart(4)}   ${show(share(rows, (r) => r.hit1))}`,
    );
  }
});
