import { expect } from '@open-wc/testing';
import { read, texts, timing } from './read.js';

describe('parseVtt, cues', () => {
  it('reads cues with ids, settings and text', () => {
    const { cues, problems } = read(
      `WEBVTT - x\nKind: captions\n\nintro\n${timing} line:0\n<i>a</i>\nb\n\n01:00:03.500 --> 01:00:04.000\nc`,
    );
    expect(problems).to.deep.equal([]);
    expect(cues).to.deep.equal([
      {
        id: 'intro',
        start: 1,
        end: 2,
        text: 'a\nb',
        source: '<i>a</i>\nb',
        spans: [{ tag: 'i', children: ['a'] }, '\nb'],
        settings: { line: 0 },
      },
      { id: '2', start: 3603.5, end: 3604, text: 'c', source: 'c' },
    ]);
  });
  it('bears many blank lines', () => expect(texts(`WEBVTT\n\n\n\n${timing}\nx\n\n\n\n${timing}\ny\n\n`)).to.deep.equal(['x', 'y']));
  it('ends a cue at a blank line, not at one of spaces', () => expect(texts(`WEBVTT\n\n${timing}\nx\n \ny`)).to.deep.equal(['x\n \ny']));
  it('ends a cue at an arrow', () => {
    const { cues, codes } = read(`WEBVTT\n\n${timing}\nx\n${timing}\ny\na --> b\nz`);
    expect(cues.map(({ text }) => text)).to.deep.equal(['x', 'y']);
    expect(codes).to.deep.equal(['bad-timing:7']);
  });
});
