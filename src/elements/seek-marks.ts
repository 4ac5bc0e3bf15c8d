import type { Chapter } from '../model/ambient.js';
import { chapterAt } from '../model/chapters.js';
import { kindOf, kindsOf } from '../model/note-kinds.js';
import { message } from '../i18n/timeline-message.js';
import type { FilmSession, FilmState } from '../session/film-session.js';
import { LANDING } from '../session/landing.js';
import { spoilerHorizon } from '../session/progress.js';
import type { Speaker } from '../i18n/messages.js';
import { categoryMark, categoryMarkStyles } from './category-mark.js';
import { seekMarksStyles } from './seek-marks-styles.js';
import { parts } from './selection.js';
import { type NoteMark, noteMarks } from './timeline-marks.js';
import { noteName } from './timeline-words.js';

/** Marks in the seek bar stand at least so far from each other, in CSS pixels: they are seen, not pressed by fingers. */
const APART = 14;
/** The pointer is at a mark so far from its middle, in CSS pixels. */
const NEAR = 9;
/** Width is heeded in steps of so many CSS pixels. */
const WIDTH_STEP = 8;

const select = ({ commentary, chapters, media, preferences }: FilmState) => ({
  annotations: commentary.annotations,
  on: commentary.on,
  sets: commentary.sets,
  hidden: preferences.hiddenCategories,
  chapters,
  duration: media.duration,
});

/**
 * Notes and chapters in the seek bar: a layer that is drawn when they change, and says by the pointer what is there. It is for those who see and point:
 * for keys there are `<film-timeline>` and the keys from note to note, and `describe` tells a screen reader the chapter.
 */
export class SeekMarks {
  /** For the element that holds the seek bar. */
  static readonly styles = [categoryMarkStyles, seekMarksStyles];

  /** What lies in the seek bar. */
  readonly element = document.createElement('div');
  readonly #preview = document.createElement('div');
  readonly #speaker: Speaker;
  readonly #session: FilmSession;
  #width = 0;
  #notes: readonly NoteMark[] = [];
  /** What the preview says. */
  #said = '';
  #points = false;

  constructor(speaker: Speaker, session: FilmSession, signal: AbortSignal) {
    this.#speaker = speaker;
    this.#session = session;
    this.element.className = 'seek-marks';
    this.element.ariaHidden = 'true';
    this.#preview.className = 'seek-preview';
    this.#preview.hidden = true;
    this.#draw();
    session.subscribe(parts(select), () => this.#draw(), { signal });
    let frame = 0;
    const resized = new ResizeObserver(([entry]) => {
      const width = Math.round((entry?.contentRect.width ?? 0) / WIDTH_STEP) * WIDTH_STEP;
      if (width === this.#width) return;
      this.#width = width;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.#draw());
    });
    resized.observe(this.element);
    const end = () => {
      resized.disconnect();
      cancelAnimationFrame(frame);
      this.#point(undefined);
    };
    signal.addEventListener('abort', end);
  }

  /** The bar that it lies in is here: the pointer over it is heeded. */
  follow(bar: HTMLElement, signal: AbortSignal): void {
    bar.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && this.#tell(event), { signal });
    bar.addEventListener('pointerleave', () => this.#hide(), { signal });
    // A press on a mark goes to its very moment: a pixel of the bar is many seconds of a film.
    const press = (event: MouseEvent) => {
      const mark = event.button === 0 ? this.#markAt(event) : undefined;
      if (!mark) return;
      event.stopPropagation();
      this.#session.seek(mark.start + LANDING);
    };
    bar.addEventListener('mousedown', press, { signal, capture: true });
  }

  /** What a screen reader hears of the position: the chapter, too. */
  describe(position: string): string {
    const { chapters } = this.#session.state;
    const title = chapters.length ? chapterAt(chapters, this.#session.currentTime)?.title : undefined;
    return title ? `${position}, ${title}` : position;
  }

  get #duration(): number {
    return this.#session.state.media.duration;
  }

  #draw(): void {
    const { commentary, chapters, preferences } = this.#session.state;
    const { hiddenCategories: hidden = [] } = preferences;
    const line = { duration: this.#duration, width: this.#width };
    const notes = commentary.on ? commentary.annotations.filter(({ category }) => !hidden.includes(category ?? '')) : [];
    this.#notes = noteMarks(notes, line, APART);
    const kinds = kindsOf(commentary.sets);
    this.element.replaceChildren(
      ...(this.#duration > 0 ? chapters.flatMap(({ start }) => (start > 0 ? place('gap', start / this.#duration) : [])) : []),
      ...this.#notes.map(({ at, notes }) => {
        const mark = place('seek-mark', at);
        mark.classList.toggle('several', notes.length > 1);
        mark.append(categoryMark(kindOf(notes[0]), kinds));
        return mark;
      }),
      this.#preview,
    );
  }

  #shareAt({ clientX }: MouseEvent): number {
    const { left, width } = this.element.getBoundingClientRect();
    return width ? (clientX - left) / width : 0;
  }

  #markAt(event: MouseEvent): NoteMark | undefined {
    const { width } = this.element.getBoundingClientRect();
    const x = this.#shareAt(event) * width;
    const distance = ({ at }: NoteMark) => Math.abs(at * width - x);
    const [nearest] = this.#notes.toSorted((a, b) => distance(a) - distance(b));
    return nearest && distance(nearest) <= NEAR ? nearest : undefined;
  }

  #tell(event: PointerEvent): void {
    const share = Math.min(1, Math.max(0, this.#shareAt(event)));
    const mark = this.#markAt(event);
    const chapter = chapterAt(this.#session.state.chapters, share * this.#duration);
    this.#say(mark, chapter);
    // Whole within the bar, whichever end is near.
    const { clientWidth } = this.element;
    const half = this.#preview.offsetWidth / 2;
    this.#preview.style.left = `${Math.max(half, Math.min(clientWidth - half, (mark?.at ?? share) * clientWidth))}px`;
    this.#point(mark?.notes.length === 1 ? mark.notes[0].id : undefined);
  }

  #say(mark: NoteMark | undefined, chapter: Chapter | undefined): void {
    const name = mark && (mark.notes.length > 1 ? message(this.#speaker, 'noteCount', { count: mark.notes.length }) : noteName(this.#speaker, mark.notes[0], spoilerHorizon(this.#session.state.progress))); // prettier-ignore
    const lines = [chapter?.title, name].filter((line) => line !== undefined);
    const said = lines.join('\n');
    if (said === this.#said && !this.#preview.hidden) return;
    this.#said = said;
    this.#preview.hidden = !said;
    this.#preview.replaceChildren(
      ...lines.map((line) => {
        const element = document.createElement('span');
        element.dir = 'auto';
        element.textContent = line;
        element.className = line === name ? 'note-name' : 'chapter-name';
        return element;
      }),
    );
  }

  #hide(): void {
    this.#preview.hidden = true;
    this.#point(undefined);
  }

  #point(id: string | undefined): void {
    if (id !== undefined || this.#points) this.#session.point(id ?? null);
    this.#points = id !== undefined;
  }
}

function place(name: string, at: number): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  element.style.left = `${Math.round(at * 1e5) / 1e3}%`;
  return element;
}
