import { html, nothing, type TemplateResult } from 'lit';
import type { Speaker } from '../i18n/messages.js';
import { message } from '../i18n/settings-message.js';
import type { Cue } from '../model/cue.js';
import { KNOWN_RATES } from '../model/cue-timing.js';
import { formatTimecode } from '../model/timecode.js';
import type { FilmSession } from '../session/film-session.js';
import type { SubtitleTrack } from '../session/tracks.js';
import { repeat } from './repeat.js';
import { choiceField } from './settings-fields.js';
import { knownRate, rateWords } from './timing-words.js';

/** Lines offered before and after the present one. */
const LINES_BEFORE = 5;
const LINES = 2 * LINES_BEFORE + 1;
/** One press of − or +, in seconds. */
const STEP = 0.1;
/** What the session takes at most, in seconds. */
const DAY = 86_400;

/** The lines that are offered to be set by ear. */
export interface LineWindow {
  /** Of all lines of the track, which is the first that is offered. */
  readonly first: number;
  /** The latest that has begun; -1 before the first. */
  readonly now: number;
}

/**
 * Which lines to offer: those around the present one. The list stays where it is as long as the present is well within it,
 * so that no line moves from under the pointer; `first` of `before` is kept then.
 */
export function lineWindow(lines: readonly Cue[], time: number, before?: LineWindow): LineWindow {
  const now = lines.findLastIndex(({ start }) => start <= time);
  const stays = before && now >= before.first && now < before.first + LINES - 1 && before.first < lines.length;
  return { now, first: stays ? before.first : clampFirst(lines, now - LINES_BEFORE) };
}

/** The window turned by pages: subtitles may be off by minutes. */
export const turnedBy = (pages: number, lines: readonly Cue[], { now, first }: LineWindow): LineWindow => ({
  now,
  first: clampFirst(lines, first + pages * (LINES - 2)),
});

const clampFirst = (lines: readonly Cue[], first: number): number => Math.max(0, Math.min(first, lines.length - LINES));

interface TimingOptions {
  /** The tracks that are shown: the clock of each can be corrected. */
  readonly tracks: readonly SubtitleTrack[];
  readonly choose: (id: string) => void;
  readonly lines: readonly Cue[];
  readonly window: LineWindow;
  /** What was found when a line was pressed. */
  readonly found: string;
  readonly sync: (id: string) => void;
  readonly turn: (pages: number) => void;
}

/** The clock of the subtitles that are shown: by numbers, or by ear. */
export function timingSection(
  speaker: Speaker,
  session: FilmSession,
  track: SubtitleTrack | undefined,
  options: TimingOptions,
): TemplateResult {
  if (!track) return html`<p class="note">${message(speaker, 'subtitlesAreOff')}</p>`;
  if (!options.lines.length) return html`<p class="note">${message(speaker, 'subtitlesNotHere')}</p>`;
  const { id, label, timing } = track;
  const { offset, rate } = timing;
  const shift = (seconds: number) => session.setTiming(id, { rate, offset: Math.max(-DAY, Math.min(DAY, seconds)) });
  // Presses may come faster than they are rendered.
  const step = (seconds: number) => shift(findOffset(session, id) + seconds);
  const typed = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    if (Number.isFinite(input.valueAsNumber)) shift(input.valueAsNumber);
    // What is no number, or too large a one, gives way to what holds.
    input.value = shown(findOffset(session, id));
  };
  const known = knownRate(rate);
  const rates = [1, ...KNOWN_RATES.filter((other) => other !== 1), ...(known === undefined ? [rate] : [])];
  return html`
    ${
      options.tracks.length > 1
        ? choiceField({
            speaker,
            id: 'timed',
            label: message(speaker, 'timingTrack'),
            value: id,
            options: options.tracks.map((other) => [other.id, other.label] as const),
            choose: options.choose,
          })
        : nothing
    }
    <p class="note">${message(speaker, 'timingOf', { name: label })}</p>
    <div class="field">
      <label for="offset">${message(speaker, 'offset')}</label>
      <span class="stepper">
        <button
          class="plain"
          type="button"
          aria-label=${message(speaker, 'stepEarlier')}
          title=${message(speaker, 'stepEarlier')}
          @click=${() => step(-STEP)}
        >
          <span aria-hidden="true">−</span>
        </button>
        <input id="offset" type="number" step="0.1" min=${-DAY} max=${DAY} inputmode="decimal" .value=${shown(offset)} @change=${typed} />
        <button
          class="plain"
          type="button"
          aria-label=${message(speaker, 'stepLater')}
          title=${message(speaker, 'stepLater')}
          @click=${() => step(STEP)}
        >
          <span aria-hidden="true">+</span>
        </button>
      </span>
    </div>
    ${choiceField({
      speaker,
      id: 'rate',
      label: message(speaker, 'rate'),
      value: String(known ?? rate),
      options: rates.map((other) => [String(other), rateWords(speaker, other)] as const),
      choose: (chosen) => session.setTiming(id, { offset, rate: Number(chosen) }),
    })}
    <fieldset class="field by-ear">
      <legend>${message(speaker, 'syncByEar')}</legend>
      <p class="note">${message(speaker, 'syncHow')} ${message(speaker, 'syncMore')}</p>
      ${renderLines(speaker, track, options)}
      <p class="note found" role="status">${options.found}</p>
    </fieldset>
    <div class="actions">
      <button class="plain reset" type="button" @click=${() => session.setTiming(id, null)}>${message(speaker, 'resetTiming')}</button>
      <button class="plain undo" type="button" @click=${() => session.undoTiming(id)}>${message(speaker, 'undoTiming')}</button>
    </div>
  `;
}

function renderLines(
  speaker: Speaker,
  { language }: SubtitleTrack,
  { lines, window: { first, now }, sync, turn }: TimingOptions,
): TemplateResult {
  const last = Math.min(lines.length, first + LINES);
  return html`<button class="turn" type="button" ?disabled=${first === 0} @click=${() => turn(-1)}>
      ${message(speaker, 'earlierLines')}
    </button>
    <ol class="lines" lang=${language || nothing}>
      ${repeat(
        lines.slice(first, last),
        (_line, index) => first + index,
        (line, index) =>
          html`<li>
            <button class="line" type="button" aria-current=${first + index === now ? 'true' : nothing} @click=${() => sync(line.id)}>
              <time>${formatTimecode(line.start)}</time><span dir="auto">${line.text.replaceAll('\n', ' ')}</span>
            </button>
          </li>`,
      )}
    </ol>
    <button class="turn" type="button" ?disabled=${last === lines.length} @click=${() => turn(1)}>
      ${message(speaker, 'laterLines')}
    </button>`;
}

const findOffset = (session: FilmSession, track: string): number =>
  session.state.tracks.tracks.find(({ id }) => id === track)?.timing.offset ?? 0;

/** As it is typed: without the noise of binary fractions. */
const shown = (seconds: number): string => String(Math.round(seconds * 1000) / 1000);
