import type { Cue } from '../model/cue.js';
import type { Timeline } from '../model/timeline.js';

/** A subtitle track, as a page declares it. */
export interface TrackDeclaration {
  /** Address of an SRT or VTT file. */
  readonly src?: string;
  /** The cues themselves, where there is no file. */
  readonly cues?: readonly Cue[];
  readonly label?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly default?: boolean;
}

/** A subtitle track of the session. */
export interface SubtitleTrack {
  readonly id: string;
  readonly src?: string;
  readonly label: string;
  readonly language: string;
  readonly default: boolean;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** All cues of the file, by start; empty until `ready`. */
  readonly cues: readonly Cue[];
}

/** Subtitle tracks, which of them is shown, and what it says now. */
export interface TracksSlice {
  readonly tracks: readonly SubtitleTrack[];
  /** The track that is shown; `null` where subtitles are off. */
  readonly selected: string | null;
  /** The cues on screen now, of the selected track. */
  readonly activeCues: readonly Cue[];
}

export const NO_CUES: readonly Cue[] = Object.freeze([]);
export const NO_TRACKS: TracksSlice = Object.freeze({ tracks: Object.freeze([]), selected: null, activeCues: NO_CUES });

export const findTrack = (slice: TracksSlice, id: string | null): SubtitleTrack | undefined =>
  id === null ? undefined : slice.tracks.find((track) => track.id === id);

/** The slice with one track changed. */
export function changeTrack(slice: TracksSlice, id: string, change: Partial<SubtitleTrack>): TracksSlice {
  return Object.freeze({
    ...slice,
    tracks: slice.tracks.map((track) => (track.id === id ? Object.freeze({ ...track, ...change }) : track)),
  });
}

/** A list that differs in nothing from the one before is the one before: nothing renders for it. */
export function keepIfSame<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((item, i) => item === before[i]) ? before : now;
}

/** What the selected track says at `time` (seconds). */
export function tracksAt(slice: TracksSlice, timeline: Timeline<Cue>, time: number): TracksSlice {
  const activeCues = slice.selected === null ? NO_CUES : keepIfSame(slice.activeCues, timeline.activeAt(time));
  return activeCues === slice.activeCues ? slice : Object.freeze({ ...slice, activeCues });
}

/**
 * Which track to show: the viewer's language first, then the page's default, then the first.
 * "en-GB" answers to "en", and the other way round.
 */
export function preferredTrack(tracks: readonly SubtitleTrack[], language?: string): SubtitleTrack | undefined {
  const base = (tag: string) => tag.toLowerCase().split('-', 1)[0];
  return (
    (language &&
      (tracks.find((track) => track.language.toLowerCase() === language.toLowerCase()) ??
        tracks.find((track) => base(track.language) === base(language)))) ||
    tracks.find((track) => track.default) ||
    tracks[0]
  );
}
