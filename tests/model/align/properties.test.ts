import { expect } from '@open-wc/testing';
import fc from '../../support/properties.js';
import { alignArticle, type AlignCue, type AlignResult } from '../../../src/model/index.js';
import { CUES, DURATION, ESSAY, STRANGER } from './late-ferry.js';

const FILM = { cues: CUES, duration: DURATION };
const plain = alignArticle({ passages: ESSAY, ...FILM });
/** Ids and first places of what is placed. */
const placed = ({ placements }: AlignResult) => placements.flatMap(({ passage, best }) => (best ? [{ passage, best }] : []));

/** Each run aligns a whole article. */
const RUNS = { numRuns: 12 };
const anyTime = fc.oneof(fc.double({ min: -50, max: 9000, noNaN: true }), fc.constantFrom(NaN, Infinity, -Infinity, 0, 12, 12.5));
const anyWords = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...CUES.flatMap(({ text }) => text.split(' ')),
      '1938',
      'Vance',
      '“',
      '"',
      '(',
      '[',
      '—',
      '…',
      '12:30',
      '500,000',
      'half a million',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  ),
  { maxLength: 40 },
);
const anyText = anyWords.map((words) => words.join(' '));
const anyCues: fc.Arbitrary<AlignCue[]> = fc.array(fc.record({ start: anyTime, end: anyTime, text: anyText }), { maxLength: 25 });
const anyPassages = fc.array(anyText, { maxLength: 8 }).map((texts) => texts.map((text, i) => ({ id: `p-${i % 6}`, text })));

describe('alignArticle, whatever it is given', () => {
  it('gives each passage a placement of finite numbers inside the film', () => {
    fc.assert(
      fc.property(anyPassages, anyCues, fc.oneof(fc.constant(undefined), anyTime), (passages, cues, duration) => {
        const { placements, order } = alignArticle({ passages, cues, duration });
        expect(placements.map(({ passage }) => passage)).to.deep.equal(passages.map(({ id }) => id));
        const last = Math.max(0, ...cues.map(({ end }) => end).filter(Number.isFinite));
        const end = duration !== undefined && duration > 0 && duration < 36_000 ? duration : last;
        for (const { state, best, candidates, why } of placements) {
          expect(state === 'placed').to.equal(best !== undefined);
          expect(state === 'abstained').to.equal(why !== undefined);
          if (best) expect(candidates[0]).to.equal(best);
          for (const range of candidates) {
            expect(range.start).to.be.within(0, range.end);
            expect(range.end)
              .to.be.greaterThan(range.start)
              .and.at.most(end + 0.001);
            expect(range.confidence).to.be.within(0, 1);
            expect(range.band === 'unsure').to.equal(state === 'abstained' || range.confidence < 0.6);
          }
        }
        for (const share of Object.values(order.shares)) expect(share).to.be.within(0, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('answers nothing for nothing', () => {
    expect(alignArticle({ passages: [], cues: CUES }).placements).to.deep.equal([]);
    expect(alignArticle({ passages: ESSAY, cues: [] }).placements.map(({ state }) => state)).to.deep.equal(ESSAY.map(() => 'abstained'));
    expect(alignArticle({ passages: [{ id: 'a', text: '' }], cues: CUES }).placements[0]).to.include({
      state: 'abstained',
      why: 'no-evidence',
    });
  });

  it('throws for bad calls', () => {
    expect(() => alignArticle({ passages: ESSAY, cues: null as never })).to.throw(TypeError);
    for (const options of [{ threshold: 2 }, { threshold: NaN }, { maxCandidates: 0 }, { order: 'wild' as never }])
      expect(() => alignArticle({ passages: ESSAY, cues: CUES }, options), JSON.stringify(options)).to.throw(RangeError);
  });
});

describe('alignArticle, the same film otherwise written', () => {
  const same = (name: string, change: (text: string) => string) =>
    it(name, () => {
      const cues = CUES.map((cue) => ({ ...cue, text: change(cue.text) }));
      expect(alignArticle({ passages: ESSAY, cues, duration: DURATION })).to.deep.equal(plain);
    });
  same('answers alike in capitals', (text) => text.toUpperCase());
  same('answers alike without capitals', (text) => text.toLowerCase());
  same('answers alike with sounds described', (text) => `[gulls cry]\n${text} (bell rings)`);
  same('answers alike with tags', (text) => `{\\an8}<i>${text}</i>`);
  same('answers alike with dashes and line breaks', (text) => `- ${text.replace(' ', '\n')}`);
  same('answers alike with other quotation marks', (text) => `“${text.replaceAll("'", '’')}”`);

  it('answers alike whatever the order of the cues', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...CUES], { minLength: CUES.length }), (cues) => {
        expect(alignArticle({ passages: ESSAY, cues, duration: DURATION })).to.deep.equal(plain);
      }),
      RUNS,
    );
  });

  it('moves with the film', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (by) => {
        const cues = CUES.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
        const moved = alignArticle({ passages: ESSAY, cues, duration: DURATION + by });
        const before = new Map(placed(plain).map(({ passage, best }) => [passage, best]));
        for (const { passage, best } of placed(moved))
          if (before.has(passage)) expect(Math.abs(best.start - by - before.get(passage)!.start), passage).to.be.below(30);
        const certain = placed(plain).filter(({ best }) => best.confidence > 0.8);
        expect(placed(moved).map(({ passage }) => passage)).to.include.members(certain.map(({ passage }) => passage));
      }),
      RUNS,
    );
  });

  it('stretches with the film', () => {
    fc.assert(
      fc.property(fc.constantFrom(25 / 23.976, 23.976 / 25, 24 / 25, 1.001), (rate) => {
        const cues = CUES.map(({ start, end, text }) => ({ start: start * rate, end: end * rate, text }));
        const before = new Map(placed(plain).map(({ passage, best }) => [passage, best]));
        for (const { passage, best } of placed(alignArticle({ passages: ESSAY, cues, duration: DURATION * rate })))
          if (before.has(passage)) expect(Math.abs(best.start / rate - before.get(passage)!.start), passage).to.be.below(30);
      }),
      RUNS,
    );
  });
});

describe('alignArticle, with other passages among them', () => {
  it('hardly moves the others', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STRANGER), fc.nat(ESSAY.length), (stranger, at) => {
        const passages = ESSAY.toSpliced(at, 0, { ...stranger, id: 'stranger' });
        const { placements } = alignArticle({ passages, ...FILM });
        for (const { passage, best } of placed(plain)) {
          if (best.confidence < 0.8) continue;
          const [now] = placements.find((one) => one.passage === passage)!.candidates;
          expect(now!.start < best.end && best.start < now!.end, passage).to.equal(true);
        }
        expect(placements[at]!.best?.band).not.to.equal('sure');
      }),
      RUNS,
    );
  });

  it('gives the same passage twice places that agree', () => {
    const { placements } = alignArticle({ passages: ESSAY.flatMap((one) => [one, { ...one, id: `${one.id}-again` }]), ...FILM });
    for (let i = 0; i < placements.length; i += 2) {
      const [one, again] = [placements[i]!.best, placements[i + 1]!.best];
      if (one && again && one.confidence > 0.8) expect(one.start < again.end && again.start < one.end).to.equal(true);
    }
  });
});
