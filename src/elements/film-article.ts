import { html, nothing, type PropertyValues, render, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Annotation } from '../model/annotation.js';
import { lastTie, type Tie, tiesOf } from '../model/article-ties.js';
import { currentNotes } from '../model/current-notes.js';
import type { Problem } from '../model/problem.js';
import { reachedBy, tellsOfMore, tellsUpTo } from '../model/spoilers.js';
import { formatTimecode } from '../model/timecode.js';
import { Timeline } from '../model/timeline.js';
import type { FilmSession } from '../session/film-session.js';
import { LANDING } from '../session/landing.js';
import { loadFile } from '../session/load.js';
import { loadProblem } from '../session/load-problem.js';
import { MediaClock } from '../session/media-clock.js';
import { spoilerHorizon } from '../session/progress.js';
import { imageOrigins } from '../session/image-origins.js';
import { absolute } from '../session/reading.js';
import { type ArticleInPage, articleOfElement } from './article-of-element.js';
import { renderBar, renderHead, renderLoading, renderWayToBar } from './article-bar.js';
import { ArticleMargin, type PassageBox } from './article-margin.js';
import { isAmbient, markHolder, markKey, type MarkScope, type Moment, momentsOf, renderLights, renderMargin, renderMark, stateOf } from './article-marks.js'; // prettier-ignore
import { articleText, type Begun, nameParts, painted, targetOf } from './article-page.js';
import { ArticlePlacing } from './article-placing.js';
import { fillWindow } from './article-reading.js';
import { ArticleScroll } from './article-scroll.js';
import { articleStyles } from './article-styles.js';
import { failureStyles, renderFailure } from './file-failure.js';
import type { FilmPlacedEvent } from './later-events.js';
import { define, FilmElement } from './film-element.js';
import { interfaceLanguage } from './interface-language.js';
import { SessionController } from './session-controller.js';
import { boxesOf } from './stage.js';
import { selectionIn } from './text-selection.js';
import { theme } from './theme.js';

/** An article in the page. */
interface Page extends ArticleInPage {
  /** Its address, where it has one. */
  readonly source?: string;
  /** Its file, to be placed over the film. */
  readonly content: () => Uint8Array;
  /** Its text, where it was built from a file; and where the links within that lead. */
  readonly text?: HTMLElement;
  readonly targets?: ReadonlyMap<string, Element>;
}

/** What has a click of its own. */
const INTERACTIVE =
  'a[href], button, input, select, textarea, label, summary, video, audio, [contenteditable], [role="button"], [role="link"]';
/** Changes of the page's own article are read once they rest so long (milliseconds). */
const SETTLE_MS = 150;

/** So many marks are rendered in a frame: each has its passage laid out anew. */
const MARKS_A_FRAME = 40;

/** In reading mode the passage that was being read stands so far (CSS pixels) below the top. */
const READING_MARGIN = 24;

/** How many there were in this page. */
let count = 0;

const NONE: ReadonlySet<Element> = new Set();
const NO_TARGETS: ReadonlyMap<string, Element> = new Map();
/**
 * An article beside its film: built from a file, or the page's own, which it wraps and leaves as it is.
 *
 * Passages that are tied to the film have a mark with the time in the margin; a click on one plays the film from there. The passage of the moment is lit.
 * Article and film can follow one another, one at a time. Without any notes of the page's own the article is placed over the film.
 *
 * @element film-article
 * @attr {string} image-origins - servers besides the article's own that its pictures may come from, as `https://pictures.example`, with spaces between; by default those of what is around it, or of the film's player
 * @summary An article beside its film: passages tied to it, lit at their moments.
 * @slot - the page's own article; with `src`, what stands there until the article is here
 * @csspart page - the box of the article, with its margin
 * @csspart text - an article that was built from its file
 * @csspart mark - what stands in the margin beside a passage
 * @csspart time - a button in it, with a time
 * @csspart bar - the switches
 * @csspart notice - what is said of a file that failed
 * @cssprop [--film-article-accent=light-dark(#8a5a00, #e6b566)] - colour of marks and of the lit passage
 * @cssprop [--film-article-background=Canvas] - behind the switches, and behind the list of a passage's times
 * @cssprop [--film-article-font=inherit] - typeface of an article that was built from its file
 * @cssprop [--film-article-size=clamp(1.0625rem, 1rem + 0.25vw, 1.1875rem)] - its size; larger in reading mode
 * @cssprop [--film-article-measure=38rem] - its width at most
 * @fires {FilmPlacedEvent} film-placed - the article has been placed over the film by this element
 */
export class FilmArticle extends FilmElement {
  static override styles = [theme, failureStyles, articleStyles];

  /** Address of an article: Markdown, HTML, plain text. Without it what stands in the element is the article. */
  @property({ reflect: true }) src = '';
  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** Who follows whom: nobody (`none`), the article the film (`film`: it scrolls), the film the reader (`scroll`: it goes where the reader scrolls). */
  @property({ reflect: true }) sync: 'none' | 'film' | 'scroll' = 'none';
  /** The article fills the window, the film is small beside it. */
  @property({ type: Boolean, reflect: true }) reading = false;
  /** Cover passages that speak of what the viewer has not come to. */
  @property({ type: Boolean, reflect: true }) veil = false;
  /** Show no switches. */
  @property({ type: Boolean, reflect: true }) nocontrols = false;
  /** Level of the title of an article that is built from its file, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  @state() private status: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private problem: Problem | undefined;
  /** What is there of an article that is still being built. */
  @state() private begun: Begun | undefined;
  /** The passages whose span holds the moment, or whose note is on screen. */
  @state() private active: ReadonlySet<Element> = NONE;
  /** Where the film is in the article. */
  @state() private current: Tie | undefined;
  @state() private hovered: Moment | undefined;
  /** The reader has scrolled away from the film's place. */
  @state() private away = false;
  /** The passage whose times are all shown. */
  @state() private unfolded: Element | undefined;
  /** Covered passages that the reader has uncovered. */
  @state() private unveiled: ReadonlySet<Element> = NONE;
  @state() private boxes: ReadonlyMap<Element, PassageBox> = new Map();

  @query('.page') private pageBox!: HTMLElement;

  #controller = new SessionController(
    this,
    () => null,
    (session, signal) => this.#useSession(session, signal),
  );
  #pointing = new SessionController(this, (state) => state.commentary.pointed);
  #placing = new ArticlePlacing(() => this.#tie());
  #margin = new ArticleMargin((boxes) => (this.boxes = boxes));
  #scroll = new ArticleScroll({
    article: this,
    film: () => this.#film,
    foot: () => this.#barHeight,
    scrolled: () => this.#onReaderScroll(),
    rested: () => this.#onReaderRest(),
  });
  #page: Page | undefined;
  #moments: readonly Moment[] = [];
  #byElement = new Map<Element, Moment>();
  #ties: readonly Tie[] = [];
  /** The notes of these, and up to where the viewer had watched of what they tell (seconds) when the covers were last drawn. */
  #tied: readonly Annotation[] = [];
  #coveredFrom = -1;
  /** Where the marks of an article from a file are. */
  #holders = new Map<Element, HTMLElement>();
  /** What was last shown there. */
  #keys = new WeakMap<HTMLElement, readonly unknown[]>();
  #connection: AbortController | undefined;
  #loading: AbortController | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #following: AbortController | undefined;
  #leaveReading: (() => void) | undefined;
  #hadSelection = false;
  /** What is not shown of its pictures, and the name under which the session is told. */
  #refused: readonly Problem[] = [];
  #name = `article ${++count}`;
  #left: { readonly pageTop: number; readonly passage: Element | undefined } = { pageTop: 0, passage: undefined };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const changes = new MutationObserver(() => this.#readSoon());
    changes.observe(this, { childList: true, subtree: true, characterData: true });
    signal.addEventListener('abort', () => changes.disconnect());
    this.ownerDocument.addEventListener('keydown', this.#onDocumentKey, { signal });
    this.ownerDocument.addEventListener('pointerdown', this.#onDocumentPress, { signal });
    window.addEventListener('beforeprint', () => (this.reading = false), { signal });
    if (this.hasUpdated) this.#begin();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#loading?.abort();
    this.hovered = undefined;
    clearTimeout(this.#settling);
    this.#margin.end();
    this.#scroll.end();
    this.#endReading();
    this.reading = false;
  }

  // ——— The article

  /** Reads the article anew: from its file, or from what stands in the element. */
  #begin(): void {
    this.#loading?.abort();
    this.#loading = new AbortController();
    if (this.src) void this.#load(this.src, this.#loading.signal);
    else void this.#readOwn(this.#loading.signal);
  }

  #readSoon(): void {
    clearTimeout(this.#settling);
    if (!this.src) this.#settling = setTimeout(() => this.#begin(), SETTLE_MS);
  }

  async #load(source: string, signal: AbortSignal): Promise<void> {
    this.status = 'loading';
    this.#use(undefined);
    if (this.#refused.length) this.#tellPictures([]);
    try {
      const { bytes } = await loadFile(source, signal, this.#controller.session?.fetch);
      const { element, ...page } = await articleText({ content: bytes, source, base: absolute(source), imageOrigins: this.#imageOrigins, level: this.headingLevel }, signal, (begun) => (this.begun = begun)); // prettier-ignore
      if (signal.aborted) return;
      this.#tellPictures(page.article.problems);
      this.problem = page.article.problems.find(({ severity }) => severity === 'error');
      if (element.textContent) this.#use({ ...page, source, content: () => bytes, text: element });
      this.status = element.textContent ? 'ready' : 'failed';
    } catch (error) {
      if (signal.aborted) return;
      this.problem = loadProblem(error, source);
      this.status = 'failed';
    }
  }

  async #readOwn(signal: AbortSignal): Promise<void> {
    this.problem = undefined;
    try {
      const page = await articleOfElement(this, { signal });
      if (signal.aborted) return;
      this.#use({ ...page, content: () => new TextEncoder().encode(ownHtml(this)) });
      this.status = 'ready';
    } catch (error) {
      // What reads articles did not come: the article stands in the page all the same.
      if (signal.aborted) return;
      console.error('film-article: the reader of articles did not load', error);
      this.#use(undefined);
      this.status = 'ready';
    }
  }

  /** Its own `image-origins`, or that of what is around it; else that of the film's player. */
  get #imageOrigins(): readonly string[] {
    const own = imageOrigins(this);
    return own.length ? own : imageOrigins(this.#controller.session?.media);
  }

  /** What is not shown of its pictures is a problem of the film's, as that of a note is. */
  #tellPictures(problems: readonly Problem[]): void {
    this.#refused = problems.filter(({ code }) => code === 'picture-refused');
    this.#controller.session?.report(this.#name, 'article', this.src, this.#refused);
  }

  #use(page: Page | undefined): void {
    this.begun = undefined;
    for (const holder of this.#holders.values()) holder.remove();
    this.#holders.clear();
    this.#page = page;
    this.#tie();
  }

  // ——— The film

  #useSession(session: FilmSession | undefined, signal: AbortSignal): void {
    this.#following?.abort();
    this.#placing.use(session, signal);
    if (session) {
      if (this.#refused.length) session.report(this.#name, 'article', this.src, this.#refused);
      signal.addEventListener('abort', () => session.report(this.#name, 'article', this.src, []));
      const cover = () => this.veil && this.#reached !== this.#coveredFrom && this.requestUpdate();
      session.subscribe((state) => spoilerHorizon(state.progress), cover, { signal });
      const tie = () => !this.#placing.isTelling && this.#tie();
      session.subscribe((state) => state.commentary.sets, tie, { signal });
      session.subscribe((state) => state.tracks.tracks, tie, { signal });
      session.subscribe((state) => state.media.duration, tie, { signal });
      session.subscribe((state) => state.chapters, tie, { signal });
      session.subscribe((state) => state.media.attached, () => this.#follow(), { signal }); // prettier-ignore
    }
    this.#tie();
  }

  /** Ties the article to the film: by the notes that are here or, where none of them is of this article, by placing it. */
  #tie(): void {
    const { session } = this.#controller;
    const page = this.#page;
    if (!session || !page) return this.#setTies([]);
    const { passages } = page.article;
    const sets = session.state.commentary.sets.filter(({ id }) => id !== this.#placing.set);
    const notes = sets.flatMap((set) => set.annotations);
    const ties = tiesOf(passages, notes, page.source);
    if (ties.length) {
      this.#placing.stop();
      return this.#setTies(ties);
    }
    const isExpected = sets.some(({ status }) => status === 'loading') || this.#sessionPlaces(session);
    if (!isExpected && passages.length) {
      const { article, source = '', content } = page;
      const told = (event: FilmPlacedEvent, problems: readonly Problem[]) => {
        this.#tellPictures(problems);
        this.dispatchEvent(event);
      };
      this.#placing.place(
        { content, source: source || this.baseURI, imageOrigins: this.#imageOrigins, title: article.title ?? '', shows: !notes.length },
        told,
      );
    }
    this.#setTies(tiesOf(passages, this.#placing.notes));
  }

  /** Has the session an article of its own that has still to be placed? */
  #sessionPlaces({ article, state }: FilmSession): boolean {
    const { sets } = state.commentary;
    if (article === null || sets.some(({ id, annotations }) => id === 'article' || annotations.length)) return false;
    return !state.problems.some(({ source, severity }) => source === article && severity === 'error');
  }

  #setTies(ties: readonly Tie[]): void {
    this.#ties = ties;
    this.#tied = ties.map(({ note }) => note);
    this.#moments = this.#page ? momentsOf(this.#page, ties) : [];
    this.#byElement = new Map(this.#moments.map((moment) => [moment.element, moment]));
    if (this.unfolded && !this.#byElement.has(this.unfolded)) this.unfolded = undefined;
    this.#measure();
    this.#follow();
    this.requestUpdate();
  }

  /** Passages of the page's own article are measured, and the times for print are given to them. */
  #measure(): void {
    if (!this.isConnected || !this.#page || this.#page.text) return this.#margin.end();
    const times = new Map(this.#moments.map(({ element, ties }) => [element, ties.map(({ start }) => formatTimecode(start)).join(', ')]));
    void this.updateComplete.then(() => this.isConnected && this.#margin.follow(this.pageBox, times));
  }

  /** Knows the passage of the moment from now on. */
  #follow(): void {
    this.#following?.abort();
    const { session } = this.#controller;
    const ties = this.#ties;
    if (!session?.media || !ties.length || !this.isConnected) {
      this.active = NONE;
      this.current = undefined;
      return;
    }
    const { media } = session;
    this.#following = new AbortController();
    const { signal } = this.#following;
    const timeline = new Timeline(ties);
    let last = media.currentTime;
    const show = (time: number): void => {
      last = time;
      // A note that speaks of no passage takes no light from one.
      const shown = session.state.commentary.shown.filter(({ id }) => ties.some(({ note }) => note.id === id));
      const tiesOfAny = (notes: readonly Annotation[]) => ties.filter(({ note }) => notes.some(({ id }) => id === note.id));
      const lit = tiesOfAny(currentNotes(shown, timeline.activeAt(time).map(({ note }) => note))); // prettier-ignore
      const active = new Set(lit.flatMap(({ passage }) => this.#page?.elements.get(passage) ?? []));
      if (active.size !== this.active.size || [...active].some((element) => !this.active.has(element))) this.active = active;
      this.current = lastTie(tiesOfAny(shown), time) ?? lastTie(ties, time);
    };
    const clock = new MediaClock(media, (time) => timeline.nextChangeAfter(time), show, signal);
    session.subscribe(({ commentary }) => commentary.shown, () => show(last), { signal }); // prettier-ignore
    clock.refresh();
  }

  /** What shows the film: its player, or a plain `<video>` with the subtitles that lie over it. */
  get #film(): HTMLElement | undefined {
    const media = this.#controller.session?.media;
    if (!(media instanceof HTMLElement)) return undefined;
    const root = media.getRootNode();
    if (root instanceof ShadowRoot && root.host.localName === 'film-player') return root.host as HTMLElement;
    for (let box = media.parentElement; box && box.localName !== 'film-commentary' && !box.contains(this); box = box.parentElement)
      if (box.querySelector('film-subtitles')) return box;
    return media;
  }

  /** Plays the film from the beginning of a tie; a player that has waited for it begins to load. */
  #playFrom({ start }: Tie): void {
    const { session } = this.#controller;
    const player = [...this.ownerDocument.querySelectorAll('film-player')].find((one) => one.session === session);
    const media = (player ?? session?.media) as { play?(): unknown } | null | undefined;
    if (player) player.currentTime = start + LANDING;
    else session?.seek(start + LANDING);
    // A browser may not let it begin.
    Promise.resolve(media?.play?.()).catch(() => undefined);
    this.away = false;
  }

  // ——— Following one another

  /** CSS pixels at the foot of what is seen of the article. */
  get #barHeight(): number {
    return this.renderRoot.querySelector<HTMLElement>('.bar-place')?.offsetHeight ?? 0;
  }

  #bringCurrent(): void {
    const element = this.current && this.#page?.elements.get(this.current.passage);
    if (element) this.#scroll.bring(element);
  }

  /** Is the reader at work in the article: has selected words of it, or has the focus there? */
  get #isBusy(): boolean {
    const focus = this.shadowRoot?.activeElement ?? this.ownerDocument.activeElement;
    return this.#hasSelection || (focus !== null && focus !== this && !focus.closest('.bar') && (this.contains(focus) || this.renderRoot.contains(focus))); // prettier-ignore
  }

  get #hasSelection(): boolean {
    const selection = this.ownerDocument.getSelection();
    const own = selection && !selection.isCollapsed && this.contains(selection.anchorNode);
    return Boolean(own) || (this.shadowRoot !== null && selectionIn(this.shadowRoot));
  }

  #onReaderScroll(): void {
    if (this.sync === 'film' && this.current) this.away = true;
  }

  #onReaderRest(): void {
    if (this.sync === 'scroll') this.#seekToReading();
  }

  /** The film goes to the passage that is read: the last one that begins above the reading line. */
  #seekToReading(): void {
    const line = this.#scroll.readingLine;
    const isTied = ({ ties }: Moment) => ties.some(({ note }) => note.origin !== 'ambient');
    const moment = this.#moments.findLast((one) => isTied(one) && one.element.getBoundingClientRect().top <= line);
    const tie = moment?.ties.find(({ note }) => note.origin !== 'ambient');
    if (!tie || moment?.element === (this.current && this.#page?.elements.get(this.current.passage))) return;
    this.#controller.session?.seek(tie.start + LANDING);
  }

  // ——— Reading mode

  #beginReading(): void {
    const { pageTop, passage } = this.#left;
    this.#leaveReading ??= fillWindow(this, this.#film, pageTop);
    // Who was reading goes on there.
    if (passage) this.scrollTop += boxesOf([passage], this)[0]!.top - READING_MARGIN;
  }

  /** Where the reader is in the page: taken before it is covered. */
  #readPlace(): void {
    const isRead = (element: Element) => element.getBoundingClientRect().bottom > READING_MARGIN;
    const passage = this.getBoundingClientRect().top < 0 ? [...(this.#page?.elements.values() ?? [])].find(isRead) : undefined;
    this.#left = { pageTop: document.scrollingElement?.scrollTop ?? 0, passage };
  }

  #endReading(): void {
    this.#leaveReading?.();
    this.#leaveReading = undefined;
  }

  // ——— What the reader does

  #onDocumentKey = (event: KeyboardEvent): void => {
    // A dialog has an Escape of its own.
    if (event.key !== 'Escape' || event.defaultPrevented || event.composedPath().some((node) => node instanceof HTMLDialogElement)) return;
    if (this.unfolded) {
      this.unfolded = undefined;
      event.preventDefault();
    } else if (this.reading) {
      this.reading = false;
      event.preventDefault();
    }
  };

  #onDocumentPress = (event: PointerEvent): void => {
    this.#hadSelection = this.#hasSelection;
    const inside = event.composedPath().some((node) => node instanceof Element && node.matches('.mark'));
    if (!inside) this.unfolded = undefined;
  };

  #momentAt(event: Event): { moment: Moment | undefined; interactive: boolean } {
    let interactive = false;
    for (const node of event.composedPath()) {
      if (node === this.pageBox) break;
      if (!(node instanceof Element)) continue;
      interactive ||= node.matches(INTERACTIVE);
      const moment = this.#byElement.get(node);
      if (moment) return { moment, interactive };
    }
    return { moment: undefined, interactive };
  }

  /** A click on words plays from there, unless it is one on a link, or selects, or takes a selection away. */
  #onClick = (event: MouseEvent): void => {
    const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const target = button || ctrlKey || metaKey || shiftKey || altKey ? undefined : targetOf(event, this.#page?.targets ?? NO_TARGETS);
    if (target) {
      event.preventDefault();
      return this.#goWithin(target);
    }
    if (event.defaultPrevented || event.button || event.detail > 1 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    const { moment, interactive } = this.#momentAt(event);
    const [tie] = moment?.ties ?? [];
    if (moment && this.#veiled.has(moment.element)) this.#markScope.unveil(moment);
    else if (tie && !interactive && !this.#hadSelection && !this.#hasSelection) this.#playFrom(tie);
  };

  /** To where a link within the text leads: a look aside, which the film does not follow. */
  #goWithin(target: HTMLElement): void {
    if (!target.matches('a[href]')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    this.#scroll.bring(target);
  }

  #onPointer = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#point(event.type === 'pointerleave' ? undefined : this.#momentAt(event).moment);
  };

  /** The note of a passage that somebody points at is shown wherever it stands. */
  #point(moment: Moment | undefined): void {
    if (moment === this.hovered) return;
    this.hovered = moment;
    const notes = moment?.ties.map(({ note }) => note).filter(isOfSession) ?? [];
    const { active = [] } = this.#controller.session?.state.commentary ?? {};
    this.#controller.session?.point((notes.find((note) => active.includes(note)) ?? notes[0])?.id ?? null);
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sync')) this.away = false;
    if (changed.has('reading') && this.reading) this.#readPlace();
    this.#coveredFrom = this.#reached;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has('src') && this.hasUpdated && changed.get('src') !== undefined) || (changed.has('headingLevel') && this.src && changed.get('headingLevel') !== undefined)) this.#begin(); // prettier-ignore
    if (changed.has('reading')) {
      if (this.reading) this.#beginReading();
      else this.#endReading();
    }
    this.#renderMarks();
    this.#nameParts();
    if (changed.has('sync') || changed.has('reading') || changed.has('status' as keyof FilmArticle)) {
      if (this.sync === 'none') this.#scroll.end();
      else this.#scroll.listen();
    }
    if (this.sync === 'film' && !this.away && (changed.has('current' as keyof FilmArticle) || changed.has('sync'))) {
      if (this.#isBusy) this.away = this.current !== undefined;
      else this.#bringCurrent();
    }
  }

  /** In an article from a file each mark stands in its passage: that is the order in which it is read. */
  #renderMarks(): void {
    if (!this.#page?.text || !this.isConnected) return;
    const scope = this.#markScope;
    let left = MARKS_A_FRAME;
    for (const moment of this.#moments) {
      const { element } = moment;
      const holder = this.#holders.get(element) ?? markHolder(element);
      this.#holders.set(element, holder);
      const key = markKey(moment, scope);
      if (key.every((part, i) => part === this.#keys.get(holder)?.[i])) continue;
      if (!left--) {
        void painted().then(() => this.#renderMarks());
        return;
      }
      this.#keys.set(holder, key);
      const state = stateOf(moment, scope);
      holder.className = `mark ${state}`;
      element.className = `tied ${state}`;
      render(renderMark(moment, scope), holder, { host: this });
    }
    for (const [element, holder] of this.#holders)
      if (!this.#byElement.has(element)) {
        holder.remove();
        this.#holders.delete(element);
        element.className = '';
      }
  }

  /** In the language of the interface, once for each text. */
  #nameParts(): void {
    const text = this.#page?.text;
    const language = interfaceLanguage(this);
    if (!text || (this.#named?.text === text && this.#named.language === language)) return;
    this.#named = { text, language };
    nameParts(this, text);
  }
  #named: { readonly text: Element; readonly language: string } | undefined;

  get #markScope(): MarkScope {
    return {
      speaker: this,
      lit: this.active,
      veiled: this.#veiled,
      pointed: this.#pointed,
      unfolded: this.unfolded,
      play: (tie) => this.#playFrom(tie),
      point: (moment) => this.#point(moment),
      fold: (moment) => (this.unfolded = moment?.element),
      unveil: (moment) => (this.unveiled = new Set([...this.unveiled, moment.element])),
    };
  }

  /** The passage that somebody points at, here or wherever its note is. */
  get #pointed(): Moment | undefined {
    const id = this.#pointing.value;
    return this.hovered ?? (id === undefined ? undefined : this.#moments.find(({ ties }) => ties.some(({ note }) => isOfSession(note) && note.id === id))); // prettier-ignore
  }

  /** Those that speak of what the viewer has not come to, and are to be covered till then. */
  get #veiled(): ReadonlySet<Element> {
    const reached = this.#reached;
    if (!this.veil || reached === Infinity) return NONE;
    const tellsTooMuch = ({ note }: Tie) => tellsOfMore(note) && tellsUpTo(note) > reached;
    const isBeyond = (moment: Moment) =>
      moment.ties.some(tellsTooMuch) || (!isAmbient(moment) && moment.ties.every(({ start }) => start > reached));
    return new Set(this.#moments.filter((moment) => isBeyond(moment) && !this.unveiled.has(moment.element)).map(({ element }) => element));
  }

  /** Up to where the viewer has watched of what the passages tell (seconds). */
  get #reached(): number {
    const { session } = this.#controller;
    return session ? reachedBy(this.#tied, spoilerHorizon(session.state.progress)) : Infinity;
  }

  protected override render(): TemplateResult {
    const { text, article } = this.#page ?? { text: this.begun?.element, article: this.begun?.article };
    const own = !this.src;
    const scope = this.#markScope;
    // Who goes by the tab key, or listens, comes to the switches before the words; the page's own article keeps its place and its margins.
    return html`
      ${own ? this.#renderWayToBar() : this.#renderBar()}
      <div
        class="page ${own ? 'own' : 'file'}"
        part="page"
        aria-busy=${String(this.status === 'loading' && !own)}
        @click=${this.#onClick}
        @pointerover=${this.#onPointer}
        @pointerleave=${this.#onPointer}
      >
        ${own || text || this.status !== 'loading' ? nothing : renderLoading(this)}
        ${own || !this.problem || this.status === 'loading' ? nothing : renderFailure(this, { kind: 'article', source: this.src, problem: this.problem, role: 'alert', retry: () => this.#begin() })}
        ${own ? html`<div class="lights">${renderLights(this.#moments, this.boxes, scope)}</div>` : nothing}
        ${text && article ? [renderHead(this, article, text), text] : nothing}
        <slot ?hidden=${!own && text !== undefined}></slot>
        ${own && this.#moments.length ? renderMargin(this.#moments, this.boxes, scope) : nothing}
      </div>
      ${own ? this.#renderBar() : nothing}
    `;
  }

  get #hasBar(): boolean {
    return !this.nocontrols && this.#page !== undefined && this.#controller.session !== undefined;
  }

  #renderWayToBar(): unknown {
    const go = () => this.renderRoot.querySelector<HTMLElement>('.bar button')?.focus();
    return this.#hasBar ? renderWayToBar(this, go) : nothing;
  }

  #renderBar(): unknown {
    if (!this.#hasBar) return nothing;
    return renderBar({
      speaker: this,
      tied: this.#moments.length > 0,
      sync: this.sync,
      reading: this.reading,
      away: this.away && this.sync === 'film' ? this.current?.start : undefined,
      setSync: (mode) => {
        this.sync = this.sync === mode ? 'none' : mode;
        if (this.sync === 'scroll') this.#seekToReading();
      },
      setReading: (reading) => (this.reading = reading),
      resume: () => {
        this.away = false;
        this.#bringCurrent();
      },
    });
  }
}

/** Notes that only the article knows of are nobody else's. */
const isOfSession = ({ set }: Annotation): boolean => set !== undefined;

/** The page's own article as a file, to be read elsewhere. */
function ownHtml(element: Element): string {
  const language = /^[\w-]+$/.exec(element.closest('[lang]')?.getAttribute('lang') ?? '')?.[0];
  const writer = new XMLSerializer();
  const inside = [...element.childNodes].map((node) => writer.serializeToString(node)).join('');
  return `<article${language ? ` lang="${language}"` : ''}>${inside}</article>`;
}

define('film-article', FilmArticle);

declare global {
  interface HTMLElementTagNameMap {
    'film-article': FilmArticle;
  }
}
