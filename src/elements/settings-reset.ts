import { html, nothing, type TemplateResult } from 'lit';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import type { FilmSession } from '../session/film-session.js';
import type { Preferences } from '../session/preferences.js';

/** The parts of the settings, each on a tab. */
export const TABS = ['subtitles', 'notes', 'general'] as const;
export type Tab = (typeof TABS)[number];

/** What belongs to each part. What the film is watched with (which subtitles, how loud) is no setting to be reset. */
const CHOICES: Readonly<Record<Tab, readonly (keyof Preferences)[]>> = {
  subtitles: ['subtitleStyle', 'secondaryLanguage', 'soundDescriptions', 'pauseAfterLine'],
  notes: [
    'commentary', 'density', 'hiddenCategories', 'noteSize', 'readingSpeed', 'pauseOnNote', 'pauseWhileReading', 'skipSeen', 'notesPanelOnly', 'announcements',
  ],
  general: ['language', 'hotkeys'],
}; // prettier-ignore

/** Takes choices back to the defaults, and can take that back. */
export class SettingsReset {
  /** What the last reset has taken back. */
  #before: Preferences | undefined;

  /** Is there a reset to take back? */
  get isUndoable(): boolean {
    return this.#before !== undefined;
  }

  /** The choices of one tab, or of all. */
  reset(session: FilmSession, tabs: readonly Tab[]): void {
    const { preferences } = session.state;
    const keys = tabs.flatMap((tab) => CHOICES[tab]).filter((key) => preferences[key] !== undefined);
    this.#before = Object.fromEntries(keys.map((key) => [key, preferences[key]]));
    for (const key of keys) session.setPreference(key, undefined);
  }

  undo(session: FilmSession): void {
    const before = this.#before;
    this.#before = undefined;
    for (const key of Object.keys(before ?? {}) as (keyof Preferences)[]) restore(session, key, before);
  }

  /** @param done called when anything has been reset, or taken back */
  render(speaker: Speaker, session: FilmSession, tab: Tab, done: () => void): TemplateResult {
    const act = (what: () => void) => () => {
      what();
      done();
    };
    const button = (name: string, words: string, what: () => void) =>
      html`<button class="plain ${name}" type="button" @click=${act(what)}>${words}</button>`;
    return html`<div class="reset-settings">
      <div class="actions">
        ${button('reset-tab', message(speaker, `reset-${tab}`), () => this.reset(session, [tab]))}
        ${tab === 'general' ? button('reset-all', message(speaker, 'resetAll'), () => this.reset(session, TABS)) : nothing}
        ${this.isUndoable ? button('undo-reset', message(speaker, 'undoReset'), () => this.undo(session)) : nothing}
      </div>
      <p class="note" role="status">${this.isUndoable ? message(speaker, 'wasReset') : nothing}</p>
    </div>`;
  }
}

function restore<K extends keyof Preferences>(session: FilmSession, key: K, before: Preferences | undefined): void {
  session.setPreference(key, before?.[key]);
}
