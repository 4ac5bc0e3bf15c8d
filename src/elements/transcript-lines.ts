import { message } from '../i18n/transcript-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Annotation } from '../model/annotation.js';
import type { Cue, CueElement, CueSpan } from '../model/cue.js';
import { withoutSoundDescriptions } from '../model/speech.js';
import { reachedBy, tellsOfMore, tellsUpTo } from '../model/spoilers.js';
import { formatTimecode } from '../model/timecode.js';
import { firstFrom, isDialogue, type TranscriptRow } from '../model/transcript.js';
import { coverNote } from './transcript-note.js';

/** Rows a block: the browser passes over the layout of a block that is not in sight, and few blocks are looked after quickly. */
const BLOCK = 50;
/** After so long (milliseconds) the making of rows leaves the page to others. */
const SLICE_MS = 8;
/** What a block that was never in sight is taken to be high, until it is: letters a line of text, and heights in `em`. */
const LETTERS_A_LINE = 60;
const LINE_HEIGHT = 1.5;
const ROW_PADDING = 0.7;
/** So many notes are all in the page, where the browser's own search finds them; of more only those of the blocks in sight and next to them. */
const MOST_NOTES = 1000;

export const LINES_CLASS = 'film-transcript-lines';

/** How the rows are written. */
export interface LinesLook {
  /** BCP 47, of the first and the second track. */
  readonly language: string;
  readonly beside: string;
}

/** A row in the page. */
export interface Line {
  row: TranscriptRow;
  readonly element: HTMLElement;
  readonly time: HTMLButtonElement;
  readonly words: readonly HTMLElement[];
  notes: readonly Annotation[];
  noteBox: HTMLElement | undefined;
  /** Has the viewer asked for it, though it is still to come? Or has it been on screen? */
  shown: boolean;
}

/** Makes the element of a note for the margin. */
export type NoteMaker = (note: Annotation) => HTMLElement;

const NO_NOTES: readonly Annotation[] = [];

/**
 * The rows of a transcript, as plain nodes of the page in blocks: a few are made at once, the rest in slices, so that nothing waits for them.
 * Each cue is in an element that says when it is said (`data-time-start`, `data-time-end`, seconds) and ends with a space: one text node, where nothing in it
 * stands out. Times are no text: what is selected, quoted and found are the words of the film.
 */
export class TranscriptLines {
  readonly element: HTMLElement;
  /** The rows that have been made, by start. */
  readonly lines: Line[] = [];
  /** The notes that have an element in the margin. */
  readonly noteElements = new Set<HTMLElement>();
  #rows: readonly TranscriptRow[] = [];
  #look: LinesLook = { language: '', beside: '' };
  #hours = false;
  #blocks: HTMLElement[] = [];
  #byCue = new Map<Cue, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #speaker: Speaker;
  #made: (what: 'rows' | 'notes') => void;
  #noteMaker: NoteMaker;
  #notes: ReadonlyMap<number, readonly Annotation[]> = new Map();
  /** Where there are too many notes: the blocks that have theirs in the page, by number; and what says which those are. */
  #annotatedBlocks: ReadonlySet<number> | undefined;
  #sight: IntersectionObserver | undefined;
  #inSight = new Set<number>();
  /** So many rows, from the first, have the notes that belong to them. */
  #annotated = 0;
  #current: readonly Line[] = [];
  #rover: Line | undefined;
  /** What begins from here on (seconds) is still to come: all rows from this one on. */
  #horizon = Infinity;
  #ahead = Infinity;
  /** The notes that tell of more than their own moment; up to where these were reached; and those that the viewer has asked for all the same. */
  #telling: readonly Annotation[] = NO_NOTES;
  #reached = Infinity;
  #uncovered = new Set<Annotation>();

  /**
   * @param speaker the element that they belong to
   * @param made called when rows have been made, or elements of notes that are known already
   */
  constructor(speaker: Speaker, noteMaker: NoteMaker, made: (what: 'rows' | 'notes') => void) {
    this.#speaker = speaker;
    this.element = speaker.ownerDocument.createElement('div');
    this.element.className = LINES_CLASS;
    this.element.setAttribute('role', 'list');
    this.#noteMaker = noteMaker;
    this.#made = made;
  }

  get rows(): readonly TranscriptRow[] {
    return this.#rows;
  }

  /** Are all rows there, with their notes? */
  get isWhole(): boolean {
    return this.lines.length === this.#rows.length && this.#annotated === this.lines.length;
  }

  /** The rows from now on. Those whose words stay the same stay in the page: another clock changes nothing but their times. */
  show(rows: readonly TranscriptRow[], look: LinesLook): void {
    clearTimeout(this.#timer);
    const hours = (rows.at(-1)?.start ?? 0) >= 3600;
    const sameLook = look.language === this.#look.language && look.beside === this.#look.beside;
    const relabel = hours !== this.#hours;
    this.element.toggleAttribute('data-hours', hours);
    this.#look = look;
    this.#hours = hours;
    this.#rows = rows;
    this.#byCue.clear();
    let kept = 0;
    if (sameLook)
      for (; kept < this.lines.length && kept < rows.length; kept++) {
        const line = this.lines[kept]!;
        if (!haveSameWords(line.row, rows[kept]!)) break;
        this.#retime(line, rows[kept]!, relabel);
        this.#index(kept);
      }
    this.#truncate(kept);
    this.#lookAhead();
    for (let i = 0; i < kept; i++) this.#hide(i);
    this.element.toggleAttribute('data-beside', rows.some(({ beside }) => beside.length > 0)); // prettier-ignore
    this.#fill();
  }

  /** Ends what is still being made, and looks at nothing. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sight?.disconnect();
    this.#sight = undefined;
  }

  /** Goes on with what has not been made yet. */
  resume(): void {
    this.#watchSight();
    if (!this.isWhole) this.#fill();
  }

  /** The row of a cue. */
  indexOf(cue: Cue): number | undefined {
    return this.#byCue.get(cue);
  }

  /** The row that a node of the page stands in. */
  lineAt(node: Node | null): number {
    const element = node instanceof Element || node?.nodeType === 1 ? (node as Element) : node?.parentElement;
    const row = element?.closest<HTMLElement>('.film-transcript-row');
    if (!row || !this.element.contains(row)) return -1;
    const block = this.#blocks.indexOf(row.parentElement as HTMLElement);
    return block * BLOCK + Array.prototype.indexOf.call(row.parentElement?.children ?? [], row);
  }

  /** Marks the rows of the moment. */
  setCurrent(indexes: readonly number[]): void {
    const current = indexes.flatMap((index) => this.lines[index] ?? []);
    for (const line of this.#current) if (!current.includes(line)) line.element.removeAttribute('aria-current');
    for (const line of current) if (!this.#current.includes(line)) line.element.setAttribute('aria-current', 'true');
    this.#current = current;
  }

  /** The first row of the moment. */
  get current(): Line | undefined {
    return this.#current[0];
  }

  /** The one row that the Tab key comes to. */
  get rover(): number {
    return this.#rover ? this.lines.indexOf(this.#rover) : -1;
  }

  setRover(index: number): Line | undefined {
    const line = this.lines[index];
    if (!line || line === this.#rover) return line;
    if (this.#rover) setTabIndex(this.#rover, -1);
    setTabIndex(line, 0);
    this.#rover = line;
    return line;
  }

  /** All that begins at `time` (seconds) or later is still to come: `Infinity` where nothing is. Says whether that changes anything. */
  setHorizon(time: number): boolean {
    const [before, reached] = [this.#ahead, this.#reached];
    this.#horizon = time;
    this.#lookAhead();
    if (this.#reached !== reached) for (const line of this.lines) this.#coverNotes(line);
    if (this.#ahead === before) return this.#reached !== reached;
    const until = Math.min(this.lines.length, Math.max(before, this.#ahead));
    for (let i = Math.min(before, this.#ahead); i < until; i++) this.#hide(i);
    return true;
  }

  #lookAhead(): void {
    this.#ahead = this.#horizon === Infinity ? Infinity : firstFrom(this.#rows, this.#horizon);
    this.#reached = reachedBy(this.#telling, this.#horizon);
    this.element.toggleAttribute('data-ahead', this.#ahead < this.#rows.length || this.#telling.some((note) => this.isCovered(note)));
  }

  /** Does the note tell of what is still to come, more than its line does, and nobody has asked for it? */
  isCovered(note: Annotation): boolean {
    return tellsOfMore(note) && tellsUpTo(note) > this.#reached && !this.#uncovered.has(note);
  }

  /** Shows a note that tells of what is still to come. Says whether it was covered. */
  uncover(index: number, note: Annotation): boolean {
    if (!this.isCovered(note)) return false;
    this.#uncovered.add(note);
    this.#coverNotes(this.lines[index]);
    this.#lookAhead();
    return true;
  }

  #coverNotes(line: Line | undefined): void {
    for (const [i, note] of line?.notes.entries() ?? []) {
      const element = line?.noteBox?.children[i] as HTMLElement | undefined;
      const covered = this.isCovered(note);
      if (element && covered !== element.hasAttribute('data-ahead')) coverNote(this.#speaker, element, covered);
    }
  }

  /** Is this row still to come, and nobody has asked for it? */
  isHidden(index: number): boolean {
    return index >= this.#ahead && !this.lines[index]?.shown;
  }

  /** Shows a row that is still to come. */
  reveal(index: number): void {
    const line = this.lines[index];
    if (!line || line.shown) return;
    line.shown = true;
    this.#hide(index);
  }

  /** What rows and notes say in the language of the interface, said anew: that is another one now. */
  sayAnew(): void {
    for (const line of this.lines) if (line.element.hasAttribute('data-ahead')) this.#label(line);
    const notes = this.#notes;
    this.setNotes(new Map());
    this.setNotes(notes);
  }

  /** The notes of a row, whether or not they have elements. */
  notesOf(index: number): readonly Annotation[] {
    return this.#notes.get(index) ?? NO_NOTES;
  }

  /** Makes the notes of a row's block, if they are not in the page: somebody goes there. */
  makeNotes(index: number): void {
    if (!this.#annotatedBlocks) return;
    this.#inSight.add(Math.floor(index / BLOCK));
    this.#annotateSight();
  }

  /** Only the blocks in sight have their notes in the page, where there are so many. */
  #watchSight(): void {
    this.#sight?.disconnect();
    this.#sight = undefined;
    if (!this.#annotatedBlocks || !this.element.isConnected) return;
    this.#sight = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const number = this.#blocks.indexOf(target as HTMLElement);
        if (isIntersecting && number >= 0) this.#inSight.add(number);
        else this.#inSight.delete(number);
      }
      this.#annotateSight();
    });
    for (const block of this.#blocks) this.#sight.observe(block);
  }

  #annotateSight(): void {
    const wanted = new Set([...this.#inSight].flatMap((number) => [number - 1, number, number + 1]));
    // What has the focus stays.
    const focused = this.lineAt((this.element.getRootNode() as Document | ShadowRoot).activeElement);
    if (focused >= 0) wanted.add(Math.floor(focused / BLOCK));
    const changed = [...wanted, ...(this.#annotatedBlocks ?? [])].filter((number) => wanted.has(number) !== this.#annotatedBlocks?.has(number)); // prettier-ignore
    if (!changed.length) return;
    this.#annotatedBlocks = wanted;
    for (const number of changed) {
      const until = Math.min((number + 1) * BLOCK, this.#annotated);
      for (let i = Math.max(0, number * BLOCK); i < until; i++) this.#annotate(i);
    }
    this.#made('notes');
  }

  /** Puts notes into the margin, by their row. */
  setNotes(notes: ReadonlyMap<number, readonly Annotation[]>): void {
    this.#notes = notes;
    let count = 0;
    for (const { length } of notes.values()) count += length;
    this.#telling = [...notes.values()].flatMap((some) => some.filter(tellsOfMore));
    this.#lookAhead();
    this.#annotatedBlocks = count > MOST_NOTES ? new Set() : undefined;
    this.#inSight.clear();
    this.#watchSight();
    this.element.toggleAttribute('data-notes', notes.size > 0);
    this.#annotated = 0;
    // Behind the rows that are still being made: a slice more at once would be a long task.
    if (this.lines.length < this.#rows.length) return;
    clearTimeout(this.#timer);
    this.#fill();
  }

  #fill = (): void => {
    const until = performance.now() + SLICE_MS;
    while (!this.isWhole) {
      if (this.lines.length < this.#rows.length) this.#fillBlock();
      else this.#annotate(this.#annotated++);
      if (performance.now() > until) break;
    }
    if (!this.isWhole) this.#timer = setTimeout(this.#fill);
    this.#made('rows');
  };

  /** Makes the rows of one more block, or of what is missing of the last. */
  #fillBlock(): void {
    const from = this.lines.length;
    const number = Math.floor(from / BLOCK);
    const until = Math.min((number + 1) * BLOCK, this.#rows.length);
    const block = this.#blocks[number] ?? this.element.ownerDocument.createElement('div');
    const made = this.element.ownerDocument.createDocumentFragment();
    for (let i = from; i < until; i++) {
      this.lines.push(this.#make(this.#rows[i]!));
      this.#index(i);
      if (i >= this.#ahead) this.#hide(i);
      made.append(this.lines[i]!.element);
    }
    block.append(made);
    block.style.setProperty('contain-intrinsic-block-size', `auto ${heightOf(this.#rows.slice(number * BLOCK, until))}em`);
    if (this.#blocks[number]) return;
    block.className = 'film-transcript-block';
    block.setAttribute('role', 'presentation');
    this.#blocks.push(block);
    this.element.append(block);
    this.#sight?.observe(block);
  }

  #make(row: TranscriptRow): Line {
    const document = this.element.ownerDocument;
    const element = document.createElement('div');
    element.className = 'film-transcript-row';
    element.setAttribute('role', 'listitem');
    const time = document.createElement('button');
    time.type = 'button';
    time.className = 'film-transcript-time';
    time.tabIndex = -1;
    element.append(time);
    const words: HTMLElement[] = [];
    if (row.cue) words.push(this.#words(row.cue, this.#look.language, 'film-transcript-line'));
    for (const cue of row.beside) words.push(this.#words(cue, this.#look.beside, 'film-transcript-line film-transcript-beside'));
    element.append(...words);
    const line: Line = { row, element, time, words, notes: NO_NOTES, noteBox: undefined, shown: false };
    this.#label(line);
    return line;
  }

  #words(cue: Cue, language: string, className: string): HTMLElement {
    const words = this.element.ownerDocument.createElement('p');
    const look = lookOf(cue);
    words.className = look ? `${className} ${look}` : className;
    if (language) words.lang = language;
    words.dir = 'auto';
    if (cue.speaker) words.dataset.speaker = cue.speaker;
    setTimes(words, cue);
    if (cue.spans && !isAllItalic(cue.spans)) words.append(...inlineNodes(this.element.ownerDocument, cue.spans));
    // Whatever the spans say, the words are those of the text.
    if (words.hasChildNodes() && words.textContent === cue.text) words.append(' ');
    else words.replaceChildren(`${cue.text} `);
    return words;
  }

  #label({ time, row, element }: Line): void {
    const label = formatTimecode(Math.max(0, row.start), { hours: this.#hours });
    time.dataset.time = label;
    time.setAttribute('aria-label', element.hasAttribute('data-ahead') ? message(this.#speaker, 'lineAhead', { time: label }) : label);
  }

  #retime(line: Line, row: TranscriptRow, relabel: boolean): void {
    const before = line.row;
    if (before === row) return;
    line.row = row;
    const cues = cuesOf(row);
    for (const [i, words] of line.words.entries()) setTimes(words, cues[i]!);
    if (relabel || before.start !== row.start) this.#label(line);
  }

  #index(index: number): void {
    for (const cue of cuesOf(this.#rows[index]!)) this.#byCue.set(cue, index);
  }

  #truncate(length: number): void {
    this.#annotated = Math.min(this.#annotated, length);
    for (const line of this.lines.splice(length)) {
      line.element.remove();
      this.#dropNotes(line);
      if (line === this.#rover) this.#rover = undefined;
      this.#current = this.#current.filter((other) => other !== line);
    }
    for (const block of this.#blocks.splice(Math.ceil(length / BLOCK))) {
      this.#sight?.unobserve(block);
      block.remove();
    }
  }

  #hide(index: number): void {
    const line = this.lines[index];
    if (!line) return;
    const hidden = this.isHidden(index);
    if (hidden === line.element.hasAttribute('data-ahead')) return;
    line.element.toggleAttribute('data-ahead', hidden);
    // Not to be read, selected, found or heard; the press that shows it goes to its row.
    for (const words of line.words) words.inert = hidden;
    if (line.noteBox) line.noteBox.inert = hidden;
    this.#label(line);
  }

  #annotate(index: number): void {
    const line = this.lines[index]!;
    const isWanted = this.#annotatedBlocks?.has(Math.floor(index / BLOCK)) ?? true;
    const notes = isWanted ? this.notesOf(index) : NO_NOTES;
    if (notes.length === line.notes.length && notes.every((note, i) => note === line.notes[i])) return;
    this.#dropNotes(line);
    line.notes = notes;
    line.noteBox = undefined;
    if (!notes.length) return;
    const box = this.element.ownerDocument.createElement('div');
    const elements = notes.map(this.#noteMaker);
    for (const element of elements) this.noteElements.add(element);
    box.className = 'film-transcript-notes';
    box.append(...elements);
    box.inert = line.element.hasAttribute('data-ahead');
    line.noteBox = box;
    this.#coverNotes(line);
    line.element.append(box);
    setTabIndex(line, line === this.#rover ? 0 : -1);
  }

  #dropNotes({ noteBox }: Line): void {
    for (const element of noteBox?.children ?? []) this.noteElements.delete(element as HTMLElement);
    noteBox?.remove();
  }
}

/** The cues of a row, in the order in which they stand there. */
export const cuesOf = ({ cue, beside }: TranscriptRow): readonly Cue[] => (cue ? [cue, ...beside] : beside);

function haveSameWords(one: TranscriptRow, other: TranscriptRow): boolean {
  const [a, b] = [cuesOf(one), cuesOf(other)];
  return (
    Boolean(one.cue) === Boolean(other.cue) &&
    a.length === b.length &&
    a.every(({ text, speaker, spans }, i) => text === b[i]!.text && speaker === b[i]!.speaker && areAlike(spans, b[i]!.spans))
  );
}

const areAlike = (one: Cue['spans'], other: Cue['spans']): boolean =>
  one === other || (one !== undefined && other !== undefined && withoutTimes(one) === withoutTimes(other));

/** The times of words within a cue go with its clock, and are not shown here. */
const withoutTimes = (spans: readonly CueSpan[]): string => JSON.stringify(spans, (key, value: unknown) => (key === 'time' ? undefined : value)); // prettier-ignore

function setTimes(words: HTMLElement, { start, end }: Cue): void {
  words.dataset.timeStart = start.toFixed(3);
  words.dataset.timeEnd = end.toFixed(3);
}

/** All that can be pressed in a row. */
function setTabIndex({ element }: Line, tabIndex: number): void {
  for (const button of element.querySelectorAll<HTMLElement>('button')) button.tabIndex = tabIndex;
}

/** What is kept of a cue's tags. Colours are not: they are chosen for a dark picture, and this is the page. */
const INLINE: Readonly<Partial<Record<CueElement['tag'], string>>> = { i: 'i', b: 'b', u: 'u', ruby: 'ruby', rt: 'rt', lang: 'span' };

/** A cue's words with what stands out among them. */
function inlineNodes(document: Document, spans: readonly CueSpan[]): Node[] {
  return spans.flatMap((span): Node[] => {
    if (typeof span === 'string') return [document.createTextNode(span)];
    const tag = INLINE[span.tag];
    if (!tag) return inlineNodes(document, span.children);
    const element = document.createElement(tag);
    if (span.tag === 'lang' && span.annotation) element.lang = span.annotation;
    element.append(...inlineNodes(document, span.children));
    return [element];
  });
}

/** A look of the cue as a whole. */
function lookOf(cue: Cue): string {
  const looks = [];
  if (withoutSoundDescriptions(cue) === null) looks.push('film-transcript-sound');
  if (isAllItalic(cue.spans)) looks.push('film-transcript-italic');
  if (isDialogue(cue.text)) looks.push('film-transcript-dialogue');
  return looks.join(' ');
}

function isAllItalic(spans: readonly CueSpan[] | undefined): boolean {
  return Boolean(
    spans?.length &&
    spans.every((span) => (typeof span === 'string' ? !span.trim() : span.tag === 'i' || isAllItalic(span.children))) &&
    spans.some((span) => typeof span !== 'string'),
  );
}

/** How high rows will be, in `em`, roughly: the browser keeps what it has seen. */
function heightOf(rows: readonly TranscriptRow[]): number {
  const linesOf = (cue: Cue) => Math.max(1, Math.ceil(cue.text.length / LETTERS_A_LINE));
  const lines = rows.reduce((sum, row) => sum + Math.max(...cuesOf(row).map(linesOf)), 0);
  return Math.round(lines * LINE_HEIGHT + rows.length * ROW_PADDING);
}
