import type { Cue } from '../model/cue.js';
import type { AnnotationSet } from './commentary.js';
import type { FileShelf } from './files.js';
import type { FilmState } from './first-session.js';
import { imageOrigins } from './image-origins.js';
import { type ArticleInSession, readArticle } from './read-article.js';
import type { Memory } from './storage.js';

/** What the placing of an article needs of the session. */
export interface PlacingScope {
  readonly files: FileShelf;
  memory(): Memory;
  state(): FilmState;
  /** The cues it is placed over; `undefined` while they are on their way. */
  cues(): readonly Cue[] | undefined;
  /** What plays: the page says around it whose pictures may be shown. */
  media(): unknown;
  setSets(sets: readonly AnnotationSet[]): void;
  /** How much is done, 0 to 1; `undefined` when nothing is under way. */
  tell(share: number | undefined): void;
  placed(article: ArticleInSession): void;
}

/** An article that has come, and is placed over the film where the page brings no annotations of its own. */
export class ArticlePlacing {
  #src: string;
  #content: Uint8Array;
  #scope: PlacingScope;
  #work: AbortController | undefined;

  constructor(src: string, content: Uint8Array, scope: PlacingScope) {
    this.#src = src;
    this.#content = content;
    this.#scope = scope;
  }

  /** Something has changed that it hangs on: places it once the cues and the film's length are here, and no annotations of the page's own are. */
  begin(): void {
    this.stop();
    const { commentary, media } = this.#scope.state();
    const cues = this.#scope.cues();
    const own = commentary.sets.filter((set) => set.id !== 'article');
    if (own.some((set) => set.status === 'ready' && (set.annotations.length || set.total))) {
      if (commentary.sets.length !== own.length) this.#scope.setSets(own);
      return;
    }
    if (!cues || own.some((set) => set.status === 'loading')) return;
    if (media.duration > 0 || cues.length) void this.#run(cues, (this.#work = new AbortController()).signal);
  }

  stop(): void {
    this.#work?.abort();
    this.#scope.tell(undefined);
  }

  async #run(cues: readonly Cue[], signal: AbortSignal): Promise<void> {
    const { files, state, memory, tell, placed, media: player } = this.#scope;
    const { chapters, media } = state();
    const options = {
      duration: media.duration,
      chapters,
      imageOrigins: imageOrigins(player()),
      memory: memory(),
      signal,
      onProgress: tell,
    };
    const result = await files.guard('article', () => readArticle(this.#content, cues, this.#src, options));
    if (signal.aborted) return;
    tell(undefined);
    if (!result) return;
    files.report('article', result.problems);
    placed(result);
  }
}
