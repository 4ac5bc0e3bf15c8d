import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { message } from '../i18n/transcript-message.js';
import type { Annotation } from '../model/annotation.js';
import type { Cue } from '../model/cue.js';
import { currentNotes } from '../model/current-notes.js';
import { kindsOf } from '../model/note-kinds.js';
import { firstFrom, rowOfNote, transcriptRows, transcriptText } from '../model/transcript.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { LANDING } from '../session/landing.js';
import { spoilerHorizon } from '../session/progress.js';
import { findTrack, NO_CUES, preferredTrack, type SubtitleTrack, trackOf, tracksBeside, type TracksSlice } from '../session/tracks.js';
import { failureStyles, renderSessionFailure } from './file-failure.js';
import { define, FilmElement } from './film-element.js';
import { FollowedTrack } from './followed-track.js';
import { foreignLanguage, interfaceDirection, interfaceLanguage } from './interface-language.js';
import { LightStyles } from './light-styles.js';
import { panelStyles } from './panel-styles.js';
import { SessionController } from './session-controller.js';
import { theme } from './theme.js';
import { Follower } from './transcript-follow.js';
import { transcriptIcon } from './transcript-icons.js';
import { type Line, LINES_CLASS, TranscriptLines } from './transcript-lines.js';
import { transcriptLinesStyles } from './transcript-lines-styles.js';
import { isNoteOpen, noteElement, openNote } from './transcript-note.js';
import { rangeOf, TranscriptSearch } from './transcript-search.js';
import { transcriptStyles } from './transcript-styles.js';
import type { TranscriptFormat } from './transcript-files.js';

/** What the margin holds, as the rows need it. */
interface Margin {
  readonly notes: readonly Annotation[];
  readonly kinds: readonly string[];
}

const NO_MARGIN: Margin = { notes: [], kinds: [] };
/** Rows that Page Up and Page Down go, where the height of a row is not known. */
const PAGE = 10;

/**
 * All that is said in the film, to be read along: the line of the moment is marked and kept in sight, a press on a line goes there.
 * With a search, notes in the margin, two languages side by side, copies and files.
 *
 * The lines are ordinary children of this element in the page, so the browser's own search, printing, selection, screen readers and annotation tools work.
 * What a page puts inside is shown as long as there are no lines.
 *
 * @element film-transcript
 * @summary All that is said in the film, to be read along and searched.
 * @slot - shown while there are no lines: a transcript of the page's own, for example
 * @slot lines - the lines; the element fills it
 * @csspart tools - the row of search and buttons
 * @csspart ahead - the line that says that something is blurred
 * @csspart scroller - what scrolls
 * @csspart back - the button back to the current line
 * @csspart state - what is said where there are no lines
 * @csspart notice - what is said of subtitles that failed
 * @cssprop [--film-transcript-height=36rem] - how high it grows before it scrolls; `none` lets it grow with its lines
 * @cssprop [--film-transcript-accent=light-dark(#94601a, #e6b566)] - the mark of the current line; by default `--film-accent`, where a page sets it
 * @cssprop [--film-transcript-background=Canvas] - behind the menu and the button back to the current line
 */
export class FilmTranscript extends FilmElement {
  static override styles = [theme, panelStyles, failureStyles, transcriptStyles];

  /** The track of this language, BCP 47; by default the one that the film shows. */
  @property({ reflect: true }) srclang = '';
  /** A second track side by side with the first: its language, BCP 47. By default the second one that the film shows. */
  @property({ reflect: true }) beside = '';
  /** What of the film was not watched yet is blurred (`hide`), or not (`show`). */
  @property({ reflect: true }) spoilers: 'hide' | 'show' = 'hide';
  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  /** The second track that the viewer has chosen here: its id, `null` for none; as the page and the film have it where undefined. */
  @state() private chosenBeside: string | null | undefined;
  @state() private queried = '';
  @state() private said = '';

  @query('.scroller') private scroller!: HTMLElement;
  @query('details') private details!: HTMLDetailsElement | null;

  #controller = new SessionController(
    this,
    (state: FilmState) => state.tracks,
    (session, signal) => this.#watch(session, signal),
  );
  #styles = new LightStyles(this, transcriptLinesStyles);
  #follower = new Follower(() => this.requestUpdate());
  #lines = new TranscriptLines(this, (note) => noteElement(this, note, this.#margin.kinds, this.#controller.session), (what) => this.#made(what)); // prettier-ignore
  #search = new TranscriptSearch();
  #mainTrack = new FollowedTrack();
  #besideTrack = new FollowedTrack();
  #connection: AbortController | undefined;
  #track: SubtitleTrack | undefined;
  #second: SubtitleTrack | undefined;
  #cues: readonly Cue[] = NO_CUES;
  #besideCues: readonly Cue[] = NO_CUES;
  #margin: Margin = NO_MARGIN;
  /** That of the interface, as the rows were made in. */
  #language = 'en';
  #icons = new Map<string, SVGSVGElement>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // A copy of such an element has a copy of its lines.
    for (const child of this.children) if (child.classList.contains(LINES_CLASS) && child !== this.#lines.element) child.remove();
    const lines = this.#lines.element;
    lines.addEventListener('click', this.#pressed, { signal });
    lines.addEventListener('keydown', this.#keyPressed, { signal });
    lines.addEventListener('focusin', this.#focused, { signal });
    lines.addEventListener('beforematch', this.#found, { signal });
    for (const type of ['pointerover', 'pointerleave', 'focusin', 'focusout']) lines.addEventListener(type, this.#pointed, { signal });
    this.ownerDocument.addEventListener('selectionchange', this.#selected, { signal });
    if (this.hasUpdated) this.#follower.connect(this.scroller, lines, signal);
    this.#lines.resume();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#lines.stop();
    this.#paper?.remove();
    this.#search.clear();
    this.#mainTrack.follow(undefined, undefined);
    this.#besideTrack.follow(undefined, undefined);
  }

  /** Told apart from what is rendered: none of it changes the tools. */
  #watch(session: FilmSession | undefined, signal: AbortSignal): void {
    if (!session) return;
    const on = <T>(select: (state: FilmState) => T, act: () => void) => session.subscribe(select, act, { signal });
    on((state) => state.media.seeking, () => this.#markCurrent()); // prettier-ignore
    on((state) => spoilerHorizon(state.progress), () => this.#applyHorizon()); // prettier-ignore
    on((state) => state.progress.filmSeen, () => this.requestUpdate()); // prettier-ignore
    on((state) => state.problems, () => this.requestUpdate()); // prettier-ignore
    on((state) => state.commentary.annotations, () => this.requestUpdate()); // prettier-ignore
    on((state) => state.commentary.on, () => this.requestUpdate()); // prettier-ignore
    on((state) => state.preferences.hiddenCategories, () => this.requestUpdate()); // prettier-ignore
    on((state) => state.commentary.active, () => this.#markNotes()); // prettier-ignore
    on((state) => state.commentary.shown, () => this.#markNotes()); // prettier-ignore
    on((state) => state.commentary.pointed, () => this.#markNotes()); // prettier-ignore
  }

  /** The session is found in the course of an update, after `willUpdate`. */
  protected override update(changed: PropertyValues<this>): void {
    if (this.isConnected) {
      const { session } = this.#controller;
      const tracks = this.#controller.value;
      this.#track = session && tracks && this.#findTrack(session, tracks);
      this.#second = tracks && this.#findSecond(tracks);
      this.#mainTrack.follow(session, this.#track?.id);
      this.#besideTrack.follow(session, this.#second?.id);
      this.#fillLines();
    }
    super.update(changed);
  }

  #findTrack(session: FilmSession, tracks: TracksSlice): SubtitleTrack | undefined {
    if (this.srclang) return trackOf(tracks.tracks, this.srclang);
    // Who has subtitles off may read all the same.
    return findTrack(tracks, tracks.selected) ?? preferredTrack(tracks.tracks, session.state.preferences.subtitleLanguage);
  }

  #findSecond(tracks: TracksSlice): SubtitleTrack | undefined {
    const { chosenBeside } = this;
    const others = tracksBeside(tracks.tracks, this.#track);
    if (chosenBeside !== undefined) return others.find(({ id }) => id === chosenBeside);
    return this.beside ? trackOf(others, this.beside) : others.find(({ id }) => id === tracks.secondary);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    this.#wasAhead = this.#isAhead;
    const language = interfaceLanguage(this);
    if (language !== this.#language) this.#lines.sayAnew();
    this.#language = language;
    this.#fillMargin();
    this.#applyHorizon();
    this.#markCurrent();
    this.#markNotes();
    if (this.#grown) this.#searchAnew();
    this.#grown = false;
  }

  protected override firstUpdated(): void {
    if (this.#connection) this.#follower.connect(this.scroller, this.#lines.element, this.#connection.signal);
  }

  /** Brings the rows up to what the tracks say now. */
  #fillLines(): void {
    const tracks = this.#controller.session?.state.tracks;
    const cuesOf = (track: SubtitleTrack | undefined) => (track && tracks?.shown.get(track.id)) || NO_CUES;
    const [cues, beside] = [cuesOf(this.#track), cuesOf(this.#second)];
    if (cues === this.#cues && beside === this.#besideCues) return;
    this.#cues = cues;
    this.#besideCues = beside;
    const rows = transcriptRows(cues, beside);
    const { element } = this.#lines;
    element.slot = 'lines';
    if (rows.length && element.parentElement !== this) this.append(element);
    this.#placed = undefined;
    this.#lines.setHorizon(this.#horizon);
    this.#lines.show(rows, { language: this.#track?.language ?? '', beside: this.#second?.language ?? '' });
    if (!rows.length) element.remove();
  }

  /** What was last put into the margin. */
  #placed: readonly Annotation[] | undefined;

  #fillMargin(): void {
    const { commentary, preferences } = this.#controller.session?.state ?? {};
    const { rows } = this.#lines;
    const all = commentary?.on ? commentary.annotations : NO_MARGIN.notes;
    const hidden = preferences?.hiddenCategories ?? [];
    const notes = hidden.length ? all.filter(({ category }) => !category || !hidden.includes(category)) : all;
    if (!rows.length || (this.#placed?.length === notes.length && notes.every((note, i) => note === this.#placed?.[i]))) return;
    this.#placed = notes;
    this.#margin = { notes, kinds: kindsOf(commentary?.sets ?? []) };
    const byRow = new Map<number, Annotation[]>();
    for (const note of notes) {
      const row = rowOfNote(rows, note);
      if (byRow.has(row)) byRow.get(row)?.push(note);
      else byRow.set(row, [note]);
    }
    this.#lines.setNotes(byRow);
  }

  /** More rows have been made; the first of them in the course of an update, which sees to the rest. */
  #made(what: 'rows' | 'notes'): void {
    if (what === 'notes') {
      this.#markNotes();
      this.#search.light();
      return;
    }
    this.#grown = true;
    if (!this.isConnected || !this.hasUpdated || this.isUpdatePending) return;
    this.#markCurrent();
    this.#markNotes();
    if (!this.#lines.isWhole) return;
    this.#grown = false;
    this.#searchAnew();
  }
  /** Are there rows or notes that were not searched? */
  #grown = false;

  // ——— The moment

  get #horizon(): number {
    const { session } = this.#controller;
    return session && this.spoilers !== 'show' ? spoilerHorizon(session.state.progress) : Infinity;
  }

  #applyHorizon(): void {
    const isChanged = this.#lines.setHorizon(this.#horizon);
    if (this.#isAhead !== this.#wasAhead) this.requestUpdate();
    if (isChanged) this.#searchAnew();
  }

  /** Is anything still to come, and blurred? And was it when the tools were last rendered? */
  get #isAhead(): boolean {
    return this.#lines.element.hasAttribute('data-ahead');
  }
  #wasAhead = false;

  #markCurrent(): void {
    const { session } = this.#controller;
    if (!session || !this.#lines.rows.length) return;
    const { active } = session.state.tracks;
    const now = [this.#track, this.#second].flatMap((track) => (track && active.get(track.id)) || NO_CUES);
    const indexes = [...new Set(now.flatMap((cue) => this.#lines.indexOf(cue) ?? []))].sort((a, b) => a - b);
    // In a pause it is the line that was said last.
    if (!indexes.length) indexes.push(this.#indexAt(session.currentTime));
    const before = this.#lines.current;
    this.#lines.setCurrent(indexes);
    const { current } = this.#lines;
    // What is on screen is known.
    for (const index of indexes) if (now.length) this.#lines.reveal(index);
    // The tab key comes to a line before the first was said, too.
    if (this.#lines.rover < 0) this.#lines.setRover(Math.max(0, indexes[0] ?? 0));
    if (current === before) return;
    this.#follower.follow(current?.element);
    if (!this.#lines.element.contains(focusIn(this))) this.#lines.setRover(Math.max(0, indexes[0] ?? 0));
    if (!before !== !current) this.requestUpdate();
  }

  #markNotes(): void {
    const { active = [], shown = [], pointed } = this.#controller.session?.state.commentary ?? {};
    const current = currentNotes(shown, active);
    for (const element of this.#lines.noteElements) {
      const id = element.dataset.note;
      element.toggleAttribute(
        'data-active',
        current.some((note) => note.id === id),
      );
      element.toggleAttribute('data-pointed', pointed !== undefined && pointed === id);
    }
  }

  // ——— What the viewer does with the lines

  #pressed = (event: MouseEvent): void => {
    const target = event.target as Element;
    const element = target.closest<HTMLElement>('.film-transcript-note');
    if (element) {
      const note = this.#margin.notes.find(({ id }) => id === element.dataset.note);
      if (target.closest('.film-transcript-note-play')) this.#goTo(note?.start);
      else if (target.closest('.film-transcript-note-head')) this.#pressNote(element, note);
      return;
    }
    if (target.closest('a') || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#selection) return;
    const index = this.#lines.lineAt(target);
    if (index < 0) return;
    if (this.#lines.isHidden(index)) {
      this.#lines.reveal(index);
      this.#lines.setRover(index);
    } else this.#goTo(this.#lines.lines[index]?.row.start, index);
  };

  /** A note that was covered is shown, and open: it was asked for. */
  #pressNote(element: HTMLElement, note: Annotation | undefined): void {
    const wasCovered = note !== undefined && this.#lines.uncover(this.#lines.lineAt(element), note);
    openNote(element, wasCovered || !isNoteOpen(element));
    if (!wasCovered) return;
    this.#applyHorizon();
    this.#searchAnew();
  }

  /** To a line by its index, or to a note. */
  #goTo(time: number | undefined, index?: number): void {
    if (time === undefined) return;
    const line = this.#lines.setRover(index ?? this.#indexAt(time));
    // A player takes a moment to be there: until then the line that was left is not to be scrolled to.
    if (line) this.#follower.follow(line.element);
    this.#controller.session?.seek(Math.max(0, time) + LANDING, index === undefined ? undefined : null);
    this.#follower.resume();
  }

  /** Index of the row that was begun last at that time (seconds); -1 before the first. */
  #indexAt(time: number): number {
    return firstFrom(this.#lines.rows, time + LANDING) - 1;
  }

  #keyPressed = (event: KeyboardEvent): void => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target as Element).matches('button')) return;
    const index = this.#lines.lineAt(target as Element);
    const last = this.#lines.lines.length - 1;
    const page = this.#rowsInSight;
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last, PageDown: index + page, PageUp: index - page }[key];
    if (to === undefined) return;
    event.preventDefault();
    // The keys of the player are not meant.
    event.stopPropagation();
    const line = this.#lines.setRover(Math.max(0, Math.min(to, last)));
    line?.time.focus({ preventScroll: true });
    if (line) this.#follower.show(line.element);
  };

  get #rowsInSight(): number {
    const height = this.#lines.lines[Math.max(0, this.#lines.rover)]?.element.offsetHeight;
    return height ? Math.max(1, Math.floor(this.scroller.clientHeight / height) - 1) : PAGE;
  }

  #focused = (event: FocusEvent): void => {
    const target = event.target as Element;
    const index = this.#lines.lineAt(target);
    if (index >= 0) this.#lines.setRover(index);
    if (target.matches(':focus-visible')) this.#follower.stop();
  };

  /** What is selected of the lines. */
  get #selection(): Selection | null {
    const selection = this.ownerDocument.getSelection();
    const isHere = selection?.rangeCount && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(this.#lines.element);
    return isHere && this.#lines.element.isConnected ? selection : null;
  }

  #selected = (): void => {
    if (this.#follower.isFollowing && this.#selection) this.#follower.stop();
  };

  #pointed = (event: Event): void => {
    const isOver = event.type === 'pointerover' || event.type === 'focusin';
    const note = isOver ? (event.target as Element).closest<HTMLElement>('.film-transcript-note') : null;
    const id = note?.dataset.note ?? null;
    if (id === this.#pointing) return;
    this.#pointing = id;
    this.#controller.session?.point(id);
  };
  /** The note that is pointed at here. */
  #pointing: string | null = null;

  /** The browser has found something in a note that was closed. */
  #found = (event: Event): void => {
    const note = (event.target as Element).closest<HTMLElement>('.film-transcript-note');
    if (!note) return;
    openNote(note, true);
    // That moves the lines, and the browser goes there: it is not to be taken back.
    this.#follower.stop();
  };

  // ——— Search

  #searchAnew(): void {
    if (!this.#search.isOn) return;
    const { present, hits } = this.#search;
    this.#find();
    if (this.#search.present !== present || this.#search.hits.length !== hits.length) this.requestUpdate();
  }

  #find(): void {
    const from = Math.max(0, this.#lines.current ? this.#lines.lines.indexOf(this.#lines.current) : 0);
    this.#search.find(this.queried, this.#lines, from);
  }

  #typed = (event: Event): void => {
    this.queried = (event.target as HTMLInputElement).value;
    this.#find();
    this.#showHit();
  };

  #step = (by: 1 | -1): void => {
    this.#search.step(by);
    this.requestUpdate();
    this.#showHit();
  };

  #showHit(): void {
    const { hit } = this.#search;
    if (!hit) return;
    this.#follower.stop();
    if (hit.note) this.#lines.makeNotes(hit.line);
    const range = rangeOf(hit);
    const found = range?.startContainer.parentElement;
    const note = found?.closest<HTMLElement>('.film-transcript-note');
    if (note && found?.closest('.film-transcript-note-body')) openNote(note, true);
    const line = this.#lines.setRover(hit.line);
    if (line) this.#follower.show(note ?? line.element);
  }

  #searchKey = (event: KeyboardEvent): void => {
    const { key, shiftKey } = event;
    if (key === 'Enter' || key === 'F3') this.#step(shiftKey ? -1 : 1);
    else if (key === 'Escape' && this.queried) this.#clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #clear(): void {
    this.queried = '';
    this.#search.clear();
  }

  // ——— Files

  /** The lines that are selected; all, where none is. */
  #wanted(): readonly Line[] {
    const range = this.#selection?.getRangeAt(0);
    const { lines } = this.#lines;
    return range ? lines.filter(({ words }) => words.some((one) => range.intersectsNode(one))) : lines;
  }

  #copy = async (): Promise<void> => {
    const lines = this.#wanted();
    try {
      await navigator.clipboard.writeText(transcriptText(lines.map(({ row }) => row)));
      this.said = message(this, 'linesCopied', { count: lines.length });
    } catch {
      this.said = message(this, 'linesNotCopied');
    }
  };

  #download = async (format: TranscriptFormat): Promise<void> => {
    const track = this.#track;
    if (!track) return;
    this.#closeMenu(true);
    try {
      const { transcriptFile, fileNameOf, download } = await import('./transcript-files.js');
      download(await transcriptFile(format, track.cues, this.#lines.rows), fileNameOf(track, format), format);
      this.said = '';
    } catch {
      this.said = message(this, 'linesNoFile');
    }
  };

  #print = async (): Promise<void> => {
    const { printLines } = await import('./transcript-files.js');
    // A browser that does not say when it has printed leaves the page there until the next.
    this.#paper?.remove();
    this.#paper = printLines(this, this.#lines.element, `${message(this, 'transcript')}: ${this.ownerDocument.title}`);
  };

  #paper: HTMLElement | undefined;

  #closeMenu(focus = false): void {
    if (!this.details?.open) return;
    this.details.open = false;
    if (focus) this.details.querySelector('summary')?.focus();
  }

  #menuLeft = (event: FocusEvent): void => {
    if (!this.details?.contains(event.relatedTarget as Node | null)) this.#closeMenu();
  };

  #menuKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.details?.open) return;
    event.stopPropagation();
    this.#closeMenu(true);
  };

  // ——— What is rendered

  #icon(name: Parameters<typeof transcriptIcon>[0]): SVGSVGElement {
    const icon = this.#icons.get(name) ?? transcriptIcon(name);
    this.#icons.set(name, icon);
    return icon;
  }

  #seenChanged = (event: Event): void => {
    this.#controller.session?.setFilmSeen((event.target as HTMLInputElement).checked);
  };

  #besideChosen = (event: Event): void => {
    this.chosenBeside = (event.target as HTMLSelectElement).value || null;
  };

  #renderTools(): TemplateResult {
    const { hits, present, isOn } = this.#search;
    const others = tracksBeside(this.#controller.value?.tracks ?? [], this.#track);
    const button = (name: 'previous' | 'next' | 'copy' | 'print', label: string, act: () => void, disabled = false) =>
      html`<button class="tool" type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>${this.#icon(name)}</button>`; // prettier-ignore
    return html`<div class="tools" part="tools" dir=${interfaceDirection(this)}>
      <div class="field" role="search">
        ${this.#icon('search')}
        <input
          type="search"
          aria-label=${message(this, 'linesSearch')}
          placeholder=${message(this, 'linesSearch')}
          autocomplete="off"
          spellcheck="false"
          .value=${this.queried}
          @input=${this.#typed}
          @keydown=${this.#searchKey}
        />
        <span class="count" role="status"
          >${isOn ? (hits.length ? message(this, 'linesHits', { index: present + 1, count: hits.length }) : message(this, 'linesNoHits')) : nothing}</span
        >
        ${
          isOn
            ? [
                button('previous', message(this, 'linesPreviousHit'), () => this.#step(-1), !hits.length),
                button('next', message(this, 'linesNextHit'), () => this.#step(1), !hits.length),
              ]
            : nothing
        }
      </div>
      <div class="acts">
        ${
          others.length
            ? html`<select aria-label=${message(this, 'linesBeside')} title=${message(this, 'linesBeside')} @change=${this.#besideChosen}>
                <option value="" ?selected=${!this.#second}>${message(this, 'linesOneLanguage')}</option>
                ${others.map(({ id, label, language }) => html`<option value=${id} lang=${language || nothing} ?selected=${id === this.#second?.id}>${label}</option>`)}
              </select>`
            : nothing
        }
        ${button('copy', message(this, 'linesCopy'), () => void this.#copy())}
        <details @focusout=${this.#menuLeft} @keydown=${this.#menuKey}>
          <summary class="tool" aria-label=${message(this, 'linesDownload')} title=${message(this, 'linesDownload')}>
            ${this.#icon('download')}
          </summary>
          <div class="menu">
            ${(['srt', 'vtt', 'txt'] as const).map((format) => html`<button class="item" type="button" @click=${() => void this.#download(format)}>${message(this, `lines-${format}`)}</button>`)}
          </div>
        </details>
        ${button('print', message(this, 'linesPrint'), () => void this.#print())}
      </div>
    </div>`;
  }

  #renderAhead(): TemplateResult | typeof nothing {
    const progress = this.#controller.session?.state.progress;
    if (this.spoilers === 'show' || !progress || !this.#lines.rows.length) return nothing;
    const isAhead = this.#isAhead;
    if (!isAhead && !progress.filmSeen) return nothing;
    return html`<div class="ahead-says" part="ahead" dir=${interfaceDirection(this)}>
      <span>${isAhead ? message(this, 'linesAhead') : nothing}</span>
      <label><input type="checkbox" .checked=${progress.filmSeen} @change=${this.#seenChanged} />${message(this, 'linesFilmSeen')}</label>
    </div>`;
  }

  #renderState(): TemplateResult | typeof nothing {
    const track = this.#track;
    const { session } = this.#controller;
    if (!session || this.#lines.rows.length) return nothing;
    if (!track) return html`<p class="state" part="state">${message(this, 'linesNone')}</p>`;
    if (track.inStream && !track.cues.length) return this.#renderAwaited(track, session);
    if (track.status === 'idle' || track.status === 'loading') return this.#renderComing();
    if (track.status === 'ready') return html`<p class="state" part="state">${message(this, 'linesNone')}</p>`;
    return renderSessionFailure(this, session, 'subtitles', track.src ?? '');
  }

  #renderComing(): TemplateResult {
    return html`<p class="state" part="state" role="status">${message(this, 'linesComing')}</p>`;
  }

  /** Of a stream's own languages the engine fetches one at a time: that of the subtitles on screen, else the first that somebody reads. */
  #renderAwaited(track: SubtitleTrack, session: FilmSession): TemplateResult {
    const { tracks, problems } = session.state;
    const source = track.label || track.language;
    if (problems.some((problem) => problem.source === source)) return renderSessionFailure(this, session, 'subtitles', source);
    const isFetched = ({ id, inStream, cues }: SubtitleTrack) =>
      inStream && id !== track.id && (id === tracks.selected || (tracks.active.has(id) && cues.length > 0));
    if (tracks.selected === track.id || !tracks.tracks.some(isFetched)) return this.#renderComing();
    return html`<div class="state" part="state" role="status">
      <p>${message(this, 'linesOtherLanguage')}</p>
      <button class="show" type="button" @click=${() => session.selectTrack(track.id)}>${message(this, 'linesShow')}</button>
    </div>`;
  }

  protected override render(): TemplateResult {
    const has = this.#lines.rows.length > 0;
    const offersBack = has && !this.#follower.isFollowing && this.#lines.current;
    return html`<section lang=${foreignLanguage(this)} aria-label=${message(this, 'transcript')}>
      ${has ? this.#renderTools() : nothing} ${this.#renderAhead()}
      <p class="said" role="status">${this.said}</p>
      <div class="around">
        <div class="scroller" part="scroller">
          ${this.#renderState()}
          <slot ?hidden=${has}></slot>
          <slot name="lines"></slot>
        </div>
        ${offersBack ? html`<button class="back" part="back" type="button" @click=${() => this.#follower.resume()}>${message(this, 'linesBack')}</button>` : nothing}
      </div>
    </section>`;
  }
}

/** What has the focus in the root of this element. */
const focusIn = (element: Element): Element | null => (element.getRootNode() as Document | ShadowRoot).activeElement;

define('film-transcript', FilmTranscript);

declare global {
  interface HTMLElementTagNameMap {
    'film-transcript': FilmTranscript;
  }
}
