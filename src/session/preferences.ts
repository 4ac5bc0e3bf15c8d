/** What a viewer has chosen; remembered across visits. A choice not yet made is absent. */
export interface Preferences {
  /** Is the commentary shown? */
  readonly commentary?: boolean;
  /** Are subtitles shown? */
  readonly subtitles?: boolean;
  /** The language last chosen for them, BCP 47. */
  readonly subtitleLanguage?: string;
  /** 0 to 1. */
  readonly volume?: number;
  /** How fast notes are read: 1 is the default; 0.5 lets them stay twice as long. */
  readonly readingSpeed?: number;
}

/** Keeps of a remembered value what is sound: it may come from another version, or from anyone. */
export function readPreferences(value: unknown): Preferences {
  if (typeof value !== 'object' || value === null) return {};
  // Only what is its own: a prototype has chosen nothing.
  const given = { __proto__: null, ...value } as Record<string, unknown>;
  const bool = (key: keyof Preferences) => (typeof given[key] === 'boolean' ? { [key]: given[key] } : {});
  const number = (key: keyof Preferences, least: number, most: number) => {
    const n = given[key];
    return typeof n === 'number' && n >= least && n <= most ? { [key]: n } : {};
  };
  const language = given.subtitleLanguage;
  return {
    ...bool('commentary'),
    ...bool('subtitles'),
    ...number('volume', 0, 1),
    ...number('readingSpeed', 0.25, 4),
    ...(typeof language === 'string' && /^[a-z\d-]{1,35}$/i.test(language) ? { subtitleLanguage: language } : {}),
  };
}
