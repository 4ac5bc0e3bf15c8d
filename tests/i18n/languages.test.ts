import { expect } from '@open-wc/testing';
import { directionOf, LANGUAGES, loadWords, spokenLanguage, wordsOf } from '../../src/i18n/languages.js';
import type { Message } from '../../src/i18n/messages.js';
import type { Translation } from '../../src/i18n/translation.js';

/** All that is said in English, from all files of it. */
const english: Readonly<Record<string, Message>> = Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, object>>('../../src/i18n/en*.ts', { eager: true })).flatMap((module) =>
    Object.values(module),
  ),
);

const others = LANGUAGES.filter((language) => language !== 'en');
const translations = new Map<string, Translation>();
before(async () => {
  for (const language of others) translations.set(language, await loadWords(language));
});
const wordsIn = (language: string) => translations.get(language) as Readonly<Record<string, Message>>;

/** The texts of a message, by plural form. */
const texts = (message: Message): [form: string, text: string][] =>
  typeof message === 'string' ? [['other', message]] : Object.entries(message);
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const namesIn = (message: Message) => [...new Set(texts(message).flatMap(([, text]) => placeholders(text)))].sort();

/** The plural forms that whole numbers have in a language. */
function formsOf(language: string): Set<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

describe('the words of each language', () => {
  it('are all that is said in English, and no more', () => {
    const names = Object.keys(english).sort();
    for (const language of others) {
      const own = Object.keys(wordsIn(language)).filter((name) => !name.startsWith('problem-'));
      expect(own.sort(), language).to.deep.equal(names);
    }
  });

  it('are of the same problems in all', () => {
    const codes = (language: string) => Object.keys(wordsIn(language)).filter((name) => name.startsWith('problem-')).sort(); // prettier-ignore
    expect(codes('de').length).to.be.greaterThan(20);
    for (const language of others) expect(codes(language), language).to.deep.equal(codes('de'));
  });

  it('take the same values as the English ones, and problems the same as in the other languages', () => {
    for (const language of others)
      for (const [name, message] of Object.entries(wordsIn(language))) {
        const like = english[name] ?? wordsIn('de')[name]!;
        expect(namesIn(message), `${language}: ${name}`).to.deep.equal(namesIn(like));
      }
  });

  it('have all plural forms of the language where they are said by number', () => {
    for (const language of LANGUAGES)
      for (const [name, message] of Object.entries(language === 'en' ? english : wordsIn(language))) {
        if (typeof message === 'string') continue;
        expect(Object.keys(message), `${language}: ${name}`).to.include.members([...formsOf(language)]);
        // "One place" and "two places" need no figure.
        for (const [form, text] of texts(message))
          if (!['zero', 'one', 'two'].includes(form)) expect(placeholders(text), `${language}: ${name}, ${form}`).to.include('count');
      }
  });

  it('are by number wherever the English ones are, in languages that have such forms', () => {
    for (const language of others.filter((other) => formsOf(other).size > 1))
      for (const [name, message] of Object.entries(english))
        if (typeof message !== 'string') expect(wordsIn(language)[name], `${language}: ${name}`).to.be.an('object');
  });

  it('are not empty, and in the script of the language', () => {
    const scripts: Readonly<Record<string, RegExp>> = { ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u, ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u }; // prettier-ignore
    for (const language of others)
      for (const [name, message] of Object.entries(wordsIn(language)))
        for (const [, text] of texts(message)) {
          expect(text.trim(), `${language}: ${name}`).to.equal(text);
          expect(text, `${language}: ${name}`).to.not.equal('');
          const letters = text.replace(/\{\w+\}/g, '');
          if (/\p{L}/u.test(letters)) expect(letters, `${language}: ${name}`).to.match(scripts[language] ?? /\p{Script=Latin}/u);
        }
  });
});

describe('spokenLanguage', () => {
  it('knows a language by its tag, with or without a region', () => {
    expect(spokenLanguage('de')).to.equal('de');
    expect(spokenLanguage('DE-ch')).to.equal('de');
    expect(spokenLanguage('zh-Hant')).to.equal(undefined);
    expect(spokenLanguage('')).to.equal(undefined);
    expect(spokenLanguage('deutsch')).to.equal(undefined);
  });
});

describe('directionOf', () => {
  it('is from the right for Arabic alone', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).to.deep.equal(['ar']);
  });
});

describe('loadWords', () => {
  it('has English at once, and the others once they came', async () => {
    expect(wordsOf('en')).to.deep.equal({});
    const words = await loadWords('fr');
    expect(wordsOf('fr')).to.equal(words);
    expect(await loadWords('fr')).to.equal(words);
  });
});
