import { expect } from '@open-wc/testing';
import { parseCueText } from '../../../src/model/cue-text.js';

describe('parseCueText, timestamps of WebVTT', () => {
  const spans = (payload: string): unknown => parseCueText(payload, 'vtt').spans;

  it('reads timestamps', () =>
    expect(spans('<00:01.500>x<1:00:00.000>')).to.deep.equal([
      { tag: 'timestamp', time: 1.5, children: [] },
      'x',
      { tag: 'timestamp', time: 3600, children: [] },
    ]));
  for (const payload of ['<00:99.000>', '<0:01.000>', '<00:01.00>', '<00:01,000>', '<00:01>', '<-00:01.000>', '<00:01.000'])
    it(`keeps “${payload}” as text`, () => expect(parseCueText(payload, 'vtt')).to.deep.equal({ text: payload }));
});
