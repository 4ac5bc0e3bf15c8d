/** Values to be put in: numbers are written as the language writes them, texts stay as they are. */
export type Values = Readonly<Record<string, string | number>>;

/** What is said, with `{values}` in it; or a text for each plural form of the language, of which the value `count` chooses one. */
export type Message = string | ({ readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>);

/** The element that says it: its place in the page decides on the language. */
export interface Speaker extends HTMLElement {
  requestUpdate(): void;
}

/** Puts values in; what is not given stays as it stands. */
export const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

/** How things are said: as they stand in English, until `interface-language.ts`, which comes with the controls, takes over. */
export const speech = {
  /** Who has said something before that. */
  early: new Set<Speaker>(),
  say(speaker: Speaker, _name: string, english: Message, values: Values): string {
    speech.early.add(speaker);
    return fill(english as string, values);
  },
};

/** A function that says what stands under a name in these English words, in the language of the element. */
export const messagesOf =
  <Name extends string>(english: Readonly<Record<Name, Message>>) =>
  (speaker: Speaker, name: Name, values: Values = {}): string =>
    speech.say(speaker, name, english[name], values);
