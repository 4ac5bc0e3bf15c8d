import { expect } from '@open-wc/testing';
import { formatSrt } from '../../../src/model/srt.js';
import { cue, good, read } from './read.js';

describe('formatSrt', () => {
  it('writes what it read', () => expect(formatSrt(read(good).cues)).to.equal(good));
  it('writes times beyond a day', () =>
    expect(formatSrt([cue({ start: 90000, end: 360000.5 })])).to.include('25:00:00,000 --> 100:00:00,500'));
  it('numbers the cues where not every id is a number', () => {
    expect(formatSrt([cue({ id: 'intro' }), cue({ id: '1' })])).to.match(/^1\n[^]*\n2\n/);
    expect(formatSrt([cue({ id: '7' }), cue({ id: '3' })])).to.match(/^7\n[^]*\n3\n/);
  });
  it('writes all nine places', () => {
    for (let place = 1; place <= 9; place++) {
      const text = `1\n00:00:01,000 --> 00:00:02,000\n${place === 2 ? '' : `{\\an${place}}`}x\n`;
      expect(formatSrt(read(text).cues)).to.equal(text);
    }
  });
  for (const text of [
    '00:00:01,000 --> 00:00:02,000',
    '1 00:00:01 -> 0:02',
    'a 1:0 --> b',
    'x\n\n2\ny',
    'x\n\n2',
    '\nx\n',
    ' ',
    '\n',
    '<i>',
    '&lt;',
    '{\\an8}',
    'a\rb',
    'x\u001a',
    'NOTE\n\nWEBVTT',
    '→',
  ])
    it(`writes the text ${JSON.stringify(text)} so that it is read as text`, () => {
      const { cues, problems } = read(formatSrt([cue({ text }), cue({ id: '2', text: 'y' })]));
      expect(cues.map((each) => each.text)).to.deep.equal([text, 'y']);
      expect(problems).to.deep.equal([]);
    });
});
