import type { Cue } from '../model/cue.js';
import { type CueTiming, FILE_TIMING, LEAST_SPAN, retimeCue, type SyncPoint, timingFromPoints } from '../model/cue-timing.js';
import type { TrackSource } from './first-session.js';
import { lineMeant } from './lines.js';
import type { SessionInside } from './session-commands.js';
import { isFileTiming, isSoundTiming, Timings } from './timings.js';
import { findTrack, type SubtitleTrack } from './tracks.js';

/** What is known of the clock of a track. */
interface Clock {
  /** The cues of the corrected clock that were made: one that stays is the same cue. */
  retimed?: { readonly timing: CueTiming; readonly cues: WeakMap<Cue, Cue> };
  /** What somebody who listened has said of it, latest last. */
  points: readonly SyncPoint[];
  /** What held before the last correction. */
  before?: { readonly timing: CueTiming; readonly points: readonly SyncPoint[] };
}

/** Notes find their places anew this long (milliseconds) after the last change of cues. */
const SETTLE_MS = 250;

/** What a correction is remembered under. */
const nameOf = ({ src, language, label }: SubtitleTrack): string => src ?? `${language} ${label}`;

/** The clocks of a session's subtitle files: how far each is off in this film, found by ear or by hand, and remembered. */
export class SubtitleClocks {
  #inside: SessionInside;
  #timings: Timings;
  #clocks = new WeakMap<TrackSource, Clock>();
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(inside: SessionInside) {
    this.#inside = inside;
    this.#timings = new Timings(inside.memory);
  }

  /** The cues of a track by its clock. */
  cuesOf(source: TrackSource, timing: CueTiming): readonly Cue[] {
    if (isFileTiming(timing)) return source.cues;
    const clock = this.#clockOf(source);
    if (clock.retimed?.timing !== timing) clock.retimed = { timing, cues: new WeakMap() };
    const { cues } = clock.retimed;
    return source.cues.map((cue) => {
      const before = cues.get(cue);
      if (before) return before;
      const retimed = retimeCue(cue, timing);
      cues.set(cue, retimed);
      return retimed;
    });
  }

  /**
   * Each track, or this one alone, has the clock that was found for it in this film. In another film nothing else holds; in the same one, what was corrected
   * in this visit stays where nothing is remembered.
   */
  recall(isAnother: boolean, only?: string): void {
    for (const track of this.#inside.session.state.tracks.tracks) {
      if (only !== undefined && track.id !== only) continue;
      const source = this.#inside.sources.get(track.id);
      if (source && isAnother) this.#clocks.set(source, { points: [] });
      this.#retime(track.id, this.#timings.read(this.#inside.film(), nameOf(track)) ?? (isAnother ? FILE_TIMING : track.timing));
    }
  }

  set(id: string, timing: CueTiming | null): void {
    const { track, clock } = this.#find(id);
    if (!track || !clock) throw new RangeError(`there is no track "${id}"`);
    clock.before = { timing: track.timing, points: clock.points };
    this.#correct(track, timing);
    // What was heard before was heard by another clock.
    clock.points = [];
  }

  undo(id: string): boolean {
    const { track, clock } = this.#find(id);
    if (!track || !clock?.before) return false;
    const { timing, points } = clock.before;
    clock.before = { timing: track.timing, points: clock.points };
    this.#correct(track, timing);
    clock.points = points;
    return true;
  }

  sync(id: string | undefined, trackId: string | null): CueTiming {
    const { session } = this.#inside;
    const { track, source, clock } = this.#find(trackId);
    if (!track || !source || !clock) throw new RangeError('there is no track to set right');
    const time = session.currentTime;
    const said =
      id === undefined ? lineMeant(session.state.tracks.shown.get(track.id) ?? track.cues, time) : track.cues.find((cue) => cue.id === id);
    // As it is in the file: what is on screen may have lost its sound descriptions.
    const line = said && source.cues.find((cue) => cue.id === said.id);
    if (!line) throw new RangeError(id === undefined ? 'no line is near' : `there is no cue "${id}"`);
    const point = { file: line.start, film: time };
    // Who says it again a moment later sets the last word right.
    const earlier = clock.points.filter(({ file }) => Math.abs(file - point.file) >= LEAST_SPAN);
    const points = [...earlier.slice(-1), point];
    clock.before = { timing: track.timing, points: clock.points };
    this.#correct(track, timingFromPoints(points, track.timing));
    clock.points = points;
    return findTrack(session.state.tracks, track.id)?.timing ?? FILE_TIMING;
  }

  /** Cues change in quick steps: quotations are looked for again once they rest. */
  settle(): void {
    this.rest();
    this.#settling = setTimeout(this.#inside.anchor, SETTLE_MS);
  }

  rest(): void {
    clearTimeout(this.#settling);
  }

  #find(id: string | null): { track?: SubtitleTrack; source?: TrackSource; clock?: Clock } {
    const source = id === null ? undefined : this.#inside.sources.get(id);
    return { track: findTrack(this.#inside.session.state.tracks, id), source, clock: source && this.#clockOf(source) };
  }

  #clockOf(source: TrackSource): Clock {
    const clock = this.#clocks.get(source) ?? { points: [] };
    this.#clocks.set(source, clock);
    return clock;
  }

  #correct(track: SubtitleTrack, timing: CueTiming | null): void {
    // To the microsecond: steps of a tenth stay tenths.
    const wanted = timing ? { offset: Math.round(timing.offset * 1e6) / 1e6, rate: timing.rate } : FILE_TIMING;
    if (!isSoundTiming(wanted)) throw new RangeError(`no film is off by ${wanted.offset} s at ${wanted.rate} times the speed`);
    this.#timings.write(this.#inside.film(), nameOf(track), wanted);
    this.#retime(track.id, wanted);
  }

  #retime(id: string, timing: CueTiming): void {
    const { track, source } = this.#find(id);
    if (!track || !source || (track.timing.offset === timing.offset && track.timing.rate === timing.rate)) return;
    const frozen = Object.freeze({ ...timing });
    this.#inside.changeTrack(id, { timing: frozen, cues: this.cuesOf(source, frozen) });
    this.#inside.rebuild();
    this.settle();
  }
}
