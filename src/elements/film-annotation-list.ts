import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { message } from '../i18n/list-message.js';
import type { Annotation } from '../model/annotation.js';
import { currentNotes } from '../model/current-notes.js';
import { formatDeepLink } from '../model/deep-link.js';
import { BACKGROUND, kindOf, kindsOf } from '../model/note-kinds.js';
import { excerpt } from '../model/problem-list.js';
import { reachedBy, tellsUpTo } from '../model/spoilers.js';
import { findIn, type Folded, foldQuery, foldText } from '../model/text-search.js';
import { formatTimecode } from '../model/timecode.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import type { FileKind } from '../session/files.js';
import { spoilerHorizon } from '../session/progress.js';
import { keepIfSame } from '../session/tracks.js';
import { categoryMark, categoryMarkStyles } from './category-mark.js';
import { followDeepLinks } from './deep-links.js';
import { failureStyles, renderSessionFailure } from './file-failure.js';
import { define, FilmElement } from './film-element.js';
import { draw } from './icon.js';
import { foreignLanguage } from './interface-language.js';
import { listStyles } from './list-styles.js';
import { panelStyles } from './panel-styles.js';
import { playFrom } from './play-from.js';
import { repeat } from './repeat.js';
import { noteNodes } from './note-nodes.js';
import { parts } from './selection.js';
import { SessionController } from './session-controller.js';
import { scaleOf } from './stage.js';
import { theme } from './theme.js';
import { noteKind } from './timeline-words.js';

const LINK =
  'M10 7.5H7.5a4.5 4.5 0 0 0 0 9H10v-1.8H7.5a2.7 2.7 0 0 1 0-5.4H10zm4 0h2.5a4.5 4.5 0 0 1 0 9H14v-1.8h2.5a2.7 2.7 0 0 0 0-5.4H14zm-5.5 3.6h7v1.8h-7z';
/** So much of a blurred note stands under its veil, and of one without a title in its place, in characters. */
const VEILED = 160;
const TITLE_LENGTH = 60;
/** How often it is looked again where a note has come to stand. */
const LOOKS_AGAIN = 6;
/** So many notes get their elements at once, some milliseconds' work; of more, as many each time after so long (milliseconds). */
const AT_ONCE = 100;
const BETWEEN_MS = 30;

const select = (state: FilmState) => {
  const { commentary, preferences, progress, notices } = state;
  return {
    annotations: commentary.annotations,
    sets: commentary.sets,
    active: commentary.active,
    shown: commentary.shown,
    pointed: commentary.pointed,
    kinds: kindsOf(commentary.sets),
    hidden: preferences.hiddenCategories,
    seen: progress.seen,
    filmSeen: progress.filmSeen,
    notices,
    reached: reachedBy(commentary.annotations, spoilerHorizon(progress)),
  };
};
type View = ReturnType<typeof select>;

/**
 * All notes of the film, to be read, searched and gone to.
 *
 * Links to a note (`#note=ID`) and to a moment (`#t=1:02:03`) in the page's address lead there, also back. What is switched off by category here is
 * switched off over the film and in the timeline, too. Notes on what was not watched yet are blurred.
 *
 * @element film-annotation-list
 * @summary All notes of the film, to be read, searched and gone to.
 * @csspart tools - the row of search and buttons
 * @csspart note - a note
 * @csspart title - its title, which plays from there
 * @csspart body - its text
 * @csspart notice - what is said of notes that failed
 * @cssprop [--film-list-height=36rem] - how high it grows before it scrolls; `none` lets it grow with its notes
 * @cssprop [--film-list-accent=var(--film-accent)] - the mark of the note of the moment
 * @cssprop [--film-category-1=#ac750e] - colour of the first category's marks; also by its name in lower case, e.g. `--film-category-sound`
 * @cssprop [--film-category-2=#1983da] - of the second's
 * @cssprop [--film-category-3=#d55752] - of the third's
 * @cssprop [--film-category-4=#018f8f] - of the fourth's
 * @cssprop [--film-category-5=#956ad5] - of the fifth's
 * @cssprop [--film-category-6=#019443] - of the sixth's
 * @cssprop [--film-category-7=#cd568b] - of the seventh's
 * @cssprop [--film-category-8=#7c8609] - of the eighth's
 */
export class FilmAnnotationList extends FilmElement {
  static override styles = [theme, panelStyles, failureStyles, categoryMarkStyles, listStyles];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;
  /** What of the film was not watched yet is blurred (`hide`), or not (`show`). */
  @property({ reflect: true }) spoilers: 'hide' | 'show' = 'hide';
  /** Leave the page's address alone: links in it lead nowhere, and none are given. */
  @property({ type: Boolean, reflect: true }) nolinks = false;

  @state() private queried = '';
  @state() private said = '';
  @state() private follows = true;
  /** Blurred notes that the viewer has uncovered, by id. */
  @state() private uncovered: ReadonlySet<string> = new Set();
  /** The note that a link has led to, by id. */
  @state() private linked: string | undefined;

  /** The note that the tab key comes to, by id; that of the moment until somebody has gone to one. */
  @state() private stop: string | undefined;

  @query('.notes') private list!: HTMLElement | null;

  #controller = new SessionController<View>(this, parts(select), (session, signal) => {
    this.linked = undefined;
    this.uncovered = new Set();
    if (session && !this.nolinks)
      followDeepLinks(session, {
        film: this.#film,
        isFirst: () => this.#isFirst,
        onNote: (note, byViewer) => void this.#open(note, byViewer),
        signal,
      });
  });
  #bodies = new WeakMap<Annotation, readonly Node[]>();
  #folded = new WeakMap<Annotation, Folded>();
  /** The notes of the moment, as they were last shown. */
  #current: readonly Annotation[] = [];
  #points = false;
  /** The note that was last brought into sight. */
  #sought: HTMLElement | undefined;
  /** What is asked for, by time; those of it that have elements, or get them now; and the ids of these. */
  #chosen: readonly Annotation[] = [];
  #made: readonly Annotation[] = [];
  #madeIds: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often the viewer has done something in the list. */
  #doings = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#made !== this.#chosen) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.#point(undefined);
    super.disconnectedCallback();
  }

  // ——— Which notes

  get #horizon(): number {
    return this.spoilers === 'show' ? Infinity : (this.#controller.value?.reached ?? -1);
  }

  #isAhead = (note: Annotation): boolean => tellsUpTo(note) > this.#horizon && !this.uncovered.has(note.id);

  /** Those of categories that are not switched off, and with what is searched for; what is still to come is not searched. */
  #choose({ annotations, hidden = [] }: View): readonly Annotation[] {
    const wanted = foldQuery(this.queried);
    return annotations.filter((note) => {
      if (note.id === this.linked && !wanted) return true;
      return !hidden.includes(note.category ?? '') && (!wanted || (!this.#isAhead(note) && this.#has(note, wanted)));
    });
  }

  protected override willUpdate(): void {
    const view = this.#controller.value;
    this.#chosen = view ? this.#choose(view) : [];
    // From the first on, so that nothing moves above what is being read; who has an element keeps it.
    let room = AT_ONCE;
    const end = this.#chosen.findIndex(({ id }) => !this.#madeIds.has(id) && room-- === 0);
    this.#made = end < 0 ? this.#chosen : this.#chosen.slice(0, end);
    this.#madeIds = new Set(this.#made.map(({ id }) => id));
  }

  #has(note: Annotation, wanted: string): boolean {
    let folded = this.#folded.get(note);
    if (!folded) this.#folded.set(note, (folded = foldText([note.title, note.category, note.text, ...note.tags].join('\n'))));
    return findIn(folded, wanted).length > 0;
  }

  // ——— Links

  /** What links call the film of this list, where a page has several. */
  get #film(): string {
    return this.for || this.closest('film-player, film-commentary')?.id || '';
  }

  get #siblings(): readonly Element[] {
    const root = this.getRootNode();
    return root instanceof Document || root instanceof ShadowRoot
      ? [...root.querySelectorAll('film-annotation-list:not([nolinks])')]
      : [this];
  }

  /** Links that name no film mean the first list's. */
  get #isFirst(): boolean {
    return this.#siblings[0] === this;
  }

  /** A link has led to a note: it is shown, whatever is searched for and switched off. */
  async #open(note: Annotation, byViewer: boolean): Promise<void> {
    this.queried = '';
    this.linked = note.id;
    this.uncovered = new Set([...this.uncovered, note.id]);
    await this.updateComplete;
    await this.#madeUntil(() => Boolean(this.#itemOf(note.id)));
    const item = this.#itemOf(note.id);
    if (!item || this.linked !== note.id) return;
    // The page stays with the film.
    this.#bringIntoSight(item);
    if (byViewer) item.querySelector<HTMLElement>('.play')?.focus({ preventScroll: true });
  }

  /** While elements are still being made: until this is so, or all are here. */
  async #madeUntil(holds: () => boolean): Promise<void> {
    while (this.isConnected && this.#made !== this.#chosen && !holds()) await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }

  #itemOf(id: string): HTMLElement | undefined {
    return [...(this.list?.children ?? [])].find((item) => (item as HTMLElement).dataset['id'] === id) as HTMLElement | undefined;
  }

  async #copy(link: { readonly note?: string; readonly time?: number }): Promise<void> {
    const film = this.#siblings.length > 1 ? this.#film : '';
    const address = location.href.split('#', 1)[0] + formatDeepLink({ ...link, ...(film && { film }) });
    try {
      await navigator.clipboard.writeText(address);
      this.said = message(this, 'linkCopied');
    } catch {
      // Not allowed, or a page that is not secure.
      this.said = message(this, 'linkNotCopied', { link: address });
    }
  }

  // ——— What a viewer does

  #onSearch = (event: Event): void => {
    this.queried = (event.target as HTMLInputElement).value;
    const view = this.#controller.value;
    const count = view ? this.#choose(view).length : 0;
    this.said = !foldQuery(this.queried) ? '' : count ? message(this, 'notesFound', { count }) : message(this, 'notesNotFound');
  };

  #switch(category: string): void {
    const { session, value } = this.#controller;
    const hidden = value?.hidden ?? [];
    const now = hidden.includes(category) ? hidden.filter((other) => other !== category) : [...hidden, category];
    session?.setPreference('hiddenCategories', now.length ? now : undefined);
  }

  #play(note: Annotation): void {
    if (this.#controller.session) playFrom(this.#controller.session, note.start);
  }

  #uncover = async (note: Annotation): Promise<void> => {
    this.uncovered = new Set([...this.uncovered, note.id]);
    await this.updateComplete;
    this.#itemOf(note.id)?.querySelector<HTMLElement>('.play')?.focus();
  };

  #onPointer = (event: PointerEvent): void => {
    const item = (event.target as Element).closest<HTMLElement>('.note');
    this.#point(event.type === 'pointerleave' ? undefined : item?.dataset['id']);
  };

  #point(id: string | undefined): void {
    if (id !== undefined || this.#points) this.#controller.session?.point(id ?? null);
    this.#points = id !== undefined;
  }

  /** All notes are one stop of the tab key, as all lines of a transcript are: there may be hundreds. */
  #onFocus = (event: Event): void => {
    this.stop = (event.target as Element).closest<HTMLElement>('.note')?.dataset['id'];
  };

  /** Arrows go from note to note, Home and End to the first and the last; and who scrolls reads elsewhere. */
  #onStroll = (event: Event): void => {
    this.#doings++;
    if (event.type !== 'keydown') {
      // A press on a note is no scrolling; one on the scroll bar is.
      if (event.type !== 'pointerdown' || event.target === this.list) this.follows = false;
      return;
    }
    const { key, target } = event as KeyboardEvent;
    const item = (target as Element).closest<HTMLElement>('.note');
    const { length } = this.list?.children ?? [];
    const at = item ? [...item.parentElement!.children].indexOf(item) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 }[key];
    if (/^(?:Arrow(?:Up|Down)|Page(?:Up|Down)|Home|End)$/.test(key)) this.follows = false;
    const next = item && to !== undefined && this.list?.children[to]?.querySelector<HTMLElement>('.play, .reveal');
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'End') void this.#goToLast();
    else next.focus();
  };

  /** Of thousands the last may have no element yet: it is gone to when it has, unless the viewer does something else meanwhile. */
  async #goToLast(): Promise<void> {
    const doing = this.#doings;
    const from = this.shadowRoot?.activeElement;
    const isWanted = () => this.#doings === doing && this.shadowRoot?.activeElement === from;
    await this.#madeUntil(() => !isWanted());
    if (isWanted()) this.list?.lastElementChild?.querySelector<HTMLElement>('.play, .reveal')?.focus();
  }

  #toggleFollow = (): void => {
    this.follows = !this.follows;
    this.#current = [];
  };

  protected override updated(): void {
    clearTimeout(this.#timer);
    if (this.#made !== this.#chosen) this.#timer = setTimeout(() => this.requestUpdate(), BETWEEN_MS);
    const { active = [], shown = [] } = this.#controller.value ?? {};
    const current = keepIfSame(this.#current, currentNotes(shown, active));
    if (current === this.#current) return;
    const [note] = current;
    const item = note && this.#itemOf(note.id);
    // Its element may still come: then it is looked for again.
    if (note && !item && this.#chosen !== this.#made) return;
    this.#current = current;
    if (this.follows && item && !this.renderRoot.querySelector('.notes :focus-visible')) this.#bringIntoSight(item);
  }

  /** Scrolls the list, never the page. What was never laid out has a height that is only guessed: where it lands is looked at again. */
  #bringIntoSight(item: HTMLElement, looks = LOOKS_AGAIN): void {
    const { list } = this;
    this.#sought = item;
    if (!list?.contains(item) || list.scrollHeight <= list.clientHeight) return;
    const [{ top, bottom, height }, box] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
    const isInSight = top >= box.top && (bottom <= box.bottom || (height > box.height && top < (box.top + box.bottom) / 2));
    if (!isInSight) list.scrollTop += (top - box.top - Math.max(0, (box.height - height) / 3)) / scaleOf(list);
    const isWanted = () => this.#sought === item && (this.follows || item.classList.contains('linked'));
    if (looks) requestAnimationFrame(() => isWanted() && this.#bringIntoSight(item, looks - 1));
  }

  // ——— What is shown

  protected override render(): TemplateResult {
    const view = this.#controller.value;
    if (!view?.annotations.length) return this.#renderEmpty(view);
    const notes = this.#made;
    const current = currentNotes(view.shown, view.active);
    const stop = notes.find(({ id }) => id === this.stop) ?? notes.find((note) => current.includes(note)) ?? notes[0];
    return html`${this.#renderTools()} ${this.#renderKinds(view)} ${this.#renderAhead(view)}
      <p class="said" role="status" lang=${foreignLanguage(this)}>${this.said}</p>
      <ol
        class="notes ${hasHours(view.annotations) ? 'hours' : ''}"
        aria-label=${message(this, 'notesList')}
        @pointerover=${this.#onPointer}
        @pointerleave=${this.#onPointer}
        @wheel=${{ handleEvent: this.#onStroll, passive: true }}
        @touchmove=${{ handleEvent: this.#onStroll, passive: true }}
        @pointerdown=${this.#onStroll}
        @keydown=${this.#onStroll}
        @focusin=${this.#onFocus}
      >
        ${repeat(
          notes,
          ({ id }) => id,
          (note) => this.#renderNote(note, view, { now: current.includes(note), stop: note === stop }),
        )}
      </ol>`;
  }

  #renderEmpty(view: View | undefined): TemplateResult {
    const { session } = this.#controller;
    const failed = new Map<string, FileKind>();
    for (const { kind, source } of view?.notices ?? []) if (kind === 'annotations' || kind === 'article') failed.set(source, kind);
    // A notice that was closed is gone, and the notes are not here all the same.
    for (const { status, src } of view?.sets ?? []) if (status === 'failed' && src) failed.set(src, 'annotations');
    if (session && failed.size) return html`${[...failed].map(([source, kind]) => renderSessionFailure(this, session, kind, source))}`;
    const loading = view?.sets.some(({ status }) => status === 'loading');
    return html`<p class="state" lang=${foreignLanguage(this)}>${message(this, loading ? 'notesLoading' : 'notesNone')}</p>`;
  }

  #renderTools(): TemplateResult {
    const moment = () => void this.#copy({ time: this.#controller.session?.currentTime ?? 0 });
    return html`<div class="tools" part="tools" lang=${foreignLanguage(this)}>
      <input
        type="search"
        aria-label=${message(this, 'notesSearch')}
        placeholder=${message(this, 'notesSearch')}
        .value=${this.queried}
        @input=${this.#onSearch}
      />
      <button class="tool" type="button" aria-pressed=${String(this.follows)} @click=${this.#toggleFollow}>
        ${message(this, 'notesFollow')}
      </button>
      ${
        this.nolinks
          ? nothing
          : html`<button
              class="tool"
              type="button"
              aria-label=${message(this, 'copyMoment')}
              title=${message(this, 'copyMoment')}
              @click=${moment}
            >
              ${draw('link', LINK)}
            </button>`
      }
    </div>`;
  }

  /** A switch for each category; none where there is but one. */
  #renderKinds({ annotations, kinds, hidden = [] }: View): unknown {
    const categories = [...kinds.filter((kind) => annotations.some(({ category }) => category === kind)), ...(annotations.some(({ category }) => !category) ? [''] : [])]; // prettier-ignore
    if (categories.length < 2 && !hidden.length) return nothing;
    return html`<div class="tools kinds" role="group" aria-label=${message(this, 'notesCategories')}>
      ${categories.map((category) => {
        const notes = annotations.filter((note) => (note.category ?? '') === category);
        const kind = category || (notes.every(({ origin }) => origin === 'ambient') ? BACKGROUND : '');
        const name = category || message(this, kind === BACKGROUND ? 'background' : 'noCategory');
        return html`<button
          class="tool"
          type="button"
          aria-pressed=${String(!hidden.includes(category))}
          @click=${() => this.#switch(category)}
        >
          ${categoryMark(kind, kinds)}<span class="name" dir="auto">${name}</span><span class="count">${notes.length}</span>
        </button>`;
      })}
      ${
        hidden.length
          ? html`<button class="tool" type="button" @click=${() => this.#controller.session?.setPreference('hiddenCategories', undefined)}>
              ${message(this, 'allCategories')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderAhead({ annotations, filmSeen }: View): unknown {
    if (this.spoilers === 'show' || (!filmSeen && !annotations.some((note) => tellsUpTo(note) > this.#horizon))) return nothing;
    const seen = (event: Event) => this.#controller.session?.setFilmSeen((event.target as HTMLInputElement).checked);
    return html`<div class="ahead-says" lang=${foreignLanguage(this)}>
      ${filmSeen ? nothing : html`<span>${message(this, 'notesAhead')}</span>`}
      <label><input type="checkbox" .checked=${filmSeen} @change=${seen} />${message(this, 'notesFilmSeen')}</label>
    </div>`;
  }

  #renderNote(note: Annotation, { pointed, kinds, seen }: View, { now, stop }: { now: boolean; stop: boolean }): unknown {
    const ahead = this.#isAhead(note);
    const classes = ['note', now && 'now', ahead && 'ahead', note.id === pointed && 'pointed', note.id === this.linked && 'linked'];
    return html`<li class=${classes.filter(Boolean).join(' ')} part="note" data-id=${note.id} aria-current=${now ? 'true' : nothing}>
      ${guard([note, ahead, kinds, seen.has(note.id), this.nolinks, message(this, 'noteSeen'), stop], () =>
        ahead ? this.#renderVeiled(note, kinds, stop) : this.#renderOpen(note, kinds, seen.has(note.id), stop),
      )}
    </li>`;
  }

  #renderVeiled(note: Annotation, kinds: readonly string[], stop: boolean): TemplateResult {
    const time = formatTimecode(note.start);
    return html`<button
        class="reveal"
        type="button"
        tabindex=${stop ? 0 : -1}
        title=${message(this, 'noteAhead')}
        @click=${() => void this.#uncover(note)}
      >
        <time>${time}</time> <span class="show">${categoryMark(kindOf(note), kinds)} ${message(this, 'noteReveal')}</span>
      </button>
      <div class="veil" aria-hidden="true" inert>${excerpt(note.text, VEILED)}</div>`;
  }

  #renderOpen(note: Annotation, kinds: readonly string[], seen: boolean, stop: boolean): TemplateResult {
    const time = formatTimecode(note.start);
    const title = note.title ?? excerpt(note.text, TITLE_LENGTH);
    const kind = noteKind(this, note);
    return html`<button
        class="play"
        type="button"
        tabindex=${stop ? 0 : -1}
        title=${message(this, 'playNote', { time, title })}
        @click=${() => this.#play(note)}
      >
        <time>${time}</time>
        <span class="title" part="title" lang=${note.language ?? nothing} dir="auto">${title}</span>
      </button>
      ${
        this.nolinks
          ? nothing
          : html`<button
              class="copy"
              type="button"
              tabindex=${stop ? 0 : -1}
              aria-label=${message(this, 'copyNote', { title })}
              title=${message(this, 'copyNote', { title })}
              @click=${() => void this.#copy({ note: note.id })}
            >
              ${draw('link', LINK)}
            </button>`
      }
      ${kind || seen ? html`<p class="kind">${kind ? html`<span>${categoryMark(kindOf(note), kinds)}<bdi>${kind}</bdi></span>` : nothing}${seen ? html`<span class="seen">${message(this, 'noteSeen')}</span>` : nothing}</p>` : nothing}
      <div class="body" part="body" lang=${note.language ?? nothing} dir="auto">${this.#nodesOf(note)}</div>`;
  }

  #nodesOf(note: Annotation): readonly Node[] {
    const nodes = this.#bodies.get(note) ?? noteNodes(note.body, note, this.#controller.session);
    this.#bodies.set(note, nodes);
    return nodes;
  }
}

/** Does any of them stand so late that its time has hours? */
const hasHours = (notes: readonly Annotation[]): boolean => (notes.at(-1)?.start ?? 0) >= 3600;

define('film-annotation-list', FilmAnnotationList);

declare global {
  interface HTMLElementTagNameMap {
    'film-annotation-list': FilmAnnotationList;
  }
}
