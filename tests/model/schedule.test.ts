import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Annotation } from '../../src/model/annotation.js';
import type { Cue } from '../../src/model/cue.js';
import { BACKGROUND } from '../../src/model/note-kinds.js';
import { Taken } from '../../src/model/note-places.js';
import {
  CONTEXT,
  CPS_IN_GAPS,
  CPS_UNDER_CUES,
  GAP,
  KEPT,
  MAX_SHOWN,
  MIN_SHOWN,
  PATIENCE,
  Schedule,
  type ScheduleChoices,
  scheduleAnnotations,
  type Shown,
} from '../../src/model/schedule.js';
import { patience } from '../support/patience.js';

const note = (start: number, end: number, letters: number, more: Partial<Annotation> = {}): Annotation => {
  const text = 'x'.repeat(letters);
  return { id: `${start}`, start, end, body: [text], text, tags: [], origin: 'authored', anchor: { type: 'time', start, end }, ...more };
};
const cue = (start: number, end: number): Cue => ({ id: `${start}`, start, end, text: 'Words', source: 'Words' });
const cards = (shown: readonly Shown[]) => shown.filter(({ crowded }) => !crowded);
const spans = (...args: Parameters<typeof scheduleAnnotations>) =>
  cards(scheduleAnnotations(...args)).map(({ start, end }) => [start, end]);
const STUDY: ScheduleChoices = { density: 'study' };

describe('scheduleAnnotations: time to read', () => {
  it('shows a note for as long as it takes to read where nobody speaks', () => {
    expect(spans([note(10, 11, CPS_IN_GAPS * 9)], [])).to.deep.equal([[10, 19]]);
  });
  it('gives more time under subtitles', () => {
    expect(spans([note(10, 11, CPS_UNDER_CUES * 9)], [cue(0, 60)])).to.deep.equal([[10, 19]]);
  });
  it('adds up gaps and subtitles on the way', () => {
    const letters = CPS_IN_GAPS * 2 + CPS_UNDER_CUES * 3 + CPS_IN_GAPS;
    expect(spans([note(10, 10, letters)], [cue(1, 2), cue(12, 15), cue(30, 31)])[0]![1]).to.be.closeTo(16, 1e-9);
    expect(spans([note(10, 10, letters)], [cue(12, 14), cue(13, 15)])[0]![1], 'overlapping subtitles count once').to.be.closeTo(16, 1e-9);
    expect(spans([note(13, 13, CPS_UNDER_CUES * 2 + CPS_IN_GAPS * 4)], [cue(12, 15)])[0]![1]).to.be.closeTo(19, 1e-9);
  });
  it('shows a short note long enough to be noticed, and a long one not for ever', () => {
    expect(spans([note(10, 10.1, 3)], [])).to.deep.equal([[10, 10 + MIN_SHOWN]]);
    expect(spans([note(10, 11, 5000)], [])).to.deep.equal([[10, 10 + MAX_SHOWN]]);
  });
  it('follows the viewer’s reading speed', () => {
    const one = [note(10, 11, CPS_IN_GAPS * 10)];
    expect(spans(one, [], { readingSpeed: 2 })).to.deep.equal([[10, 15]]);
    expect(spans(one, [], { readingSpeed: 0.5 })).to.deep.equal([[10, 30]]);
    expect(spans(one, [], { readingSpeed: NaN })).to.deep.equal([[10, 20]]);
  });
  it('keeps a note for the span that its author gave it, until the next one comes', () => {
    expect(spans([note(10, 50, 3)], [])).to.deep.equal([[10, 50]]);
    expect(spans([note(10, 50, 3), note(30, 31, 3)], [])).to.deep.equal([[10, 30 - GAP], [30, 34]]); // prettier-ignore
  });
  it('lets a note on a whole scene go once it has been read, and one whose place was only found', () => {
    expect(spans([note(10, 10 + CONTEXT + 1, 3)], [])).to.deep.equal([[10, 14]]);
    expect(spans([note(10, 12, CPS_IN_GAPS * 5), note(10, 10 + CONTEXT + 1, 3)], [])).to.deep.equal([[10, 15], [15 + GAP, 19 + GAP]]); // prettier-ignore
    expect(spans([note(10, 50, 3, { origin: 'aligned' })], [])).to.deep.equal([[10, 14]]);
  });
});

describe('scheduleAnnotations: pauses in the dialogue', () => {
  const lines = [cue(8, 13), cue(14, 17)];
  it('waits for one within its own span', () => {
    expect(spans([note(10, 30, 3)], lines)).to.deep.equal([[17, 30]]);
  });
  it('comes up with the end of the line that it is tied to, where a pause follows', () => {
    expect(spans([note(14, 17, 3)], lines)).to.deep.equal([[17, 21]]);
  });
  it('comes up at once where none begins in its span, or soon enough', () => {
    expect(spans([note(10, 16, 30)], lines)[0]![0]).to.equal(10);
    expect(spans([note(10, 40, 30)], [cue(8, 10 + PATIENCE + 1)])[0]![0]).to.equal(10);
    expect(spans([note(10, 40, 30)], [cue(8, 10 + PATIENCE)])[0]![0]).to.equal(10 + PATIENCE);
  });
  it('comes up at once in a pause, unless the next line is near', () => {
    expect(spans([note(10, 40, 30)], [cue(1, 9), cue(12, 13)])[0]![0]).to.equal(10);
    expect(spans([note(10, 40, 30)], [cue(1, 9), cue(11, 13)])[0]![0]).to.equal(13);
  });
});

describe('scheduleAnnotations: notes in each other’s way', () => {
  it('shows one at a time, with a gap between', () => {
    expect(spans([note(10, 12, 85), note(12, 30, 85)], [], STUDY)).to.deep.equal([[10, 15], [15 + GAP, 30]]); // prettier-ignore
  });
  it('counts a note that finds no moment of its own with the one that has it', () => {
    const shown = scheduleAnnotations([note(10, 11, 85), note(11, 12, 85)], [], STUDY);
    expect(shown.map(({ annotation, start, end, crowded }) => [annotation.start, start, end, crowded])).to.deep.equal([
      [10, 10, 15, undefined],
      [11, 11, 15, true],
    ]);
  });
  it('shortens a note that has had its first seconds before it gives up another', () => {
    expect(spans([note(10, 11, 300), note(15, 23, 85)], [], STUDY)).to.deep.equal([[10, 20], [10 + KEPT + GAP, 26.5]]); // prettier-ignore
  });
  it('lets a note that may wait make room for one that may not', () => {
    const long = note(10, 40, 3, { id: 'long' });
    expect(spans([long, note(15, 30, 3, { id: 'later' })], [], STUDY)).to.deep.equal([[10, 14], [15.5, 30]]); // prettier-ignore
    expect(spans([long, note(13, 13, 3, { id: 'now', priority: 1 })], [], STUDY), 'this one may not').to.deep.equal([[13, 17]]);
  });
  it('lets a note and the one before it share their time before one is left out, with at least six seconds each', () => {
    const before = note(100, 101, 300);
    const after = note(114, 117, 85);
    expect(spans([before, note(107, 111, 180), after], [], STUDY)).to.deep.equal([[100, 108], [108 + GAP, 117 - GAP], [117, 122]]); // prettier-ignore
    expect(spans([before, note(105, 106, 180), after], [], STUDY), 'it may not wait').to.have.length(2);
    expect(spans([before, note(107, 111, 180), note(112, 112, 85)], [], STUDY), 'nor may the next').to.have.length(2);
  });
  it('prefers what is pinned, then what has a place, then the author’s priority, then the shorter span, then the earlier start', () => {
    const first = (notes: readonly Annotation[], choices: ScheduleChoices = {}) =>
      cards(scheduleAnnotations(notes, [], { ...STUDY, ...choices })).map(({ annotation }) => annotation.id);
    const a = note(10, 11, 85, { id: 'a' });
    const b = (more: Partial<Annotation> = {}, end = 11) => note(10, end, 85, { id: 'b', ...more });
    expect(first([a, b()])).to.deep.equal(['a']);
    expect(first([note(10, 12, 85, { id: 'a' }), b()]), 'shorter').to.deep.equal(['b']);
    expect(first([a, b({ priority: 1 }, 12)]), 'priority').to.deep.equal(['b']);
    expect(first([a, b({ priority: 1, origin: 'ambient' })]), 'background goes last').to.deep.equal(['a']);
    expect(first([a, b({ origin: 'ambient' })], { pinned: new Set(['b']) }), 'pinned').to.deep.equal(['b']);
  });
  it('lets each commentary have its own place', () => {
    expect(spans([note(10, 11, 85, { set: 'a' }), note(10, 11, 85, { set: 'b', id: 'b' })], [])).to.have.length(2);
  });
});

describe('scheduleAnnotations: what the viewer chose', () => {
  const every = (seconds: number, count = 120, more: Partial<Annotation> = {}) =>
    Array.from({ length: count }, (_, i) => note(i * seconds, i * seconds + 3, 60, more));
  const perHour = (notes: readonly Annotation[], choices: ScheduleChoices) => {
    const starts = cards(scheduleAnnotations(notes, [], choices)).map(({ start }) => start);
    return (starts.length - 1) / ((starts.at(-1)! - starts[0]!) / 3600);
  };
  it('shows all of a normal file, also where its notes come close together for a while', () => {
    expect(spans(every(20), [])).to.have.length(120);
    expect(spans(every(8, 20), [])).to.have.length(20);
  });
  it('thins a thick file to about one in 30 seconds, or in 90', () => {
    expect(perHour(every(5, 720), {})).to.be.closeTo(120, 12);
    const scattered = Array.from({ length: 720 }, (_, i) => note(i * 5, i * 5 + 3, 60, { id: `${i}`, priority: (i * 7919) % 720 }));
    expect(perHour(scattered, {})).to.be.within(80, 120);
    expect(perHour(scattered, { density: 'sparse' })).to.be.within(32, 48);
    expect(perHour(every(5, 720), STUDY)).to.be.greaterThan(500);
  });
  it('keeps the author’s favourites when it thins', () => {
    const notes = every(4, 40).map((one, i) => (i === 17 ? { ...one, priority: 1 } : one));
    expect(cards(scheduleAnnotations(notes, [])).some(({ annotation }) => annotation.priority === 1)).to.equal(true);
  });
  it('leaves out categories, what was seen, and what would give away too much', () => {
    const ids = (choices: ScheduleChoices, more: Partial<Annotation> = {}) =>
      scheduleAnnotations([note(10, 11, 3, more), note(100, 101, 3)], [], choices).map(({ annotation }) => annotation.id);
    expect(ids({ hiddenCategories: ['History'] }, { category: 'History' })).to.deep.equal(['100']);
    expect(ids({ hiddenCategories: [''] }, { category: 'History' })).to.deep.equal(['10']);
    expect(ids({ hiddenCategories: [BACKGROUND] }, { origin: 'ambient', category: 'x' })).to.deep.equal(['100']);
    expect(ids({ skip: new Set(['10']) })).to.deep.equal(['100']);
    expect(ids({ horizon: 500 }, { spoilsUpTo: 600 })).to.deep.equal(['100']);
    expect(ids({ horizon: 600 }, { spoilsUpTo: 600 })).to.deep.equal(['10', '100']);
    expect(ids({}, { spoilsUpTo: 600 })).to.deep.equal(['10', '100']);
  });
});

describe('scheduleAnnotations: odd input', () => {
  it('leaves out a note whose start is no time and bears empty and unsorted input', () => {
    expect(spans([], [])).to.deep.equal([]);
    expect(spans([note(NaN, 3, 3)], [cue(3, 1), cue(NaN, NaN)])).to.deep.equal([]);
    expect(spans([note(50, 51, 3), note(5, 6, 3)], [])).to.deep.equal([[5, 9], [50, 54]]); // prettier-ignore
    expect(spans([note(5, 2, 3), note(15, NaN, 3)], [])).to.deep.equal([[5, 9], [15, 19]]); // prettier-ignore
  });
  it('plans 10,000 notes over 100,000 cues in a moment', () => {
    const notes = Array.from({ length: 10_000 }, (_, i) => note(i * 0.8, i * 0.8 + 1, i % 300, i % 2 ? { origin: 'ambient' } : {}));
    const cues = Array.from({ length: 100_000 }, (_, i) => cue(i * 0.08, i * 0.08 + 0.05));
    for (const density of ['sparse', 'normal', 'study'] as const) {
      const before = performance.now();
      scheduleAnnotations(notes, cues, { density });
      expect(performance.now() - before, density).to.be.lessThan(patience(1500));
    }
  });
});

describe('Schedule.arrive', () => {
  const lines = [cue(8, 13), cue(14, 17)];
  const waiting = note(10, 30, 3);
  const ids = (shown: readonly Shown[]) => shown.map(({ annotation, crowded }) => (crowded ? `(${annotation.id})` : annotation.id));
  it('shows at once what would wait', () => {
    const [shown] = new Schedule([waiting], lines).arrive(12);
    expect(shown).to.include({ annotation: waiting, start: 12 });
    expect(shown!.end).to.be.at.least(16);
  });
  it('gives who arrives late the time to read', () => {
    expect(new Schedule([note(10, 11, 3)], []).arrive(13.5)[0]).to.include({ start: 13.5, end: 17.5 });
  });
  it('shows nothing of what has gone', () => {
    expect(new Schedule([note(10, 11, 3)], []).arrive(14)).to.deep.equal([]);
    expect(new Schedule([waiting], lines).arrive(9)).to.deep.equal([]);
  });
  it('makes way for the next note', () => {
    const schedule = new Schedule([note(10, 11, 170), note(24, 25, 3)], []);
    expect(schedule.arrive(15)[0]!.end, 'with a gap').to.equal(24 - GAP);
    expect(
      new Schedule([note(10, 25, 170), note(24, 25, 3)], []).arrive(20)[0]!.end,
      'or without, where that is all the time there is',
    ).to.equal(24);
  });
  it('prefers what is on screen there, and what the viewer goes to', () => {
    const schedule = new Schedule([note(10, 11, 170, { id: 'a' }), note(12, 12.5, 85, { id: 'b', priority: -1 })], [], STUDY);
    expect(ids(schedule.arrive(13))).to.deep.equal(['a', '(b)']);
    expect(ids(schedule.arrive(12.001)), 'its very start').to.deep.equal(['b', '(a)']);
    expect(ids(schedule.arrive(13, 'b'))).to.deep.equal(['b', '(a)']);
  });
  it('keeps the order of notes that are equal in all', () => {
    const equal = ['c', 'a', 'b'].map((id) => note(10, 12, 60, { id }));
    for (const time of [10.1, 11]) expect(ids(new Schedule(equal, []).arrive(time))).to.deep.equal(['c', '(a)', '(b)']);
    expect(ids(new Schedule(equal, []).arrive(11, 'b'))).to.deep.equal(['b', '(c)', '(a)']);
  });
  it('shows what was skipped or thinned out to who goes there, and what is hidden to who asks for it', () => {
    expect(ids(new Schedule([waiting], [], { skip: new Set(['10']) }).arrive(10))).to.deep.equal(['10']);
    expect(ids(new Schedule([waiting], [], { skip: new Set(['10']) }).arrive(11))).to.deep.equal([]);
    const hidden = new Schedule([waiting], [], { hiddenCategories: [''] });
    expect(ids(hidden.arrive(10))).to.deep.equal([]);
    expect(ids(hidden.arrive(11, '10'))).to.deep.equal(['10']);
  });
});

describe('Schedule: only what is asked for is planned', () => {
  const EVERY = 0.1;
  const dense = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => note((from + i) * EVERY, (from + i) * EVERY + 6, 120, { id: `${from + i}` }));
  const FEW = (3 * 60) / EVERY;
  const told = (shown: readonly Shown[]) => shown.map(({ annotation, start, end, crowded }) => [annotation.id, start, end, crowded]);

  let planned = 0;
  const { take } = Taken.prototype;
  beforeEach(() => {
    planned = 0;
    Taken.prototype.take = function (this: Taken, one) {
      planned++;
      return take.call(this, one);
    };
  });
  afterEach(() => {
    Taken.prototype.take = take;
  });

  it('plans the minutes around a moment of a very dense file', () => {
    const schedule = new Schedule(dense(9000), [], STUDY);
    expect(planned, 'nothing yet').to.equal(0);
    expect(cards(schedule.shownAt(300))).to.have.length(1);
    schedule.arrive(300);
    schedule.nextChangeAfter(300);
    expect(planned).to.be.within(1, FEW);
  });
  it('plans the notes of a normal file only up to where one has gone before the next begins', () => {
    const schedule = new Schedule([note(10, 12, 60), note(14, 16, 60), note(60, 61, 60), note(200, 201, 60)], []);
    schedule.shownAt(11);
    expect(planned).to.equal(2);
  });
  it('plans anew only where there are other notes', () => {
    const cues: readonly Cue[] = [];
    const notes = dense(6000);
    const before = new Schedule(notes, cues, STUDY);
    before.shownAt(100);
    const earlier = told(before.shownAt(100));
    planned = 0;
    const after = new Schedule([...notes, ...dense(50, 6000)], cues, STUDY, before);
    expect(told(after.shownAt(100))).to.deep.equal(earlier);
    after.arrive(100);
    expect(planned).to.equal(0);
    expect(after.shownAt(602), 'and there').to.have.length.above(0);
    expect(planned).to.be.within(50, FEW);
  });
  it('plans anew where cues or choices are others', () => {
    const notes = dense(600);
    const before = new Schedule(notes, [], STUDY);
    before.shownAt(30);
    for (const after of [
      new Schedule(notes, [cue(10, 12)], STUDY, before),
      new Schedule(notes, [], { ...STUDY, readingSpeed: 2 }, before),
    ]) {
      planned = 0;
      after.shownAt(30);
      expect(planned).to.equal(600);
    }
  });
});

describe('scheduleAnnotations: any film', () => {
  const drawnNote = fc.record({
    start: fc.double({ min: 0, max: 600, noNaN: true }),
    span: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 12, noNaN: true }), fc.double({ min: 0, max: 120, noNaN: true })),
    letters: fc.integer({ min: 0, max: 600 }),
    origin: fc.constantFrom('authored' as const, 'aligned' as const, 'ambient' as const),
    priority: fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
    category: fc.option(fc.constantFrom('History', 'Sound'), { nil: undefined }),
  });
  const notesOf = (drawn: readonly { start: number; span: number; letters: number }[]) =>
    drawn.map(({ start, span, letters, ...more }, i) => note(start, start + span, letters, { id: `${i}`, ...more }));
  const drawnNotes = fc.array(drawnNote, { maxLength: 40 }).map(notesOf);
  const drawnCues = fc
    .array(fc.tuple(fc.double({ min: 0, max: 620, noNaN: true }), fc.double({ min: 0.2, max: 9, noNaN: true })), { maxLength: 80 })
    .map((all) => all.map(([start, length]) => cue(start, start + length)));
  const drawnChoices = fc.record({
    density: fc.constantFrom('sparse' as const, 'normal' as const, 'study' as const),
    readingSpeed: fc.constantFrom(0.5, 0.7, 1, 1.4, 2),
    hiddenCategories: fc.constantFrom([], ['Sound']),
  });
  /** So many notes within three minutes that most find no moment. */
  const thickNotes = fc
    .array(
      drawnNote.map((one) => ({ ...one, start: one.start * 0.3 })),
      { minLength: 60, maxLength: 160 },
    )
    .map(notesOf);
  const film = fc.tuple(fc.oneof({ arbitrary: drawnNotes, weight: 3 }, thickNotes), drawnCues, drawnChoices);
  const BIT = 1e-6;

  it('begins no note before its start, nor after its own span but for the gap, and ends it when it has been read', () => {
    fc.assert(
      fc.property(film, ([notes, cues, choices]) => {
        for (const { annotation, start, end, crowded } of scheduleAnnotations(notes, cues, choices)) {
          const span = annotation.end - annotation.start;
          expect(start).to.be.at.least(annotation.start);
          expect(end).to.be.greaterThan(start);
          if (crowded) continue;
          expect(start - annotation.start).to.be.at.most(Math.max(GAP, Math.min(span, PATIENCE)) + BIT);
          const own = annotation.origin === 'authored' && span <= CONTEXT ? annotation.end : 0;
          expect(end).to.be.at.most(Math.max(own, start + MAX_SHOWN / choices.readingSpeed) + BIT);
          expect(end - start).to.be.at.least(Math.min(KEPT, MIN_SHOWN) - BIT);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('shows one at a time, with a gap between, and counts others only beside one', () => {
    fc.assert(
      fc.property(film, ([notes, cues, choices]) => {
        const shown = scheduleAnnotations(notes, cues, choices);
        const placed = cards(shown);
        for (const [i, { end }] of placed.entries()) expect((placed[i + 1]?.start ?? Infinity) - end).to.be.at.least(GAP - BIT);
        for (const one of shown.filter(({ crowded }) => crowded))
          expect(placed.some(({ start, end }) => start <= one.start && one.end <= end)).to.equal(true);
      }),
      { numRuns: 300 },
    );
  });
  it('shows every note of a file that has at most one in 20 seconds', () => {
    const normal = fc.array(fc.tuple(fc.double({ min: 20, max: 60, noNaN: true }), drawnNote), { maxLength: 40 }).map((all) => {
      let at = 0;
      return notesOf(all.map(([step, one]) => ({ ...one, start: (at += step) })));
    });
    fc.assert(
      fc.property(normal, drawnCues, fc.constantFrom(0.25, 0.7, 1, 2), (notes, cues, readingSpeed) => {
        const placed = cards(scheduleAnnotations(notes, cues, { readingSpeed }));
        expect(placed.map(({ annotation }) => annotation)).to.deep.equal(notes);
        for (const { start, end } of placed) expect(end - start).to.be.at.least(MIN_SHOWN - BIT);
      }),
      { numRuns: 300 },
    );
  });
  it('gives the same for the same, in whatever order the notes come, and changes nothing it is given', () => {
    fc.assert(
      fc.property(film, fc.integer(), ([notes, cues, choices], seed) => {
        const told = ({ annotation, start, end, crowded }: Shown) => [annotation.id, start, end, crowded];
        // Notes that are equal in all that counts keep the order they are given in.
        const unlike = notes.map((one, i) => ({ ...one, priority: i }));
        const copy = JSON.stringify([unlike, cues, choices]);
        const shown = scheduleAnnotations(unlike, cues, choices).map(told);
        const mixed = [...unlike].sort((a, b) => Math.sin(seed + Number(a.id)) - Math.sin(seed + Number(b.id)));
        expect(scheduleAnnotations(mixed, cues.toReversed(), choices).map(told)).to.have.deep.members(shown);
        expect(JSON.stringify([unlike, cues, choices])).to.equal(copy);
      }),
      { numRuns: 200 },
    );
  });
  it('says of each moment what the whole plan says, and when that changes', () => {
    fc.assert(
      fc.property(
        film,
        fc.array(fc.double({ min: -10, max: 700, noNaN: true }), { minLength: 1, maxLength: 8 }),
        ([notes, cues, choices], times) => {
          const { shown } = new Schedule(notes, cues, choices);
          const schedule = new Schedule(notes, cues, choices);
          const at = (time: number) => shown.filter(({ start, end }) => start <= time && time < end);
          for (const time of times) {
            expect(schedule.shownAt(time)).to.deep.equal(at(time));
            const next = Math.min(...shown.flatMap(({ start, end }) => [start, end]).filter((edge) => edge > time));
            const said = schedule.nextChangeAfter(time) ?? Infinity;
            expect(said).to.be.greaterThan(time);
            expect(said).to.be.at.most(next);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('is planned far from other notes as with them', () => {
    fc.assert(
      fc.property(film, drawnNotes, ([notes, cues, choices], more) => {
        const study = { ...choices, density: 'study' as const };
        const others = more.map((one) => ({ ...one, id: `other ${one.id}`, start: one.start + 2000, end: one.end + 2000 }));
        const alone = scheduleAnnotations(notes, cues, study);
        expect(scheduleAnnotations([...others, ...notes], cues, study).slice(0, alone.length)).to.deep.equal(alone);
      }),
      { numRuns: 100 },
    );
  });
  it('is the same whatever it takes over from a plan of other notes', () => {
    fc.assert(
      fc.property(film, fc.array(fc.boolean(), { minLength: 160, maxLength: 160 }), ([notes, cues, choices], here) => {
        const before = new Schedule(notes.filter((_, i) => here[i]), cues, choices); // prettier-ignore
        expect(before.shown.length).to.be.at.most(notes.length);
        expect(new Schedule(notes, cues, choices, before).shown).to.deep.equal(new Schedule(notes, cues, choices).shown);
      }),
      { numRuns: 200 },
    );
  });
  it('shows who arrives anywhere what is on screen there when the film plays, and at once what waits', () => {
    fc.assert(
      fc.property(film, fc.double({ min: 0, max: 700, noNaN: true }), ([notes, cues, choices], time) => {
        const schedule = new Schedule(notes, cues, choices);
        const arrived = schedule.arrive(time);
        const played = schedule.shown.filter(({ start, end }) => start <= time && time < end);
        expect(arrived.length > 0 ? cards(arrived).length : 1, 'one has the place').to.equal(1);
        for (const { annotation } of played) expect(arrived.map((one) => one.annotation)).to.include(annotation);
        const [card] = cards(played);
        const goesToOne = notes.some(({ start }) => Math.abs(start - time) < 0.1);
        if (card && !goesToOne) expect(cards(arrived)[0]!.annotation).to.equal(card.annotation);
        for (const { annotation, end } of arrived) {
          const plan = schedule.shown.find((one) => one.annotation === annotation);
          if (plan) expect(annotation.start <= time && time < plan.end, 'it is on screen, or waits').to.equal(true);
          const following = cards([...schedule.shown]).find((one) => one.annotation.start > time);
          expect(end).to.be.at.most(Math.max(following?.start ?? Infinity, time) + BIT);
        }
      }),
      { numRuns: 300 },
    );
  });
});
