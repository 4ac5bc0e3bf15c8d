// The short form of the bench of large sets: how many notes are planned with each page that comes, not how long that takes. `node --test tests/bench/large-sets.test.mjs`
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withSources } from '../../bench/sources.mjs';

const PAGES = 160;
const NOTES_A_PAGE = 50;
/** As in the bench: seconds of film from one note to the next, and for which each is meant. */
const EVERY = 0.09;
const LASTS = 6;
/** Notes of so many minutes are near a moment. */
const NEAR = (3 * 60) / EVERY;

const pageOf = (number) =>
  Array.from({ length: NOTES_A_PAGE }, (_, i) => {
    const at = number * NOTES_A_PAGE + i;
    const [start, end] = [at * EVERY, at * EVERY + LASTS];
    const text = `Note ${at}. ${'She has stood at this window. '.repeat(4)}`;
    return { id: `${at}`, start, end, text, body: [text], tags: [], origin: 'authored', anchor: { type: 'time', start, end } };
  });

describe('the short form of the bench of large sets', () => {
  it('plans with each page only what is near the moment, and with one from far away nothing', async () => {
    await withSources(async (load) => {
      const [{ NotePacing }, { NO_PROGRESS }, { Taken }] = await Promise.all(
        ['/src/session/note-pacing.ts', '/src/session/progress.ts', '/src/model/note-places.ts'].map(load),
      );
      let planned = 0;
      const { take } = Taken.prototype;
      Taken.prototype.take = function (note) {
        planned++;
        return take.call(this, note);
      };
      const pacing = new NotePacing();
      const cues = [];
      const time = 10;
      let annotations = [];
      const counts = [];
      for (let page = 0; page < PAGES; page++) {
        annotations = [...annotations, ...pageOf(page)];
        planned = 0;
        pacing.plan({ commentary: { annotations, shown: [] }, preferences: { density: 'study' }, progress: NO_PROGRESS }, cues);
        pacing.due(time);
        pacing.nextChangeAfter(time);
        counts.push(planned);
      }
      assert.ok(annotations.length > 2 * NEAR, 'there are many more notes than near ones');
      assert.ok(
        counts.some((count) => count > 0),
        'the pages of the moment are planned',
      );
      assert.ok(Math.max(...counts) <= NEAR, `at most ${NEAR} notes with a page: ${counts.join(' ')}`);
      const far = counts.slice(Math.ceil(NEAR / NOTES_A_PAGE));
      assert.ok(
        far.every((count) => count === 0),
        `none with a page from far away: ${far.join(' ')}`,
      );
      planned = 0;
      pacing.arrive(400);
      pacing.due(400);
      pacing.nextChangeAfter(400);
      assert.ok(planned > 0 && planned <= NEAR, `${planned} notes are planned with a seek`);
    });
  });
});
