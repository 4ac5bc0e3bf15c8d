import { html, type TemplateResult } from 'lit';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import type { FilmSession } from '../session/film-session.js';
import { type Preferences, SECONDARY_POSITIONS, type SubtitleStyle } from '../session/preferences.js';
import { tracksBeside, type TracksSlice } from '../session/tracks.js';
import { restyle } from './settings-appearance.js';
import { checkField, choiceField, shareField } from './settings-fields.js';

/** Which subtitles are shown, and a second language beside them. */
export function languagesSection(
  speaker: Speaker,
  session: FilmSession,
  { tracks, selected, secondary }: TracksSlice,
  style: SubtitleStyle = {},
): TemplateResult {
  const shown = tracks.find(({ id }) => id === selected);
  const others = tracksBeside(tracks, shown);
  const named = (list: typeof tracks) => list.map(({ id, label, language }) => [id, label, language] as const);
  const first = choiceField({
    speaker,
    id: 'first',
    label: message(speaker, 'subtitles'),
    value: selected ?? '',
    options: [['', message(speaker, 'subtitlesOff')], ...named(tracks)],
    choose: (id) => session.selectTrack(id || null),
  });
  if (selected === null) return html`${first}`;
  if (!others.length)
    return html`${first}
      <p class="note">${message(speaker, tracks.length > 1 ? 'oneAtATime' : 'oneTrack')}</p>`;
  return html`${first}
  ${choiceField({
    speaker,
    id: 'second',
    label: message(speaker, 'secondSubtitle'),
    value: secondary ?? '',
    options: [['', message(speaker, 'none')], ...named(others)],
    choose: (id) => session.selectSecondary(id || null),
  })}
  ${shareField({
    speaker,
    id: 'secondary-size',
    label: message(speaker, 'secondarySize'),
    value: style.secondarySize ?? style.size ?? 1,
    from: 0.5,
    to: 3,
    choose: (size) => restyle(session, 'secondarySize', size),
  })}
  ${choiceField({
    speaker,
    id: 'secondary-position',
    label: message(speaker, 'secondaryPosition'),
    value: style.secondaryPosition ?? 'opposite',
    options: SECONDARY_POSITIONS.map((position) => [position, message(speaker, `secondary-${position}`)] as const),
    choose: (position) => restyle(session, 'secondaryPosition', position as SubtitleStyle['secondaryPosition']),
  })}`;
}

/** What learners and listeners ask for. */
export const habitsSection = (
  speaker: Speaker,
  session: FilmSession,
  { soundDescriptions = true, pauseAfterLine = false }: Preferences,
): TemplateResult =>
  html`${checkField({
    speaker,
    id: 'sound-descriptions',
    label: message(speaker, 'soundDescriptions'),
    value: soundDescriptions,
    choose: (shown) => session.setPreference('soundDescriptions', shown),
  })}
  ${checkField({
    speaker,
    id: 'pause-after-line',
    label: message(speaker, 'pauseAfterLine'),
    value: pauseAfterLine,
    choose: (pauses) => session.setPreference('pauseAfterLine', pauses),
  })}`;
