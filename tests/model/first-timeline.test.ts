import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { FirstTimeline } from '../../src/model/first-timeline.js';
import { Timeline } from '../../src/model/timeline.js';

const edge = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(NaN, Infinity, -Infinity, 0.5));
const items = fc.array(fc.record({ start: edge, end: edge }), { maxLength: 90 });

describe('FirstTimeline', () => {
  it('says what the timeline says, of any spans, at any moment', () => {
    fc.assert(
      fc.property(items, fc.array(edge, { minLength: 1, maxLength: 8 }), (spans, times) => {
        const [first, whole] = [new FirstTimeline(spans), new Timeline(spans)];
        for (const time of times) {
          const [active, expected] = [first.activeAt(time), whole.activeAt(time)];
          expect(active.length).to.equal(expected.length);
          for (const [i, item] of active.entries()) expect(item).to.equal(expected[i]);
          expect(first.nextChangeAfter(time)).to.equal(whole.nextChangeAfter(time));
        }
      }),
    );
  });
  it('leaves the list it was given alone', () => {
    const spans = Object.freeze([
      { start: 5, end: 6 },
      { start: 1, end: 2 },
    ]);
    expect(new FirstTimeline(spans).activeAt(5)).to.deep.equal([spans[0]]);
    expect(spans[0]!.start).to.equal(5);
  });
});
