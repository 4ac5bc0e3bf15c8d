import { expect } from '@open-wc/testing';
import { formatMediaFragment, formatTimecode, parseMediaFragment, parseTimecode } from '../../src/model/timecode.js';

describe('parseTimecode', () => {
  for (const [text, seconds] of [
    ['01:02:03.450', 3723.45],
    ['1:02', 62],
    ['62.5', 62.5],
    ['0:00,5', 0.5],
    [' 100:00:00 ', 360000],
    ['90:00', 5400],
  ] as const)
    it(`reads “${text}”`, () => expect(parseTimecode(text)).to.equal(seconds));
  for (const text of ['', 'soon', '1:60', '1:60:00', '-1:00', '1:2:3:4', '12.', ':30', '1 : 2', '1e3', 'Infinity'])
    it(`takes “${text}” for no time`, () => expect(parseTimecode(text)).to.equal(null));
});

describe('formatTimecode', () => {
  it('is as short as it goes on screen', () => {
    expect([0, 45.9, 62, 3723, 360000].map((time) => formatTimecode(time))).to.deep.equal(['0:00', '0:45', '1:02', '1:02:03', '100:00:00']);
  });
  it('writes the hours of a short time where asked', () => expect(formatTimecode(62, { hours: true })).to.equal('0:01:02'));
  it('shows a negative time and a time that is not known', () => {
    expect(formatTimecode(-62)).to.equal('-1:02');
    expect(formatTimecode(-0.4)).to.equal('0:00');
    expect(formatTimecode(NaN)).to.equal('-:--');
  });
  it('writes the forms of files, rounded to the millisecond and beyond a day', () => {
    expect(formatTimecode(3723.4504, { form: 'vtt' })).to.equal('01:02:03.450');
    expect(formatTimecode(90000.0009, { form: 'srt' })).to.equal('25:00:00,001');
    expect(formatTimecode(59.9996, { form: 'srt' })).to.equal('00:01:00,000');
    expect(formatTimecode(-5, { form: 'srt' })).to.equal('00:00:00,000');
  });
  it('refuses a time that is not finite in a file', () => {
    expect(() => formatTimecode(NaN, { form: 'srt' })).to.throw(RangeError);
    expect(() => formatTimecode(Infinity, { form: 'vtt' })).to.throw(RangeError);
  });
});

describe('parseMediaFragment', () => {
  for (const [text, start, end] of [
    ['t=12.5,31', 12.5, 31],
    ['#t=npt:10,0:20', 10, 20],
    ['t=,20', 0, 20],
    ['t=10', 10, Infinity],
    ['t=1:02:03,1:02:04.5', 3723, 3724.5],
    ['xywh=0,0,10,10&t=1,2', 1, 2],
    ['t=1,2&t=3,4', 3, 4],
    ['t=npt%3A1%2C2', 1, 2],
  ] as const)
    it(`reads “${text}”`, () => expect(parseMediaFragment(text)).to.deep.equal({ start, end }));
  for (const text of ['', 't=', 't=,', 't=5,', 't=20,10', 't=10,10', 't=a', 'x=1,2', 't=1,2,3', 't=smpte:10', 't=%'])
    it(`finds no time in “${text}”`, () => expect(parseMediaFragment(text)).to.equal(null));
});

describe('formatMediaFragment', () => {
  it('writes milliseconds', () => expect(formatMediaFragment({ start: 12.5, end: 31 })).to.equal('t=12.500,31.000'));
  it('leaves an endless end open', () => expect(formatMediaFragment({ start: 2, end: Infinity })).to.equal('t=2.000'));
  it('refuses what is no span', () => {
    for (const [start, end] of [
      [2, 1],
      [1, 1],
      [-1, 1],
      [NaN, 1],
      [0, NaN],
      [Infinity, Infinity],
    ] as const)
      // prettier-ignore
      expect(() => formatMediaFragment({ start, end })).to.throw(RangeError);
  });
  it('is read back by parseMediaFragment', () =>
    expect(parseMediaFragment(formatMediaFragment({ start: 1.25, end: 90000 }))).to.deep.equal({ start: 1.25, end: 90000 }));
});
