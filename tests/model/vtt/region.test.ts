import { expect } from '@open-wc/testing';
import { read, timing } from './read.js';

describe('parseVtt, REGION', () => {
  const region = 'REGION\nid:fred width:40% lines:4\nregionanchor:0%,100% viewportanchor:10%,90.5% scroll:up';
  it('reads a region and the cues in it', () => {
    const { cues, regions, problems } = read(`WEBVTT\n\n${region}\n\n${timing} region:fred\nx\n\n${timing} region:fred line:1\ny`);
    expect(regions).to.deep.equal([{ id: 'fred', width: 40, lines: 4, regionAnchor: [0, 100], viewportAnchor: [10, 90.5], scroll: 'up' }]);
    expect(cues.map(({ settings }) => settings)).to.deep.equal([{ region: 'fred' }, { line: 1 }]);
    expect(problems).to.deep.equal([]);
  });
  it('gives a region its defaults and passes over what is wrong in it', () =>
    expect(read('WEBVTT\n\nREGION\nid:a width:101% lines:x regionanchor:1 scroll:down foo').regions).to.deep.equal([
      { id: 'a', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100] },
    ]));
  it('lets the later of two regions of one name hold', () =>
    expect(read('WEBVTT\n\nREGION\nid:a lines:1\n\nREGION\nid:a lines:2').regions.map(({ lines }) => lines)).to.deep.equal([2]));
  it('has no regions after the first cue', () => {
    const { regions, codes } = read(`WEBVTT\n\n${timing}\nx\n\n${region}`);
    expect(regions).to.deep.equal([]);
    expect(codes).to.deep.equal(['misplaced-block:6']);
  });
  it('passes over regions in the syntax of an old draft', () =>
    expect(read(`WEBVTT\n\nREGION: id=a width=40%\n\n${timing}\nx`).codes).to.deep.equal(['misplaced-block:3']));
  it('takes the last of two names and of two numbers', () =>
    expect(read('WEBVTT\n\nREGION\nid:a id:b\nid:c\nlines:1 lines:2 lines:x').regions.map(({ id, lines }) => [id, lines])).to.deep.equal([
      ['c', 2],
    ]));
  it('reads any number of lines', () => {
    for (const lines of ['0', '101', '18446744073709552000'])
      expect(read(`WEBVTT\n\nREGION\nid:a\nlines:${lines}`).regions[0]!.lines).to.equal(Number(lines));
    for (const lines of ['-0', '-1', '1.5', '1e2', ' 1'])
      expect(read(`WEBVTT\n\nREGION\nid:a\nlines:${lines}`).regions[0]!.lines).to.equal(3);
  });
  it('reads anchors of two percentages only', () => {
    const anchor = (value: string) => read(`WEBVTT\n\nREGION\nid:a\nviewportanchor:${value}`).regions[0]!.viewportAnchor;
    expect(anchor('100%,0%')).to.deep.equal([100, 0]);
    for (const value of ['0,0', '0%,0', '0,0%', '1%', ',1%', '101%,1%', '1%,101%', '-0%,0%', '1%, 1%', '1 %,1%'])
      expect(anchor(value)).to.deep.equal([0, 100]);
  });
});
