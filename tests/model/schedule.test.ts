import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { CPS_IN_GAPS, CPS_UNDER_CUES, MAX_SHOWN, MIN_BEFORE_NEXT, MIN_SHOWN, scheduleAnnotations } from '../../src/model/schedule.js';
import { patience } from '../support/patience.js';

const note = (start: number, end: number, letters: number, more: Partial<Annotation> = {}): Annotation => {
  const text = 'x'.repeat(letters);
  return { id: `${start}`, start, end, body: [text], text, tags: [], origin: 'authored', anchor: { type: 'time', start, end }, ...more };
};
const cue = (start: number, end: number): Cue => ({ id: `${start}`, start, end, text: 'Words', source: 'Words' });
const spans = (...args: Parameters<typeof scheduleAnnotations>) => scheduleAnnotations(...args).map(({ start, end }) => [start, end]);

describe('scheduleAnnotations', () => {
  it('shows a note for as long as it takes to read where nobody speaks', () => {
    expect(spans([note(10, 11, CPS_IN_GAPS * 9)], [])).to.deep.equal([[10, 19]]);
  });
  it('gives more time under subtitles', () => {
    expect(spans([note(10, 11, CPS_UNDER_CUES * 9)], [cue(0, 60)])).to.deep.equal([[10, 19]]);
  });
  it('adds up gaps and subtitles on the way', () => {
    const letters = CPS_IN_GAPS * 2 + CPS_UNDER_CUES * 3 + CPS_IN_GAPS;
    expect(spans([note(10, 11, letters)], [cue(1, 2), cue(12, 15), cue(30, 31)])[0]![1]).to.be.closeTo(16, 1e-9);
    expect(spans([note(10, 11, letters)], [cue(12, 14), cue(13, 15)])[0]![1], 'overlapping subtitles count once').to.be.closeTo(16, 1e-9);
    expect(spans([note(13, 14, CPS_UNDER_CUES * 2 + CPS_IN_GAPS * 4)], [cue(12, 15)])[0]![1]).to.be.closeTo(19, 1e-9);
  });
  it('shows a short note long enough to be noticed, and a long one not for ever', () => {
    expect(spans([note(10, 10.1, 3)], [])).to.deep.equal([[10, 10 + MIN_SHOWN]]);
    expect(spans([note(10, 11, 5000)], [])).to.deep.equal([[10, 10 + MAX_SHOWN]]);
  });
  it('never cuts a note’s own span', () => {
    expect(spans([note(10, 70, 3), note(20, 21, 3)], [])).to.deep.equal([[10, 70], [20, 24]]); // prettier-ignore
  });
  it('ends the time added for reading a breath before the next note begins', () => {
    expect(spans([note(10, 11, 300), note(18, 19, 3)], [])).to.deep.equal([[10, 17], [18, 22]]); // prettier-ignore
  });
  it('keeps a note for its first seconds even then', () => {
    expect(spans([note(10, 10.5, 300), note(11, 12, 3)], [])[0]).to.deep.equal([10, 10 + MIN_BEFORE_NEXT]);
  });
  it('shows notes that begin together, together', () => {
    expect(spans([note(10, 11, 100), note(10, 11, 100), note(13, 14, 3)], []).map(([, end]) => end)).to.deep.equal([13, 13, 17]);
  });
  it('follows the viewer’s reading speed', () => {
    const one = [note(10, 11, CPS_IN_GAPS * 10)];
    expect(spans(one, [], { readingSpeed: 2 })).to.deep.equal([[10, 15]]);
    expect(spans(one, [], { readingSpeed: 0.5 })).to.deep.equal([[10, 30]]);
    expect(spans(one, [], { readingSpeed: NaN })).to.deep.equal([[10, 20]]);
  });
  it('lets background notes give way', () => {
    const ambient = note(10, 14, CPS_IN_GAPS * 5, { origin: 'ambient' });
    expect(spans([ambient, note(12, 13, 17)], []), 'until the authored one has gone').to.deep.equal([[12, 16], [16, 21]]); // prettier-ignore
    expect(spans([ambient, note(14, 15, 17)], []), 'cut at its start').to.deep.equal([[10, 14], [14, 18]]); // prettier-ignore
    expect(spans([ambient, note(9, 60, 17)], []), 'left out where there is no room').to.deep.equal([[9, 60]]);
  });
  it('leaves out a note whose start is no time and bears empty and unsorted input', () => {
    expect(spans([], [])).to.deep.equal([]);
    expect(spans([note(NaN, 3, 3)], [cue(3, 1), cue(NaN, NaN)])).to.deep.equal([]);
    expect(spans([note(50, 51, 3), note(5, 6, 3)], [])).to.deep.equal([[5, 9], [50, 54]]); // prettier-ignore
    expect(spans([note(5, 2, 3), note(15, NaN, 3)], [])).to.deep.equal([[5, 9], [15, 19]]); // prettier-ignore
  });
  it('shows every authored note, for at least its span and its first seconds, and background notes never over another', () => {
    const time = fc.integer({ min: 0, max: 300 });
    const drawn = fc.tuple(time, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 600 }), fc.boolean());
    fc.assert(
      fc.property(
        fc.array(drawn, { maxLength: 30 }),
        fc.array(fc.tuple(time, fc.integer({ min: 0, max: 9 })), { maxLength: 30 }),
        (notes, cues) => {
          const all = notes.map(([start, length, letters, ambient]) =>
            note(start, start + length, letters, ambient ? { origin: 'ambient' } : {}),
          );
          const shown = scheduleAnnotations(all, cues.map(([start, length]) => cue(start, start + length))); // prettier-ignore
          const authored = all.filter((a) => a.origin === 'authored');
          for (const annotation of authored) {
            const one = shown.find((s) => s.annotation === annotation)!;
            expect(one.start).to.equal(annotation.start);
            expect(one.end).to.be.at.least(Math.max(annotation.end, annotation.start + MIN_BEFORE_NEXT));
            expect(one.end).to.be.at.most(Math.max(annotation.end, annotation.start + MAX_SHOWN));
          }
          for (const one of shown.filter((s) => s.annotation.origin === 'ambient')) {
            expect(one.end - one.start).to.be.at.least(MIN_BEFORE_NEXT - 1e-9);
            expect(shown.every((other) => other === one || other.end <= one.start + 1e-9 || one.end <= other.start + 1e-9)).to.equal(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('plans 10,000 notes over 100,000 cues in a moment', () => {
    const notes = Array.from({ length: 10_000 }, (_, i) => note(i * 0.8, i * 0.8 + 1, i % 300, i % 2 ? { origin: 'ambient' } : {}));
    const cues = Array.from({ length: 100_000 }, (_, i) => cue(i * 0.08, i * 0.08 + 0.05));
    const before = performance.now();
    scheduleAnnotations(notes, cues);
    expect(performance.now() - before).to.be.lessThan(patience(1500));
  });
});
