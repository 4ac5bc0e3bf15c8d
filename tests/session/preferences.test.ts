import { expect } from '@open-wc/testing';
import { readPreferences } from '../../src/session/preferences.js';

describe('readPreferences', () => {
  it('keeps what is sound', () =>
    expect(readPreferences({ commentary: false, subtitles: true, subtitleLanguage: 'pt-BR', volume: 0.5 })).to.deep.equal({
      commentary: false,
      subtitles: true,
      subtitleLanguage: 'pt-BR',
      volume: 0.5,
    }));
  it('drops what is not, and what it does not know', () =>
    expect(
      readPreferences({
        commentary: 'yes',
        volume: 7,
        subtitleLanguage: '<b>',
        readingSpeed: NaN,
        theme: 'dark',
        __proto__: { subtitles: true },
      }),
    ).to.deep.equal({}));
  for (const value of [null, undefined, 'on', 3, []])
    it(`takes ${JSON.stringify(value)} for nothing chosen`, () => expect(readPreferences(value)).to.deep.equal({}));
});
