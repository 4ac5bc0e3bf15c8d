import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import { type CueTiming, FILE_TIMING } from '../model/cue-timing.js';
import type { FilmSession } from '../session/film-session.js';
import { findTrack, tracksBeside } from '../session/tracks.js';
import { lineMeant, linesAround } from '../session/lines.js';
import { numberWords, percentWords } from './interface-language.js';
import { timingWords } from './timing-words.js';

/** What a key does, by name; a player carries it out. */
export type HotkeyCommand =
  | { readonly command: 'play' | 'mute' | 'fullscreen' | 'subtitles' | 'secondary' | 'pauseAfterLine' | 'commentary' | 'dismiss' | 'list' }
  | { /** The key is ours, and nothing is to be done. */ readonly command: 'none' }
  | { readonly command: 'skip'; /** seconds */ readonly by: number }
  | { readonly command: 'volume'; readonly by: number }
  | { readonly command: 'rate'; readonly by: 1 | -1 }
  | { readonly command: 'line' | 'note'; readonly step: -1 | 0 | 1 }
  | { readonly command: 'offset'; /** seconds */ readonly by: number; readonly track?: 'secondary' }
  | { readonly command: 'undo' }
  | { readonly command: 'sync'; readonly line: 'this' | 'next' }
  | { readonly command: 'position'; /** share of the film, 0 to 1 */ readonly at: number };

const KEYS: Readonly<Record<string, HotkeyCommand>> = {
  ' ': { command: 'play' },
  k: { command: 'play' },
  j: { command: 'skip', by: -10 },
  l: { command: 'skip', by: 10 },
  ArrowLeft: { command: 'skip', by: -5 },
  ArrowRight: { command: 'skip', by: 5 },
  ArrowUp: { command: 'volume', by: 0.05 },
  ArrowDown: { command: 'volume', by: -0.05 },
  f: { command: 'fullscreen' },
  m: { command: 'mute' },
  c: { command: 'subtitles' },
  v: { command: 'secondary' },
  // As language learners' players have them.
  a: { command: 'line', step: -1 },
  s: { command: 'line', step: 0 },
  d: { command: 'line', step: 1 },
  q: { command: 'pauseAfterLine' },
  // The row above them, for notes.
  w: { command: 'note', step: -1 },
  e: { command: 'note', step: 0 },
  r: { command: 'note', step: 1 },
  // As in VLC.
  g: { command: 'offset', by: -0.1 },
  h: { command: 'offset', by: 0.1 },
  'Shift+g': { command: 'offset', by: -0.1, track: 'secondary' },
  'Shift+h': { command: 'offset', by: 0.1, track: 'secondary' },
  u: { command: 'undo' },
  y: { command: 'sync', line: 'this' },
  'Shift+y': { command: 'sync', line: 'next' },
  n: { command: 'commentary' },
  x: { command: 'dismiss' },
  Escape: { command: 'dismiss' },
  '<': { command: 'rate', by: -1 },
  '>': { command: 'rate', by: 1 },
  '?': { command: 'list' },
};

/** Elements that have a use of their own for typed keys, and those that have one for space and Enter. */
const TYPED_INTO =
  'input, textarea, select, [role="textbox"], [role="searchbox"], [role="combobox"], [role="listbox"], [role="spinbutton"], [role="menu"] *';
const PRESSED = 'button, a[href], summary, [role="button"], [role="menuitemradio"], [role="checkbox"]';
/** What Escape closes by itself. */
const OPEN = '[aria-haspopup][aria-expanded="true"]';
const MOVED = '[role="slider"], [role="menu"] *, [tabindex="0"].body';

/** What goes on for as long as its key is held down. */
const WHILE_HELD: ReadonlySet<HotkeyCommand['command']> = new Set(['skip', 'volume', 'offset']);

/**
 * What is typed, on any keyboard: where the layout has no Latin letters, what stands at that place of the usual one.
 * The signs of speed are no signs of their own in such layouts.
 */
function typed({ key, code, shiftKey }: KeyboardEvent): string {
  if (!/^\p{L}$/u.test(key) || /[a-z]/i.test(key)) return key === '؟' ? '?' : key;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return shiftKey && code === 'Comma' ? '<' : shiftKey && code === 'Period' ? '>' : key;
}

/** Is it a letter, a digit or a sign? Those a viewer can switch off: who speaks to the computer presses them by mistake (WCAG 2.1.4). */
export const isCharacterKey = ({ key }: KeyboardEvent): boolean => key.length === 1 && key !== ' ';

/** What a key press asks of the player; `null` where it is meant for something else. */
export function hotkey(event: KeyboardEvent): HotkeyCommand | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.composedPath()[0];
  if (target instanceof Element) {
    if (target.matches(TYPED_INTO) || (target instanceof HTMLElement && target.isContentEditable)) return null;
    if ((event.key === ' ' || event.key === 'Enter') && target.matches(PRESSED)) return null;
    if (event.key.startsWith('Arrow') && target.matches(MOVED)) return null;
    if (event.key === 'Escape' && target.matches(OPEN)) return null;
  }
  const key = typed(event);
  const asked: HotkeyCommand | undefined = /^\d$/.test(key)
    ? { command: 'position', at: Number(key) / 10 }
    : ((event.shiftKey ? KEYS[`Shift+${key.toLowerCase()}`] : undefined) ?? KEYS[key] ?? KEYS[key.toLowerCase()]);
  if (!asked) return null;
  // A key that is held down does not start and stop the film over and over, nor does the page scroll under it.
  return event.repeat && !WHILE_HELD.has(asked.command) ? { command: 'none' } : asked;
}

/** Speeds that the keys step through. */
const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** What the keys act on. */
export interface KeyScope {
  /** The element whose language the answers have. */
  readonly speaker: Speaker;
  readonly media: HTMLMediaElement;
  readonly session: FilmSession;
  play(): void;
  pause(): void;
  toggleFullscreen(): void;
  /** Closes the note that is read, or the latest; says whether there was one. */
  dismissNote(): boolean;
  /** Shows which keys there are. */
  listKeys(): void;
  /** Answers the viewer in a word, where the picture does not. */
  say(text: string): void;
}

/** Does what a key asks; says whether there was anything to do. */
export function carryOut(
  asked: HotkeyCommand,
  { speaker, media, session, play, pause, toggleFullscreen, dismissNote, listKeys, say }: KeyScope,
): boolean {
  switch (asked.command) {
    case 'none':
      return true;
    case 'play':
      if (media.paused) play();
      else pause();
      return true;
    case 'skip':
      session.seek(media.currentTime + asked.by);
      say(`${asked.by > 0 ? '+' : '−'}${message(speaker, 'seconds', { seconds: Math.abs(asked.by) })}`);
      return true;
    case 'position':
      // A stream without an end has no share to go to.
      if (!(media.duration > 0) || !Number.isFinite(media.duration)) return false;
      session.seek(media.duration * asked.at);
      return true;
    case 'volume':
      media.volume = Math.min(1, Math.max(0, Math.round((media.volume + asked.by) * 100) / 100));
      if (asked.by > 0) media.muted = false;
      say(`${message(speaker, 'volume')} ${percentWords(speaker, media.volume)}`);
      return true;
    case 'mute':
      media.muted = !media.muted;
      say(message(speaker, media.muted ? 'soundOff' : 'soundOn'));
      return true;
    case 'rate':
      media.playbackRate = nextRate(media.playbackRate, asked.by);
      say(`${numberWords(speaker, media.playbackRate)}×`);
      return true;
    case 'fullscreen':
      toggleFullscreen();
      return true;
    case 'list':
      listKeys();
      return true;
    case 'subtitles':
      return toggleSubtitles(speaker, session, say);
    case 'secondary':
      return nextSecondary(speaker, session, say);
    case 'line':
      if (!session.seekLine(asked.step)) return false;
      // "Again" is to be heard; and who lets the film pause after each line wants to hear each.
      if (asked.step === 0 || session.state.preferences.pauseAfterLine) play();
      return true;
    case 'note':
      return session.seekNote(asked.step) !== undefined;
    case 'offset':
      return shiftSubtitles(speaker, session, asked.track ?? 'selected', asked.by, say);
    case 'undo':
      return undoTiming(speaker, session, say);
    case 'sync':
      return syncSubtitles(speaker, session, asked.line, say);
    case 'pauseAfterLine':
      session.setPreference('pauseAfterLine', !session.state.preferences.pauseAfterLine);
      say(message(speaker, session.state.preferences.pauseAfterLine ? 'pausesAfterLine' : 'playsOnAfterLine'));
      return true;
    case 'commentary':
      session.setPreference('commentary', !session.state.commentary.on);
      say(message(speaker, session.state.commentary.on ? 'commentaryOn' : 'commentaryOff'));
      return true;
    case 'dismiss':
      return dismissNote();
  }
}

function nextRate(rate: number, by: 1 | -1): number {
  const rates = by > 0 ? RATES : RATES.toReversed();
  return rates.find((other) => (other - rate) * by > 0.01) ?? rates.at(-1) ?? 1;
}

function toggleSubtitles(speaker: Speaker, session: FilmSession, say: (text: string) => void): boolean {
  const { tracks, selected } = session.state.tracks;
  if (!tracks.length) return false;
  session.setPreference('subtitles', selected === null);
  const track = findTrack(session.state.tracks, session.state.tracks.selected);
  say(track ? `${message(speaker, 'subtitlesNowOn')}: ${track.label}` : message(speaker, 'subtitlesNowOff'));
  return true;
}

/** The second subtitle: none, then each of the other tracks, then none. */
function nextSecondary(speaker: Speaker, session: FilmSession, say: (text: string) => void): boolean {
  const { tracks, selected, secondary } = session.state.tracks;
  const first = tracks.find(({ id }) => id === selected);
  const others = tracksBeside(tracks, first);
  if (!first || !others.length) return false;
  const next = others[others.findIndex(({ id }) => id === secondary) + 1];
  session.selectSecondary(next?.id ?? null);
  say(next ? message(speaker, 'secondaryNowOn', { label: next.label }) : message(speaker, 'secondaryNowOff'));
  return true;
}

function shiftSubtitles(
  speaker: Speaker,
  session: FilmSession,
  which: 'selected' | 'secondary',
  by: number,
  say: (text: string) => void,
): boolean {
  const track = findTrack(session.state.tracks, session.state.tracks[which]);
  if (!track) return false;
  const { offset, rate } = track.timing;
  session.setTiming(track.id, { offset: offset + by, rate });
  const words = timingWords(speaker, timingOf(session, track.id));
  say(which === 'secondary' ? `${track.label}: ${words}` : words);
  return true;
}

function undoTiming(speaker: Speaker, session: FilmSession, say: (text: string) => void): boolean {
  const { selected } = session.state.tracks;
  if (selected === null || !session.undoTiming(selected)) return false;
  say(timingWords(speaker, timingOf(session, selected)));
  return true;
}

const timingOf = (session: FilmSession, id: string): CueTiming => findTrack(session.state.tracks, id)?.timing ?? FILE_TIMING;

/** Longer lines are cut in the answer to a key. */
const LONGEST_LINE = 36;

function syncSubtitles(speaker: Speaker, session: FilmSession, which: 'this' | 'next', say: (text: string) => void): boolean {
  const { selected, shown } = session.state.tracks;
  const cues = (selected !== null && shown.get(selected)) || [];
  if (!cues.length) return false;
  const line = which === 'next' ? linesAround(cues, session.currentTime).after : lineMeant(cues, session.currentTime);
  if (!line) {
    say(message(speaker, 'noLineNear'));
    return true;
  }
  const text = line.text.replaceAll('\n', ' ');
  const cut = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE).trimEnd()}…` : text;
  session.syncLine(line.id);
  say(message(speaker, 'lineSynced', { line: cut, timing: timingWords(speaker, timingOf(session, selected!)) }));
  return true;
}
