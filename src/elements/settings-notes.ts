import { html, nothing, type TemplateResult } from 'lit';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import { kindOf, kindsOf } from '../model/note-kinds.js';
import type { FilmSession } from '../session/film-session.js';
import { ANNOUNCEMENTS, NOTE_DENSITIES, type Preferences } from '../session/preferences.js';
import { categoryMark } from './category-mark.js';
import { checkField, choiceField, shareField } from './settings-fields.js';

/** How many notes come up, how they look, and what the film does meanwhile. */
export function notesSection(speaker: Speaker, session: FilmSession, preferences: Preferences): TemplateResult {
  const { density = 'normal', noteSize = 1, readingSpeed = 1, announcements = 'off' } = preferences;
  const { commentary } = session.state;
  const check = (id: string, key: 'pauseOnNote' | 'pauseWhileReading' | 'skipSeen' | 'notesPanelOnly') =>
    checkField({
      speaker,
      id,
      label: message(speaker, key),
      value: preferences[key] ?? false,
      choose: (value) => session.setPreference(key, value || undefined),
    });
  return html`
    ${checkField({
      speaker,
      id: 'commentary',
      label: message(speaker, 'showCommentary'),
      value: commentary.on,
      choose: (value) => session.setPreference('commentary', value),
    })}
    ${choiceField({
      speaker,
      id: 'density',
      label: message(speaker, 'density'),
      value: density,
      options: NOTE_DENSITIES.map((each) => [each, message(speaker, `density-${each}`)] as const),
      choose: (value) => session.setPreference('density', value as Preferences['density']),
    })}
    ${kindsField(speaker, session, preferences)}
    ${shareField({
      speaker,
      id: 'note-size',
      label: message(speaker, 'noteSize'),
      value: noteSize,
      from: 0.5,
      to: 2,
      choose: (value) => session.setPreference('noteSize', value),
    })}
    ${shareField({
      speaker,
      id: 'reading-speed',
      label: message(speaker, 'readingSpeed'),
      value: readingSpeed,
      from: 0.25,
      to: 2,
      choose: (value) => session.setPreference('readingSpeed', value),
    })}
    <p class="note">${message(speaker, 'readingSpeedHint')}</p>
    ${check('pause-on-note', 'pauseOnNote')} ${check('pause-while-reading', 'pauseWhileReading')} ${check('skip-seen', 'skipSeen')}
    ${check('notes-panel-only', 'notesPanelOnly')}
    ${checkField({
      speaker,
      id: 'film-seen',
      label: message(speaker, 'filmSeen'),
      value: session.state.progress.filmSeen,
      choose: (value) => session.setFilmSeen(value),
    })}
    <p class="note">${message(speaker, 'filmSeenHint')}</p>
    ${choiceField({
      speaker,
      id: 'announcements',
      label: message(speaker, 'announcements'),
      value: announcements,
      options: ANNOUNCEMENTS.map((each) => [each, message(speaker, `announcements-${each}`)] as const),
      choose: (value) => session.setPreference('announcements', value as Preferences['announcements']),
    })}
    <p class="note">${message(speaker, 'announcementsHint')}</p>
  `;
}

/** Each kind of notes in the film, with its mark: those that are not ticked do not come up. */
function kindsField(
  speaker: Speaker,
  session: FilmSession,
  { hiddenCategories: hidden = [] }: Preferences,
): TemplateResult | typeof nothing {
  const { sets } = session.state.commentary;
  const kinds = kindsOf(sets);
  if (!kinds.length) return nothing;
  const choose = (kind: string, shown: boolean) => {
    const others = (session.state.preferences.hiddenCategories ?? []).filter((other) => other !== kind);
    const now = shown ? others : [...others, kind];
    session.setPreference('hiddenCategories', now.length ? now : undefined);
  };
  const count = (kind: string) => sets.reduce((sum, set) => sum + set.annotations.filter((note) => kindOf(note) === kind).length, 0);
  return html`<fieldset class="field kinds">
    <legend>${message(speaker, 'kinds')}</legend>
    ${kinds.map(
      (kind, index) =>
        html`<div class="check kind">
          <input
            id="kind-${index}"
            type="checkbox"
            .checked=${!hidden.includes(kind)}
            @change=${(event: Event) => choose(kind, (event.target as HTMLInputElement).checked)}
          />
          <label for="kind-${index}"
            >${categoryMark(kind, kinds)} <span dir="auto">${kind}</span><span class="count" aria-hidden="true">${count(kind)}</span></label
          >
        </div>`,
    )}
  </fieldset>`;
}
