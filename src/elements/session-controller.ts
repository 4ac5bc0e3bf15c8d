import { ContextEvent, ContextProvider, createContext } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { FilmSession, FilmState } from '../session/film-session.js';

/** The key under which a session is handed down. It bears the major version, so that two versions can live on one page. */
export const sessionContext = createContext<FilmSession | undefined>(Symbol.for('film-commentary@0:session'));

/** Hands a session down to everything inside the host. */
export const provideSession = <Host extends ReactiveElement>(host: Host, session?: FilmSession) =>
  new ContextProvider(host, { context: sessionContext, initialValue: session });

/** Looks for elements by their ids, from an element's own root outwards. */
export interface IdSearch {
  findById(element: Element, id: string): Element | null;
  /** Calls back whenever another element may have an id. */
  watchIds(element: Element, changed: () => void): MutationObserver;
}

let search: IdSearch | undefined;

/** Comes with the panels, or with the first element that names its session by an id. */
export function bringSearch(given: IdSearch): void {
  search = given;
}

/** What a panel may say of where its session is. */
export interface SessionConsumer extends ReactiveElement {
  /** The id of a player or a scope elsewhere in the page. */
  for?: string | null;
  /** A session given directly. */
  session?: FilmSession | undefined;
}

/**
 * Finds the session of a panel and renders the panel when what it selects of the state changes.
 *
 * The `session` property goes first, then `for`, then the nearest player or scope around it.
 * A target or a scope may come, go or be defined late.
 */
export class SessionController<T> implements ReactiveController {
  #host: SessionConsumer;
  #select: (state: FilmState) => T;
  #onSession: ((session: FilmSession | undefined, signal: AbortSignal) => void) | undefined;
  #session: FilmSession | undefined;
  #connection: AbortController | null = null;
  #subscription: AbortController | null = null;
  #unsubscribeContext: (() => void) | undefined;
  #target: Element | null = null;
  /** Watches for the target while it is named by its id. */
  #watch: MutationObserver | undefined;
  /** What the host said when its session was last looked for. */
  #sought: { readonly session: FilmSession | undefined; readonly id: string } | undefined;

  /**
   * @param select what of the state the host shows; it renders when that changes
   * @param onSession called when the session is found or changes; the signal ends with it
   */
  constructor(
    host: SessionConsumer,
    select: (state: FilmState) => T,
    onSession?: (session: FilmSession | undefined, signal: AbortSignal) => void,
  ) {
    this.#host = host;
    this.#select = select;
    this.#onSession = onSession;
    host.addController(this);
  }

  /** The session, while there is one. */
  get session(): FilmSession | undefined {
    return this.#session;
  }

  /** What was selected of the state; `undefined` without a session. */
  get value(): T | undefined {
    return this.#session && this.#select(this.#session.state);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // A scope that is defined after us announces itself.
    document.addEventListener('context-provider', () => !this.#session && this.#find(), { signal });
    this.#find();
  }

  hostDisconnected(): void {
    this.#connection?.abort();
    this.#connection = null;
    this.#leaveTarget();
    this.#use(undefined);
  }

  hostUpdate(): void {
    const { session, for: id } = this.#host;
    if (this.#connection && (session !== this.#sought?.session || (id ?? '') !== this.#sought?.id)) this.#find();
  }

  #find(): void {
    const { session, for: id } = this.#host;
    this.#sought = { session, id: id ?? '' };
    this.#leaveTarget();
    if (session) return this.#use(session);
    if (!id) return this.#ask(this.#host);
    const target = search?.findById(this.#host, id);
    if (target) this.#ask(target);
    else this.#use(undefined);
    // The target may come later, leave, or give its id to another element.
    this.#watch = search?.watchIds(this.#host, () => search?.findById(this.#host, id) !== this.#target && this.#find());
    if (!search) import('./session-by-id.js').then(() => this.#connection && this.#find()).catch(reportError);
  }

  /** The request goes up from `from`; a provider answers now, and again whenever its session changes. */
  #ask(from: Element): void {
    this.#target = from;
    let answered = false;
    const answer = (session: FilmSession | undefined, unsubscribe?: () => void) => {
      if (unsubscribe !== this.#unsubscribeContext) {
        // A provider that finds another one below it asks anew in the host's name, from where the host is: not what `for` means.
        if (answered && from !== this.#host) return unsubscribe?.();
        this.#unsubscribeContext?.();
      }
      this.#unsubscribeContext = unsubscribe;
      answered = true;
      this.#use(session);
    };
    from.dispatchEvent(new ContextEvent(sessionContext, this.#host, answer, true));
    if (!answered) this.#use(undefined);
  }

  #leaveTarget(): void {
    this.#unsubscribeContext?.();
    this.#unsubscribeContext = undefined;
    this.#target = null;
    this.#watch?.disconnect();
    this.#watch = undefined;
  }

  #use(session: FilmSession | undefined): void {
    if (session === this.#session) return;
    this.#subscription?.abort();
    this.#subscription = session ? new AbortController() : null;
    this.#session = session;
    if (session && this.#subscription)
      session.subscribe(this.#select, () => this.#host.requestUpdate(), { signal: this.#subscription.signal });
    this.#onSession?.(session, this.#subscription?.signal ?? AbortSignal.abort());
    this.#host.requestUpdate();
  }
}
