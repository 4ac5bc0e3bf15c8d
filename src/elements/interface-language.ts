import { nothing, type ReactiveController } from 'lit';
import { directionOf, type Language, loadWords, spokenLanguage, wordsOf } from '../i18n/languages.js';
import { fill, type Message, type Speaker, speech, type Values } from '../i18n/messages.js';
import type { Translation } from '../i18n/translation.js';
import './session-by-id.js';
import { type SessionConsumer, SessionController } from './session-controller.js';

// The language of what elements say: the viewer's choice, else that of the nearest `lang` around the element, else English.
// Whoever says something by `message()` is heard here first, and followed from then on.

const voices = new WeakMap<Speaker, Voice>();

/** The language of one element. It follows the viewer's choice, and `lang` wherever that stands. */
class Voice implements ReactiveController {
  language: Language = 'en';
  /** For numbers and plurals; with the page's region, where the page is in that language. */
  locale = 'en';
  words: Translation = {};
  readonly #speaker: SessionConsumer;
  readonly #choice: SessionController<string | undefined>;
  #roots: readonly Node[] = [];
  /** The language that could not be fetched. */
  #lost: Language | undefined;

  constructor(speaker: SessionConsumer) {
    this.#speaker = speaker;
    this.#choice = new SessionController(speaker, (state) => state.preferences.language);
    speaker.addController(this);
    if (!speaker.isConnected) this.hear();
  }

  /** Has the viewer chosen a language? */
  get isChosen(): boolean {
    return this.#choice.value !== undefined;
  }

  hostConnected(): void {
    this.#roots = [...rootsAround(this.#speaker)];
    for (const root of this.#roots) watch(root, this);
    this.hear();
  }

  hostDisconnected(): void {
    for (const root of this.#roots) unwatch(root, this);
    this.#roots = [];
  }

  hostUpdate(): void {
    this.hear();
  }

  /** Finds out which language it is now. */
  hear(): void {
    const tag = this.#choice.value ?? nearestLanguage(this.#speaker);
    const language = spokenLanguage(tag) ?? 'en';
    const words = wordsOf(language);
    if (!words) return void this.#load(language);
    // Who comes back to a language asks for it again.
    this.#lost = undefined;
    const locale = spokenLanguage(tag) && isLocale(tag) ? tag : language;
    if (words === this.words && locale === this.locale) return;
    Object.assign(this, { words, language, locale });
    this.#speaker.requestUpdate();
  }

  /** Until the words are here the element says what it says in those it has. */
  async #load(language: Language): Promise<void> {
    if (this.#lost === language) return;
    try {
      await loadWords(language);
    } catch (error) {
      if (this.#lost !== language) console.error(`film-commentary: the words in the language "${language}" did not load`, error);
      this.#lost = language;
      return;
    }
    this.hear();
  }
}

function voiceOf(speaker: Speaker): Voice {
  let voice = voices.get(speaker);
  if (!voice) voices.set(speaker, (voice = new Voice(speaker as unknown as SessionConsumer)));
  return voice;
}

/** The nearest `lang` around an element, over the borders of shadow roots; empty where the page does not say. */
export function nearestLanguage(element: Element): string {
  for (let at: Element | null = element; at; at = hostAround(at)) {
    const near = at.closest('[lang]');
    if (near) return near.getAttribute('lang') ?? '';
  }
  return '';
}

/** The host of the shadow root an element is in; of another document's, too. */
function hostAround(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** The roots in which a `lang` for this element may stand: its own, and those around it. */
function* rootsAround(element: Element): Generator<Node> {
  for (let at: Element | null = element; at; at = hostAround(at)) yield at.getRootNode();
}

/** One observer a root, for all that speak in it. */
const watched = new Map<Node, { readonly observer: MutationObserver; readonly voices: Set<Voice> }>();

function watch(root: Node, voice: Voice): void {
  let watching = watched.get(root);
  if (!watching) {
    const hearing = new Set<Voice>();
    const observer = new MutationObserver(() => hearing.forEach((each) => each.hear()));
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    watched.set(root, (watching = { observer, voices: hearing }));
  }
  watching.voices.add(voice);
}

function unwatch(root: Node, voice: Voice): void {
  const watching = watched.get(root);
  if (!watching?.voices.delete(voice) || watching.voices.size) return;
  watching.observer.disconnect();
  watched.delete(root);
}

/** How many roots are watched for `lang`; for tests of what stays behind. */
export const watchedRoots = (): number => watched.size;

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function formatIn(locale: string, value: number, options?: Intl.NumberFormatOptions): string {
  const key = locale + JSON.stringify(options ?? null);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(value);
}

function formIn(locale: string, message: Message, count: number): string {
  if (typeof message === 'string') return message;
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, rules);
  return message[rules.select(count)] ?? message.other;
}

speech.say = (speaker: Speaker, name: string, english: Message, values: Values): string => {
  const { words, locale } = voiceOf(speaker);
  const own = words[name as keyof Translation];
  const text = formIn(own === undefined ? 'en' : locale, own ?? english, Number(values['count'] ?? 0));
  const written = Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? formatIn(locale, value) : value]);
  return fill(text, Object.fromEntries(written) as Values);
};

for (const speaker of speech.early) speaker.requestUpdate();
speech.early.clear();

/** A number as the element's language writes it. */
export const numberWords = (speaker: Speaker, value: number, options?: Intl.NumberFormatOptions): string =>
  formatIn(voiceOf(speaker).locale, value, options);

/** A share as a percentage, in whole ones: 0.5 is "50%". */
export const percentWords = (speaker: Speaker, share: number): string => numberWords(speaker, share, { style: 'percent' });

/** What stands for a problem in the element's language; `undefined` where only the English of the problem's own message does. */
export function problemWords(speaker: Speaker, code: string, values: Values = {}): string | undefined {
  const name = `problem-${code}` as const;
  const message = voiceOf(speaker).words[name];
  return message === undefined ? undefined : speech.say(speaker, name, message, values);
}

/** The language that the element says its words in. */
export const interfaceLanguage = (speaker: Speaker): Language => voiceOf(speaker).language;

/** The same as a `lang`, where that around the element says another. */
export function foreignLanguage(speaker: Speaker): Language | typeof nothing {
  const { language } = voiceOf(speaker);
  return spokenLanguage(nearestLanguage(speaker)) === language ? nothing : language;
}

/** The direction of these words, as a `dir`: that of the language. English goes along with the page, unless the viewer has chosen it. */
export function interfaceDirection(speaker: Speaker): 'ltr' | 'rtl' | typeof nothing {
  const { language, isChosen } = voiceOf(speaker);
  return language !== 'en' || isChosen ? directionOf(language) : nothing;
}
