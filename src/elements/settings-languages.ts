import { html, type TemplateResult } from 'lit';
import { message } from '../i18n/settings-message.js';
import type { FilmSession } from '../session/film-session.js';
import { type Preferences, SECONDARY_POSITIONS, type SubtitleStyle } from '../session/preferences.js';
import type { TracksSlice } from '../session/tracks.js';
import { restyle } from './settings-appearance.js';
import { checkField, choiceField, shareField } from './settings-fields.js';

/** Which subtitles are shown, and a second language beside them. */
export function languagesSection(
  session: FilmSession,
  { tracks, selected, secondary }: TracksSlice,
  style: SubtitleStyle = {},
): TemplateResult {
  const others = tracks.filter(({ id }) => id !== selected);
  const named = (list: typeof tracks) => list.map(({ id, label, language }) => [id, label, language] as const);
  const first = choiceField({
    id: 'first',
    label: message('subtitles'),
    value: selected ?? '',
    options: [['', message('subtitlesOff')], ...named(tracks)],
    choose: (id) => session.selectTrack(id || null),
  });
  if (selected === null) return html`${first}`;
  if (!others.length)
    return html`${first}
      <p class="note">${message('oneTrack')}</p>`;
  return html`${first}
  ${choiceField({
    id: 'second',
    label: message('secondSubtitle'),
    value: secondary ?? '',
    options: [['', message('none')], ...named(others)],
    choose: (id) => session.selectSecondary(id || null),
  })}
  ${shareField({
    id: 'secondary-size',
    label: message('secondarySize'),
    value: style.secondarySize ?? style.size ?? 1,
    from: 0.5,
    to: 3,
    choose: (size) => restyle(session, 'secondarySize', size),
  })}
  ${choiceField({
    id: 'secondary-position',
    label: message('secondaryPosition'),
    value: style.secondaryPosition ?? 'opposite',
    options: SECONDARY_POSITIONS.map((position) => [position, message(`secondary-${position}`)] as const),
    choose: (position) => restyle(session, 'secondaryPosition', position as SubtitleStyle['secondaryPosition']),
  })}`;
}

/** What learners and listeners ask for. */
export const habitsSection = (session: FilmSession, { soundDescriptions = true, pauseAfterLine = false }: Preferences): TemplateResult =>
  html`${checkField({
    id: 'sound-descriptions',
    label: message('soundDescriptions'),
    value: soundDescriptions,
    choose: (shown) => session.setPreference('soundDescriptions', shown),
  })}
  ${checkField({
    id: 'pause-after-line',
    label: message('pauseAfterLine'),
    value: pauseAfterLine,
    choose: (pauses) => session.setPreference('pauseAfterLine', pauses),
  })}`;
