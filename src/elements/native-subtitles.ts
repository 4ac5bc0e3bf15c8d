import { message } from '../i18n/message.js';
import type { CueSettings } from '../model/cue.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { findTrack, shownCues, type SubtitleTrack } from '../session/tracks.js';
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
    const [first, second, soundDescriptions] = shownOf(this.#session.state);
    show(this.#first, first, soundDescriptions);
    // The second stands at the top, as it does with us.
    show(this.#second, second, soundDescriptions, { line: 0 });
  }
}

/** What has to be the same for nothing to be filled anew. A track whose cues are the same is the same. */
const shownOf = ({ tracks, preferences }: FilmState) =>
  [findTrack(tracks, tracks.selected), findTrack(tracks, tracks.secondary), preferences.soundDescriptions] as const;

function show(native: NativeTrack, track: SubtitleTrack | undefined, soundDescriptions: boolean | undefined, place?: CueSettings): void {
  if (track) native.show(shownCues(track, soundDescriptions), track.regions, place);
  else native.hide();
}
