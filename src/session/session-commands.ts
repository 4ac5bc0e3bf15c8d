import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import type { CueTiming } from '../model/cue-timing.js';
import { kindOf } from '../model/note-kinds.js';
import type { Problem } from '../model/problem.js';
import type { CueRegion } from '../model/vtt.js';
import type { ArticlePlacing } from './article-placing.js';
import type { ChaptersSource } from './chapters.js';
import type { AnnotationSet } from './commentary.js';
import type { FileKind, FileShelf } from './files.js';
import type { FilmSession, FilmState, Placed, TrackSource } from './first-session.js';
import { LANDING } from './landing.js';
import { pausesAfter, stepFrom } from './lines.js';
import { loadFile } from './load.js';
import { changePreferences, readPreferences } from './preferences.js';
import type { ArticleInSession } from './read-article.js';
import { soundFilter } from './reading.js';
import type { Memory } from './storage.js';
import { SubtitleClocks } from './subtitle-clocks.js';
import { type CueFilter, findTrack, linesOf, NO_CUES, NO_REGIONS, type SubtitleTrack } from './tracks.js';

/** What the commands of a session reach of it besides its state. */
export interface SessionInside {
  readonly session: FilmSession;
  readonly files: FileShelf;
  /** What is known of each track besides its state, by its id. */
  readonly sources: Map<string, TrackSource>;
  /** The notes that were closed, by id. */
  readonly dismissed: Set<string>;
  memory(): Memory;
  /** The film's name. */
  film(): string;
  set(change: Partial<FilmState>): void;
  changeTrack(id: string, change: Partial<SubtitleTrack>): void;
  loadTrack(id: string): Promise<void>;
  chooseTrack(): void;
  rebuild(): void;
  /** The cues that quotations are looked for in; `undefined` while they are on their way. */
  anchorCues(): readonly Cue[] | undefined;
  /** They may have changed. */
  anchor(): void;
  setSets(sets: readonly AnnotationSet[]): void;
  /** The notes of a set, under ids that no other set has. */
  own(set: string, notes: readonly Annotation[]): readonly Annotation[];
}

const insides = new WeakMap<FilmSession, SessionInside>();

/** What the commands of this session reach of it; `undefined` until something was asked of them. */
export const insideOf = (session: FilmSession): SessionInside | undefined => insides.get(session);

interface Article {
  readonly src: string;
  placing?: ArticlePlacing;
}

/**
 * What a session is asked for beyond showing the film with its subtitles and notes: the clocks of subtitle files, steps from line to line,
 * tracks that change or leave, an article that is placed, chapters. It comes a moment after the session, or with the first of these.
 */
export class SessionCommands {
  static readonly readPreferences = readPreferences;
  static readonly changePreferences = changePreferences;

  #inside: SessionInside;
  #clocks: SubtitleClocks;
  /** `null` while it is on its way. */
  #filter: CueFilter | null | undefined;
  #article: Article | null = null;
  #placed: Placed | null = null;

  constructor(inside: SessionInside) {
    this.#inside = inside;
    insides.set(inside.session, inside);
    this.#clocks = new SubtitleClocks(inside);
    // What was built before they came is without the pauses.
    if (inside.session.state.preferences.pauseAfterLine) queueMicrotask(() => inside.rebuild());
  }

  /** They have come: what was asked meanwhile is done, in that order. One that cannot be done keeps no other back. */
  static answer(asked: readonly (() => void)[]): void {
    for (const ask of asked) {
      try {
        ask();
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** What became of the article, once it has been placed. */
  get placed(): Placed | null {
    return this.#placed;
  }

  get #state(): FilmState {
    return this.#inside.session.state;
  }

  /** Ends what is under way. */
  rest(): void {
    this.#clocks.rest();
    this.#article?.placing?.stop();
  }

  // ——— Subtitles

  setCues(id: string, cues: readonly Cue[], regions: readonly CueRegion[] = NO_REGIONS): void {
    const source = this.#inside.sources.get(id);
    if (!source) throw new RangeError(`there is no track "${id}"`);
    source.cues = Object.freeze([...cues].sort((a, b) => a.start - b.start));
    this.#inside.changeTrack(id, { status: 'ready', cues: this.cuesOf(id), regions });
    this.#inside.rebuild();
    this.#clocks.settle();
  }

  removeTrack(id: string): void {
    const { tracks: slice } = this.#state;
    const track = findTrack(slice, id);
    if (!track) return;
    this.#inside.files.drop(id);
    this.#inside.sources.delete(id);
    const tracks = Object.freeze(slice.tracks.filter((other) => other !== track));
    const [selected, secondary] = [slice.selected, slice.secondary].map((other) => (other === id ? null : other)) as [string | null, string | null]; // prettier-ignore
    const activeCues = selected === null ? NO_CUES : slice.activeCues;
    this.#inside.set({ tracks: Object.freeze({ ...slice, tracks, selected, secondary, activeCues }) });
    if (slice.shown.has(id)) this.#inside.rebuild();
    this.#inside.chooseTrack();
  }

  followTrack(id: string, { signal }: { readonly signal: AbortSignal }): void {
    const source = this.#inside.sources.get(id);
    if (!source) throw new RangeError(`there is no track "${id}"`);
    if (signal.aborted) return;
    source.followers++;
    signal.addEventListener('abort', () => --source.followers || this.#inside.rebuild());
    void this.#inside.loadTrack(id);
    if (source.followers === 1) this.#inside.rebuild();
  }

  /** A file without a label is called by its language. Browsers take their time to know a language's name: not in the first moments. */
  #nameTrack(id: string): void {
    const track = findTrack(this.#state.tracks, id);
    if (track?.src && track.language && track.label === track.language)
      this.#inside.changeTrack(id, { label: languageName(track.language) });
  }

  /** The cues of a track by its clock. */
  cuesOf(id: string): readonly Cue[] {
    const track = findTrack(this.#state.tracks, id);
    const source = this.#inside.sources.get(id);
    return track && source ? this.#clocks.cuesOf(source, track.timing) : NO_CUES;
  }

  /** Each track, or this one alone, has the clock that was found for it in this film; this one is called by its language's name, where nobody has named it. */
  setUpTracks(isAnother: boolean, id?: string): void {
    this.#clocks.recall(isAnother, id);
    if (id !== undefined) this.#nameTrack(id);
  }

  setTiming(id: string, timing: CueTiming | null): void {
    this.#clocks.set(id, timing);
  }

  undoTiming(id: string): boolean {
    return this.#clocks.undo(id);
  }

  syncLine(id?: string, trackId: string | null = this.#state.tracks.selected): CueTiming {
    return this.#clocks.sync(id, trackId);
  }

  seekLine(step: -1 | 0 | 1): Cue | undefined {
    const { session } = this.#inside;
    const line = stepFrom(linesOf(this.#state.tracks), session.currentTime, step);
    // An engine rounds down: a hair later is within the line for all of them.
    if (line) session.seek(line.start + LANDING, null);
    return line;
  }

  /** For learners: the moments at which the film waits after a line. */
  readonly pausesAfter = pausesAfter;

  /** What takes sound descriptions out; fetched when it is first needed, `undefined` until it is here. */
  soundFilter(): CueFilter | undefined {
    if (this.#filter === undefined) {
      this.#filter = null;
      soundFilter().then(
        (filter) => {
          this.#filter = filter;
          this.#inside.rebuild();
        },
        // It did not come: they are shown, and it is tried again with the next change.
        () => (this.#filter = undefined),
      );
    }
    return this.#filter ?? undefined;
  }

  // ——— Notes

  seekNote(step: -1 | 0 | 1): Annotation | undefined {
    const { session, dismissed } = this.#inside;
    const { commentary, preferences } = this.#state;
    const notes = commentary.annotations.filter((note) => !preferences.hiddenCategories?.includes(kindOf(note)));
    const note = stepFrom(notes, session.currentTime, step);
    if (!note) return undefined;
    dismissed.delete(note.id);
    session.seek(note.start + LANDING, note.id);
    return note;
  }

  point(id: string | null): void {
    const { pointed, ...commentary } = this.#state.commentary;
    if ((id ?? undefined) !== pointed)
      this.#inside.set({ commentary: Object.freeze(id === null ? commentary : { ...commentary, pointed: id }) });
  }

  setFilmSeen(filmSeen: boolean): void {
    const { progress } = this.#state;
    if (filmSeen === progress.filmSeen) return;
    this.#inside.set({ progress: Object.freeze({ ...progress, filmSeen }) });
    this.#inside.rebuild();
  }

  /** Some of the notes that a page has given for this set have no time that can be used. */
  untimed(set: string, read: () => readonly Annotation[]): void {
    import('./untimed-notes.js').then(({ tellUntimed }) => tellUntimed(this.#inside, set, read), console.error);
  }

  // ——— Files

  dismissNotice(source: string): void {
    const shelf = this.#inside.files;
    for (const [name, file] of [...shelf.files]) if (file.source === source) shelf.put(name, { ...file, dismissed: true });
  }

  report(name: string, kind: FileKind, source: string, problems: readonly Problem[], retry?: () => unknown): void {
    const { files } = this.#inside;
    // What a retry has mended is taken back: this one was in vain.
    const before = retry && files.files.get(name);
    const tries = before ? before.tries + 1 : 0;
    if (problems.length) files.put(name, { kind, source, problems, dismissed: false, loading: false, tries, ...(retry && { retry }) });
    else files.drop(name);
  }

  // ——— An article, chapters

  setArticle(src: string | null): void {
    const { files, setSets } = this.#inside;
    this.#article?.placing?.stop();
    this.#placed = null;
    files.drop('article');
    setSets(this.#state.commentary.sets.filter((set) => set.id !== 'article'));
    this.#article = src === null ? null : { src };
    if (this.#article) void this.#loadArticle(this.#article);
  }

  async #loadArticle(article: Article): Promise<void> {
    const { src } = article;
    const { files, memory, anchorCues, setSets } = this.#inside;
    const fetchArticle = async (signal: AbortSignal) => {
      const [{ bytes }, { ArticlePlacing }] = await Promise.all([
        loadFile(src, signal, this.#inside.session.fetch),
        import('./article-placing.js'),
      ]);
      return new ArticlePlacing(src, bytes, {
        files,
        memory,
        state: () => this.#state,
        cues: anchorCues,
        media: () => this.#inside.session.media,
        setSets,
        tell: (share) => this.#showPlacing(share),
        placed: (result) => this.#showPlaced(result),
      });
    };
    const placing = await files.load('article', 'article', src, fetchArticle, { retry: () => this.#loadArticle(article) });
    if (!placing || this.#article !== article) return;
    article.placing = placing;
    this.placeArticle();
  }

  /** Something has changed that the places of an article hang on. */
  placeArticle(): void {
    this.#article?.placing?.begin();
  }

  #showPlaced({ annotations, placements, set }: ArticleInSession): void {
    const notes = this.#inside.own('article', annotations);
    this.#placed = Object.freeze({ placements, annotations: notes });
    this.#inside.setSets([
      ...this.#state.commentary.sets.filter((other) => other.id !== 'article'),
      Object.freeze({ ...set, annotations: notes }),
    ]);
  }

  #showPlacing(share: number | undefined): void {
    if (this.#state.commentary.placing === share) return;
    const { placing: _before, ...commentary } = this.#state.commentary;
    this.#inside.set({ commentary: Object.freeze(share === undefined ? commentary : { ...commentary, placing: share }) });
  }

  async setChapters(source: ChaptersSource): Promise<void> {
    const { files } = this.#inside;
    const read = async (signal: AbortSignal) => (await import('./chapters.js')).readChapters(source, signal, this.#inside.session.fetch);
    const name = typeof source === 'string' ? source : '';
    const loaded = await files.load('chapters', 'chapters', name, read, { retry: () => this.setChapters(source) });
    if (loaded === undefined) return;
    if (loaded) files.report('chapters', loaded.problems);
    this.#inside.set({ chapters: loaded?.chapters ?? [] });
    this.placeArticle();
  }
}

/** What a language calls itself; the tag itself where it has no name. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
