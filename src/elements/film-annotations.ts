import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { message } from '../i18n/first-message.js';
import type { Annotation } from '../model/annotation.js';
import type { AnnotationSet } from '../session/commentary.js';
import type { Notice } from '../session/files.js';
import type { FilmSession } from '../session/film-session.js';
import { annotationsStyles } from './annotations-styles.js';
import { chooseNotes } from './chosen-notes.js';
import { define, FilmElement } from './film-element.js';
import { firstIcon } from './icon.js';
import type { NoteReading } from './note-reading.js';
import type * as Rich from './note-nodes.js';
import type { NoteRenderer } from './note-nodes.js';
import { playerOf } from './player-of.js';
import { repeat } from './repeat.js';
import { SessionController } from './session-controller.js';
import { isSimple, simpleNodes } from './simple-nodes.js';
import { boxesOf, firstPlace, type NotePlace, type Stage, StageController } from './stage.js';
import { styleText, theme } from './theme.js';

/** Widest a note gets over a picture: some sixty characters a line, and never more than this share of the picture or a black bar beside it. */
const WIDEST = '26.5em';
const WIDEST_SHARE = 0.46;
/** A picture as wide as this (CSS pixels) has room for two notes at a time. */
const ROOM_FOR_TWO = 1200;

/** What builds notes with links, pictures and tables; comes with the first of them. */
let rich: Pick<typeof Rich, 'noteNodes'> | undefined;

/** Where notes stand over a picture; all in CSS pixels. */
export interface Place extends NotePlace {
  readonly width: number;
  /** Their distance to the picture's edges. */
  readonly margin: number;
}

/**
 * One commentary: declares a set of annotations and shows its notes at their moments.
 *
 * Over a film the notes keep clear of subtitles and controls; below a small film, and elsewhere in a page, they flow.
 * Without a `src` of its own it shows what the player was given: its `annotations`, or its placed `article`.
 *
 * @element film-annotations
 * @summary Shows a commentary's notes at the moments they speak of.
 * @csspart card - one note
 * @csspart title - its title
 * @csspart category - what kind of note it is
 * @csspart body - its text
 * @csspart dismiss - the button that closes it
 * @csspart more - the button that unfolds a long one
 * @cssprop [--film-annotation-background=rgb(17 15 13 / 0.88)] - plate of a note
 * @cssprop [--film-annotation-color=#f4efe6] - colour of its words
 * @cssprop [--film-annotation-font=Georgia] - typeface of its text
 * @cssprop [--film-annotation-size=clamp(0.9375rem, 0.55rem + 0.6cqi, 1.25rem)] - size of its text; 0.9375rem below a small film and in a page
 * @cssprop [--film-annotation-lines=4] - lines shown of a long note before it is unfolded; 12 in a page, below a small film as many as there is room for
 * @cssprop [--film-annotation-dock-height=11rem] - height of the room for notes below a small film; it grows while one is unfolded
 */
export class FilmAnnotations extends FilmElement {
  static override styles = [theme, annotationsStyles];

  /** Address of a W3C Web Annotation file. */
  @property({ reflect: true }) src = '';
  /** The commentary's name, as menus show it. */
  @property({ reflect: true }) label = '';
  /** Hidden until the viewer asks for it. */
  @property({ type: Boolean, reflect: true, attribute: 'default-off' }) defaultOff = false;
  /** Id of a player or scope elsewhere in the page. */
  @property({ reflect: true }) for = '';
  /** A session given directly. */
  @property({ attribute: false }) session: FilmSession | undefined;

  /**
   * What stands in a note's card, below its category and its title: it is given the note and the nodes of its text, which are safe, and gives nodes and strings,
   * which stay text. It is asked a moment before a note comes up, each time; where it fails, the text stands there as ever. Give it before there are notes.
   */
  declare renderNote: NoteRenderer | undefined;

  #controller = new SessionController(
    this,
    (state) => state.commentary,
    (session, signal) => {
      this.#declare(session);
      session?.subscribe((state) => state.notices, () => this.requestUpdate(), { signal }); // prettier-ignore
      session?.subscribe((state) => state.preferences, () => this.requestUpdate(), { signal }); // prettier-ignore
      session?.subscribe((state) => state.media.seeking, (seeking) => seeking || this.#reading?.afterSeek(session), { signal }); // prettier-ignore
    },
  );
  #onStage = new StageController(this);
  /** What is shown, and what of it there is room for. */
  #shown: readonly Annotation[] = [];
  #visible: readonly Annotation[] = [];
  /** The nodes of each note's text, built once: a selection or the focus in it outlives a render. */
  #bodies = new Map<Annotation | undefined, readonly Node[] | undefined>();
  /** Where notes stand over the picture. */
  #place: Place | undefined;
  /** Was the focus in here before the update? */
  #focused = false;
  /** What a viewer does with notes, and what a note needs that is cut; it comes with the first of either. */
  #reading: NoteReading | undefined;
  #arrival: Promise<void> | undefined;
  #richArrival: Promise<void> | undefined;
  #declared: { session: FilmSession; set: string; says: string } | undefined;

  override disconnectedCallback(): void {
    this.#reading?.leave();
    super.disconnectedCallback();
  }

  /** Close this note, as its button does. */
  dismiss(id: string): void {
    this.#controller.session?.dismiss(id);
  }

  /**
   * Close the note that a viewer would mean without naming one: the one with the focus, else the latest that is being read,
   * else the latest. One that waits for room is never meant.
   *
   * @returns {boolean} whether there was one
   */
  dismissVisible(): boolean {
    if (!this.checkVisibility()) return false;
    const note = this.#reading?.meant() ?? this.#visible.at(-1);
    if (note) this.#close(note);
    return note !== undefined;
  }

  /** The notes of this element that are on screen, or wait there for room. */
  get shown(): readonly Annotation[] {
    return this.#mine(this.#controller.value?.shown ?? []);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('label') || changed.has('defaultOff')) this.#declare(this.#controller.session);
    this.#focused = Boolean(this.shadowRoot?.activeElement);
    const { noteSize, notesPanelOnly } = this.#controller.session?.state.preferences ?? {};
    this.style.setProperty('--_scale', String(noteSize ?? 1));
    const { stage } = this.#onStage;
    const { crowded = [], next } = this.#controller.value ?? {};
    // What builds the next note is on its way before its moment.
    if (next) this.#nodesOf(next);
    const shown = notesPanelOnly && stage && !stage.docked ? [] : this.shown.filter((note) => this.#nodesOf(note));
    // Of no others: nodes that are held hold the whole card in which they were.
    this.#bodies = new Map([next, ...shown].map((note) => [note, this.#bodies.get(note)]));
    this.#visible =
      this.#reading?.choose(shown, this.#shown, crowded, this.#room) ??
      chooseNotes(shown, this.#room, (note) => Number(!crowded.includes(note)));
    this.#shown = shown;
    this.#place = stage && !stage.docked ? this.#placeOn(stage) : undefined;
  }

  #placeOn(stage: Stage): Place | undefined {
    const margin = Math.max(10, Math.round(stage.width * 0.018));
    const width = Math.round(Math.max(stage.width * WIDEST_SHARE, stage.surround.barBeside - 2 * margin));
    const claimed = stage.claimed(this.#onStage.rank);
    const side = this.matches(':dir(rtl)') ? 'right' : 'left';
    const place = this.#reading?.place(stage, claimed, width, margin, side, this.#place) ?? firstPlace(stage, claimed, width, margin, side);
    return place && { ...place, width, margin };
  }

  /** For how many notes at a time there is room. */
  get #room(): number {
    const { stage } = this.#onStage;
    return !stage ? Infinity : stage.docked || stage.width < ROOM_FOR_TWO ? 1 : 2;
  }

  /** Declares the element's own set to the session, or takes it back. */
  #declare(session: FilmSession | undefined): void {
    const { src, label, defaultOff } = this;
    const says = JSON.stringify([src, label, defaultOff]);
    if (this.#declared && (this.#declared.session !== session || this.#declared.says !== says || !this.isConnected)) {
      this.#declared.session.removeAnnotations(this.#declared.set);
      this.#declared = undefined;
    }
    if (session && src && !this.#declared && this.isConnected)
      this.#declared = { session, says, set: session.addAnnotations({ src, label, defaultOff, displayed: true }) };
  }

  /** Of these notes those this element shows: its own set's or, without one, those that no other element shows. */
  #mine(notes: readonly Annotation[]): readonly Annotation[] {
    const own = this.#declared?.set;
    if (own) return notes.filter((note) => note.set === own);
    const elsewhere = new Set(this.#controller.value?.sets.filter((set: AnnotationSet) => set.displayed).map((set) => set.id));
    return notes.filter((note) => !elsewhere.has(note.set ?? ''));
  }

  protected override updated(): void {
    if (this.#reading) this.#reading.measure();
    else if (this.#needsReading) void this.#read();
    // The note, or the button, that had the focus is gone: the keys go back to the film.
    if (this.#focused && !this.shadowRoot?.activeElement) playerOf(this)?.focus({ preventScroll: true });
    this.#onStage.stage?.claim(this, boxesOf(this.renderRoot.querySelectorAll('.card'), this), this.#onStage.rank);
  }

  /** Is there a note that is cut, or waits for room, or has no place yet, or has a mark, a link or a picture, or something to say between notes? */
  get #needsReading(): unknown {
    const { stage } = this.#onStage;
    const isCut = (body: Element) => body.scrollHeight > body.clientHeight + 2;
    return (
      (stage ? stage.docked || (!this.#place && stage.height && this.#visible.length) : this.#notice) ||
      this.#shown.length > this.#visible.length ||
      this.renderRoot.querySelector('a,img,.category') ||
      [...this.renderRoot.querySelectorAll('.body')].some(isCut)
    );
  }

  /** Does this with what a viewer does with notes. */
  async #read(act: (reading: NoteReading) => void = () => undefined): Promise<void> {
    if (!this.#reading) await (this.#arrival ??= this.#fetchReading());
    if (this.#reading) act(this.#reading);
  }

  async #fetchReading(): Promise<void> {
    const come = async () => {
      const { NoteReading, readingStyles } = await import('./note-reading.js');
      this.addStyles(readingStyles);
      this.#reading = new NoteReading({
        host: this,
        session: () => this.#controller.session,
        stage: () => this.#onStage.stage,
        visible: () => this.#visible,
        mine: (notes) => this.#mine(notes),
      });
      this.requestUpdate();
    };
    // It is tried again with the next need.
    if (!(await this.#comes('what turns notes', come))) this.#arrival = undefined;
  }

  /** A part of the program comes, or does not, which its author hears. */
  async #comes(part: string, come: () => Promise<void>): Promise<boolean> {
    try {
      await come();
      return true;
    } catch (error) {
      console.error(`film-annotations: ${part} did not load`, error);
      return false;
    }
  }

  /** With what the update has been found to need. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all([this.#arrival, this.#richArrival]);
    return super.getUpdateComplete();
  }

  #close({ id }: Annotation): void {
    this.#reading?.forget(id);
    this.dismiss(id);
  }

  /** Escape closes the note it is pressed in, and is no key for the player. */
  #onKeydown(event: KeyboardEvent, note: Annotation): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close(note);
  }

  protected override render(): TemplateResult {
    const { stage } = this.#onStage;
    const visible = this.#visible;
    const waiting = this.#shown.length - visible.length;
    const reading = this.#reading;
    if (!stage) return html`<div class="notes">${reading?.renderNotice(this.#notice)}${this.#renderCards(visible)}</div>`;
    // One commentary at a time in the room below a small film, the first that has something to say.
    if (stage.docked && stage.isTaken(this, visible.length ? this.#onStage.rank : Infinity)) return html``;
    if (stage.docked)
      return html`<div class="notes under ${waiting ? 'crowded' : ''}">
        ${visible.length ? this.#renderCards(visible, waiting) : reading?.renderNext()}
      </div>`;
    if (!this.#place) return html``;
    const { top, side, maxHeight, width, margin } = this.#place;
    // Black bars beside and above the picture are used first.
    const { barAbove, barBeside } = stage.surround;
    const up = top > margin ? 0 : barAbove;
    const style = {
      top: `${top - up}px`,
      [side]: `${margin - barBeside}px`,
      width: `min(${WIDEST}, ${width}px)`,
      'max-height': `${maxHeight + up}px`,
    };
    return html`<div class="notes over" .style=${styleText(style)}>${this.#renderCards(visible, waiting)}</div>`;
  }

  #renderCards(notes: readonly Annotation[], others = 0): unknown {
    return [
      repeat(
        notes,
        (note) => note,
        (note) => this.#renderCard(note),
      ),
      others ? this.#reading?.renderOthers(others) : nothing,
    ];
  }

  /** The nodes of a note's text; `undefined` while what builds them is on its way. */
  #nodesOf(note: Annotation): readonly Node[] | undefined {
    let nodes = this.#bodies.get(note);
    if (nodes) return nodes;
    nodes =
      isSimple(note.body) && !this.renderNote ? simpleNodes(note.body) : rich?.noteNodes(note.body, note, this.#controller.session, this);
    if (nodes) this.#bodies.set(note, nodes);
    else this.#richArrival ??= this.#fetchRich();
    return nodes;
  }

  async #fetchRich(): Promise<void> {
    const come = async () => void (rich = await import('./note-nodes.js'));
    // Where it does not come, their words are shown all the same.
    if (!(await this.#comes('what builds links', come))) rich = { noteNodes: simpleNodes };
    this.requestUpdate();
  }

  #renderCard(note: Annotation): TemplateResult {
    const unfolded = this.#reading?.isUnfolded(note) ?? false;
    const ambient = note.origin === 'ambient';
    const category = ambient ? message(this, 'background') : note.category;
    const read = (event: Event) => void this.#read((reading) => reading.heed(event, note));
    return html`<article
      class="card ${unfolded ? 'unfolded' : 'folded'} ${ambient ? 'ambient' : ''} ${note.title || category ? '' : 'bare'}"
      part="card"
      data-id=${note.id}
      lang=${note.language ?? nothing}
      aria-label=${note.title ?? category ?? message(this, 'notes')}
      @pointerenter=${read}
      @pointerleave=${read}
      @focusin=${read}
      @focusout=${read}
      @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, note)}
    >
      ${category ? html`<span class="category" part="category">${this.#reading?.markOf(note)}${category}</span>` : nothing}
      ${note.title ? html`<strong class="title" part="title">${note.title}</strong>` : nothing}
      <div class="body" part="body" dir="auto" tabindex=${unfolded ? 0 : nothing} @scroll=${read}>${this.#nodesOf(note)}</div>
      ${this.#reading?.renderMore(note)}
      <button class="dismiss" part="dismiss" type="button" aria-label=${message(this, 'dismiss')} @click=${() => this.#close(note)}>
        ${firstIcon('close')}
      </button>
    </article>`;
  }

  /** What there is to say of the element's own file. */
  get #notice(): Notice | undefined {
    return this.#controller.session?.state.notices.find(({ kind, source }) => kind === 'annotations' && source === this.src);
  }
}

define('film-annotations', FilmAnnotations);

declare global {
  interface HTMLElementTagNameMap {
    'film-annotations': FilmAnnotations;
  }
}
