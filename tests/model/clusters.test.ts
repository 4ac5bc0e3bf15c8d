import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import { clusterMarks, stackMarks } from '../../src/model/clusters.js';

const marks = (...starts: number[]) => starts.map((start) => ({ start }));
const starts = (clusters: ReturnType<typeof clusterMarks<{ start: number }>>) =>
  clusters.map(({ items }) => items.map(({ start }) => start));

describe('clusterMarks', () => {
  it('leaves alone what stands far enough apart', () => {
    expect(clusterMarks(marks(10, 50), { duration: 100, width: 100, apart: 24 })).to.deep.equal([
      { at: 0.1, row: 0, items: [{ start: 10 }] },
      { at: 0.5, row: 0, items: [{ start: 50 }] },
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

  it('fills the first row that has room, and puts together what no row has room for', () => {
    const clusters = clusterMarks(marks(10, 20, 22, 36, 70), { duration: 100, width: 100, apart: 24, rows: 2 });
    expect(clusters.map(({ row, items }) => [row, ...items.map(({ start }) => start)])).to.deep.equal([[0, 10], [1, 20, 22], [0, 36], [0, 70]]);
  }); // prettier-ignore

  it('loses none, keeps their order, and keeps its distance in each row', () => {
    const line = fc.record({ duration: fc.integer({ min: 1, max: 20000 }), width: fc.integer({ min: 1, max: 4000 }), apart: fc.integer({ min: 1, max: 60 }), rows: fc.integer({ min: 1, max: 5 }) }); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20000 }), { maxLength: 300 }), line, (times, options) => {
        const items = marks(...times.sort((a, b) => a - b));
        const clusters = clusterMarks(items, options);
        expect(clusters.flatMap(({ items }) => items)).to.deep.equal(items);
        for (const [i, { at, row }] of clusters.entries()) {
          expect(row).to.be.within(0, options.rows - 1);
          const before = clusters.slice(0, i).findLast((one) => one.row === row);
          if (before) expect((at - before.at) * options.width).to.be.at.least(options.apart);
        }
      }),
    );
  });
});

describe('stackMarks', () => {
  const line = { duration: 100, width: 100, apart: 24 };
  const rowsOf = (...times: number[]) => stackMarks(marks(...times), line, 3).map(({ row, items }) => [row, items.length]);

  it('takes one row where that is enough', () => {
    expect(rowsOf(10, 40, 70)).to.deep.equal([[0, 1], [0, 1], [0, 1]]);
  }); // prettier-ignore

  it('takes as few as let each stand by itself', () => {
    expect(rowsOf(10, 12, 70)).to.deep.equal([[0, 1], [1, 1], [0, 1]]);
    expect(rowsOf(10, 12, 14, 70)).to.deep.equal([[0, 1], [1, 1], [2, 1], [0, 1]]);
  }); // prettier-ignore

  it('puts a few together where even the most are not enough', () => {
    expect(rowsOf(10, 12, 14, 16, 40, 70)).to.deep.equal([[0, 1], [1, 1], [2, 2], [0, 1], [0, 1]]);
  }); // prettier-ignore

  it('takes one row where most would be together', () => {
    expect(rowsOf(...Array.from({ length: 100 }, (_, i) => i)).every(([row]) => row === 0)).to.equal(true);
  });
});
