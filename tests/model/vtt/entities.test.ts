import { expect } from '@open-wc/testing';
import { parseCueText } from '../../../src/model/cue-text.js';

describe('parseCueText, character references of WebVTT', () => {
  const text = (payload: string): string => parseCueText(payload, 'vtt').text;

  for (const [payload, expected] of [
    ['&amp;&lt;&gt;&nbsp;&lrm;&rlm;', '&<>\u00a0\u200e\u200f'],
    ['&#233;&#xE9;&#X1F3A5;', 'éé🎥'],
    ['&eacute;&mdash;&hellip;&hearts;&Omega;&apos;', "é—…♥Ω'"],
    ['&#128;&#0;&#xD800;&#x110000;', '€\ufffd\ufffd\ufffd'],
    ['AT&T &nosuch; &', 'AT&T &nosuch; &'],
    ['&lt3 &notit;', '<3 ¬it;'],
    ['&amp;lt;', '&lt;'],
    ['&AMP;&quot;&copy &1; &;', '&"© &1; &;'],
  ] as const)
    it(`decodes “${payload}”`, () => expect(text(payload)).to.equal(expected));
  it('gives a decoded "<" no meaning', () => expect(text('&lt;i>x')).to.equal('<i>x'));
});
