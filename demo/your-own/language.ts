/** Scripts that only few languages are written in. */
const SCRIPTS: readonly (readonly [letters: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/[іїєґ]/iu, 'uk'],
  [/\p{Script=Cyrillic}/u, 'ru'],
];
/** Small words that are frequent in one language and rare in the others. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /^(?:the|and|of|to|is|was|that|with|it|his|she|you|they|this)$/,
  de: /^(?:der|die|das|und|ist|nicht|ein|eine|den|mit|sich|auf|ich|wir|zu|dem)$/,
  fr: /^(?:le|les|et|des|une|est|dans|que|qui|pas|du|il|elle|nous|vous|ce)$/,
  es: /^(?:el|los|las|y|del|una|es|que|con|por|su|como|pero|muy)$/,
  it: /^(?:il|gli|e|della|una|è|che|con|per|di|non|sono|nel|si)$/,
  pt: /^(?:o|os|e|da|do|uma|é|não|com|para|em|seu|mais)$/,
  nl: /^(?:de|het|een|en|van|is|niet|dat|met|zijn|voor|op)$/,
};
/** So much of a text is looked at, in characters. */
const LOOKED_AT = 20_000;
/** Of its letters or words so many (shares) have to speak for a language, */
const OF_LETTERS = 0.3;
const OF_WORDS = 0.08;
/** ... and so many times those that speak for any other. */
const AHEAD = 1.5;

/** The language that a text seems to be written in, BCP 47; `undefined` where it is too short or too mixed to say. */
export function languageOf(text: string): string | undefined {
  const looked = text.slice(0, LOOKED_AT);
  const letters = looked.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).join('');
  if (foreign.length > letters.length * OF_LETTERS) return SCRIPTS.find(([found]) => found.test(foreign))?.[1];
  const words = looked.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = Object.entries(WORDS)
    .map(([language, small]) => ({ language, count: words.filter((word) => small.test(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = scores;
  return first && second && first.count > words.length * OF_WORDS && first.count > second.count * AHEAD ? first.language : undefined;
}

/** The same language, whatever the region? */
export const isSameLanguage = (a: string, b: string): boolean => a.split('-', 1)[0]?.toLowerCase() === b.split('-', 1)[0]?.toLowerCase();

/** Of a BCP 47 tag; what it says of sorting or calendars is no part of it. */
export function nameOfLanguage(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(new Intl.Locale(tag).baseName) ?? tag;
  } catch {
    return tag;
  }
}
