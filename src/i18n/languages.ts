import type { Translation } from './translation.js';

/** Languages that the elements speak. English is built in; each of the others is a module, fetched when somebody is to read it. */
export const LANGUAGES = ['en', 'ru', 'de', 'fr', 'es', 'ar', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Those that are written from right to left. */
const FROM_THE_RIGHT: ReadonlySet<Language> = new Set<Language>(['ar']);

export const directionOf = (language: Language): 'ltr' | 'rtl' => (FROM_THE_RIGHT.has(language) ? 'rtl' : 'ltr');

const MODULES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly words: Translation }>>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  ja: () => import('./ja.js'),
  ru: () => import('./ru.js'),
};

/** Which of our languages a tag means (BCP 47: `de-CH` is German); `undefined` for one that is not spoken here. */
export function spokenLanguage(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-', 1)[0];
  return LANGUAGES.find((language) => language === primary);
}

const loaded = new Map<Language, Translation>([['en', {}]]);
const loading = new Map<Language, Promise<Translation>>();

/** The words of a language, if they are here. */
export const wordsOf = (language: Language): Translation | undefined => loaded.get(language);

/** Fetches the words of a language; rejects where they do not come, and may then be asked again. */
export function loadWords(language: Language): Promise<Translation> {
  const before = loading.get(language);
  if (before) return before;
  const coming = language === 'en' ? Promise.resolve({}) : MODULES[language]().then(({ words }) => words);
  loading.set(language, coming);
  coming.then(
    (words) => loaded.set(language, words),
    () => loading.delete(language),
  );
  return coming;
}
