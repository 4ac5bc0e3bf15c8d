import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { Timeline } from '../../src/model/timeline.js';
import { patience } from '../support/patience.js';

const span = (start: number, end: number) => ({ start, end });
const naive = (items: { start: number; end: number }[], time: number) =>
  items
    .map((item, i) => ({ item, i }))
    .filter(({ item }) => item.start <= time && time < item.end)
    .sort((a, b) => a.item.start - b.item.start || a.i - b.i)
    .map(({ item }) => item);

describe('Timeline', () => {
  it('holds an item from its start and not at its end', () => {
    const item = span(1, 2);
    const timeline = new Timeline([item]);
    expect(timeline.activeAt(1)).to.deep.equal([item]);
    expect(timeline.activeAt(1.999)).to.deep.equal([item]);
    expect(timeline.activeAt(2)).to.deep.equal([]);
    expect(timeline.activeAt(0.999)).to.deep.equal([]);
  });
  it('gives items by start, then in the order they came', () => {
    const [a, b, c] = [span(2, 9), span(1, 9), span(2, 5)];
    const active = new Timeline([a, b, c]).activeAt(3);
    expect(active[0]).to.equal(b);
    expect(active[1]).to.equal(a);
    expect(active[2]).to.equal(c);
  });
  it('never holds what has no length, is reversed or has no number', () => {
    const timeline = new Timeline([span(1, 1), span(3, 2), span(NaN, 4), span(0, NaN), span(NaN, NaN)]);
    for (const time of [0, 1, 2, 2.5, 3, 4, NaN]) expect(timeline.activeAt(time)).to.deep.equal([]);
    expect(timeline.nextChangeAfter(-1)).to.equal(undefined);
  });
  it('gives the same frozen array whenever nothing is active', () => {
    const timeline = new Timeline([span(1, 2)]);
    expect(timeline.activeAt(0)).to.equal(timeline.activeAt(5));
    expect(timeline.activeAt(0)).to.equal(new Timeline([]).activeAt(NaN));
    expect(Object.isFrozen(timeline.activeAt(0))).to.equal(true);
  });
  it('names the next start or end, strictly later', () => {
    const timeline = new Timeline([span(1, 4), span(2, 4), span(-3, Infinity)]);
    expect(timeline.nextChangeAfter(-9)).to.equal(-3);
    expect(timeline.nextChangeAfter(1)).to.equal(2);
    expect(timeline.nextChangeAfter(2)).to.equal(4);
    expect(timeline.nextChangeAfter(4)).to.equal(undefined);
    expect(timeline.nextChangeAfter(NaN)).to.equal(undefined);
  });
  it('keeps an item with an infinite end active for good', () => {
    expect(new Timeline([span(-Infinity, Infinity)]).activeAt(1e12)).to.have.length(1);
  });
  it('does not mind one stray item a thousand million seconds away', () => {
    const stray = span(1e9, 1e9 + 1);
    const timeline = new Timeline([span(-5, -1), span(1, 2), stray]);
    expect(timeline.activeAt(1e9 + 0.5)).to.deep.equal([stray]);
    expect(timeline.activeAt(-2)).to.have.length(1);
    expect(timeline.nextChangeAfter(2)).to.equal(1e9);
  });
  it('leaves the list it was given alone', () => {
    const items = Object.freeze([span(5, 6), span(1, 2)]);
    new Timeline(items);
    expect(items[0]!.start).to.equal(5);
  });
  it('answers as a plain scan does', () => {
    const time = fc.oneof(fc.integer({ min: -20, max: 200 }), fc.constantFrom(NaN, Infinity, -Infinity, 1e9));
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { maxLength: 300 }), fc.array(time, { maxLength: 20 }), (pairs, times) => {
        const items = pairs.map(([start, end]) => span(start, end));
        const timeline = new Timeline(items);
        for (const at of times) {
          const [actual, expected] = [timeline.activeAt(at), naive(items, at)];
          expect(actual.length).to.equal(expected.length);
          actual.forEach((item, i) => expect(item).to.equal(expected[i]));
          const later = items.flatMap((i) => (i.start < i.end ? [i.start, i.end] : []));
          const next = later.filter((t) => t > at && Number.isFinite(t)).sort((a, b) => a - b)[0];
          expect(timeline.nextChangeAfter(at)).to.equal(next);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('answers as a plain scan does where thousands overlap, long and short', () => {
    const items = Array.from({ length: 5000 }, (_, i) => span((i * 7919) % 3000, ((i * 7919) % 3000) + (i % 50 ? 1 + (i % 9) : 900 + i)));
    const timeline = new Timeline(items);
    for (let at = -1; at < 4000; at += 13.7) {
      const [actual, expected] = [timeline.activeAt(at), naive(items, at)];
      expect(actual.length).to.equal(expected.length);
      actual.forEach((item, i) => expect(item).to.equal(expected[i]));
    }
  });
  it('is quick over 100,000 items, some as long as the film', () => {
    const items = Array.from({ length: 100_000 }, (_, i) => span(i * 0.09, i * 0.09 + (i % 10_000 ? (i % 100 ? 4 : 900) : 9000)));
    const before = performance.now();
    const timeline = new Timeline(items);
    const built = performance.now();
    let hits = 0;
    for (let i = 0; i < 10_000; i++) hits += timeline.activeAt((i * 7919) % 9000).length;
    const asked = performance.now();
    expect(hits).to.be.greaterThan(10_000);
    expect(built - before, 'ms to build').to.be.lessThan(patience(2000));
    expect(asked - built, 'ms for 10,000 questions').to.be.lessThan(patience(2000));
  });
});
