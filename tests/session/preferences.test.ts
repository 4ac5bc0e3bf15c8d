import { expect } from '@open-wc/testing';
import { changeStyle, readPreferences } from '../../src/session/preferences.js';

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
  it('keeps what is chosen for notes', () => {
    const chosen = {
      density: 'sparse', hiddenCategories: ['History', ''], skipSeen: true, pauseOnNote: false, pauseWhileReading: true, notesPanelOnly: true, noteSize: 1.5, announcements: 'title',
    }; // prettier-ignore
    expect(readPreferences(chosen)).to.deep.equal(chosen);
    expect(readPreferences({ density: 'some', hiddenCategories: [3], noteSize: 9, announcements: true })).to.deep.equal({});
    expect(readPreferences({ hiddenCategories: 'History' })).to.deep.equal({});
  });
  it('keeps the language of the interface, and whether keys act', () => {
    expect(readPreferences({ language: 'de-CH', hotkeys: false })).to.deep.equal({ language: 'de-CH', hotkeys: false });
    expect(readPreferences({ language: 'Deutsch!', hotkeys: 'no' })).to.deep.equal({});
  });
  for (const value of [null, undefined, 'on', 3, []])
    it(`takes ${JSON.stringify(value)} for nothing chosen`, () => expect(readPreferences(value)).to.deep.equal({}));
});

describe('readPreferences: the style of subtitles', () => {
  it('keeps what is sound of it', () =>
    expect(
      readPreferences({
        subtitleStyle: { size: 1.5, font: 'serif', color: '#ffee00', edge: 'glow', opacity: 0, position: 'bars', theme: 'x' },
      }),
    ).to.deep.equal({ subtitleStyle: { size: 1.5, font: 'serif', color: '#ffee00', position: 'bars' } }));
  for (const style of [{}, null, 'big', { size: 9 }, { color: 'red; background: url(x)' }])
    it(`takes ${JSON.stringify(style)} for nothing chosen`, () => expect(readPreferences({ subtitleStyle: style })).to.deep.equal({}));
});

describe('changeStyle', () => {
  it('puts in what has changed, and leaves what another player has chosen', () =>
    expect(changeStyle({ color: '#ffee00', size: 2 }, { size: 2 }, { size: 1.5 })).to.deep.equal({ color: '#ffee00', size: 1.5 }));
  it('takes out what was taken back', () =>
    expect(readPreferences({ subtitleStyle: changeStyle({ color: '#ffee00', size: 2 }, { size: 2 }, {}) })).to.deep.equal({
      subtitleStyle: { color: '#ffee00' },
    }));
});
