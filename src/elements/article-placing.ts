import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { Problem } from '../model/problem.js';
import type { FilmSession } from '../session/film-session.js';
import type { PlacedFile, PlacingRequest } from '../session/place-file.js';
import { absolute } from '../session/reading.js';
import { preferredTrack } from '../session/tracks.js';
import { FollowedTrack } from './followed-track.js';
import { FilmPlacedEvent } from './later-events.js';
import { readFrom } from './note-nodes.js';

/** An article that nobody has placed. */
export interface Unplaced {
  readonly content: () => Uint8Array;
  /** Its address, which links in it start from. */
  readonly source: string;
  /** Servers that its pictures may come from, besides its own. */
  readonly imageOrigins: readonly string[];
  readonly title: string;
  /** Do its notes come over the film, too? Else the article alone knows of them. */
  readonly shows: boolean;
}

const NO_CUES: readonly Cue[] = [];
const NO_NOTES: readonly Annotation[] = [];

/** Places an article over the film for its element, once the film's words are here; anew when they change. */
export class ArticlePlacing {
  #changed: () => void;
  #session: FilmSession | undefined;
  #signal: AbortSignal | undefined;
  #working: AbortController | undefined;
  /** What is or was placed last; the same need not be placed once more. */
  #asked: Pick<PlacingRequest, 'source' | 'cues' | 'duration' | 'chapters'> | undefined;
  #result: PlacedFile | undefined;
  /** Its words are wanted, whichever track the film shows. */
  #followed = new FollowedTrack();

  /** The set of the session that holds its notes. */
  set: string | undefined;
  /** Is it at this moment changing the sets of the session? */
  isTelling = false;

  /** @param changed called when there are other notes */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The film; what was placed over another is of no use. */
  use(session: FilmSession | undefined, signal: AbortSignal): void {
    this.stop();
    this.#session = session;
    this.#signal = signal;
    const leave = () => this.#followed.follow(undefined, undefined);
    leave();
    signal.addEventListener('abort', leave);
  }

  /** The notes that tie the article. */
  get notes(): readonly Annotation[] {
    const shown = this.#session?.state.commentary.sets.find(({ id }) => id === this.set);
    return shown?.annotations ?? this.#result?.annotations.filter(({ origin }) => origin !== 'ambient') ?? NO_NOTES;
  }

  /** Nothing is placed any more, and what was goes. */
  stop(): void {
    this.#working?.abort();
    this.#working = undefined;
    this.#asked = undefined;
    this.#result = undefined;
    this.#removeSet();
  }

  /** Place it, unless that is done, or under way. */
  place(
    { content, source, imageOrigins, title, shows }: Unplaced,
    tell: (event: FilmPlacedEvent, problems: readonly Problem[]) => void,
  ): void {
    const session = this.#session;
    if (!session) return;
    if (!shows) this.#removeSet();
    const cues = this.#cues(session);
    const { chapters, media } = session.state;
    const { duration: length } = media;
    const duration = length > 0 && Number.isFinite(length) ? length : undefined;
    if (!cues || (!cues.length && duration === undefined)) return;
    const asked = this.#asked;
    if (asked?.source === source && asked.cues === cues && asked.duration === duration && asked.chapters === chapters) return;
    this.#asked = { source, cues, duration, chapters };
    this.#working?.abort();
    this.#working = new AbortController();
    const { signal } = this.#working;
    const base = absolute(source);
    void this.#run({ content: content(), cues, source, base, imageOrigins, duration, chapters }, signal).then((result) => {
      if (!result || signal.aborted) return;
      this.#result = result;
      readFrom({ base, imageOrigins }, result.annotations);
      this.#removeSet();
      this.isTelling = true;
      if (shows && result.annotations.length) this.set = session.addAnnotations({ annotations: result.annotations, label: title });
      this.isTelling = false;
      tell(new FilmPlacedEvent(result.placements, result.annotations), result.problems);
      this.#changed();
    });
  }

  async #run(request: PlacingRequest, signal: AbortSignal): Promise<PlacedFile | null> {
    try {
      const { placeOffThread } = await import('../session/placing.js');
      return await placeOffThread(request, { signal, onProgress: () => undefined });
    } catch (error) {
      if (!signal.aborted) console.error('film-article: the article could not be placed over the film', error);
      return null;
    }
  }

  /** The words of the film; `undefined` while they are on their way. */
  #cues(session: FilmSession): readonly Cue[] | undefined {
    const track = preferredTrack(session.state.tracks.tracks);
    if (!track) return NO_CUES;
    if (!this.#signal?.aborted) this.#followed.follow(session, track.id);
    return track.status === 'ready' || track.status === 'failed' ? track.cues : undefined;
  }

  #removeSet(): void {
    const { set } = this;
    this.set = undefined;
    if (set === undefined) return;
    this.isTelling = true;
    this.#session?.removeAnnotations(set);
    this.isTelling = false;
  }
}
