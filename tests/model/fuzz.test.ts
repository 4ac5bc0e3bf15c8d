import { readSubtitles } from '../../src/model/read-subtitles.js';
import { parseSubtitles } from '../../src/model/subtitles.js';
import { checkCues, checkReading, damagedBytes, damagedFile, type FuzzCase, patchwork, randomNumbers } from '../support/subtitle-fuzz.js';

// The same inputs on every run; `npm run fuzz -- --seed N` looks at others.
const SEED = 20260101;
/** A test on a busy machine should not take long. */
const FILES_A_TEST = 2500;
/** Writing and reading again takes four times as long as reading. */
const WRITE_EVERY = 5;

function checkMany(make: (random: () => number) => FuzzCase, from: number): void {
  for (let seed = SEED + from; seed < SEED + from + FILES_A_TEST; seed++) {
    const input = make(randomNumbers(seed));
    try {
      checkReading(input, { writing: seed % WRITE_EVERY === 0 });
    } catch (error) {
      throw new Error(`seed ${seed}, ${JSON.stringify(input.file)}`, { cause: error });
    }
  }
}

describe('reading subtitles', () => {
  for (let from = 0; from < 17_500; from += FILES_A_TEST)
    it(`never throws, and loses no cue that is whole without a problem, in damaged files ${from} to ${from + FILES_A_TEST}`, () =>
      checkMany(damagedFile, from));
  it('never throws for files of nothing but pieces', () => checkMany(patchwork, 0));
  it('never throws for damaged files in several encodings', () => {
    for (let seed = SEED; seed < SEED + FILES_A_TEST; seed++) checkCues(parseSubtitles(damagedBytes(randomNumbers(seed))));
  });
  it('never throws for those whose encoding is found out', async () => {
    for (let seed = SEED; seed < SEED + 300; seed++) checkCues(await readSubtitles(damagedBytes(randomNumbers(seed))));
  });
});
