import type { Chapter } from '../model/ambient.js';
import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { CueTiming } from '../model/cue-timing.js';
import type { Moments } from '../model/first-timeline.js';
import type { Interval } from '../model/interval.js';
import type { Placement } from '../model/place.js';
import type { Problem } from '../model/problem.js';
import type { Shown } from '../model/schedule.js';
import { readFile } from '../model/subtitle-readers.js';
import type { CueRegion } from '../model/vtt.js';
import {
  type AnnotationSet,
  commentaryAt,
  givenNotes,
  isTimed,
  type CommentarySlice,
  isOn,
  NO_COMMENTARY,
  NO_NOTES,
  placed,
  type SetDeclaration,
} from './commentary.js';
import type { ChaptersSource } from './chapters.js';
import { type FileKind, FileShelf, type Notice } from './files.js';
import { FirstPacing, isChosen, loadPacing, newKeeper, newPacing, newTimeline, type Pacing } from './first-pacing.js';
import { LANDING } from './landing.js';
import { type FetchLike, loadFile } from './load.js';
import { FILE_TIMING } from '../model/file-timing.js';
import { MediaClock } from './media-clock.js';
import { Notes } from './notes.js';
import { MEDIA_EVENTS, type MediaLike, type MediaSlice, NO_MEDIA, readMedia } from './media.js';
import { readChoices } from './first-preferences.js';
import type { Preferences } from './preferences.js';
import { NO_PROGRESS, type ProgressSlice, sawNotes, watchedTo } from './progress.js';
import type { SessionCommands, SessionInside } from './session-commands.js';
import { Memory, type StorageLike } from './storage.js';
import {
  changeTrack,
  findTrack,
  isSameLanguage,
  keepIfSame,
  linesOf,
  marksOf,
  NO_REGIONS,
  NO_CUES,
  NO_TRACKS,
  preferredTrack,
  shownCues,
  type SubtitleTrack,
  type TrackDeclaration,
  tracksAt,
  tracksBeside,
  trackOf,
  type TracksSlice,
} from './tracks.js';

/** All that can be shown of a film and its commentary at one moment. Frozen; a part that did not change keeps its identity. */
export interface FilmState {
  readonly media: MediaSlice;
  readonly tracks: TracksSlice;
  readonly commentary: CommentarySlice;
  /** The film's chapters, by start. */
  readonly chapters: readonly Chapter[];
  readonly progress: ProgressSlice;
  readonly preferences: Preferences;
  readonly problems: readonly Problem[];
  /** The files that a viewer should hear about: something of them is lost. */
  readonly notices: readonly Notice[];
}

export interface SessionOptions {
  /** Where choices are remembered; a function, because asking a browser for its storage may itself throw. */
  readonly storage?: () => StorageLike | null | undefined;
}

/** What became of an article. */
export interface Placed {
  readonly placements: readonly Placement[];
  readonly annotations: readonly Annotation[];
}

interface Subscriber {
  notify(state: FilmState): void;
}

/** A set's declaration and, where it has one, its file: it is read again when other cues come. */
interface NoteSource {
  readonly declaration: SetDeclaration;
  readonly notes?: Notes;
}

/** What is known of a track besides its state. */
export interface TrackSource {
  /** By start, at the times of the file. */
  cues: readonly Cue[];
  /** Elements that want to know what it says, though it is not the one that is shown. */
  followers: number;
}

/** What paces notes comes so long (milliseconds) after the film, its subtitles and its first notes; at once where the viewer has chosen how many are shown. */
const PACING_AFTER_MS = 1000;
/** A step back that is longer (seconds) and no seek is another showing of the film. */
const STEP_BACK = 0.5;

const EMPTY = newTimeline<never>([]);

/** When which of these cues are on screen, by the id of their track. */
const timelinesOf = (lists: ReadonlyMap<string, readonly Cue[]>): ReadonlyMap<string, Moments<Cue>> =>
  new Map([...lists].map(([id, cues]) => [id, newTimeline(cues)]));

/** What only the commands know how to do. */
const ASKED = [
  'setCues', 'removeTrack', 'followTrack', 'setTiming', 'undoTiming', 'syncLine', 'seekLine', 'point', 'setFilmSeen', 'dismissNotice', 'report',
] as const; // prettier-ignore

let Commands: typeof SessionCommands | undefined;

/** What was asked of the sessions of this page before the commands were here, in that order. */
const waiting: (() => void)[] = [];

/** From now on the sessions of this page have all their commands; what was asked meanwhile is done first. */
export function bringCommands(commands: typeof SessionCommands): void {
  Commands = commands;
  commands.answer(waiting.splice(0));
}

/** Where they do not come, what was asked waits: the next who asks tries again. */
const loadCommands = (): Promise<void> => import('./session-commands.js').then(({ SessionCommands }) => bringCommands(SessionCommands));

const fetchCommands = () => void loadCommands().catch(console.error);

/** What is sound of a viewer's choices; of the style of subtitles only the commands know it. */
const sound = (choices: unknown): Preferences => (Commands?.readPreferences ?? readChoices)(choices);

/**
 * A film being watched: its media, tracks, notes and the viewer's choices, as one state that changes only when what it tells changes.
 *
 * It needs no element of this library: attach any media, add tracks and notes, subscribe to what is wanted.
 * Commands go in (`seek`, `setPreference`, `dismiss`); facts come out as state.
 */
export class FilmSession {
  #state: FilmState = Object.freeze({
    media: NO_MEDIA,
    tracks: NO_TRACKS,
    commentary: NO_COMMENTARY,
    chapters: [],
    progress: NO_PROGRESS,
    preferences: Object.freeze({}),
    problems: Object.freeze([]),
    notices: Object.freeze([]),
  });
  #subscribers = new Set<Subscriber>();
  #media: MediaLike | null = null;
  #attachment: AbortController | null = null;
  #clock: MediaClock | null = null;
  #time = 0;
  #memory: Memory;
  #files = new FileShelf(() => this.#set({ problems: this.#files.problems, notices: this.#files.notices }));
  #numbered = 0;

  #trackSources = new Map<string, TrackSource>();
  #film: string | null = null;
  #recalledFor = '';

  /** Of each track that is followed. */
  #cueTimelines: ReadonlyMap<string, Moments<Cue>> = new Map();
  #marks: Moments<Interval> = EMPTY;
  /** Where the film pauses after a line, ascending; empty unless the viewer wants it. */
  #pauses: readonly number[] = [];
  #spanTimeline: Moments<Annotation> = EMPTY;
  #pacing: Pacing = newPacing();
  #keeper = this.#newKeeper();
  #pacingTimer: ReturnType<typeof setTimeout> | undefined;
  #pacingArrival: Promise<void> | undefined;
  /** Where the viewer came to by seeking, or stopped, before the film played on (seconds). */
  #arrival = 0;
  /** The last seek that was asked for, and the note it is meant for. */
  #asked: { readonly id?: string | null | undefined; readonly time: number } = { time: NaN };

  /** The tracks the viewer chose in this film; their languages alone may not name them. */
  #chosenTrack: string | null = null;
  #chosenSecondary: string | null = null;
  /** The cues that quotations were last looked for in. */
  #anchoredWith: readonly Cue[] | undefined;
  #noteSources = new Map<string, NoteSource>();
  #held = new Set<string>();
  #dismissed = new Set<string>();
  /** Notes as the session gives them, by what was read. */
  #owned = new WeakMap<Annotation, Annotation>();
  #article: string | null = null;

  #commands: SessionCommands | undefined;
  /** Settles when the clocks that were corrected in an earlier visit are here, or will not come. */
  #coming: Promise<void> | undefined;
  /** What the commands reach of the session. */
  readonly #inside: SessionInside = {
    session: this,
    files: this.#files,
    sources: this.#trackSources,
    dismissed: this.#dismissed,
    memory: () => this.#memory,
    film: () => this.#filmName,
    set: (change) => this.#set(change),
    changeTrack: (id, change) => this.#changeTrack(id, change),
    loadTrack: (id) => this.#loadTrack(id),
    chooseTrack: () => this.#chooseTrack(),
    rebuild: () => this.#rebuild(),
    anchorCues: () => this.#anchorCues,
    anchor: () => this.#anchorsMayHaveChanged(),
    setSets: (sets) => this.#setSets(sets),
    own: (set, notes) => this.#ownedBy(set, notes),
  };

  /** What fetches the files that are asked for from now on; the browser's `fetch` where absent. */
  declare fetch: FetchLike | undefined;

  constructor(options: SessionOptions = {}) {
    this.#memory = new Memory(options.storage ?? (() => null));
    this.#set({ preferences: Object.freeze(this.#remembered()) });
    // Whether the commentary is on is known before there is any.
    this.#setSets([]);
  }

  get state(): FilmState {
    return this.#state;
  }

  /** The film's time now, in seconds; 0 without media. During a seek it is the moment sought. */
  get currentTime(): number {
    return this.#media?.currentTime ?? 0;
  }

  /** The media that is attached. */
  get media(): MediaLike | null {
    return this.#media;
  }

  /** Address of the article to place where there are no annotations. */
  get article(): string | null {
    return this.#article;
  }

  /** What became of the article, once it has been placed. */
  get placed(): Placed | null {
    return this.#commands?.placed ?? null;
  }

  /**
   * Be told when what `select` picks of the state changes.
   *
   * @param equals when two values count as the same; identity where absent
   * @returns ends the subscription, as does the signal
   */
  subscribe<T>(
    select: (state: FilmState) => T,
    listener: (value: T, before: T) => void,
    options: { readonly signal?: AbortSignal; readonly equals?: (a: T, b: T) => boolean } = {},
  ): () => void {
    const equals = options.equals ?? Object.is;
    let last = select(this.#state);
    const subscriber: Subscriber = {
      notify(state) {
        const value = select(state);
        if (equals(value, last)) return;
        const before = last;
        last = value;
        listener(value, before);
      },
    };
    const { signal } = options;
    const end = () => {
      this.#subscribers.delete(subscriber);
      signal?.removeEventListener('abort', end);
    };
    if (!signal?.aborted) {
      this.#subscribers.add(subscriber);
      signal?.addEventListener('abort', end);
    }
    return end;
  }

  // ——— The film

  /** Follow this media from now on; `null` lets go of it. */
  attach(media: MediaLike | null): void {
    if (media === this.#media) return;
    this.#attachment?.abort();
    this.#attachment = this.#clock = null;
    clearTimeout(this.#pacingTimer);
    this.#media = media;
    const { tracks, commentary } = this.#state;
    // No moment at all: nothing is on screen until there is media again. Others may stand just as these did, and are told of all the same.
    this.#time = NaN;
    this.#set({
      media: NO_MEDIA,
      tracks: Object.freeze({ ...tracks, activeCues: NO_CUES, active: new Map() }),
      commentary: Object.freeze({ ...commentary, active: NO_NOTES, shown: NO_NOTES, crowded: NO_NOTES }),
    });
    // Who is told may have given others.
    if (!media || media !== this.#media) return;
    this.#attachment = new AbortController();
    const { signal } = this.#attachment;
    this.#files.resume();
    // A correction may not have come to rest when the session was laid down.
    this.#anchorsMayHaveChanged();
    const read = () => {
      const before = this.#state.media;
      this.#followFilm();
      this.#set({ media: readMedia(media, before) });
      if (!Object.is(this.#state.media.duration, before.duration)) this.#commands?.placeArticle();
    };
    for (const type of MEDIA_EVENTS) media.addEventListener(type, read, { signal });
    for (const type of ['timeupdate', 'seeking']) media.addEventListener(type, this.#watched, { signal });
    // Another film has another progress.
    media.addEventListener('emptied', () => this.#set({ progress: NO_PROGRESS }), { signal });
    this.#clock = new MediaClock(media, (time) => this.#nextChange(time), this.#showTime, signal);
    read();
    if (signal.aborted) return;
    this.#pacingTimer = setTimeout(() => this.#loadPacing(), PACING_AFTER_MS);
    this.#arrive(media.currentTime);
    this.#clock.refresh();
  }

  /**
   * Go to a moment, in seconds.
   *
   * @param note id of the note that is meant; `null` for none, where a line is meant and a note may begin with it
   */
  seek(time: number, note?: string | null): void {
    if (!Number.isFinite(time)) throw new TypeError(`seek() takes a time in seconds, not ${time}`);
    this.#asked = { id: note, time };
    if (!this.#media) return;
    // The end may not be known yet, or there may be none.
    this.#media.currentTime = Math.max(0, Math.min(time, this.#media.duration || time));
  }

  // ——— Subtitles

  /** Declare a subtitle track; its file is fetched when the track is needed. Gives the track's id. */
  addTrack(declaration: TrackDeclaration): string {
    const id = `track-${++this.#numbered}`;
    const cues = Object.freeze([...(declaration.cues ?? [])].sort((a, b) => a.start - b.start));
    this.#trackSources.set(id, { cues, followers: 0 });
    const track: SubtitleTrack = Object.freeze({
      ...declaration,
      id,
      language: declaration.language ?? '',
      label: declaration.label || declaration.language || 'Subtitles',
      default: declaration.default ?? false,
      status: declaration.cues ? 'ready' : 'idle',
      cues,
      regions: declaration.regions ?? NO_REGIONS,
      timing: FILE_TIMING,
    });
    this.#set({ tracks: Object.freeze({ ...this.#state.tracks, tracks: Object.freeze([...this.#state.tracks.tracks, track]) }) });
    this.#setUpTracks(false, id);
    this.#chooseTrack();
    return id;
  }

  /**
   * Other cues for a track that has no file: a stream brings them bit by bit.
   *
   * @throws {RangeError} for a track that is not there
   */
  declare setCues: (id: string, cues: readonly Cue[], regions?: readonly CueRegion[]) => void;

  /** A track of the page is no longer part of it. */
  declare removeTrack: (id: string) => void;

  /** Show this track, or none. The choice is remembered. */
  selectTrack(id: string | null): void {
    const track = this.#trackOf(id);
    if (track) this.#chosenTrack = track.id;
    this.#prefer(track?.language ? { subtitles: true, subtitleLanguage: track.language } : { subtitles: track !== undefined });
    this.#chooseTrack();
  }

  #trackOf(id: string | null): SubtitleTrack | undefined {
    const track = findTrack(this.#state.tracks, id);
    if (id !== null && !track) throw new RangeError(`there is no track "${id}"`);
    return track;
  }

  /** Show this track beside the selected one, or none. The choice is remembered. */
  selectSecondary(id: string | null): void {
    const track = this.#trackOf(id);
    this.#chosenSecondary = id;
    this.#prefer({ secondaryLanguage: track?.language || undefined });
    this.#chooseTrack();
  }

  /** Know what this track says as the film goes on, whichever is shown: `state.tracks.active` then holds it, until the signal's abort. */
  declare followTrack: (id: string, options: { readonly signal: AbortSignal }) => void;

  /** Applies the viewer's choice, or the page's default, to the tracks that are here now. */
  #chooseTrack(): void {
    const { tracks, selected, secondary } = this.#state.tracks;
    const { subtitles = true, subtitleLanguage, secondaryLanguage } = this.#state.preferences;
    const track = subtitles ? (findTrack(this.#state.tracks, this.#chosenTrack) ?? preferredTrack(tracks, subtitleLanguage)) : undefined;
    const others = tracksBeside(tracks, track);
    // A language that is read already is no second one, unless that very track was chosen.
    const foreign = others.filter(({ language }) => !isSameLanguage(language, track?.language ?? ''));
    const beside = track ? (others.find(({ id }) => id === this.#chosenSecondary) ?? trackOf(foreign, secondaryLanguage)) : undefined;
    const chosen = { selected: track?.id ?? null, secondary: beside?.id ?? null };
    if (chosen.selected !== selected || chosen.secondary !== secondary) {
      this.#set({ tracks: Object.freeze({ ...this.#state.tracks, ...chosen }) });
      for (const one of [track, beside]) if (one) void this.#loadTrack(one.id);
      this.#rebuild();
    }
    this.#loadAnchorTrack();
    this.#anchorsMayHaveChanged();
  }

  async #loadTrack(id: string): Promise<void> {
    const track = findTrack(this.#state.tracks, id);
    if (!track?.src || track.status !== 'idle') return;
    const { src } = track;
    this.#changeTrack(id, { status: 'loading' });
    const read = async (signal: AbortSignal) => {
      const { bytes, charset } = await loadFile(src, signal, this.fetch);
      const subtitles = await readFile(bytes, charset, src);
      // What was corrected in an earlier visit holds from the first line on.
      await this.#coming;
      return subtitles;
    };
    const loaded = await this.#files.load(id, 'subtitles', src, read, {
      retry: () => {
        this.#changeTrack(id, { status: 'idle' });
        return this.#loadTrack(id);
      },
    });
    if (loaded === undefined || !findTrack(this.#state.tracks, id)) return;
    if (loaded === null) {
      this.#changeTrack(id, { status: 'failed' });
      this.#anchorsMayHaveChanged();
      return;
    }
    const { cues, regions = NO_REGIONS, problems } = loaded;
    this.#files.report(id, problems);
    const source = this.#trackSources.get(id);
    if (source) source.cues = Object.freeze(cues);
    this.#changeTrack(id, { status: cues.length ? 'ready' : 'failed', cues: this.#commands?.cuesOf(id) ?? Object.freeze(cues), regions });
    this.#rebuild();
    this.#anchorsMayHaveChanged();
  }

  #changeTrack(id: string, change: Partial<SubtitleTrack>): void {
    this.#set({ tracks: changeTrack(this.#state.tracks, id, change) });
  }

  // ——— The clock of a subtitle file

  /**
   * What this film is called when something is remembered of it, e.g. its address. Without it the media's own `currentSrc` serves,
   * which is not the film's address where a stream is played.
   */
  setFilm(name: string | null): void {
    this.#film = name;
    this.#followFilm();
  }

  get #filmName(): string {
    return this.#film ?? this.#media?.currentSrc ?? '';
  }

  /** Another film: what is remembered of it is asked for. */
  #followFilm(): void {
    const name = this.#filmName;
    this.#keeper?.recall(name);
    if (name === this.#recalledFor) return;
    this.#recalledFor = name;
    this.#setUpTracks(true);
  }

  /** Each track, or this one alone, has the clock that was found for it in this film. The commands are fetched for it where there may be one. */
  #setUpTracks(isAnother = false, id?: string): void {
    const come = () => this.#memory.read('subtitle-timings') && (this.#coming = loadCommands().catch(console.error));
    this.#ask<unknown>((commands) => commands.setUpTracks(isAnother, id), come);
  }

  /**
   * Correct the clock of a track, `null` for the file's own: remembered for this film and this track.
   * Notes that quote its words move with them; notes that name a time stay.
   *
   * @throws {RangeError} for a track that is not there, an offset of more than a day, a rate below 0.5 or over 2
   */
  declare setTiming: (id: string, timing: CueTiming | null) => void;

  /** Takes the last correction of a track back; once more, and it is there again. Says whether there was one. */
  declare undoTiming: (id: string) => boolean | undefined;

  /**
   * Somebody listens and says: this line is spoken now. One such point fixes the offset of the track, two that lie a minute apart its rate, too.
   *
   * @param id of a cue of that track; without it the line on screen is meant or, where there is none, the nearest that begins within ten seconds
   * @returns the corrected clock
   * @throws {RangeError} where there is no such track or line
   */
  declare syncLine: (id?: string, trackId?: string | null) => CueTiming | undefined;

  /** Go to the line before (-1) or after (1), or to the beginning of the one that is or was last on screen (0). Gives that line; `undefined` where there is none. */
  declare seekLine: (step: -1 | 0 | 1) => Cue | undefined;

  // ——— What comes a moment later

  static {
    for (const name of ASKED)
      (this.prototype as unknown as Record<string, unknown>)[name] = function (this: FilmSession, ...given: never[]) {
        return this.#ask((commands) => {
          const command: (...given: never[]) => unknown = commands[name];
          return command.apply(commands, given);
        });
      };
  }

  /** What is asked of the session beyond its first moment. Until the commands are here it waits for them, and there is no answer. */
  #ask<T>(command: (commands: SessionCommands) => T, come: () => T | undefined = fetchCommands): T | undefined {
    if (Commands) return command((this.#commands ??= new Commands(this.#inside)));
    waiting.push(() => this.#ask(command));
    return come();
  }

  /** The commands come for this file: where they do not, that is a problem of the file, with a retry. */
  #comeFor(kind: 'article' | 'chapters', source: unknown): Promise<unknown> {
    const retry = () => this.#comeFor(kind, source);
    return this.#files.load(kind, kind, typeof source === 'string' ? source : '', loadCommands, { retry });
  }

  /** The track whose words quotations are looked for in: the page's default, else the first. */
  get #anchorTrack(): SubtitleTrack | undefined {
    return preferredTrack(this.#state.tracks.tracks);
  }

  /** Quotations need that track's cues, whether or not it is the one shown. */
  #loadAnchorTrack(): void {
    const track = this.#anchorTrack;
    if (track && (this.#article || this.#noteSources.size)) void this.#loadTrack(track.id);
  }

  /** Are the cues here that quotations are looked for in? A page without tracks has none to wait for. */
  get #anchorCues(): readonly Cue[] | undefined {
    const track = this.#anchorTrack;
    if (!track) return NO_CUES;
    return track.status === 'ready' || track.status === 'failed' ? track.cues : undefined;
  }

  #anchorsMayHaveChanged(): void {
    const cues = this.#anchorCues;
    if (cues === this.#anchoredWith) return;
    this.#anchoredWith = cues;
    for (const id of this.#noteSources.keys()) void this.#readNotes(id);
    this.#commands?.placeArticle();
  }

  // ——— Commentary

  /** Declare a set of annotations and fetch its file, if it has one. Gives the set's id. */
  addAnnotations(declaration: SetDeclaration): string {
    const id = `set-${++this.#numbered}`;
    const read = () => givenNotes(declaration.annotations);
    const given = read();
    const timed = given.filter(isTimed);
    this.#noteSources.set(id, declaration.src ? { declaration, notes: this.#notes(id, declaration.src) } : { declaration });
    this.#setSets([
      ...this.#state.commentary.sets,
      Object.freeze({
        id,
        src: declaration.src,
        label: declaration.label ?? '',
        defaultOff: declaration.defaultOff ?? false,
        displayed: declaration.displayed ?? false,
        visible: !declaration.defaultOff,
        status: declaration.annotations ? 'ready' : 'loading',
        annotations: this.#ownedBy(id, timed),
      }),
    ]);
    if (declaration.src) void this.#loadNotes(id);
    else this.#commands?.placeArticle();
    if (timed.length < given.length) this.#ask((commands) => commands.untimed(id, read));
    this.#loadAnchorTrack();
    return id;
  }

  /** Show or hide one commentary of several. */
  showSet(id: string, visible: boolean): void {
    this.#changeSet(id, { visible });
  }

  removeAnnotations(id: string): void {
    for (const name of this.#noteSources.get(id)?.notes?.file?.urls ?? []) this.#files.drop(`${id} ${name}`);
    this.#files.drop(id);
    this.#noteSources.delete(id);
    this.#setSets(this.#state.commentary.sets.filter((set) => set.id !== id));
    this.#commands?.placeArticle();
  }

  #notes(id: string, src: string): Notes {
    const notes: Notes = new Notes(src, {
      fetch: async (url) => {
        const name = url === src ? id : `${id} ${url}`;
        const again = () => (url === src ? this.#loadNotes(id) : notes.file?.again(url));
        const loaded = await this.#files.load(name, 'annotations', url, (signal) => loadFile(url, signal, this.fetch), { retry: again });
        return loaded && new TextDecoder().decode(loaded.bytes);
      },
      guard: (work) => this.#files.guard(id, work),
      shown: () => {
        const { id = '', src } = this.#anchorTrack ?? {};
        const fileCues = this.#trackSources.get(id)?.cues;
        return fileCues && { fileCues, src, fetch: this.fetch, files: this.#state.tracks.tracks.map((track) => track.src) };
      },
      media: () => this.#media,
      changed: () => void this.#readNotes(id),
    });
    return notes;
  }

  async #loadNotes(id: string): Promise<void> {
    const source = this.#noteSources.get(id);
    const text = await source?.notes?.load();
    if (text === undefined || this.#noteSources.get(id) !== source) return;
    if (text === null) {
      this.#changeSet(id, { status: 'failed' });
      this.#commands?.placeArticle();
    } else await this.#readNotes(id);
  }

  /** Reads the notes of a set. Quotations find their times in the cues, and wait for them; notes that name their time do not. */
  async #readNotes(id: string): Promise<void> {
    const source = this.#noteSources.get(id);
    const cues = this.#anchorCues;
    if (!source?.notes) return;
    const result = await source.notes.annotations(cues ?? NO_CUES);
    if (!result || this.#noteSources.get(id) !== source || this.#anchorCues !== cues) return;
    if (!cues) {
      const timed = result.annotations.filter(({ anchor }) => anchor.type === 'time');
      if (timed.length) this.#changeSet(id, { annotations: this.#ownedBy(id, timed) });
      return;
    }
    this.#files.report(id, result.problems);
    const set = this.#state.commentary.sets.find((other) => other.id === id);
    this.#changeSet(id, {
      status: 'ready',
      label: set?.label || result.label || '',
      annotations: this.#ownedBy(id, result.annotations),
      ...(source.notes.file?.paged && { total: result.total ?? result.annotations.length }),
    });
    source.notes.file?.near(this.currentTime);
    this.#commands?.placeArticle();
  }

  /** The notes of a set, under ids that no other set has: `dismiss(id)` means one note. One that was here before stays the same object. */
  #ownedBy(set: string, notes: readonly Annotation[]): readonly Annotation[] {
    const taken = new Set(this.#state.commentary.sets.flatMap((other) => (other.id === set ? [] : other.annotations.map(({ id }) => id))));
    const owned = (note: Annotation) => {
      const id = taken.has(note.id) ? `${set}/${note.id}` : note.id;
      const before = this.#owned.get(note);
      if (before?.id === id && before.set === set) return before;
      const now = Object.freeze({ ...note, set, id });
      this.#owned.set(note, now);
      return now;
    };
    return Object.freeze(notes.map(owned));
  }

  #changeSet(id: string, change: Partial<AnnotationSet>): void {
    this.#setSets(this.#state.commentary.sets.map((set) => (set.id === id ? Object.freeze({ ...set, ...change }) : set)));
  }

  #setSets(sets: readonly AnnotationSet[]): void {
    const on = isOn(sets, this.#state.preferences.commentary);
    const annotations = Object.freeze(sets.flatMap((set) => (set.visible ? set.annotations : [])).sort((a, b) => a.start - b.start));
    this.#set({ commentary: Object.freeze({ ...this.#state.commentary, sets: Object.freeze(sets), on, annotations }) });
    this.#rebuild();
  }

  /** The article to place over the film where the page brings no annotations; `null` takes it away. */
  setArticle(src: string | null): void {
    if (src === this.#article) return;
    this.#article = src;
    this.#ask<unknown>((commands) => commands.setArticle(src), () => this.#comeFor('article', src)); // prettier-ignore
    this.#loadAnchorTrack();
  }

  /**
   * The film's chapters: themselves, or the address of a WebVTT or SubRip file; `null` takes them away. An article is placed with them.
   * Settles when they are here, or will not come.
   */
  async setChapters(source: ChaptersSource): Promise<void> {
    let reading: unknown;
    await this.#ask((commands) => (reading = commands.setChapters(source)), () => this.#comeFor('chapters', source)); // prettier-ignore
    await reading;
  }

  /** Take a note off the screen. It stays away until the viewer goes to it, or to well before it, or switches the commentary on anew. */
  dismiss(id: string): void {
    this.#dismissed.add(id);
    this.#held.delete(id);
    this.#showTime(this.#time);
  }

  /** Keep a note on screen past its time, while somebody reads it. */
  hold(id: string): void {
    this.#held.add(id);
  }

  /** Let a held note go when its time is over. */
  release(id: string): void {
    if (this.#held.delete(id)) this.#showTime(this.#time);
  }

  /**
   * Go to the note before (-1) or after (1), or to the beginning of the one that began last (0), also one that was dismissed.
   * Notes of hidden categories are passed over. Gives that note; `undefined` where there is none.
   */
  seekNote(step: -1 | 0 | 1): Annotation | undefined {
    return this.#ask((commands) => commands.seekNote(step));
  }

  /** Somebody points at this note, here or in a panel: `state.commentary.pointed` says so to all. `null` for nobody. */
  declare point: (id: string | null) => void;

  /** The viewer says whether the film is known: nothing of it is a spoiler then. It is remembered for this film. */
  declare setFilmSeen: (filmSeen: boolean) => void;

  // ——— Choices, problems

  /** Make a choice of the viewer's; `undefined` goes back to the default. It is remembered. */
  setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
    if (key === 'subtitleStyle' && !Commands) return this.#ask(() => this.setPreference(key, value));
    const { sets } = this.#state.commentary;
    const differs = this.#prefer({ [key]: value });
    if (key === 'commentary') {
      if (value) this.#dismissed.clear();
      else this.#held.clear();
      // Who switches the commentary on wants to see one, also where every set is off by default.
      this.#setSets(value && !sets.some((set) => set.visible) ? sets.map((set) => Object.freeze({ ...set, visible: true })) : sets);
    } else if (!differs || /^(?:volume|subtitleStyle|noteSize)$/.test(key)) return;
    else if (/^subtitles$|Language$/.test(key)) this.#chooseTrack();
    // What is shown when hangs on most others, but not on those that change while a slider is drawn.
    else this.#rebuild();
  }

  /** Takes over and remembers choices; says whether they differ from before. */
  #prefer(change: Preferences): boolean {
    const { preferences } = this.#state;
    if ((Object.keys(change) as (keyof Preferences)[]).every((key) => Object.is(change[key], preferences[key]))) return false;
    this.#set({ preferences: Object.freeze(sound({ ...preferences, ...change })) });
    // Another player, or another tab, may have written since: only what changed is put in.
    const remembered = this.#memory.read('preferences');
    this.#memory.write('preferences', Commands?.changePreferences(remembered, preferences, change) ?? { ...Object(remembered), ...change });
    return true;
  }

  /** What is remembered of the viewer's choices. How subtitles looked in an earlier visit, they look from the first line on, which waits for what knows it. */
  #remembered(): Preferences {
    const remembered = this.#memory.read('preferences');
    if (!Commands && Object(remembered).subtitleStyle)
      this.#ask<unknown>(() => this.#recall(), () => (this.#coming = loadCommands().catch(console.error))); // prettier-ignore
    return sound(remembered);
  }

  #recall(): void {
    if (!this.#prefer(this.#remembered())) return;
    this.#setSets(this.#state.commentary.sets);
    this.#chooseTrack();
  }

  /** Where choices are remembered from now on; what is remembered there already applies at once. */
  setStorage(storage: () => StorageLike | null | undefined): void {
    this.#memory = new Memory(storage);
    this.#keeper?.recallAgain();
    this.#setUpTracks();
    this.#recall();
  }

  /** Fetch a file again that failed or was half broken; by the address it was named with. */
  retry(source: string): void {
    for (const file of [...this.#files.files.values()]) if (file.source === source && !file.loading) void file.retry?.();
  }

  /** The viewer has read what is wrong with this file. */
  declare dismissNotice: (source: string) => void;

  /** Report a problem of the film itself, or of anything beside the session; replaces what was reported under that name. `retry` is what a notice's button does. */
  declare report: (name: string, kind: FileKind, source: string, problems: readonly Problem[], retry?: () => unknown) => void;

  /** Lets go of the media and ends every load. The session can be used again. */
  dispose(): void {
    this.attach(null);
    this.#commands?.rest();
    this.#files.abort();
  }

  // ——— What is on screen

  /** Build the timelines anew: cues, notes, or the choices that rule them have changed. */
  #rebuild(): void {
    const { tracks, commentary, preferences } = this.#state;
    const followed = tracks.tracks.filter(
      ({ id }) => id === tracks.selected || id === tracks.secondary || this.#trackSources.get(id)?.followers,
    );
    const before = tracks.shown;
    const filter = preferences.soundDescriptions === false && followed.length ? this.#ask((commands) => commands.soundFilter()) : undefined;
    const cues = new Map(followed.map((track) => [track.id, keepIfSame(before.get(track.id) ?? NO_CUES, shownCues(track, filter))]));
    const same = cues.size === before.size && [...cues].every(([id, list]) => list === before.get(id));
    if (!same) {
      this.#cueTimelines = timelinesOf(cues);
      this.#set({ tracks: Object.freeze({ ...tracks, shown: cues }) });
    }
    if (isChosen(preferences)) this.#loadPacing();
    const lines = linesOf(this.#state.tracks);
    this.#pacing.plan(this.#state, lines);
    this.#marks = newTimeline([...cues.values()].flatMap((list) => list.flatMap(marksOf)));
    this.#pauses = (preferences.pauseAfterLine && this.#ask((commands) => commands.pausesAfter(lines))) || [];
    this.#spanTimeline = newTimeline(commentary.annotations);
    if (this.#clock) this.#clock.refresh();
    else this.#showTime(this.#time);
  }

  /** When does anything on screen change next? */
  #nextChange(time: number): number | undefined {
    const timelines = [...this.#cueTimelines.values(), this.#marks, this.#spanTimeline, this.#pacing];
    const pause = this.#pauses.find((one) => one > time);
    const next = Math.min(pause ?? Infinity, ...timelines.map((timeline) => timeline.nextChangeAfter(time) ?? Infinity));
    return next < Infinity ? next : undefined;
  }

  #showTime = (time: number): void => {
    const media = this.#media;
    const before = this.#time;
    this.#time = time;
    const { tracks, commentary, progress } = this.#state;
    const now = commentaryAt(commentary, time, this.#spanTimeline, this.#due(time, before), this.#held, this.#dismissed);
    this.#set({
      tracks: tracksAt(tracks, this.#cueTimelines, this.#marks, time),
      commentary: now,
      // What flies past while somebody looks for a place has not been seen.
      progress: media?.seeking ? progress : sawNotes(progress, placed(now).map((note) => note.id)), // prettier-ignore
    });
    // For learners the film waits at the end of each line that it has come to by playing.
    const isLineOver = this.#pauses.some((pause) => before < pause && pause <= time);
    const isNew = (note: Annotation) => note.start > this.#arrival && !commentary.shown.includes(note);
    if ((isLineOver || (this.#state.preferences.pauseOnNote && placed(now).some(isNew))) && !media?.paused && !media?.seeking)
      media?.pause?.();
  };

  /** The notes that are due. Notes wait for their moment only while the film plays: who seeks or stops meets them at once. */
  #due(time: number, before: number): readonly Shown[] {
    const { seeking = false, paused = true } = this.#media ?? {};
    if (seeking || time < before - STEP_BACK) this.#arrive(time);
    const due = this.#pacing.due(time);
    if (!paused || due.some(({ crowded }) => !crowded)) return due;
    this.#arrive(time);
    return this.#pacing.due(time);
  }

  /** What a seek to this moment was meant for. */
  #askedAt(time: number): string | null | undefined {
    return Math.abs(this.#asked.time - time) < LANDING ? this.#asked.id : undefined;
  }

  #arrive(time: number, id = this.#askedAt(time)): void {
    this.#arrival = time;
    this.#pacing.arrive?.(time, id);
  }

  /** What paces notes comes a moment after the film, or when a choice asks for it. */
  #loadPacing(): void {
    const come = async () => {
      await loadPacing();
      this.#cueTimelines = timelinesOf(this.#state.tracks.shown);
      this.#pacing = newPacing();
      this.#keeper = this.#newKeeper();
      this.#keeper?.recall(this.#filmName);
      // What is on screen stays.
      this.#arrive(this.#time, this.#state.commentary.shown.at(-1)?.id);
      this.#rebuild();
    };
    // Where it does not come, notes go on as they began; the next choice asks again.
    if (this.#pacing instanceof FirstPacing) this.#pacingArrival ??= come().catch(() => (this.#pacingArrival = undefined));
  }

  #newKeeper() {
    const set = (progress: ProgressSlice) => {
      this.#set({ progress });
      this.#rebuild();
    };
    return newKeeper(this, () => this.#memory, set);
  }

  #watched = (): void => {
    const { currentTime, paused, seeking } = this.#media!;
    for (const { notes } of this.#noteSources.values()) notes?.file?.near(currentTime);
    if (!paused && !seeking) this.#set({ progress: watchedTo(this.#state.progress, currentTime, this.#arrival) });
    if (this.#pacing.follow?.(this.#state, currentTime, this.#dismissed, this.#askedAt(currentTime))) this.#rebuild();
  };

  /** Puts changed parts in; nobody is told where nothing differs. */
  #set(change: Partial<FilmState>): void {
    const differs = (Object.keys(change) as (keyof FilmState)[]).some((key) => change[key] !== this.#state[key]);
    if (!differs) return;
    this.#state = Object.freeze({ ...this.#state, ...change });
    for (const subscriber of [...this.#subscribers]) {
      if (!this.#subscribers.has(subscriber)) continue;
      try {
        subscriber.notify(this.#state);
      } catch (error) {
        // One listener's fault is not the others'.
        reportError(error);
      }
    }
  }
}
