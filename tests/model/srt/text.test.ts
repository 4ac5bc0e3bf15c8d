import { expect } from '@open-wc/testing';
import { good, read, texts } from './read.js';

describe('parseSrt, text', () => {
  it('keeps cues without text', () => {
    const { cues, codes } = read(
      '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n\n3\n00:00:05,000 --> 00:00:06,000',
    );
    expect(cues.map(({ text }) => text)).to.deep.equal(['', 'y', '']);
    expect(codes).to.deep.equal(['empty-cue:2', 'empty-cue:9']);
  });
  it('says what text before the first cue is left out', () =>
    expect(read(`Subtitles by Ann\n\n${good}`).codes).to.deep.equal(['text-outside-cues:1']));
  describe('that the package "subtitle" would take for something else', () => {
    for (const text of ['My\nNOTEBOOK!\nWhere?', 'NOTE this', 'WEBVTT', 'a --> b', '12:30 is the time', '\u2060x', 'a\n\n\nb'])
      it(`keeps “${text.replaceAll('\n', '|')}”`, () =>
        expect(texts(`1\n00:00:01,000 --> 00:00:02,000\n${text}\n\n2\n00:00:03,000 --> 00:00:04,000\ny`)).to.deep.equal([text, 'y']));
  });
});
