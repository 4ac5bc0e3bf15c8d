import { expect, fixture, html } from '@open-wc/testing';
import '../../src/index.js';
import type { FilmCommentaryButton } from '../../src/elements/film-commentary-button.js';
import { foreignLanguage, interfaceDirection, interfaceLanguage, nearestLanguage, numberWords, percentWords, problemWords, watchedRoots } from '../../src/elements/interface-language.js'; // prettier-ignore
import { message } from '../../src/i18n/message.js';
import type { FilmSession } from '../../src/session/film-session.js';
import { until } from '../support/build.js';
import { filmSession } from '../support/session.js';

const nameOf = (element: Element) => element.shadowRoot?.querySelector('button')?.getAttribute('aria-label');
const named = (element: Element, name: string) => until(() => nameOf(element) === name, `the name "${name}"`);

/** A button in a box of that language. */
async function buttonIn(lang: string | null, session?: FilmSession): Promise<{ box: HTMLElement; button: FilmCommentaryButton }> {
  const box = await fixture<HTMLElement>(html`<div><film-commentary-button .session=${session}></film-commentary-button></div>`);
  if (lang !== null) box.lang = lang;
  return { box, button: box.querySelector('film-commentary-button')! };
}

describe('message', () => {
  it('is in the language of the nearest lang, and follows it', async () => {
    const { box, button } = await buttonIn('de');
    await named(button, 'Kommentar');
    box.lang = 'ja';
    await named(button, '解説');
    button.lang = 'fr';
    await named(button, 'Commentaire');
    button.removeAttribute('lang');
    box.lang = 'en-GB';
    await named(button, 'Commentary');
  });

  it('is in English where the language is not spoken, or none is named', async () => {
    const { box, button } = await buttonIn('de');
    await named(button, 'Kommentar');
    box.lang = 'pl';
    await named(button, 'Commentary');
    box.lang = 'es';
    await named(button, 'Comentario');
    box.lang = '';
    await named(button, 'Commentary');
  });

  it('goes over the borders of shadow roots', async () => {
    const host = await fixture<HTMLElement>(html`<div lang="es"></div>`);
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const button = inner.attachShadow({ mode: 'closed' }).appendChild(document.createElement('film-commentary-button'));
    await named(button, 'Comentario');
    host.lang = 'ru';
    await named(button, 'Комментарий');
    inner.lang = 'ar';
    await named(button, 'التعليق');
  });

  it('follows the element to another place', async () => {
    const { button } = await buttonIn('de');
    const other = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
    await named(button, 'Kommentar');
    other.append(button);
    await named(button, 'Commentaire');
  });

  it('is in the language that the viewer has chosen, before that of the page', async () => {
    const { session } = filmSession();
    const { button } = await buttonIn('de', session);
    await named(button, 'Kommentar');
    session.setPreference('language', 'es');
    await named(button, 'Comentario');
    session.setPreference('language', undefined);
    await named(button, 'Kommentar');
  });

  it('puts in the plural form of the language', async () => {
    const { box, button } = await buttonIn('ru');
    await named(button, 'Комментарий');
    expect(message(button, 'unreadable', { count: 1 })).to.equal('Не удалось прочесть 1 место.');
    expect(message(button, 'unreadable', { count: 3 })).to.equal('Не удалось прочесть 3 места.');
    expect(message(button, 'unreadable', { count: 5 })).to.equal('Не удалось прочесть 5 мест.');
    expect(message(button, 'unreadable', { count: 21 })).to.equal('Не удалось прочесть 21 место.');
    box.lang = 'en';
    await named(button, 'Commentary');
    expect(message(button, 'unreadable', { count: 1 })).to.equal('One place in it could not be read.');
    expect(message(button, 'unreadable', { count: 2000 })).to.equal('2,000 places in it could not be read.');
  });

  it('leaves nothing behind that watches the page', async () => {
    const before = watchedRoots();
    const { button } = await buttonIn('de');
    await named(button, 'Kommentar');
    expect(watchedRoots()).to.be.greaterThan(0);
    button.remove();
    expect(watchedRoots()).to.equal(before);
  });
});

describe('numberWords and percentWords', () => {
  it('write as the language writes, with the region of the page', async () => {
    const { box, button } = await buttonIn('de-CH');
    await named(button, 'Kommentar');
    expect(numberWords(button, 1234.5)).to.equal(new Intl.NumberFormat('de-CH').format(1234.5));
    expect(percentWords(button, 0.55)).to.equal(new Intl.NumberFormat('de-CH', { style: 'percent' }).format(0.55));
    box.lang = 'de';
    await until(() => numberWords(button, 1.5) === '1,5', 'the numbers of another region');
  });

  it('do without a tag that is none', async () => {
    const { button } = await buttonIn('de-');
    await named(button, 'Kommentar');
    expect(numberWords(button, 0.5)).to.equal('0,5');
  });
});

describe('problemWords', () => {
  it('says a problem by its code, with its values; in English the model has said it already', async () => {
    const { box, button } = await buttonIn('de');
    await named(button, 'Kommentar');
    expect(problemWords(button, 'empty-file')).to.equal('Die Datei ist leer.');
    expect(problemWords(button, 'bad-timing', { text: '1 -> 2' })).to.equal(
      'Die Zeiten „1 -> 2“ sind nicht lesbar; dieser Untertitel fehlt.',
    );
    expect(problemWords(button, 'never-heard-of')).to.equal(undefined);
    box.lang = 'en';
    await named(button, 'Commentary');
    expect(problemWords(button, 'empty-file')).to.equal(undefined);
  });
});

describe('the language of an element', () => {
  it('is told as a lang only where the page is in another', async () => {
    const { session } = filmSession();
    const { button } = await buttonIn('en-GB', session);
    await button.updateComplete;
    const lang = () => button.shadowRoot?.querySelector('button')?.getAttribute('lang');
    expect(lang()).to.equal(null);
    expect(typeof foreignLanguage(button)).to.equal('symbol');
    session.setPreference('language', 'ar');
    await named(button, 'التعليق');
    expect(lang()).to.equal('ar');
    expect(interfaceLanguage(button)).to.equal('ar');
    expect(interfaceDirection(button)).to.equal('rtl');
  });

  it('has its own direction; English goes with the page, unless it was chosen', async () => {
    const { session } = filmSession();
    const { box, button } = await buttonIn('en', session);
    await button.updateComplete;
    expect(typeof interfaceDirection(button)).to.equal('symbol');
    session.setPreference('language', 'en');
    await button.updateComplete;
    expect(interfaceDirection(button)).to.equal('ltr');
    session.setPreference('language', undefined);
    box.lang = 'ar-EG';
    await named(button, 'التعليق');
    expect(interfaceDirection(button)).to.equal('rtl');
  });
});

describe('nearestLanguage', () => {
  it('is empty where nobody says', () => {
    const element = document.createElement('div');
    expect(nearestLanguage(element)).to.equal('');
  });
});
