import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { message } from '../i18n/timeline-message.js';
import type { Annotation } from '../model/annotation.js';
import { chapterAt } from '../model/chapters.js';
import { currentNotes } from '../model/current-notes.js';
import { kindOf, kindsOf } from '../model/note-kinds.js';
import { excerpt } from '../model/problem-list.js';
import { speechDensity } from '../model/speech-density.js';
import { reachedBy, tellsUpTo } from '../model/spoilers.js';
import { formatTimecode } from '../model/timecode.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { spoilerHorizon } from '../session/progress.js';
import { preferredTrack } from '../session/tracks.js';
import { categoryMark, categoryMarkStyles } from './category-mark.js';
import { define, FilmElement } from './film-element.js';
import { followTime } from './film-time.js';
import { foreignLanguage } from './interface-language.js';
import { playFrom } from './play-from.js';
import { repeat } from './repeat.js';
import { parts } from './selection.js';
import { SessionController } from './session-controller.js';
import { styleText, theme } from './theme.js';
import { type ChapterMark, chapterMarks, MARK_SIZE, type NoteMark, noteMarks, type TimelineMark } from './timeline-marks.js';
import { timelineStyles } from './timeline-styles.js';
import { chapterName, chaptersTitle, markName, noteKind, noteName } from './timeline-words.js';

/** A bar of what is said is so wide, with its gap, in CSS pixels. */
const BAR = 3;
/** Width is heeded in steps of so many CSS pixels: a window that is being resized draws the line now and then, not at each pixel. */
const WIDTH_STEP = 8;
/** So much of a note is shown before it is read, in characters. */
const FIRST_WORDS = 120;
/** Of a bar's width its gap is the rest; and a single word is still seen, in percent of the height. */
const BAR_SHARE = 0.66;
const LEAST_BAR = 8;
/** Where one row has not enough room for the marks of notes, there are so many at the most. */
const ROWS_MOST = 4;
/** So many notes of one mark are named, and counted in the mark itself. */
const NAMED_MOST = 5;
const MOST_COUNTED = 99;

const select = (state: FilmState) => {
  const { commentary, chapters, tracks, media, preferences, progress } = state;
  return {
    annotations: commentary.annotations,
    active: commentary.active,
    shown: commentary.shown,
    pointed: commentary.pointed,
    kinds: kindsOf(commentary.sets),
    hiddenCategories: preferences.hiddenCategories,
    chapters,
    cues: preferredTrack(tracks.tracks.filter((track) => track.cues.length))?.cues,
    duration: media.duration,
    seen: progress.seen,
    reached: reachedBy(commentary.annotations, spoilerHorizon(progress)),
  };
};
type View = ReturnType<typeof select>;

/**
 * The whole film as a line: how much is said where, its chapters, and its notes, each category with a colour and a shape of its own.
 *
 * Where the line is short, marks of notes stand in rows, and chapters have numbers: that of the moment is named over them.
 * Marks are one stop of the tab key: arrows go from one to the next, Enter plays from there. Notes that a viewer has not come to yet are not named.
 *
 * @element film-timeline
 * @summary Notes, chapters and dialogue over the film's length.
 * @csspart line - the line, with how much is said
 * @csspart chapter - a chapter
 * @csspart chapter-now - the name of the chapter of the moment, where the line is too short for all
 * @csspart note - the mark of a note, or of several
 * @csspart playhead - where the film is
 * @csspart times - below it, where the film begins and ends
 * @csspart preview - what is told of a mark under the pointer or the focus
 * @cssprop [--film-timeline-accent=var(--film-accent)] - colour of the playhead and of the focus
 * @cssprop [--film-timeline-background=Canvas] - ground of the preview
 * @cssprop [--film-timeline-height=2.25rem] - height of the dialogue's bars
 * @cssprop [--film-timeline-name-height=1.75rem] - where chapters have numbers: height of the name of the one of the moment; `0rem` leaves it out
 * @cssprop [--film-category-1=#ac750e] - colour of the first category's marks; also by its name in lower case, e.g. `--film-category-sound`
 * @cssprop [--film-category-2=#1983da] - of the second's
 * @cssprop [--film-category-3=#d55752] - of the third's
 * @cssprop [--film-category-4=#018f8f] - of the fourth's
 * @cssprop [--film-category-5=#956ad5] - of the fifth's
 * @cssprop [--film-category-6=#019443] - of the sixth's
 * @cssprop [--film-category-7=#cd568b] - of the seventh's
 * @cssprop [--film-category-8=#7c8609] - of the eighth's
 */
export class FilmTimeline extends FilmElement {
  static override styles = [theme, categoryMarkStyles, timelineStyles];

  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  /** What of the film was not watched yet is not named (`hide`), or is (`show`). */
  @property({ reflect: true }) spoilers: 'hide' | 'show' = 'hide';

  /** The width of the line, in CSS pixels. */
  @state() private width = 0;
  /** The mark that is told of, by key. */
  @state() private told: string | undefined;
  /** The mark that the tab key comes to, by key. */
  @state() private stop: string | undefined;

  @query('.lanes') private lanes!: HTMLElement | null;
  @query('.playhead') private playhead!: HTMLElement | null;
  @query('.there') private there!: HTMLElement | null;

  #controller = new SessionController<View>(this, parts(select), (session, signal) => {
    this.told = this.stop = undefined;
    if (session) followTime(session, this.#showTime, signal);
  });
  // In a frame of its own: a layout that changes what is observed would be an error of the observer.
  #resized = new ResizeObserver(() => {
    cancelAnimationFrame(this.#measuring);
    this.#measuring = requestAnimationFrame(this.#measure);
  });
  #measuring = 0;
  #drawn: View | undefined;
  #drawnWidth = 0;
  #notes: readonly NoteMark[] = [];
  #chapters: readonly ChapterMark[] = [];
  /** By time. */
  #marks: readonly TimelineMark[] = [];
  /** The chapter of the moment, or the mark that it is part of; by key. */
  #chapterNow: string | undefined;
  /** Have the titles of chapters been measured since something has changed that they depend on? */
  #fitted = false;
  #speech = '';
  #hadFocus = false;
  /** Have we said that somebody points at a note? */
  #points = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    document.fonts.addEventListener('loadingdone', this.#onFonts);
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    cancelAnimationFrame(this.#measuring);
    this.#tell(undefined);
    super.disconnectedCallback();
  }

  #measure = (): void => {
    this.width = Math.round((this.lanes?.clientWidth ?? 0) / WIDTH_STEP) * WIDTH_STEP;
  };

  #onFonts = (): void => {
    this.#fitted = false;
    this.requestUpdate();
  };

  /** The keys of a viewer work on the marks. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus(options);
  }

  protected override willUpdate(): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    const view = this.#controller.value;
    if (view !== this.#drawn || this.width !== this.#drawnWidth) this.#draw(view);
    this.#chapterNow = this.#chapterAt(this.#controller.session?.currentTime ?? 0);
    if (!this.#marks.some(({ key }) => key === this.told)) this.told = undefined;
    if (!this.#marks.some(({ key }) => key === this.stop)) this.stop = this.#marks[0]?.key;
  }

  /** Lays out the marks and the bars anew: something of them has changed. */
  #draw(view: View | undefined): void {
    const before = this.#drawn;
    const wider = this.width !== this.#drawnWidth;
    this.#drawn = view;
    this.#drawnWidth = this.width;
    const { duration = NaN, annotations = [], hiddenCategories: hidden = [], chapters = [], cues = [] } = view ?? {};
    const line = { duration, width: this.width };
    const changed = (...names: (keyof View)[]) => wider || names.some((name) => view?.[name] !== before?.[name]);
    if (changed('duration', 'cues')) this.#speech = barsOf(speechDensity(cues, duration, this.width / BAR));
    if (!changed('duration', 'annotations', 'hiddenCategories', 'chapters')) return;
    this.#notes = noteMarks(
      annotations.filter(({ category }) => !hidden.includes(category ?? '')),
      line,
      MARK_SIZE,
      ROWS_MOST,
    );
    this.#chapters = chapterMarks(chapters, line);
    this.#fitted = false;
    this.#marks = [...this.#chapters, ...this.#notes].sort((a, b) => a.at - b.at);
  }

  protected override updated(): void {
    if (!this.width) this.#measure();
    if (!this.#fitted) this.#fitTitles();
    const { session } = this.#controller;
    if (session) this.#showTime(session.currentTime, 0);
    // The mark that had the focus is part of another now, or gone.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus({ preventScroll: true });
  }

  /** Titles that have not room enough in one line have two. Where that is not enough for each of them, all have numbers. */
  #fitTitles(): void {
    const { lanes } = this;
    if (!lanes) return;
    const titles = [...lanes.querySelectorAll('.chapter > .title')];
    const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) =>
      scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    const { classList } = lanes;
    classList.remove('two-lines', 'numbers');
    if (titles.some(isCut)) classList.add('two-lines');
    if (titles.some(isCut)) classList.replace('two-lines', 'numbers');
    this.#fitted = true;
  }

  #chapterAt(time: number): string | undefined {
    const chapter = chapterAt(this.#chapters.flatMap(({ chapters }) => chapters), time); // prettier-ignore
    return this.#chapters.find(({ chapters }) => chapters.some((one) => one === chapter))?.key;
  }

  /** Moves the playhead; while the film runs, to where it will be when it is moved next. */
  #showTime = (time: number, rate: number): void => {
    if (this.#chapterAt(time) !== this.#chapterNow) this.requestUpdate();
    const duration = this.#controller.session?.state.media.duration ?? NaN;
    if (!this.playhead || !(duration > 0)) return;
    const share = Math.min(1, Math.max(0, (time + rate) / duration)) || 0;
    this.playhead.classList.toggle('runs', rate > 0);
    this.playhead.style.translate = `${100 * share}%`;
  };

  /** Notes that tell of later moments (seconds) are not named. */
  get #horizon(): number {
    return this.spoilers === 'show' ? Infinity : (this.#controller.value?.reached ?? -1);
  }

  // ——— Pointer and keys

  #markOf(event: Event): TimelineMark | undefined {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;
    return this.#marks.find((mark) => mark.key === key);
  }

  /** Tells of a mark, here and, where it is one note, to all panels. */
  #tell(mark: TimelineMark | undefined): void {
    this.told = mark?.key;
    const note = mark && 'notes' in mark && mark.notes.length === 1 ? mark.notes[0] : undefined;
    if (note || this.#points) this.#controller.session?.point(note?.id ?? null);
    this.#points = note !== undefined;
  }

  /** What has the focus is told of, where nothing is pointed at. */
  #tellOfFocus(): void {
    const key = (this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset.key;
    this.#tell(this.#marks.find((mark) => mark.key === key));
  }

  #onPointerover = (event: PointerEvent): void => {
    if ((event.target as Element).closest('.preview')) return;
    const mark = this.#markOf(event);
    if (mark) this.#tell(mark);
    else this.#tellOfFocus();
  };

  #onPointerleave = (): void => {
    this.#tellOfFocus();
    if (this.there) this.there.hidden = true;
  };

  /** The moment under the pointer, in seconds. */
  #timeAt({ clientX }: MouseEvent): number {
    const { left, width } = this.lanes?.getBoundingClientRect() ?? new DOMRect();
    const share = (clientX - left) / width;
    return Math.min(1, Math.max(0, share)) * (this.#controller.value?.duration ?? 0);
  }

  #onLineMove = (event: PointerEvent): void => {
    const { there } = this;
    if (!there) return;
    const time = this.#timeAt(event);
    const share = time / (this.#controller.value?.duration ?? NaN);
    there.hidden = event.pointerType === 'touch' || !(share >= 0);
    there.style.insetInlineStart = `${share * 100}%`;
    there.classList.toggle('late', share > 0.5);
    there.firstElementChild!.textContent = formatTimecode(time);
  };

  #onLineLeave = (): void => {
    if (this.there) this.there.hidden = true;
  };

  #onLineClick = (event: MouseEvent): void => {
    this.#controller.session?.seek(this.#timeAt(event));
  };

  #onClick = (event: MouseEvent): void => {
    const mark = this.#markOf(event);
    if (mark) this.#play(mark);
  };

  #play(mark: TimelineMark): void {
    this.stop = mark.key;
    if (this.#controller.session) playFrom(this.#controller.session, mark.start);
  }

  #onFocusin = (event: FocusEvent): void => {
    const mark = this.#markOf(event);
    if (!mark) return;
    this.stop = mark.key;
    this.#tell(mark);
  };

  #onFocusout = (event: FocusEvent): void => {
    if (!event.relatedTarget || !this.renderRoot.contains(event.relatedTarget as Node)) this.#tell(undefined);
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const mark = this.#markOf(event);
    if (event.key === 'Escape' && this.told) this.#tell(undefined);
    else if (!mark) return;
    else if (event.key === 'Enter' || event.key === ' ') this.#play(mark);
    else {
      const next = this.#next(mark, event.key);
      if (!next) return;
      this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Where a key leads from a mark; `undefined` for keys that lead nowhere. At the ends it stays. */
  #next(mark: TimelineMark, key: string): TimelineMark | undefined {
    const at = this.#marks.indexOf(mark);
    const isChapter = (one: TimelineMark) => 'chapters' in one;
    switch (key) {
      case 'ArrowRight':
        return this.#marks[at + 1] ?? mark;
      case 'ArrowLeft':
        return this.#marks[at - 1] ?? mark;
      case 'Home':
        return this.#marks[0];
      case 'End':
        return this.#marks.at(-1);
      case 'PageDown':
        return this.#marks.slice(at + 1).find(isChapter) ?? this.#marks.at(-1);
      case 'PageUp':
        return this.#marks.slice(0, at).findLast(isChapter) ?? this.#marks[0];
      default:
        return undefined;
    }
  }

  // ——— What is shown

  protected override render(): TemplateResult {
    const view = this.#controller.value;
    const { duration = NaN } = view ?? {};
    if (!view || !(duration > 0 && duration < Infinity))
      return html`<div class="timeline"><p class="waits">${message(this, 'timelineWaits')}</p></div>`;
    return html`<div
      class="timeline"
      lang=${foreignLanguage(this)}
      @pointerover=${this.#onPointerover}
      @pointerleave=${this.#onPointerleave}
      @keydown=${this.#onKeydown}
      @focusin=${this.#onFocusin}
      @focusout=${this.#onFocusout}
    >
      <div
        class="lanes"
        .style=${styleText({ '--_rows': String(Math.max(0, ...this.#notes.map(({ row }) => row)) + 1) })}
        @click=${this.#onClick}
      >
        ${this.#renderChapterNow()}
        <div
          class="marks"
          dir="ltr"
          role=${this.#marks.length ? 'listbox' : nothing}
          aria-orientation=${this.#marks.length ? 'horizontal' : nothing}
          aria-label=${this.#marks.length ? message(this, 'timeline') : nothing}
        >
          ${this.#chapters.length ? html`<div class="chapters" role="group" aria-label=${message(this, 'chapters')}>${this.#renderChapters()}</div>` : nothing}
          <div
            class="line"
            part="line"
            aria-hidden="true"
            @pointermove=${this.#onLineMove}
            @pointerleave=${this.#onLineLeave}
            @click=${this.#onLineClick}
          >
            <svg class="speech" viewBox="0 0 1000 100" preserveAspectRatio="none"><path d=${this.#speech}></path></svg>
            <div class="there" hidden><span></span></div>
            <div class="playhead" part="playhead"></div>
          </div>
          ${this.#notes.length ? html`<div class="notes" role="group" aria-label=${message(this, 'notes')}>${this.#renderNotes(view)}</div>` : nothing}
        </div>
        ${this.#renderPreview(view)}
      </div>
      <div class="times" part="times" dir="ltr" aria-hidden="true">
        <span>${formatTimecode(0)}</span><span>${formatTimecode(duration)}</span>
      </div>
    </div>`;
  }

  /** The chapter of the moment by name, where the others have but numbers. */
  #renderChapterNow(): unknown {
    if (!this.#chapters.length) return nothing;
    const mark = this.#chapters.find(({ key }) => key === this.#chapterNow);
    return html`<p class="chapter-now" part="chapter-now" aria-hidden="true">
      ${mark ? html`<span>${numbersOf(mark)}</span> <bdi>${chaptersTitle(this, mark)}</bdi>` : nothing}
    </p>`;
  }

  #renderChapters(): unknown {
    return repeat(
      this.#chapters,
      ({ key }) => key,
      (mark) => {
        const [from, to] = [percent(mark.at), percent(mark.until - mark.at)];
        const now = mark.key === this.#chapterNow;
        return html`<div
          class="chapter ${now ? 'now' : ''}"
          part="chapter"
          role="option"
          data-key=${mark.key}
          aria-label=${markName(this, mark, this.#horizon)}
          aria-current=${now ? 'true' : nothing}
          tabindex=${mark.key === this.stop ? 0 : -1}
          .style=${styleText({ 'inset-inline-start': from, width: to })}
        >
          <span class="title" dir="auto">${chaptersTitle(this, mark)}</span><span class="number" data-number=${numbersOf(mark)}></span>
        </div>`;
      },
    );
  }

  #renderNotes({ active, shown, pointed, kinds }: View): unknown {
    const current = currentNotes(shown, active);
    return repeat(
      this.#notes,
      ({ key }) => key,
      (mark) => {
        const { notes } = mark;
        const now = notes.some((note) => current.includes(note));
        return html`<div
          class="note ${now ? 'now' : ''} ${notes.some(({ id }) => id === pointed) ? 'pointed' : ''}"
          part="note"
          role="option"
          data-key=${mark.key}
          aria-label=${markName(this, mark, this.#horizon)}
          aria-current=${now ? 'true' : nothing}
          aria-describedby=${mark.key === this.told && notes.length === 1 ? 'words' : nothing}
          tabindex=${mark.key === this.stop ? 0 : -1}
          .style=${styleText({ 'inset-inline-start': percent(mark.at), '--_row': String(mark.row) })}
        >
          ${notes.length > 1 ? html`<span class="count">${notes.length > MOST_COUNTED ? `${MOST_COUNTED}+` : notes.length}</span>` : categoryMark(kindOf(notes[0]), kinds)}
        </div>`;
      },
    );
  }

  /** Where the mark under the pointer or the focus is, and what it says. */
  #renderPreview(view: View): unknown {
    const mark = this.#marks.find(({ key }) => key === this.told);
    if (!mark) return nothing;
    const isNote = 'notes' in mark;
    return html`<div
      class="preview ${isNote ? 'of-notes' : 'of-chapters'}"
      part="preview"
      .style=${styleText({ '--_at': percent(mark.at), ...('row' in mark && { '--_row': String(mark.row) }) })}
    >
      ${isNote ? (mark.notes.length > 1 ? this.#renderSeveral(mark, view) : this.#renderOne(mark.notes[0], view)) : this.#renderChapter(mark)}
    </div>`;
  }

  #renderChapter(mark: ChapterMark): TemplateResult {
    const several = mark.chapters.length > 1;
    return html`<div aria-hidden="true">
      <p class="where">${formatTimecode(mark.start)} – ${formatTimecode(mark.chapters.at(-1)?.end ?? mark.start)}</p>
      <p class="title" dir="auto">${chaptersTitle(this, mark)}</p>
      ${
        several
          ? html`<ol>
              ${mark.chapters.slice(0, NAMED_MOST).map((chapter) => html`<li><time>${formatTimecode(chapter.start)}</time><span dir="auto">${chapterName(this, chapter)}</span></li>`)}
            </ol>`
          : nothing
      }
    </div>`;
  }

  #renderOne(note: Annotation, { kinds, seen }: View): unknown {
    const ahead = tellsUpTo(note) > this.#horizon;
    const kind = noteKind(this, note);
    return html`<p class="where" aria-hidden="true">
        ${categoryMark(kindOf(note), kinds)} <span>${formatTimecode(note.start)}</span>
        ${kind && !ahead ? html`<span>${kind}</span>` : nothing}
        ${seen.has(note.id) ? html`<span>${message(this, 'noteSeen')}</span>` : nothing}
      </p>
      ${note.title || ahead ? html`<p class="title" aria-hidden="true" lang=${note.title && !ahead ? (note.language ?? nothing) : nothing} dir="auto">${noteName(this, note, this.#horizon)}</p>` : nothing}
      <p id="words" lang=${note.language ?? nothing} dir="auto">${ahead ? nothing : excerpt(note.text, FIRST_WORDS)}</p>`;
  }

  #renderSeveral({ notes }: NoteMark, { kinds }: View): TemplateResult {
    const others = notes.length - NAMED_MOST;
    return html`<p class="where" aria-hidden="true">${message(this, 'noteCount', { count: notes.length })}</p>
      <ol aria-hidden="true">
        ${notes.slice(0, NAMED_MOST).map(
          (note) =>
            html`<li>
              <time>${formatTimecode(note.start)}</time>
              ${categoryMark(kindOf(note), kinds)}
              <span lang=${tellsUpTo(note) > this.#horizon ? nothing : (note.language ?? nothing)} dir="auto"
                >${noteName(this, note, this.#horizon)}</span
              >
            </li>`,
        )}
      </ol>
      ${others > 0 ? html`<p class="where" aria-hidden="true">${message(this, 'otherNotes', { count: others })}</p>` : nothing}`;
  }
}

/** Where chapters have no room for their titles: the numbers of those that the mark stands for. */
const numbersOf = ({ chapters }: ChapterMark): string => [...new Set([chapters[0].number, chapters.at(-1)!.number])].join('–');

const percent = (share: number): string => `${Math.round(share * 1e5) / 1e3}%`;

/** Bars of these heights (0 to 1) over a line of 1000 by 100, as one path: who speaks all the time fills it. */
function barsOf(heights: readonly number[]): string {
  const width = 1000 / heights.length;
  return heights
    .map((height, i) =>
      height > 0 ? `M${round(i * width)} 100v${-round(LEAST_BAR + height * (100 - LEAST_BAR))}h${round(width * BAR_SHARE)}V100z` : '',
    )
    .join('');
}
const round = (value: number): number => Math.round(value * 100) / 100;

define('film-timeline', FilmTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'film-timeline': FilmTimeline;
  }
}
