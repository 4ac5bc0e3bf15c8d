import { expect } from '@open-wc/testing';
import { read, timing } from './read.js';

describe('parseVtt, times', () => {
  for (const [line, start, end] of [
    ['00:01.000-->00:02.000', 1, 2],
    ['\t00:01.000 \t--> \t00:02.000', 1, 2],
    ['1:00:00.000 --> 1:00:01.000', 3600, 3601],
    ['000100:00:00.000 --> 100:00:01.000', 360000, 360001],
    ['59:59.999 --> 01:00:00.000', 3599.999, 3600],
  ] as const)
    it(`reads “${line}”`, () => expect(read(`WEBVTT\n\n${line}\nx`).cues[0]).to.include({ start, end }));
  for (const line of [
    '00:01.00 --> 00:02.000',
    '00:01.0000 --> 00:02.000',
    '00:01,000 --> 00:02,000',
    '0:01.000 --> 0:02.000',
    '60:00.000 --> 61:00.000',
    '00:60.000 --> 00:61.000',
    '00:00:60.000 --> 00:00:61.000',
    '01.000 --> 02.000',
    '-00:01.000 --> 00:02.000',
    '00:01.000 -- > 00:02.000 -->',
    '00:01.000 --> ',
    '--> 00:02.000',
    '00:01.000 -->',
  ])
    it(`says that “${line}” cannot be read`, () => {
      const { cues, problems } = read(`WEBVTT\n\nid\n${line}\nx\n\n${timing}\ny`);
      expect(cues.map(({ text }) => text)).to.deep.equal(['y']);
      expect(problems.map(({ code, severity, line: at }) => [code, severity, at])).to.deep.equal([['bad-timing', 'error', 4]]);
    });
  it('keeps reversed and zero-length cues, with a warning', () => {
    const { cues, codes } = read('WEBVTT\n\n00:02.000 --> 00:01.000\nx\n\n00:02.000 --> 00:02.000\ny');
    expect(cues).to.have.length(2);
    expect(codes).to.deep.equal(['reversed-timing:3', 'empty-interval:6']);
  });
  it('says what text behind the times is lost', () =>
    expect(read(`WEBVTT\n\n${timing} Hello you\nx`).problems.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ['text-on-timing-line', 'error'],
    ]));
  it('reads no times with another character in them, wherever it is', () => {
    const whole = '00:00:01.000 --> 00:00:02.000';
    for (const odd of ['\ufffd', 'x', '\u000b', ':', '0'])
      for (let at = 0; at < whole.length; at++) {
        const line = whole.slice(0, at) + odd + whole.slice(at + 1);
        const added = whole.slice(0, at) + odd + whole.slice(at);
        for (const broken of odd === '0' ? [] : odd === ':' && /[:]/.test(whole[at]!) ? [added] : [line, added])
          expect(read(`WEBVTT\n\n${broken}\nx`).cues, broken).to.deep.equal([]);
      }
  });
  it('reads none that are cut off by the end of the file', () => {
    const whole = '00:00:01.000 --> 00:00:02.000';
    for (let end = 1; end < whole.length; end++) expect(read(`WEBVTT\n\n${whole.slice(0, end)}`).cues).to.deep.equal([]);
    expect(read(`WEBVTT\n\n${whole}`).cues).to.have.length(1);
  });
  it('reads blanks, tabs and form feeds round them, and no other', () => {
    for (const [space, count] of [
      ['  ', 1],
      ['\t\t', 1],
      ['\f', 1],
      ['\u000b', 0],
      ['\u00a0', 0],
    ] as const)
      // prettier-ignore
      expect(read(`WEBVTT\n\n${space}00:01.000${space}-->${space}00:02.000${space}\nx`).cues).to.have.length(count);
  });
});
