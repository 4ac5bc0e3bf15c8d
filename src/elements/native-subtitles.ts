import { message } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { CueSettings } from '../model/cue.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { findTrack, type TracksSlice } from '../session/tracks.js';
import type { NativeTrack } from './native-track.js';

/** Displays of the browser's own that show the video and nothing of the page: their beginnings and ends. */
const APART = [
  ['webkitbeginfullscreen', 'webkitendfullscreen'],
  ['enterpictureinpicture', 'leavepictureinpicture'],
] as const;

/**
 * Hands the session's subtitles to the browser: always, where the page asks for it; otherwise only while
 * the video is shown apart from the page, where no element of ours is to be seen.
 */
export class NativeSubtitles {
  #session: FilmSession;
  #speaker: Speaker;
  #video: HTMLVideoElement;
  #signal: AbortSignal;
  /** The browser's tracks for the first and the second subtitle; made when they are first shown. */
  #tracks: readonly [first: NativeTrack, second: NativeTrack] | undefined;
  #loading = false;
  /** What the controls cover, and the height of the picture. */
  #covered: readonly [covered: number, height: number] = [0, 0];
  #always = false;
  /** The displays that are on: one may begin before the other ends. */
  #apart = new Set<string>();
  #onChange: () => void;

  /**
   * @param speaker the element whose language the browser's menu has
   * @param onChange called when `showing` has changed
   */
  constructor(speaker: Speaker, video: HTMLVideoElement, session: FilmSession, onChange: () => void, signal: AbortSignal) {
    this.#session = session;
    this.#speaker = speaker;
    this.#onChange = onChange;
    this.#video = video;
    this.#signal = signal;
    const apart = (change: () => void) => () => {
      change();
      this.#changed();
    };
    for (const [begin, end] of APART) {
      video.addEventListener(begin, apart(() => this.#apart.add(begin)), { signal }); // prettier-ignore
      video.addEventListener(end, apart(() => this.#apart.delete(begin)), { signal }); // prettier-ignore
    }
    session.subscribe(shownOf, () => this.showing && this.#fill(), {
      equals: (now, before) => now.every((part, i) => part === before[i]),
      signal,
    });
  }

  /** Does the browser show the subtitles now? */
  get showing(): boolean {
    return this.#always || this.#apart.size > 0;
  }

  /** Does the page want the browser to show them always? */
  set always(always: boolean) {
    if (always === this.#always) return;
    this.#always = always;
    this.#changed();
  }

  /** Height that the controls cover at the foot of the picture, and of the picture itself, in CSS pixels. */
  keepClear(covered: number, height: number): void {
    this.#covered = [covered, height];
    this.#tracks?.[0].keepClear(covered, height);
  }

  #changed(): void {
    if (this.showing) this.#fill();
    else for (const track of this.#tracks ?? []) track.hide();
    this.#onChange();
  }

  #fill(): void {
    if (!this.#tracks) return void this.#makeTracks();
    const { tracks } = this.#session.state;
    const [first, second] = this.#tracks;
    show(first, tracks, tracks.selected);
    // The second stands at the top, as it does with us.
    show(second, tracks, tracks.secondary, { line: 0 });
  }

  async #makeTracks(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { NativeTrack } = await import('./native-track.js');
      if (this.#signal.aborted) return;
      this.#tracks = [
        new NativeTrack(this.#video, message(this.#speaker, 'subtitles')),
        new NativeTrack(this.#video, message(this.#speaker, 'secondSubtitle')),
      ];
      this.#tracks[0].keepClear(...this.#covered);
      // A browser that sees a new track may choose among them by itself, and switch off what it has not chosen.
      const insist = () => this.#always && this.#fill();
      this.#video.textTracks.addEventListener('change', insist, { signal: this.#signal });
      if (this.showing) this.#fill();
    } catch (error) {
      console.error('film-player: what hands subtitles to the browser did not load', error);
    } finally {
      this.#loading = false;
    }
  }
}

/** What has to be the same for nothing to be filled anew. */
const shownOf = ({ tracks: { selected, secondary, shown } }: FilmState) => [selected, secondary, shown] as const;

function show(native: NativeTrack, tracks: TracksSlice, id: string | null, place?: CueSettings): void {
  const cues = id === null ? undefined : tracks.shown.get(id);
  if (cues) native.show(cues, findTrack(tracks, id)?.regions, place);
  else native.hide();
}
