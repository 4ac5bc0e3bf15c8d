import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { clusterMarks } from '../../src/model/clusters.js';

const marks = (...starts: number[]) => starts.map((start) => ({ start }));
const starts = (clusters: ReturnType<typeof clusterMarks<{ start: number }>>) =>
  clusters.map(({ items }) => items.map(({ start }) => start));

describe('clusterMarks', () => {
  it('leaves alone what stands far enough apart', () => {
    expect(clusterMarks(marks(10, 50), { duration: 100, width: 100, apart: 24 })).to.deep.equal([
      { at: 0.1, items: [{ start: 10 }] },
      { at: 0.5, items: [{ start: 50 }] },
    ]);
  });

  it('puts together what stands nearer, at the place of the first', () => {
    expect(starts(clusterMarks(marks(10, 20, 33, 34), { duration: 100, width: 100, apart: 24 }))).to.deep.equal([[10, 20, 33], [34]]);
  });

  it('takes fewer together on a longer line', () => {
    expect(starts(clusterMarks(marks(10, 20, 33, 34), { duration: 100, width: 240, apart: 24 }))).to.deep.equal([[10], [20], [33, 34]]);
  });

  it('makes many of a dense row, not a single one', () => {
    const row = marks(...Array.from({ length: 100 }, (_, i) => i));
    expect(clusterMarks(row, { duration: 100, width: 200, apart: 20 })).to.have.length(10);
  });

  it('keeps what lies outside the film at its ends', () => {
    expect(clusterMarks(marks(-5, 130), { duration: 100, width: 100, apart: 10 }).map(({ at }) => at)).to.deep.equal([0, 1]);
  });

  it('is empty without notes, without a length, and without width', () => {
    expect(clusterMarks([], { duration: 100, width: 100, apart: 10 })).to.deep.equal([]);
    for (const [duration, width] of [[NaN, 100], [Infinity, 100], [0, 100], [100, 0]] as const)
      expect(clusterMarks(marks(1), { duration, width, apart: 10 })).to.deep.equal([]);
  }); // prettier-ignore

  it('loses none, keeps their order, and keeps its distance', () => {
    const line = fc.record({ duration: fc.integer({ min: 1, max: 20000 }), width: fc.integer({ min: 1, max: 4000 }), apart: fc.integer({ min: 1, max: 60 }) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20000 }), { maxLength: 300 }), line, (times, options) => {
        const items = marks(...times.sort((a, b) => a - b));
        const clusters = clusterMarks(items, options);
        expect(clusters.flatMap(({ items }) => items)).to.deep.equal(items);
        for (const [i, { at }] of clusters.entries()) {
          const before = clusters[i - 1];
          if (before) expect((at - before.at) * options.width).to.be.at.least(options.apart);
        }
      }),
    );
  });
});
