import { message } from '../i18n/message.js';
import type { CueSettings } from '../model/cue.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { findTrack, type TracksSlice } from '../session/tracks.js';
import { NATIVE_LINE, NativeTrack } from './native-track.js';

/** Displays of the browser's own that show the video and nothing of the page: their beginnings and ends. */
const APART = {
  begins: ['webkitbeginfullscreen', 'enterpictureinpicture'],
  ends: ['webkitendfullscreen', 'leavepictureinpicture'],
} as const;

/**
 * Hands the session's subtitles to the browser: always, where the page asks for it; otherwise only while
 * the video is shown apart from the page, where no element of ours is to be seen.
 */
export class NativeSubtitles {
  #session: FilmSession;
  #first: NativeTrack;
  #second: NativeTrack;
  #always = false;
  #apart = false;
  #onChange: () => void;

  /** @param onChange called when `showing` has changed */
  constructor(video: HTMLVideoElement, session: FilmSession, onChange: () => void, signal: AbortSignal) {
    this.#session = session;
    this.#onChange = onChange;
    this.#first = new NativeTrack(video, message('subtitles'));
    this.#second = new NativeTrack(video, message('secondSubtitle'));
    const apart = (is: boolean) => () => {
      this.#apart = is;
      this.#changed();
    };
    for (const type of APART.begins) video.addEventListener(type, apart(true), { signal });
    for (const type of APART.ends) video.addEventListener(type, apart(false), { signal });
    session.subscribe(shownOf, () => this.showing && this.#fill(), {
      equals: (now, before) => now.every((part, i) => part === before[i]),
      signal,
    });
  }

  /** Does the browser show the subtitles now? */
  get showing(): boolean {
    return this.#always || this.#apart;
  }

  /** Does the page want the browser to show them always? */
  set always(always: boolean) {
    if (always === this.#always) return;
    this.#always = always;
    this.#changed();
  }

  /** Height that the controls cover at the foot of the picture, and of the picture itself, in CSS pixels. */
  keepClear(covered: number, height: number): void {
    const lines = height > 0 ? Math.ceil(covered / (height * NATIVE_LINE)) : 0;
    this.#first.keepClear(lines);
  }

  #changed(): void {
    if (this.showing) this.#fill();
    else for (const track of [this.#first, this.#second]) track.hide();
    this.#onChange();
  }

  #fill(): void {
    const { tracks } = this.#session.state;
    show(this.#first, tracks, tracks.selected);
    // The second stands at the top, as it does with us.
    show(this.#second, tracks, tracks.secondary, { line: 0 });
  }
}

/** What has to be the same for nothing to be filled anew. */
const shownOf = ({ tracks: { selected, secondary, shown } }: FilmState) => [selected, secondary, shown] as const;

function show(native: NativeTrack, tracks: TracksSlice, id: string | null, place?: CueSettings): void {
  const cues = id === null ? undefined : tracks.shown.get(id);
  if (cues) native.show(cues, findTrack(tracks, id)?.regions, place);
  else native.hide();
}
