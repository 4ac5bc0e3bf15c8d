import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Cue } from '../../src/model/cue.js';
import { compareSubtitles, isCutOut, retime, type TimeMap } from '../../src/model/retime.js';
import { cue } from '../support/build.js';

const PAL = 25 / (24000 / 1001);

/** Words that no other line has, so that each line is known by any of them: `w12a w12b ...`; three to seven a line. */
const wordsOf = (line: number, film = 'w') => Array.from({ length: 3 + (line % 5) }, (_, i) => `${film}${line}x${'abcdefg'[i]}`);
/** Lines of a film: every four seconds or so, with a pause after each tenth. */
const film = (count: number, name?: string): Cue[] =>
  Array.from({ length: count }, (_, i) => {
    const start = 10 + i * 4 + Math.floor(i / 10) * 12 + ((i * 7) % 5) / 4;
    return cue(start, start + 2.5, wordsOf(i, name).join(' '));
  });
const moved = (cues: readonly Cue[], place: (time: number) => number): Cue[] =>
  cues.map((one) => ({ ...one, start: place(one.start), end: place(one.end) }));
/** The film without `count` lines and the time until the next one; what follows comes earlier. */
const without = (cues: readonly Cue[], first: number, count: number): Cue[] => {
  const length = cues[first + count]!.start - cues[first]!.start;
  return [...cues.slice(0, first), ...moved(cues.slice(first + count), (time) => time - length)];
};
/** Where a line of the film is without those. */
const placeWithout = (cues: readonly Cue[], first: number, count: number) => (time: number) =>
  time < cues[first]!.start ? time : time - (cues[first + count]!.start - cues[first]!.start);

const mapped = (from: readonly Cue[], to: readonly Cue[]): TimeMap => {
  const map = retime(from, to);
  if (!map) throw new Error(`no map: ${compareSubtitles(from, to).refusal}`);
  return map;
};

describe('retime', () => {
  const cues = film(300);
  it('leaves the times of the same file as they are', () => {
    const map = mapped(cues, cues);
    expect(map.ratio).to.equal(1);
    expect(map.segments).to.deep.equal([{ start: -Infinity, end: Infinity, offset: 0 }]);
  });
  it('finds any offset', () => {
    fc.assert(
      fc.property(fc.double({ min: -3600, max: 3600, noNaN: true }), fc.double({ min: 0, max: 6000, noNaN: true }), (offset, time) => {
        const map = mapped(
          cues,
          moved(cues, (t) => t + offset),
        );
        expect([map.ratio, map.segments.length]).to.deep.equal([1, 1]);
        expect(map.map(time)).to.be.closeTo(time + offset, 1e-6);
      }),
      { numRuns: 10 },
    );
  });
  for (const [name, ratio] of Object.entries({
    '25/23.976': PAL,
    '23.976/25': 1 / PAL,
    '24/25': 24 / 25,
    '24/23.976': 1.001,
    'no known ratio': 1.0123,
  }))
    it(`finds a ratio: ${name}`, () => {
      const map = mapped(
        cues,
        moved(cues, (t) => t * ratio - 7),
      );
      expect(map.ratio).to.be.closeTo(ratio, 1e-5);
      expect(map.map(1000)).to.be.closeTo(1000 * ratio - 7, 0.01);
    });
  it('takes a known ratio for what is measured', () => {
    const map = mapped(
      cues,
      moved(cues, (t) => t * PAL + 0.1 * Math.sin(t)),
    );
    expect(map.ratio).to.equal(PAL);
  });
  it('finds what was cut out, between the lines', () => {
    const map = mapped(cues, without(cues, 60, 12));
    expect(map.segments).to.have.length(2);
    for (const [i, { start }] of cues.entries()) {
      const gone = i >= 60 && i < 72;
      expect(isCutOut(map, start + 1)).to.equal(gone);
      if (!gone) expect(map.map(start)).to.be.closeTo(placeWithout(cues, 60, 12)(start), 0.01);
    }
  });
  it('says the moment of the cut for what was cut out', () => {
    const map = mapped(cues, without(cues, 60, 12));
    const [before, after] = [map.segments[0]!, map.segments[1]!];
    expect(after.start - before.end).to.be.closeTo(cues[72]!.start - cues[60]!.start, 0.01);
    for (const share of [0, 0.3, 0.9]) expect(map.map(before.end + share * (after.start - before.end))).to.be.closeTo(before.end, 0.01);
  });
  it('finds what was put in, in the pause between two lines', () => {
    const map = mapped(
      cues,
      moved(cues, (t) => (t < 300 ? t : t + 45)),
    );
    expect(map.segments).to.have.length(2);
    const { end } = map.segments[0]!;
    expect(end).to.equal(map.segments[1]!.start);
    expect(cues.some((one) => one.start < end && end < one.end)).to.be.false;
    for (const { start } of cues) expect(map.map(start)).to.be.closeTo(start < 300 ? start : start + 45, 0.01);
  });
  it('finds two cuts and a frame rate where three of ten words are others', () => {
    const changed = without(without(cues, 180, 5), 80, 9).map((one, i) => ({
      ...one,
      text: one.text.split(' ').map((word, k) => ((i * 5 + k * 3) % 10 < 3 ? `other${i}${'abcdefg'[k]}` : word)).join(' '), // prettier-ignore
    }));
    const map = mapped(
      cues,
      moved(changed, (t) => t * PAL),
    );
    expect(map.ratio).to.equal(PAL);
    expect(map.segments).to.have.length(3);
    const [first, second] = [placeWithout(cues, 80, 9), placeWithout(cues, 180, 5)];
    for (const [i, { start }] of cues.entries())
      if ((i < 80 || i >= 89) && (i < 180 || i >= 185)) expect(map.map(start)).to.be.closeTo(first(second(start)) * PAL, 0.05);
  });
  it('knows lines that are joined or parted again', () => {
    const joined = cues.flatMap((one, i) => (i % 4 === 1 ? [] : i % 4 === 0 ? [{ ...one, end: cues[i + 1]!.end, text: `${one.text}\n${cues[i + 1]!.text}` }] : [one])); // prettier-ignore
    const map = mapped(
      cues,
      moved(joined, (t) => t + 5),
    );
    expect(map.segments).to.have.length(1);
    expect(map.map(100)).to.be.closeTo(105, 0.05);
    expect(mapped(joined, cues).map(100)).to.be.closeTo(100, 0.05);
  });
  it('passes over descriptions of sounds, names, case and tags', () => {
    const dressed = cues.flatMap((one, i) => [
      { ...one, text: `ANNA: ${one.text.toUpperCase()}!` },
      cue(one.end, one.end + 1, i % 2 ? '[DOOR CREAKS]' : '(sighs)'),
    ]);
    expect(
      mapped(
        cues,
        moved(dressed, (t) => t - 3),
      ).map(500),
    ).to.be.closeTo(497, 1e-6);
  });
  it('needs no shared beginning, and maps a part of the film', () => {
    const rest = moved(cues.slice(120), (t) => t - 500);
    expect(mapped(cues, rest).map(1000)).to.be.closeTo(500, 1e-6);
    expect(mapped(rest, cues).map(500)).to.be.closeTo(1000, 1e-6);
  });
  it('finds enough in another translation', () => {
    const translated = cues.map((one, i) => ({
      ...one,
      start: one.start + 1 + ((i % 3) - 1) / 10,
      text: i % 4 ? `quite another line ${i}` : one.text,
    }));
    expect(mapped(cues, translated).map(500)).to.be.closeTo(501, 0.15);
  });
  it('reads captions that repeat each line', () => {
    const rolling = cues.flatMap((one) => [
      { ...one, end: one.start + 1 },
      { ...one, start: one.start + 1 },
    ]);
    expect(
      mapped(
        rolling,
        moved(rolling, (t) => t + 4),
      ).map(100),
    ).to.be.closeTo(104, 1e-6);
  });
  it('needs no order', () =>
    expect(
      mapped(
        cues.toReversed(),
        moved(cues, (t) => t + 4),
      ).map(100),
    ).to.be.closeTo(104, 1e-6));
  it('works with three lines', () => {
    const three = [cue(1, 2, 'Leave the gate open'), cue(4, 5, 'The wind keeps what it takes'), cue(8, 9, 'It was a long train')];
    expect(
      mapped(
        three,
        moved(three, (t) => t + 1.5),
      ).map(4),
    ).to.be.closeTo(5.5, 1e-6);
  });

  it('refuses different films, and says why', () => {
    expect(retime(cues, film(300, 'v'))).to.be.null;
    expect(compareSubtitles(cues, film(300, 'v')).refusal).to.equal('no-shared-words');
  });
  it('refuses films that share lines, but not their times', () => {
    const { map, refusal, share } = compareSubtitles(
      cues,
      moved(cues, (t) => t * (t / 300)),
    );
    expect([map, refusal]).to.deep.equal([null, 'no-common-clock']);
    expect(share).to.be.below(0.04);
  });
  it('refuses files without words', () => {
    for (const [from, to] of [
      [[], []],
      [cues, []],
      [[], cues],
      [[cue(1, 2, '♪')], cues],
      [[cue(2, 1, 'never shown')], cues],
    ] as const)
      expect(compareSubtitles(from, to)).to.deep.equal({ map: null, refusal: 'no-words', share: 0 });
  });

  it('never goes back, whatever was cut out or put in', () => {
    const changes = fc.array(fc.record({ first: fc.integer({ min: 20, max: 200 }), lines: fc.integer({ min: -15, max: 15 }) }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(changes, fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { minLength: 2 }), (cuts, times) => {
        const other = cuts.reduce((some, { first, lines }) => {
          const at = some[first]!.start;
          return lines > 0 ? without(some, first, lines) : moved(some, (time) => (time < at ? time : time - 4 * lines));
        }, cues);
        const map = mapped(cues, other);
        const sorted = times.toSorted((a, b) => a - b).map((time) => map.map(time));
        for (const [i, time] of sorted.entries()) if (i) expect(time).to.be.at.least(sorted[i - 1]! - 1e-9);
        for (const { start, end, offset } of map.segments)
          for (const time of times) if (start <= time && time < end) expect(map.map(time)).to.equal(time * map.ratio + offset);
      }),
      { numRuns: 10 },
    );
  });
  it('is undone by the map the other way, where nothing was cut out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, PAL, 24 / 25),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 20, max: 260 }),
        (ratio, offset, first) => {
          const other = moved(without(cues, first, 9), (t) => t * ratio + offset);
          const [there, back] = [mapped(cues, other), mapped(other, cues)];
          for (const [i, { start }] of cues.entries())
            if (i < first || i >= first + 9) expect(back.map(there.map(start))).to.be.closeTo(start, 0.02);
        },
      ),
      { numRuns: 10 },
    );
  });
  it('goes the same way over a third file', () => {
    const [second, third] = [moved(cues, (t) => t * PAL + 3), moved(without(cues, 100, 9), (t) => t - 20)];
    const [whole, one, two] = [mapped(cues, third), mapped(cues, second), mapped(second, third)];
    for (const [i, { start }] of cues.entries())
      if (i < 100 || i >= 109) expect(two.map(one.map(start))).to.be.closeTo(whole.map(start), 0.05);
  });
});
