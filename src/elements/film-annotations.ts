import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { message } from '../i18n/first-message.js';
import type { Annotation } from '../model/annotation.js';
import { formatTimecode } from '../model/timecode.js';
import type { AnnotationSet } from '../session/commentary.js';
import type { FilmSession } from '../session/film-session.js';
import { annotationsStyles } from './annotations-styles.js';
import { define, FilmElement } from './film-element.js';
import { firstIcon } from './icon.js';
import { repeat } from './repeat.js';
import { richNodes } from './rich-nodes.js';
import { SessionController } from './session-controller.js';
import { boxesOf, keepPlace, type NotePlace, placeNotes, type Stage, StageController } from './stage.js';
import { styleText, theme } from './theme.js';

/** Widest a note gets over a picture, in ems of its text: some sixty characters a line, and never more than this share of the picture. */
const WIDEST = 26.5;
const WIDEST_SHARE = 0.46;
/** A picture as wide as this (CSS pixels) has room for two notes at a time. */
const ROOM_FOR_TWO = 1200;

/** Where notes stand over a picture; all in CSS pixels. */
interface Place extends NotePlace {
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
 * @cssprop [--film-annotation-lines=4] - lines shown of a long note before it is unfolded; below a small film as many as there is room for
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

  /** The notes that have been unfolded, by id. */
  @state() private unfolded: ReadonlySet<string> = new Set();
  /** The notes that do not show whole, by id. */
  @state() private long: ReadonlySet<string> = new Set();
  /** The note that the viewer has turned to of those that wait for room, by id. */
  @state() private turned: string | undefined;

  #controller = new SessionController(
    this,
    (state) => state.commentary,
    (session, signal) => {
      this.#declare(session);
      session?.subscribe((state) => state.notices, () => this.requestUpdate(), { signal }); // prettier-ignore
      session?.subscribe((state) => state.media.seeking, (seeking) => seeking || this.#afterSeek(session), { signal }); // prettier-ignore
    },
  );
  #onStage = new StageController(this);
  /** What is shown, and what of it there is room for. */
  #shown: readonly Annotation[] = [];
  #visible: readonly Annotation[] = [];
  /** The nodes of each note's text, built once: a selection or the focus in it outlives a render. */
  #bodies = new WeakMap<Annotation, readonly Node[]>();
  /** The note under the pointer. `:hover` would not do: after a tap it stays where the finger was. */
  #pointed: string | undefined;
  /** Where notes stand over the picture, in CSS pixels; and the size of their text, once it has been measured. */
  #place: Place | undefined;
  #em = 15;
  /** The player whose room for notes we have made larger. */
  #widened: HTMLElement | undefined;
  /** Was the focus in here before the update? */
  #focused = false;
  /** The notes somebody is reading, by id: the pointer or the focus is on them, or they are unfolded. They go before newer ones. */
  #read = new Set<string>();
  #declared: { session: FilmSession; set: string; says: string } | undefined;

  override disconnectedCallback(): void {
    // Nobody reads what has left the page.
    for (const id of this.#read) this.#forget(id);
    this.#widened?.style.removeProperty('--_dock');
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
   * @returns whether there was one
   */
  dismissVisible(): boolean {
    if (!this.checkVisibility()) return false;
    const reading = this.#visible.filter(({ id }) => this.#read.has(id));
    const note = this.#visible.find(({ id }) => this.#hasFocus(id)) ?? reading.at(-1) ?? this.#visible.at(-1);
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
    const { shown } = this;
    // Nobody reads what has gone, and what is new comes first.
    for (const id of this.#read) if (!shown.some((note) => note.id === id)) this.#forget(id);
    if (shown.some((note) => !this.#shown.includes(note)) || !shown.some(({ id }) => id === this.turned)) this.turned = undefined;
    this.#shown = shown;
    this.#visible = this.#choose(shown, this.#room);
    const { stage } = this.#onStage;
    this.#place = stage && !stage.docked ? this.#placeOn(stage) : undefined;
  }

  /** Where there is room; while somebody reads, where the notes are, if that can be. */
  #placeOn(stage: Stage): Place {
    const margin = Math.max(10, Math.round(stage.width * 0.018));
    const width = Math.round(Math.min(WIDEST * this.#em, stage.width * WIDEST_SHARE));
    const claimed = stage.claimed(this.#onStage.rank);
    const before = this.#place;
    const height = this.renderRoot.querySelector<HTMLElement>('.over')?.offsetHeight ?? 0;
    const read = height > 0 && this.#visible.some(({ id }) => this.#read.has(id));
    const place =
      before && read
        ? keepPlace(stage, claimed, width, margin, { ...before, height })
        : placeNotes(stage, claimed, width, margin, this.matches(':dir(rtl)') ? 'right' : 'left');
    return { ...place, width, margin };
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
    this.#widenDock();
    this.#measure();
    // The note, or the button, that had the focus is gone: the keys go back to the film.
    if (this.#focused && !this.shadowRoot?.activeElement) playerOf(this)?.focus({ preventScroll: true });
    this.#onStage.stage?.claim(this, boxesOf(this.renderRoot.querySelectorAll('.card'), this), this.#onStage.rank);
  }

  /** The room below a small film grows for a note that has been unfolded there; how far, the player's style says. */
  #widenDock(): void {
    const player = this.#onStage.stage && playerOf(this);
    const card = this.renderRoot.querySelector<HTMLElement>('.under .unfolded');
    const [body, more] = [card?.querySelector<HTMLElement>('.body'), card?.querySelector<HTMLElement>('.more')];
    if (player && card && body && more) {
      const edges = body.getBoundingClientRect().top - card.getBoundingClientRect().top + parseFloat(getComputedStyle(card).paddingBottom);
      const button = more.getBoundingClientRect().bottom - body.getBoundingClientRect().bottom;
      player.style.setProperty('--_dock', `${Math.ceil(edges + body.scrollHeight + button) + 1}px`);
      this.#widened = player;
    } else if (this.#widened) {
      this.#widened.style.removeProperty('--_dock');
      this.#widened = undefined;
    }
  }

  /** Which notes are cut? Only those get a button to unfold them. */
  #measure(): void {
    const long = new Set<string>();
    for (const card of this.renderRoot.querySelectorAll<HTMLElement>('.card')) {
      const [body, { id }] = [card.querySelector<HTMLElement>('.body'), card.dataset];
      if (!body || id === undefined) continue;
      if (card.matches('.unfolded')) this.#markScroll(body);
      if (card.matches('.unfolded') || this.#fitLines(card, body)) long.add(id);
    }
    if (long.size !== this.long.size || [...long].some((id) => !this.long.has(id))) this.long = long;
    const over = this.renderRoot.querySelector('.over');
    const em = over ? parseFloat(getComputedStyle(over).fontSize) : this.#em;
    // What is not laid out has no size.
    if (!(em > 0) || em === this.#em) return;
    this.#em = em;
    this.requestUpdate();
  }

  /**
   * Shows of a folded note as many whole lines as its room holds; says whether that is less than all.
   * Whether it is cut is asked without the button to unfold it: what the button itself takes must not be the reason for it.
   */
  #fitLines(card: HTMLElement, body: HTMLElement): boolean {
    card.style.removeProperty('--_fit');
    // Out of the way, but not hidden: it may have the focus.
    card.classList.add('measured');
    const cut = body.scrollHeight > body.clientHeight + 2;
    card.classList.remove('measured');
    if (!cut || !card.querySelector('.more')) return cut;
    const room = body.clientHeight;
    body.style.flexShrink = '0';
    let lines = Math.max(1, Math.floor((room + 1) / parseFloat(getComputedStyle(body).lineHeight)));
    while (body.clientHeight > room + 1 && lines > 0) card.style.setProperty('--_fit', String(lines--));
    body.style.flexShrink = '';
    return true;
  }

  #onScroll = (event: Event): void => this.#markScroll(event.currentTarget as HTMLElement);

  /** Marks at which ends there is more to scroll to. */
  #markScroll(body: HTMLElement): void {
    body.toggleAttribute('data-above', body.scrollTop > 2);
    body.toggleAttribute('data-below', body.scrollTop + body.clientHeight < body.scrollHeight - 2);
  }

  #hold(note: Annotation): void {
    this.#read.add(note.id);
    this.#controller.session?.hold(note.id);
  }

  /** Lets it go unless it is still being read: the pointer or the focus is on it, or it is unfolded. */
  #release({ id }: Annotation): void {
    if (this.#pointed === id || this.#hasFocus(id) || this.unfolded.has(id)) return;
    this.#forget(id);
    this.requestUpdate();
  }

  #forget(id: string): void {
    this.#read.delete(id);
    if (this.#pointed === id) this.#pointed = undefined;
    if (this.unfolded.has(id)) this.unfolded = new Set([...this.unfolded].filter((other) => other !== id));
    this.#controller.session?.release(id);
  }

  #hasFocus(id: string): boolean {
    return this.shadowRoot?.activeElement?.closest<HTMLElement>('.card')?.dataset.id === id;
  }

  /** A viewer who goes elsewhere in the film has done with what was unfolded there, unless pointer or focus say otherwise. */
  #afterSeek(session: FilmSession): void {
    for (const id of this.#read) {
      if (this.#pointed === id || this.#hasFocus(id)) continue;
      session.release(id);
      if (session.state.commentary.shown.some((note) => note.id === id)) session.hold(id);
      else this.#forget(id);
    }
  }

  #toggleFold(note: Annotation): void {
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(note.id)) {
      unfolded.add(note.id);
      this.#hold(note);
    }
    this.unfolded = unfolded;
  }

  #close({ id }: Annotation): void {
    this.#forget(id);
    this.dismiss(id);
  }

  #onPoint(note: Annotation, on: boolean): void {
    this.#pointed = on ? note.id : undefined;
    if (on) this.#hold(note);
    else this.#release(note);
  }

  /** Escape closes the note it is pressed in, and is no key for the player. */
  #onKeydown(event: KeyboardEvent, note: Annotation): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close(note);
  }

  /** Turns to the next of the notes that wait for room. */
  #turn = (): void => {
    const notes = this.shown;
    const last = this.turned ?? this.#visible.at(-1)?.id;
    const at = notes.findIndex((note) => note.id === last);
    this.turned = [...notes.slice(at + 1), ...notes.slice(0, at + 1)].find((note) => !this.#visible.includes(note))?.id;
  };

  protected override render(): TemplateResult {
    const { stage } = this.#onStage;
    const visible = this.#visible;
    const waiting = this.#shown.length - visible.length;
    if (!stage) return html`<div class="notes">${this.#renderNotice()}${this.#renderCards(visible)}</div>`;
    // One commentary at a time in the room below a small film, the first that has something to say.
    if (stage.docked && stage.isTaken(this, visible.length ? this.#onStage.rank : Infinity)) return html``;
    if (stage.docked)
      return html`<div class="notes under ${waiting ? 'crowded' : ''}">
        ${visible.length ? this.#renderCards(visible, waiting) : this.#renderNext()}
      </div>`;
    if (!this.#place) return html``;
    const { top, side, maxHeight, width, margin } = this.#place;
    const style = { top: `${top}px`, [side]: `${margin}px`, width: `${width}px`, 'max-height': `${maxHeight}px` };
    return html`<div class="notes over" .style=${styleText(style)}>${this.#renderCards(visible, waiting)}</div>`;
  }

  /** Where there are more notes than room: the one the viewer has turned to, those being read, then the latest. */
  #choose(notes: readonly Annotation[], most: number): readonly Annotation[] {
    if (notes.length <= most) return notes;
    const rank = ({ id }: Annotation) => (id === this.turned ? 2 : this.#read.has(id) ? 1 : 0);
    const ranked = notes.toReversed().sort((a, b) => rank(b) - rank(a));
    const chosen = new Set(ranked.slice(0, most));
    return notes.filter((note) => chosen.has(note));
  }

  #renderCards(notes: readonly Annotation[], others = 0): unknown {
    return [
      repeat(
        notes,
        (note) => note,
        (note) => this.#renderCard(note),
      ),
      others ? this.#renderOthers(message('moreNotes', { count: `+${others}` })) : nothing,
    ];
  }

  #renderOthers(count: string): TemplateResult {
    return html`<button class="others" type="button" aria-label="${count}: ${message('showNext')}" title=${message('showNext')} @click=${this.#turn}>${count}</button>`; // prettier-ignore
  }

  #nodesOf(note: Annotation): readonly Node[] {
    const nodes = this.#bodies.get(note) ?? richNodes(note.body);
    this.#bodies.set(note, nodes);
    return nodes;
  }

  #renderCard(note: Annotation): TemplateResult {
    const unfolded = this.unfolded.has(note.id);
    const ambient = note.origin === 'ambient';
    const category = ambient ? message('background') : note.category;
    const card = (event: Event) => event.currentTarget as HTMLElement;
    return html`<article
      class="card ${unfolded ? 'unfolded' : 'folded'} ${ambient ? 'ambient' : ''} ${note.title || category ? '' : 'bare'}"
      part="card"
      data-id=${note.id}
      lang=${note.language ?? nothing}
      dir="auto"
      aria-label=${note.title ?? category ?? message('notes')}
      @pointerenter=${() => this.#onPoint(note, true)}
      @pointerleave=${() => this.#onPoint(note, false)}
      @focusin=${() => this.#hold(note)}
      @focusout=${(event: FocusEvent) => !card(event).contains(event.relatedTarget as Node | null) && this.#release(note)}
      @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, note)}
    >
      ${category ? html`<span class="category" part="category">${category}</span>` : nothing}
      ${note.title ? html`<strong class="title" part="title">${note.title}</strong>` : nothing}
      <div class="body" part="body" tabindex=${unfolded ? 0 : nothing} @scroll=${this.#onScroll}>${this.#nodesOf(note)}</div>
      ${
        this.long.has(note.id)
          ? html`<button class="more" part="more" type="button" aria-expanded=${unfolded} @click=${() => this.#toggleFold(note)}>
              ${message(unfolded ? 'less' : 'more')}
            </button>`
          : nothing
      }
      <button class="dismiss" part="dismiss" type="button" aria-label=${message('dismiss')} @click=${() => this.#close(note)}>
        ${firstIcon('close')}
      </button>
    </article>`;
  }

  /** Below a small film the room for notes is always there; between notes it leads to the next one. */
  #renderNext(): unknown {
    const { session, value } = this.#controller;
    if (!session || !value?.on || !this.#mine(value.annotations).length) return nothing;
    if (!value.next) return html`<p class="last">${message('lastNote')}</p>`;
    const { start } = value.next;
    if (!this.#mine([value.next]).length) return nothing;
    return html`<button class="next" type="button" @click=${() => session.seek(start)}>
      ${message('nextNote', { time: formatTimecode(start) })}
    </button>`;
  }

  /** Without a player around it the element itself says that its file has failed. */
  #renderNotice(): unknown {
    const { session } = this.#controller;
    const notice = session?.state.notices.find(({ kind, source }) => kind === 'annotations' && source === this.src);
    if (!session || !notice) return nothing;
    const { kind, name, source, problems, retrying } = notice;
    return html`<div class="notice" role="status">
      <p><b>${message('fileOf', { kind: message(`kind-${kind}`), name })}</b> ${problems[0]?.message}</p>
      <button type="button" ?disabled=${retrying} @click=${() => session.retry(source)}>${message(retrying ? 'retrying' : 'retry')}</button>
    </div>`;
  }
}

/** The player around an element, whether the page put it there or the player did itself. */
function playerOf(element: Element): HTMLElement | null {
  const root = element.getRootNode();
  return element.closest<HTMLElement>('film-player') ?? (root instanceof ShadowRoot ? (root.host as HTMLElement) : null);
}

define('film-annotations', FilmAnnotations);

declare global {
  interface HTMLElementTagNameMap {
    'film-annotations': FilmAnnotations;
  }
}
