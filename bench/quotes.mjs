// How quotations are found in subtitles: `npm run bench:quotes`, or `npm run bench:quotes -- FOLDER` for your own subtitle files.
// Each film is asked for quotations of its own, as a writer may give them, and for lines of the other films, which are not in it.
// `--seed N` draws others, `--odd` lists what was anchored and should not have been.
import { parseArgs } from 'node:util';
import { fetchedFilms, filmsIn, ownFilms } from './dialogue.mjs';
import { ABSENT, APPROXIMATE_FROM, KINDS, LENGTHS, measure, sum } from './quotations.mjs';
import { randomFrom } from './random.mjs';
import { withSources } from './sources.mjs';
import { printTable } from './table.mjs';

const GOALS = { found: 0.95, false: 0.01 };
const {
  values: { seed, odd: lists, real, absent },
  positionals: [folder],
} = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '20261122' },
    odd: { type: 'boolean', default: false },
    real: { type: 'string', default: '25' },
    absent: { type: 'string', default: '50' },
  },
});

const percent = (part, all) => (all ? ((part / all) * 100).toFixed(part && part < all ? 1 : 0) : '–');

await withSources(async (load) => {
  const model = await load('/src/model/index.ts');
  let films = folder ? filmsIn(folder, model.parseSubtitles) : fetchedFilms();
  if (!folder && films.length < 2) {
    console.log('The packages with dialogue cannot be had here: measured on the few lines that are kept here.');
    films = ownFilms();
  }
  if (films.length < 2)
    throw new Error(`${folder}: fewer than two subtitle files (.srt, .vtt), and lines of one are the absent ones of another.`);
  const cues = films.reduce((total, film) => total + film.cues.length, 0);
  console.log(`${films.length} films, ${cues} cues, seed ${seed}`);
  const { table, odd } = measure(films, model, { real: Number(real), absent: Number(absent), seed: Number(seed) });

  console.log('\nQuotations that are in the film: found at the right place % (anchored at a wrong place %, only suggested %)');
  const cell = ({ asked, anchored, right, suggested }) =>
    asked ? `${percent(right, asked)} (${percent(anchored - right, asked)}, ${percent(suggested, asked)})` : '–';
  const kinds = Object.keys(KINDS);
  printTable(
    ['words', ...kinds],
    [
      ...LENGTHS.map((count) => [count, ...kinds.map((kind) => cell(table[kind].get(count)))]),
      ['all asked for', ...kinds.map((kind) => cell(sum(table[kind], (count) => count >= KINDS[kind].from)))],
      ['how many', ...kinds.map((kind) => sum(table[kind]).asked)],
    ],
  );

  console.log('\nQuotations that are not in the film');
  printTable(
    ['words', ...Object.keys(ABSENT).flatMap((kind) => [kind, 'anchored %', 'suggested %'])],
    LENGTHS.map((count) => [
      count,
      ...Object.keys(ABSENT).flatMap((kind) => {
        const { asked, anchored, suggested } = table[kind].get(count);
        return [asked, percent(anchored, asked), percent(suggested, asked)];
      }),
    ]),
  );
  if (lists) for (const one of odd) console.log(JSON.stringify(one));

  const goals = [];
  for (const kind of kinds.filter((one) => !KINDS[one].told)) {
    const { asked, right } = sum(table[kind], (count) => count >= KINDS[kind].from);
    goals.push([
      `${kind}: at least 95 % found, from ${KINDS[kind].from} words`,
      `${percent(right, asked)} %`,
      right / asked >= GOALS.found,
    ]);
  }
  for (const kind of Object.keys(ABSENT)) {
    const short = sum(table[kind], (count) => count < APPROXIMATE_FROM);
    if (short.asked) goals.push([`${kind}: none below six words`, `${short.anchored} of ${short.asked}`, short.anchored === 0]);
    const long = sum(table[kind], (count) => count >= APPROXIMATE_FROM);
    goals.push([
      `${kind}: under 1 % from six words`,
      `${percent(long.anchored, long.asked)} % of ${long.asked}`,
      long.anchored / long.asked < GOALS.false,
    ]);
    const worst = LENGTHS.filter((count) => count >= APPROXIMATE_FROM)
      .map((count) => ({ count, ...table[kind].get(count) }))
      .reduce((most, row) => (row.anchored / row.asked > most.anchored / most.asked ? row : most));
    goals.push([`${kind}: under 1 % at the worst length (${worst.count})`, `${percent(worst.anchored, worst.asked)} %`, worst.anchored / worst.asked < GOALS.false]); // prettier-ignore
  }

  const random = randomFrom(7);
  const lines = films.flatMap((film) => film.cues);
  const film = lines.slice(0, 2000).map((cue, i) => ({ ...cue, start: i * 3, end: i * 3 + 2 }));
  const quotations = Array.from({ length: 200 }, (_, i) => lines[Math.floor(random() * (i % 2 ? film.length : lines.length))].text);
  const began = performance.now();
  for (const exact of quotations) model.anchorQuote({ exact }, film);
  const took = performance.now() - began;
  console.log(
    `\n200 quotations on ${film.length} cues, half of them from anywhere: ${took.toFixed(0)} ms, the making of the index with them\n`,
  );
  printTable(
    ['goal', 'measured', 'met'],
    goals.map(([goal, found, met]) => [goal, found, met ? 'yes' : 'NO']),
  );
  if (goals.some(([, , met]) => !met)) process.exitCode = 1;
});
