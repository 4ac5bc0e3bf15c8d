import { type Cue, type CueSpan, isDisplayable } from '../model/cue.js';
import type { CueTiming } from '../model/cue-timing.js';
import type { Moments } from '../model/first-timeline.js';
import type { Interval } from '../model/interval.js';
import type { CueRegion } from '../model/vtt.js';

/** A subtitle track, as a page declares it. */
export interface TrackDeclaration {
  /** Address of an SRT or VTT file. */
  readonly src?: string;
  /** The cues themselves, where there is no file; and the regions they name. */
  readonly cues?: readonly Cue[];
  readonly regions?: readonly CueRegion[];
  readonly label?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly default?: boolean;
  /** Does it come within a stream, whose engine fetches one such track at a time? */
  readonly inStream?: boolean;
}

/** A subtitle track of the session. */
export interface SubtitleTrack {
  readonly id: string;
  readonly src?: string;
  readonly label: string;
  readonly language: string;
  readonly default: boolean;
  /** Does it come within a stream? Of these one is fetched at a time: none is shown beside another. */
  readonly inStream?: boolean;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** All cues of the file by start, at the times that `timing` makes of the file's; empty until `ready`. */
  readonly cues: readonly Cue[];
  /** The regions of the picture that the cues' settings name. */
  readonly regions: readonly CueRegion[];
  /** What the viewer has corrected the file's clock by. */
  readonly timing: CueTiming;
}

/** Subtitle tracks, which of them is shown, and what it says now. */
export interface TracksSlice {
  readonly tracks: readonly SubtitleTrack[];
  /** The track that is shown; `null` where subtitles are off. */
  readonly selected: string | null;
  /** The track that is shown beside it, in another language; `null` for none. Never the selected one. */
  readonly secondary: string | null;
  /**
   * Of each track that is followed, by its id, all cues that come on screen in their time: those with text and duration,
   * without sound descriptions where the viewer does not want them.
   */
  readonly shown: ReadonlyMap<string, readonly Cue[]>;
  /** The cues on screen now, of the selected track. */
  readonly activeCues: readonly Cue[];
  /** The same of each track that is followed, by its id: the selected one, the secondary, and those asked for by `followTrack`. */
  readonly active: ReadonlyMap<string, readonly Cue[]>;
  /** Of cues on screen that go on word by word: the moment (seconds) within them that has been passed last. */
  readonly mark?: number;
}

export const NO_CUES: readonly Cue[] = Object.freeze([]);
export const NO_REGIONS: readonly CueRegion[] = Object.freeze([]);
export const NO_TRACKS: TracksSlice = Object.freeze({
  tracks: Object.freeze([]),
  selected: null,
  secondary: null,
  shown: new Map(),
  activeCues: NO_CUES,
  active: new Map(),
});

export const findTrack = (slice: TracksSlice, id: string | null): SubtitleTrack | undefined =>
  id === null ? undefined : slice.tracks.find((track) => track.id === id);

/** The tracks that can be shown beside this one: of a stream's own, one is fetched at a time. */
export const tracksBeside = (tracks: readonly SubtitleTrack[], track: SubtitleTrack | undefined): readonly SubtitleTrack[] =>
  tracks.filter((other) => other !== track && !(other.inStream && track?.inStream));

/** The cues of the selected track that come on screen in their time. */
export const linesOf = ({ selected, shown }: TracksSlice): readonly Cue[] => (selected !== null && shown.get(selected)) || NO_CUES;

/** A cue without what a viewer does not want to read; `null` where nothing is left. */
export type CueFilter = (cue: Cue) => Cue | null;

/** The cues of a track that a viewer sees, by start. */
export function shownCues({ cues }: SubtitleTrack, filter?: CueFilter): readonly Cue[] {
  const shown = cues.filter(isDisplayable);
  return filter ? shown.flatMap((cue) => filter(cue) ?? []) : shown;
}

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

/**
 * What the followed tracks say at `time` (seconds).
 *
 * @param timelines by track id
 * @param marks the moments within their cues
 */
export function tracksAt(
  slice: TracksSlice,
  timelines: ReadonlyMap<string, Moments<Cue>>,
  marks: Moments<Interval>,
  time: number,
): TracksSlice {
  const mark = marks.activeAt(time).at(-1)?.start;
  let same = slice.active.size === timelines.size && slice.mark === mark;
  const active = new Map<string, readonly Cue[]>();
  for (const [id, timeline] of timelines) {
    const before = slice.active.get(id);
    const now = keepIfSame(before ?? NO_CUES, timeline.activeAt(time));
    same &&= now === before;
    active.set(id, now);
  }
  const activeCues = keepIfSame(slice.activeCues, (slice.selected !== null && active.get(slice.selected)) || NO_CUES);
  if (same && activeCues === slice.activeCues) return slice;
  const { mark: _passed, ...rest } = slice;
  return Object.freeze({ ...rest, active, activeCues, ...(mark !== undefined && { mark }) });
}

/** The moments within a cue at which it goes on: each from there to the cue's end. */
export function marksOf({ end, spans }: Cue): Interval[] {
  const marks: Interval[] = [];
  const walk = (list: readonly CueSpan[]) => {
    for (const span of list) {
      if (typeof span === 'string') continue;
      if (span.tag === 'timestamp' && span.time !== undefined && span.time < end) marks.push({ start: span.time, end });
      walk(span.children);
    }
  };
  if (spans) walk(spans);
  return marks;
}

/**
 * Which track to show: the viewer's language first, then the page's default, then the first.
 * "en-GB" answers to "en", and the other way round.
 */
export function preferredTrack(tracks: readonly SubtitleTrack[], language?: string): SubtitleTrack | undefined {
  return trackOf(tracks, language) ?? tracks.find((track) => track.default) ?? tracks[0];
}

/** The track of that language: its very tag first, then the same language of another country or script. */
export function trackOf(tracks: readonly SubtitleTrack[], language: string | undefined): SubtitleTrack | undefined {
  if (!language) return undefined;
  return (
    tracks.find((track) => track.language.toLowerCase() === language.toLowerCase()) ??
    tracks.find((track) => isSameLanguage(track.language, language))
  );
}

/** The same language, of whatever country or script? */
export const isSameLanguage = (one: string, other: string): boolean => base(one) === base(other);
const base = (tag: string) => tag.toLowerCase().split('-', 1)[0];
