import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { AMBIENT_SPACING, placeAmbient } from '../../src/model/ambient.js';
import type { Annotation } from '../../src/model/annotation.js';
import type { Passage } from '../../src/model/article.js';
import type { Cue } from '../../src/model/cue.js';
import { scheduleAnnotations } from '../../src/model/schedule.js';
import { patience } from '../support/patience.js';

const passages = (...ids: string[]): Passage[] =>
  ids.map((id) => ({ id, text: 'x'.repeat(100), body: ['x'], quotations: [], timecodes: [] }));
const cue = (start: number, end: number): Cue => ({ id: `${start}`, start, end, text: 'Words', source: 'Words' });
const placed = (passage: string, start: number): Annotation => ({ id: passage, passage, start, end: start + 2, body: ['x'], text: 'x', tags: [], origin: 'aligned', anchor: { type: 'time', start, end: start + 2 } }); // prettier-ignore
const starts = (...args: Parameters<typeof placeAmbient>) => placeAmbient(...args).map(({ id, start }) => [id, start]);

describe('placeAmbient', () => {
  it('spreads passages evenly, in order, marked as background', () => {
    const notes = placeAmbient(passages('a', 'b', 'c'), { cues: [], duration: 400 });
    expect(notes.map((n) => n.id)).to.deep.equal(['a', 'b', 'c']);
    expect(notes.every((n) => n.origin === 'ambient' && n.passage === n.id)).to.equal(true);
    for (const [i, note] of notes.entries()) expect(note.start).to.be.closeTo(100 * (i + 1), 3);
  });
  it('keeps to the quiet stretches', () => {
    const cues = [cue(0, 50), cue(53, 100), cue(120, 200)];
    for (const [, start] of starts(passages('a', 'b'), { cues, duration: 200 })) expect(start).to.be.within(100, 116.5);
  });
  it('stands between the placed neighbours of the article', () => {
    const taken = [placed('b', 100), placed('d', 300)];
    const [a, c, e] = placeAmbient(passages('a', 'b', 'c', 'd', 'e'), { cues: [], duration: 400, taken });
    expect([a!.id, c!.id, e!.id]).to.deep.equal(['a', 'c', 'e']);
    expect([a!.start < 100, c!.start > 100 && c!.start < 300, e!.start > 300]).to.deep.equal([true, true, true]);
  });
  it('is not led astray by a mention out of order', () => {
    const taken = [placed('a', 50), placed('b', 380), placed('d', 120), placed('f', 300)];
    const notes = placeAmbient(passages('a', 'b', 'c', 'd', 'e', 'f'), { cues: [], duration: 400, taken });
    expect(notes.map((n) => n.id)).to.deep.equal(['c', 'e']);
    expect([notes[0]!.start < 120, notes[1]!.start > 120 && notes[1]!.start < 300]).to.deep.equal([true, true]);
  });
  it('opens the film with what comes before the first placed passage, and closes it with what comes after the last', () => {
    const taken = [placed('c', 1000), placed('e', 2000)];
    const notes = starts(passages('a', 'b', 'c', 'd', 'e', 'f', 'g'), { cues: [], duration: 3600, taken });
    expect(notes).to.deep.equal([['a', 0.5], ['b', 60], ['d', 1500], ['f', 3480], ['g', 3540]]); // prettier-ignore
  });
  it('keeps to the density that is asked for, and to none', () => {
    const many = passages(...Array.from({ length: 50 }, (_, i) => `${i}`));
    for (const perHour of [1, 6, 30]) {
      const notes = placeAmbient(many, { cues: [], duration: 7200, perHour });
      expect(notes).to.have.length(Math.min(50, perHour * 2));
      for (const [i, note] of notes.slice(1).entries()) expect(note.start - notes[i]!.start).to.be.at.least(3600 / perHour - 0.001);
    }
    expect(placeAmbient(many, { cues: [], duration: 7200, perHour: 0 })).to.deep.equal([]);
    for (const perHour of [-1, NaN]) expect(() => placeAmbient(many, { cues: [], duration: 7200, perHour })).to.throw(RangeError);
  });
  it('waits for a chapter that is about to begin', () => {
    const chapters = [{ start: 0, end: 110 }, { start: 110, end: 270 }, { start: 270, end: 400 }]; // prettier-ignore
    expect(starts(passages('a', 'b', 'c'), { cues: [], duration: 400, chapters })).to.deep.equal([['a', 110], ['b', 200], ['c', 270]]); // prettier-ignore
  });
  it('stands in the chapter that the heading names, in article order all the same', () => {
    const chapters = [{ title: 'The barn', start: 100, end: 200 }, { title: '“The Letter”', start: 200, end: 300 }]; // prettier-ignore
    const under = (heading: string, ...ids: string[]) => passages(...ids).map((one) => ({ ...one, heading }));
    const notes = starts([...under('Before', 'a'), ...under('The Barn', 'b', 'c'), ...under('The letter', 'd'), ...under('After', 'e', 'f'), ...under('the barn', 'g')], { cues: [], duration: 400, chapters }); // prettier-ignore
    const [a, b, c, d, e, f, g] = notes.map(([, start]) => Number(start));
    expect(notes.map(([id]) => id).join('')).to.equal('abcdefg');
    expect([a! < 100, b! >= 100 && c! < 200, d! >= 200 && d! < 300]).to.deep.equal([true, true, true]);
    expect([e! > d!, f! > e!, g! > f!]).to.deep.equal([true, true, true]);
  });
  it('leaves out those without room, evenly', () => {
    expect(starts(passages('a', 'b', 'c', 'd', 'e', 'f'), { cues: [], duration: 45 }).map(([id]) => id)).to.deep.equal(['b', 'e']);
    expect(starts(passages('a'), { cues: [cue(0, 100)], duration: 100 })).to.deep.equal([]);
    expect(starts(passages('a'), { cues: [] })).to.deep.equal([]);
    expect(starts(passages('a'), { cues: [], duration: NaN })).to.deep.equal([]);
  });
  it('uses the quiet at the end of the film', () => {
    const [[, start] = []] = starts(passages('a'), { cues: [cue(0, 100)], duration: 112 });
    expect(start).to.be.within(100.5, 104);
    expect(starts(passages('a'), { cues: [cue(0, 100)] })).to.deep.equal([]);
  });
  it('takes no longer, and no more memory, where a stamp lies far off', () => {
    const far = 999_999 * 3600;
    const many = passages(...Array.from({ length: 200 }, (_, i) => `${i}`));
    const before = performance.now();
    for (const end of [far, 1e15, Number.MAX_VALUE]) {
      expect(placeAmbient(many, { cues: [cue(5, 7), cue(end - 1, end)] })).to.have.length(200);
      expect(placeAmbient(many, { cues: [cue(5, 7)], duration: end })).to.have.length(200);
      expect(placeAmbient(many, { cues: [cue(5, 7)], taken: [placed('199', end)] })).to.have.length(199);
    }
    expect(performance.now() - before).to.be.lessThan(patience(500));
  });
  it('bears stamps that are negative or no numbers', () => {
    const cues = [cue(-50, -40), cue(NaN, 3), cue(3, NaN), cue(60, 70)];
    const taken = [placed('x', NaN), placed('y', -30), placed('z', -Infinity), placed('w', Infinity)];
    const notes = placeAmbient(passages('w', 'x', 'a', 'y', 'b', 'z'), { cues, duration: 100, taken });
    expect(notes.length).to.be.above(1);
    for (const { start, end } of notes) expect(start >= 0 && start < end && end <= 100).to.equal(true);
    expect(starts(passages('a'), { cues, duration: -5 })).to.deep.equal([]);
    expect(starts(passages('a'), { cues, duration: Infinity })).to.have.length(1);
  });
  it('is quick for many stretches, passages and placed notes', () => {
    const many = passages(...Array.from({ length: 20_000 }, (_, i) => `${i}`));
    const cues = Array.from({ length: 50_000 }, (_, i) => cue(i * 10, i * 10 + 3));
    const taken = many.filter((_, i) => i % 2).map(({ id }) => placed(id, Number(id) * 25));
    const before = performance.now();
    placeAmbient(many, { cues, taken });
    placeAmbient(many, { cues, taken: taken.toReversed() });
    expect(performance.now() - before).to.be.lessThan(patience(2000));
  });
  it('keeps its distance, order and the placed notes’ time, whatever the film', () => {
    const time = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(
        fc.array(time, { maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(19), time), { maxLength: 8 }),
        fc.nat(700),
        (talk, pins, duration) => {
          const all = passages(...Array.from({ length: 20 }, (_, i) => `${i}`));
          const cues = talk.map((start) => cue(start, start + 7));
          const taken = [...new Map(pins)].map(([i, start]) => placed(`${i}`, start));
          const notes = placeAmbient(all, { cues, duration, taken });
          const busy = scheduleAnnotations(taken, cues);
          for (const [i, note] of notes.entries()) {
            if (i) expect(note.start - notes[i - 1]!.start).to.be.at.least(AMBIENT_SPACING - 1e-6);
            if (i) expect(Number(note.id)).to.be.greaterThan(Number(notes[i - 1]!.id));
            expect(note.start >= 0 && note.start < note.end && note.end <= duration + 0.001).to.equal(true);
            expect(busy.every((shown) => shown.end <= note.start || note.end <= shown.start + 0.001)).to.equal(true);
            expect(cues.every((c) => note.start < c.start || note.start >= c.end)).to.equal(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
