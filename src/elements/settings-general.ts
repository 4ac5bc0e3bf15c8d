import { html, nothing, type TemplateResult } from 'lit';
import { LANGUAGES } from '../i18n/languages.js';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import type { FilmSession } from '../session/film-session.js';
import type { Preferences } from '../session/preferences.js';
import { renderKeys } from './key-rows.js';
import { playerOf } from './player-of.js';
import { checkField, choiceField } from './settings-fields.js';

/** What each language calls itself. */
const NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = {
  en: 'English',
  ru: 'Русский',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  ja: '日本語',
};

/** The language of buttons, menus and settings. */
export const interfaceSection = (speaker: Speaker, session: FilmSession, { language = '' }: Preferences): TemplateResult =>
  choiceField({
    speaker,
    id: 'interface-language',
    label: message(speaker, 'interfaceLanguage'),
    value: language,
    options: [['', message(speaker, 'asThePage')], ...LANGUAGES.map((each) => [each, NAMES[each], each] as const)],
    choose: (chosen) => session.setPreference('language', chosen || undefined),
  });

/** Is the film media of the page's own, without our player? It has its browser's keys, beside those of the scope. */
const isPlain = ({ media }: FilmSession): boolean => media instanceof Element && !playerOf(media);

/** Whether keys act on the film, and which there are. */
export const keysSection = (speaker: Speaker, session: FilmSession, { hotkeys = true }: Preferences, taken: boolean): TemplateResult =>
  taken
    ? html`<p class="note">${message(speaker, 'keysOfThePage')}</p>`
    : html`${checkField({
        speaker,
        id: 'hotkeys',
        label: message(speaker, 'useKeys'),
        value: hotkeys,
        choose: (act) => session.setPreference('hotkeys', act ? undefined : false),
      })}
      ${isPlain(session) ? nothing : html`<p class="note">${message(speaker, 'useKeysHint')}</p>`} ${renderKeys(speaker, isPlain(session))}`;
