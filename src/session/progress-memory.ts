import type { FilmState } from './first-session.js';
import { NO_PROGRESS, type ProgressSlice } from './progress.js';
import type { Memory } from './storage.js';
import { address } from './timings.js';

/** Of so many films the progress is remembered, the latest. */
const FILMS = 100;
/** Of so many notes of a film it is remembered that they were seen. */
const NOTES = 2000;
/** So many seconds more of a film are worth another entry. */
const STEP = 5;

/** What the keeper needs of a session. */
export interface KeptSession {
  readonly state: FilmState;
  subscribe<T>(select: (state: FilmState) => T, listener: (value: T) => void): () => void;
}

/** Remembers of each film how far it was watched, which notes were seen, and whether the viewer knows it. */
export class ProgressKeeper {
  #session: KeptSession;
  #memory: () => Memory;
  #set: (progress: ProgressSlice) => void;
  /** The film whose progress this is; `''` while that is not known. */
  #film = '';
  #written = NO_PROGRESS;

  constructor(session: KeptSession, memory: () => Memory, set: (progress: ProgressSlice) => void) {
    this.#session = session;
    this.#memory = memory;
    this.#set = set;
    session.subscribe(({ progress }) => progress, (progress) => this.#follow(progress)); // prettier-ignore
    session.subscribe(({ media }) => media.paused, () => this.#write(session.state.progress)); // prettier-ignore
  }

  /** The film has this name now: what is remembered of it holds, with what was watched before it had any. */
  recall(name: string): void {
    const film = address(name);
    if (!film || film === this.#film) return;
    const { progress } = this.#session.state;
    const before = this.#film ? NO_PROGRESS : progress;
    this.#film = film;
    const remembered = readProgress(this.#memory().read(nameOf(film)));
    const now = union(before, remembered);
    this.#written = before.furthest || before.seen.size || before.filmSeen ? remembered : now;
    this.#set(now);
  }

  /** What is remembered elsewhere, in another storage, holds, too. */
  recallAgain(): void {
    const film = this.#film;
    this.#film = '';
    this.recall(film);
  }

  #follow(progress: ProgressSlice): void {
    // The media was emptied: whatever comes, the name will tell.
    if (progress === NO_PROGRESS) this.#film = '';
    const { furthest, seen, filmSeen } = this.#written;
    if (progress.seen !== seen || progress.filmSeen !== filmSeen || progress.furthest >= furthest + STEP) this.#write(progress);
  }

  #write(progress: ProgressSlice): void {
    const film = this.#film;
    if (!film || progress === this.#written) return;
    this.#written = progress;
    const memory = this.#memory();
    memory.write(nameOf(film), { ...progress, seen: [...progress.seen].slice(-NOTES) });
    const remembered = memory.read('films');
    const films = Array.isArray(remembered) ? remembered.filter((name) => typeof name === 'string' && name !== film) : [];
    for (const name of films.splice(0, films.length + 1 - FILMS)) memory.forget(nameOf(String(name)));
    memory.write('films', [...films, film]);
  }
}

const nameOf = (film: string): string => `progress ${film}`;

/** Keeps of a remembered value what is sound. */
function readProgress(value: unknown): ProgressSlice {
  const { furthest, seen, filmSeen } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.freeze({
    furthest: typeof furthest === 'number' && furthest > 0 && Number.isFinite(furthest) ? furthest : 0,
    seen: new Set(Array.isArray(seen) ? seen.filter((id): id is string => typeof id === 'string') : []),
    filmSeen: filmSeen === true,
  });
}

const union = (a: ProgressSlice, b: ProgressSlice): ProgressSlice =>
  Object.freeze({
    furthest: Math.max(a.furthest, b.furthest),
    seen: new Set([...b.seen, ...a.seen]),
    filmSeen: a.filmSeen || b.filmSeen,
  });
