import type { Preferences } from './preferences.js';

export const NOTE_DENSITIES = ['sparse', 'normal', 'study'] as const;
export const ANNOUNCEMENTS = ['off', 'title', 'full'] as const;

/** Is a value of the right kind? */
export type Check = (value: unknown) => boolean;
const isBoolean: Check = (value) => typeof value === 'boolean';
export const between = (least: number, most: number): Check => (value) => typeof value === 'number' && value >= least && value <= most; // prettier-ignore
export const oneOf = (values: readonly unknown[]): Check => (value) => values.includes(value); // prettier-ignore
export const like = (pattern: RegExp): Check => (value) => typeof value === 'string' && pattern.test(value); // prettier-ignore
const isLanguage = like(/^[a-z\d-]{1,35}$/i);

const CHOICES: Readonly<Record<Exclude<keyof Preferences, 'subtitleStyle'>, Check>> = {
  commentary: isBoolean,
  subtitles: isBoolean,
  subtitleLanguage: isLanguage,
  secondaryLanguage: isLanguage,
  soundDescriptions: isBoolean,
  pauseAfterLine: isBoolean,
  language: isLanguage,
  hotkeys: isBoolean,
  volume: between(0, 1),
  readingSpeed: between(0.25, 4),
  density: oneOf(NOTE_DENSITIES),
  // Of any words.
  hiddenCategories: (value) => Array.isArray(value) && value.every(like(/^/)),
  skipSeen: isBoolean,
  pauseOnNote: isBoolean,
  pauseWhileReading: isBoolean,
  notesPanelOnly: isBoolean,
  noteSize: between(0.5, 3),
  announcements: oneOf(ANNOUNCEMENTS),
};

/** Keeps of remembered choices what is sound, but for the style of subtitles: see `readPreferences`. */
export const readChoices = (value: unknown): Preferences => soundOf(value, CHOICES);

/** What is its own and passes its check: a prototype has chosen nothing. */
export const soundOf = (value: unknown, checks: Readonly<Record<string, Check>>): object =>
  Object.fromEntries(Object.entries(Object(value) as object).filter(([key, found]) => Object.hasOwn(checks, key) && checks[key]!(found)));
