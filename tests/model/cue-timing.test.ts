import { expect } from '@open-wc/testing';
import { FILE_TIMING, KNOWN_RATES, retimeCue, retimeCues, timingFromPoints, toFileTime, toFilmTime } from '../../src/model/cue-timing.js';
import { cue } from '../support/build.js';

const PAL = 25 / (24000 / 1001);

describe('retimeCue', () => {
  it('moves and stretches', () => {
    const { start, end } = retimeCue(cue(10, 12), { offset: 1.5, rate: 2 });
    expect([start, end]).to.deep.equal([21.5, 25.5]);
  });
  it('moves the times within a text', () => {
    const spans = [{ tag: 'i' as const, children: [{ tag: 'timestamp' as const, time: 11, children: [] }] }];
    expect(retimeCue({ ...cue(10, 12), spans }, { offset: 1, rate: 1 }).spans).to.deep.equal([
      { tag: 'i', children: [{ tag: 'timestamp', time: 12, children: [] }] },
    ]);
  });
  it('counts in microseconds, as media do', () =>
    expect(retimeCue(cue(10, 12), { offset: 0.1, rate: PAL }).start).to.equal(Math.round((10 * PAL + 0.1) * 1e6) / 1e6));
  it('puts nothing before the film', () => expect(retimeCue(cue(1, 3), { offset: -2, rate: 1 })).to.include({ start: 0, end: 1 }));
});

describe('retimeCues', () => {
  it('gives the same list where the clock is the file’s', () => {
    const cues = [cue(1, 2)];
    expect(retimeCues(cues, FILE_TIMING)).to.equal(cues);
  });
});

describe('toFileTime', () => {
  it('undoes toFilmTime', () => {
    const timing = { offset: -3.2, rate: PAL };
    expect(toFileTime(toFilmTime(1234.5, timing), timing)).to.be.closeTo(1234.5, 1e-9);
  });
});

describe('timingFromPoints', () => {
  it('leaves the clock where there is no point', () => expect(timingFromPoints([])).to.equal(FILE_TIMING));
  it('moves by one point', () => expect(timingFromPoints([{ file: 10, film: 12.5 }])).to.deep.equal({ offset: 2.5, rate: 1 }));
  it('keeps the rate it had with one point', () => {
    const { offset, rate } = timingFromPoints([{ file: 100, film: 130 }], { offset: 0, rate: 1.25 });
    expect([offset, rate]).to.deep.equal([5, 1.25]);
  });
  it('finds a known rate in two points that are a little wrong', () => {
    const points = [
      { file: 60, film: 60 * PAL + 2 + 0.2 },
      { file: 1800, film: 1800 * PAL + 2 - 0.2 },
    ];
    const { offset, rate } = timingFromPoints(points);
    expect(rate).to.equal(PAL);
    expect(toFilmTime(1800, { offset, rate }), 'the last word holds').to.be.closeTo(points[1]!.film, 1e-9);
  });
  it('tells 25 to 24 from 25 to 23.976, given an hour', () => {
    const points = [{ file: 10, film: (10 * 25) / 24 }, { file: 3600, film: (3600 * 25) / 24 + 0.1 }]; // prettier-ignore
    expect(timingFromPoints(points).rate).to.equal(25 / 24);
  });
  it('leaves a right rate alone, though the listener is a tenth of a second off', () =>
    expect(timingFromPoints([{ file: 100, film: 103 }, { file: 220, film: 223.1 }]).rate).to.equal(1)); // prettier-ignore
  it('leaves the rate it has, too', () =>
    expect(timingFromPoints([{ file: 0, film: 0 }, { file: 120, film: 120 * PAL + 0.3 }], { offset: 0, rate: PAL }).rate).to.equal(PAL)); // prettier-ignore
  it('believes a rate that is none of the known over a long span, if it is small', () => {
    const { offset, rate } = timingFromPoints([{ file: 100, film: 100 }, { file: 1100, film: 1110 }]); // prettier-ignore
    expect(rate).to.be.closeTo(1.01, 1e-9);
    expect(offset).to.be.closeTo(-1, 1e-6);
  });
  it('does not believe it over a short one: one of the points is wrong', () =>
    expect(timingFromPoints([{ file: 160, film: 160 }, { file: 370, film: 356 }])).to.deep.equal({ offset: -14, rate: 1 })); // prettier-ignore
  it('takes no rate from points that lie near each other', () =>
    expect(timingFromPoints([{ file: 10, film: 11 }, { file: 40, film: 43 }])).to.deep.equal({ offset: 3, rate: 1 })); // prettier-ignore
  it('takes the later of two points that contradict each other', () =>
    expect(timingFromPoints([{ file: 10, film: 500 }, { file: 400, film: 402 }])).to.deep.equal({ offset: 2, rate: 1 })); // prettier-ignore
  it('knows the order of points by their giving, not by their time', () => {
    const { offset, rate } = timingFromPoints([{ file: 3000, film: 3005 }, { file: 100, film: 105 }]); // prettier-ignore
    expect(rate).to.equal(1);
    expect(offset).to.be.closeTo(5, 1e-9);
  });
});

describe('KNOWN_RATES', () => {
  it('holds 1, and each with its inverse', () => {
    expect(KNOWN_RATES).to.include(1);
    for (const rate of KNOWN_RATES) expect(KNOWN_RATES.some((other) => Math.abs(other * rate - 1) < 1e-9)).to.equal(true);
  });
});
