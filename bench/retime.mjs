// How well the times of one subtitle file are carried over to another of the same film: `npm run bench:retime`.
// Files are the demo's own, three made-up films of an hour and a half, and, with a folder of JSON files (`cues`: [start, end, text]) as argument, those, too.
// Times are those of the processor, so that a busy machine does not matter. An error is the distance from the true time, not from the noisy one in the file; 95 of 100 lines must be within 0.2 s. Fails where that does not hold.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inOtherHands, madeUpFilm } from './retime-files.mjs';
import { withSources } from './sources.mjs';
import { printTable } from './table.mjs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const NTSC = 24000 / 1001;
/** Of the film's length. */
const cut = (share, length) => (duration) => ({ at: share * duration, length });
const SCENARIOS = {
  'the same file': { jitter: 0, dropped: 0, resegmented: 0, sounds: 0 },
  'offset 12.4 s': { offset: 12.4 },
  'offset -9 s, 30 % of the words changed': { offset: -9, changed: 0.3 },
  '25/23.976': { ratio: 25 / NTSC },
  '23.976/25': { ratio: NTSC / 25 },
  '24/23.976': { ratio: 24 / NTSC },
  '24/25, half of the words changed': { ratio: 24 / 25, changed: 0.5 },
  'lines joined and parted': { offset: 3, resegmented: 0.6 },
  'two cuts': { cuts: [cut(0.3, 40), cut(0.7, 25)] },
  'one cut of 3 s': { cuts: [cut(0.5, 3)] },
  'breaks of three minutes put in': { cuts: [cut(0.25, -180), cut(0.5, -180), cut(0.75, -180)] },
  '25/23.976, two cuts, 30 % of the words': { ratio: 25 / NTSC, changed: 0.3, cuts: [cut(0.3, 40), cut(0.7, 25)] },
  'another translation': { offset: 2, changed: 0.7, resegmented: 0.5, jitter: 0.2 },
  'four of ten lines missing': { offset: 5, dropped: 0.4 },
};
const SEEDS = [1, 2, 3];
const LIMIT = 0.2;

await withSources(async (load) => {
  const { compareSubtitles, isCutOut, readSubtitles } = await load('/src/model/index.ts');
  const demo = (await readSubtitles(readFileSync(at('subtitles/what-the-wind-kept.en.srt')))).cues;
  const texts = ['demo/public/essay.md', 'demo/public/commentary.json', 'demo/film/SCREENPLAY.md'].map((file) =>
    readFileSync(at(file), 'utf8').replaceAll(/[^\p{L}\p{N}.,'’?! -]+/gu, ' '),
  );
  const films = [1, 2, 3].map((seed) => [`made up ${seed}`, madeUpFilm(texts, seed, { duration: 5400 })]);
  const folder = process.argv[2];
  const given = folder
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => [
          basename(file, '.json'),
          JSON.parse(readFileSync(join(folder, file), 'utf8')).cues.map(([start, end, text], i) => ({
            id: `${i}`,
            start,
            end,
            text,
            source: text,
          })),
        ])
    : [];
  const sets = { 'the demo': [['demo', demo]], 'made up': films, ...(folder && { [folder]: given }) };
  const failed = [];

  for (const [name, set] of Object.entries(sets)) {
    const lines = set.reduce((sum, [, cues]) => sum + cues.length, 0);
    console.log(`\n${name}: ${set.length} files, ${lines} subtitles, ${SEEDS.length} times each\n`);
    const rows = [];
    for (const [scenario, { cuts = [], ...change }] of Object.entries(SCENARIOS)) {
      const errors = [];
      const times = [];
      let [ratios, pieces, missed, runs, lost, gone, within] = [0, 0, 0, 0, 0, 0, 0];
      for (const [, cues] of set)
        for (const seed of SEEDS) {
          const duration = cues.at(-1).end;
          // The demo's film is too short for such cuts.
          const places = cuts
            .map((place) => place(duration))
            .map(({ at, length }) => ({ at, length: duration < 600 ? length / 10 : length }));
          const { cues: other, truth } = inOtherHands(cues, seed * 7919, { ...change, cuts: places });
          const began = process.cpuUsage();
          const { map } = compareSubtitles(cues, other);
          const { user, system } = process.cpuUsage(began);
          times.push((user + system) / 1000);
          runs++;
          if (!map) {
            missed++;
            continue;
          }
          // In two minutes 24 and 23.976 are the same.
          const want = change.ratio ?? 1;
          ratios += Math.abs(map.ratio - want) * duration < 0.2;
          pieces += map.segments.length === cuts.length + 1;
          for (const [i, cue] of cues.entries()) {
            if (truth[i] === null) {
              gone++;
              lost += isCutOut(map, (cue.start + cue.end) / 2);
            } else {
              const error = Math.abs(map.map(cue.start) - truth[i]);
              errors.push(error);
              within += error <= LIMIT;
            }
          }
        }
      errors.sort((a, b) => a - b);
      const quantile = (share) => (errors.length ? `${Math.round(errors[Math.floor(share * (errors.length - 1))] * 1000)} ms` : '-');
      const share = (count, of) => (of ? `${((100 * count) / of).toFixed(1)} %` : '-');
      rows.push([scenario, quantile(0.5), quantile(0.95), share(within, errors.length), `${ratios}/${runs}`, `${pieces}/${runs}`, share(lost, gone), `${Math.round(Math.max(...times))} ms`]); // prettier-ignore
      if (missed) failed.push(`${name}, ${scenario}: ${missed} of ${runs} were taken for different films`);
      if (errors.length && within < 0.95 * errors.length)
        failed.push(`${name}, ${scenario}: only ${share(within, errors.length)} within ${LIMIT} s`);
      if (Math.max(...times) > 1000) failed.push(`${name}, ${scenario}: took ${Math.round(Math.max(...times))} ms`);
    }
    printTable(['scenario', 'p50', 'p95', `within ${LIMIT} s`, 'ratio', 'cuts', 'cut lines seen', 'slowest'], rows);
  }

  const all = [...films, ['demo', demo], ...given];
  let [pairs, most] = [0, 0];
  const title = (name) => name.replace(/-thematic$/, '');
  for (const [a, one] of all)
    for (const [b, other] of all) {
      if (title(a) === title(b)) continue;
      const { map, share } = compareSubtitles(one, other);
      pairs++;
      most = Math.max(most, share);
      if (map) failed.push(`${a} and ${b} are different films, and a map was made`);
    }
  console.log(`\n${pairs} pairs of different films; the most alike share ${(100 * most).toFixed(1)} % of their lines at one clock.`);
  for (const failure of failed) console.error(`\n${failure}`);
  process.exitCode = failed.length ? 1 : 0;
});
