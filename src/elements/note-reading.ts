import { html, nothing, type TemplateResult } from 'lit';
import { message } from '../i18n/message.js';
import type { Annotation } from '../model/annotation.js';
import { kindOf, kindsOf } from '../model/note-kinds.js';
import { formatTimecode } from '../model/timecode.js';
import type { Notice } from '../session/files.js';
import type { FilmSession } from '../session/film-session.js';
import { categoryMark } from './category-mark.js';
import { chooseNotes } from './chosen-notes.js';
import type { FilmAnnotations, Place } from './film-annotations.js';
import { keepPlace } from './kept-place.js';
import { interfaceLanguage, problemWords } from './interface-language.js';
import { placeNotes } from './note-room.js';
import { playerOf } from './player-of.js';
import { type Box, boxesOf, type NotePlace, type Stage } from './stage.js';

export { readingStyles } from './note-reading-styles.js';

/** A display of notes, as those see it who read in it. */
export interface NoteDisplay {
  readonly host: FilmAnnotations;
  session(): FilmSession | undefined;
  stage(): Stage | undefined;
  /** The notes there is room for. */
  visible(): readonly Annotation[];
  /** Of these notes those that it shows. */
  mine(notes: readonly Annotation[]): readonly Annotation[];
}

/**
 * What a viewer does with notes: a note that is pointed at stays, one that is cut is unfolded, those that wait for room are turned to.
 * It comes to a display with the first note that needs it.
 */
export class NoteReading {
  #display: NoteDisplay;
  /** The notes that have been unfolded, by id. */
  #unfolded = new Set<string>();
  /** The notes that do not show whole, by id. */
  #long = new Set<string>();
  /** The note that the viewer has turned to of those that wait for room, by id. */
  #turned: string | undefined;
  /** The note under the pointer. `:hover` would not do: after a tap it stays where the finger was. */
  #pointed: string | undefined;
  /** The notes somebody is reading, by id: the pointer or the focus is on them, or they are unfolded. They go before newer ones. */
  #read = new Set<string>();
  #marks = new Map<Annotation, { readonly kinds: readonly string[]; readonly mark: SVGSVGElement } | undefined>();
  /** Have we stopped the film for who reads? */
  #waits = false;
  /** Has the last measuring changed what is shown? */
  #settling = false;
  /** The player whose room for notes we have made larger. */
  #widened: HTMLElement | undefined;

  constructor(display: NoteDisplay) {
    this.#display = display;
  }

  /** Nobody reads what has left the page. */
  leave(): void {
    this.#waits = false;
    for (const id of this.#read) this.forget(id);
    for (const ghost of this.#root.querySelectorAll('.leaving')) ghost.remove();
    this.#widened?.style.removeProperty('--_dock');
  }

  /** The note that a viewer means without naming one: the one with the focus, else the latest that is being read. */
  meant(): Annotation | undefined {
    const visible = this.#display.visible();
    return visible.find(({ id }) => this.#hasFocus(id)) ?? visible.findLast(({ id }) => this.#read.has(id));
  }

  isUnfolded({ id }: Annotation): boolean {
    return this.#unfolded.has(id);
  }

  /**
   * Where there are more notes than room: the one the viewer has turned to, those being read, those that have the place, then the latest.
   *
   * @param before those of the last time, of which some may go now
   */
  choose(notes: readonly Annotation[], before: readonly Annotation[], crowded: readonly Annotation[], most: number): readonly Annotation[] {
    // Of no others: a mark that is held holds the whole card in which it was.
    this.#marks = new Map(notes.map((note) => [note, this.#marks.get(note)]));
    // Nobody reads what has gone, and what is new comes first.
    for (const id of this.#read) if (!notes.some((note) => note.id === id)) this.forget(id);
    if (notes.some((note) => !before.includes(note)) || !notes.some(({ id }) => id === this.#turned)) this.#turned = undefined;
    const rank = (note: Annotation) => (note.id === this.#turned ? 3 : this.#read.has(note.id) ? 2 : crowded.includes(note) ? 0 : 1);
    const visible = chooseNotes(notes, most, rank);
    this.#seeOff(visible);
    return visible;
  }

  /** Notes that leave the picture fade: what was there is drawn once more, for the eyes alone. */
  #seeOff(visible: readonly Annotation[]): void {
    const stage = this.#display.stage();
    if (!stage || stage.docked || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const { host } = this.#display;
    for (const card of this.#root.querySelectorAll<HTMLElement>('.over .card')) {
      if (visible.some(({ id }) => id === card.dataset.id)) continue;
      const [{ left, top, right, bottom }] = boxesOf([card], host) as [Box];
      const ghost = card.cloneNode(true) as HTMLElement;
      for (const button of ghost.querySelectorAll('button')) button.remove();
      for (const name of ['part', 'data-id', 'aria-label']) ghost.removeAttribute(name);
      ghost.classList.replace('card', 'leaving');
      ghost.inert = true;
      ghost.ariaHidden = 'true';
      const { fontSize } = getComputedStyle(card);
      Object.assign(ghost.style, {
        left: `${left}px`,
        top: `${top}px`,
        width: `${right - left}px`,
        height: `${bottom - top}px`,
        fontSize,
      });
      const gone = () => ghost.remove();
      ghost.addEventListener('animationend', gone);
      ghost.addEventListener('animationcancel', gone);
      this.#root.append(ghost);
    }
  }

  /** The mark of a note's category, the same node as long as categories are the same; the space stands between it and the words in whichever direction they go. */
  markOf(note: Annotation): readonly [SVGSVGElement, string] {
    const kinds = kindsOf(this.#display.session()?.state.commentary.sets ?? []);
    const before = this.#marks.get(note);
    const mark = before?.kinds === kinds ? before.mark : categoryMark(kindOf(note), kinds);
    this.#marks.set(note, { kinds, mark });
    return [mark, '\u2002'];
  }

  /** Where there is room; while somebody reads, where the notes are, if that can be. */
  place(
    stage: Stage,
    claimed: readonly Box[],
    width: number,
    margin: number,
    side: NotePlace['side'],
    before: Place | undefined,
  ): NotePlace {
    const height = this.#root.querySelector<HTMLElement>('.over')?.offsetHeight ?? 0;
    const read = height > 0 && this.#display.visible().some(({ id }) => this.#read.has(id));
    if (!before || !read) return placeNotes(stage, claimed, width, margin, side);
    // What of it is in the bar above the picture takes no room of the picture.
    const above = before.top > margin ? 0 : stage.surround.barAbove;
    return keepPlace(stage, claimed, width, margin, { ...before, height: Math.max(0, height - above) });
  }

  /** A viewer who goes elsewhere in the film has done with what was unfolded there, unless pointer or focus say otherwise. */
  afterSeek(session: FilmSession): void {
    for (const id of this.#read) {
      if (this.#pointed === id || this.#hasFocus(id)) continue;
      session.release(id);
      if (session.state.commentary.shown.some((note) => note.id === id)) session.hold(id);
      else this.forget(id);
    }
  }

  /** Pointer or focus come to a note or leave it, or its text is scrolled. */
  heed(event: Event, note: Annotation): void {
    // Of what happened before this was here the target is not known any more.
    const target = event.target as HTMLElement | null;
    switch (event.type) {
      case 'pointerenter':
        this.#pointed = note.id;
        return this.#hold(note);
      case 'pointerleave':
        this.#pointed = undefined;
        return this.#release(note);
      case 'focusin':
        return this.#hold(note);
      case 'focusout':
        if (!target?.closest('.card')?.contains((event as FocusEvent).relatedTarget as Node | null)) this.#release(note);
        return;
      default:
        if (target) markScroll(target);
    }
  }

  #hold({ id }: Annotation): void {
    const session = this.#display.session();
    this.#read.add(id);
    session?.hold(id);
    // Its passage, and all that tells of the note, show it.
    session?.point(id);
    this.#wait();
  }

  /** Lets it go unless it is still being read: the pointer or the focus is on it, or it is unfolded. */
  #release({ id }: Annotation): void {
    if (this.#pointed === id || this.#hasFocus(id) || this.#unfolded.has(id)) return;
    this.forget(id);
    this.#display.host.requestUpdate();
  }

  /** This note is read no longer. */
  forget(id: string): void {
    this.#read.delete(id);
    if (this.#pointed === id) this.#pointed = undefined;
    if (this.#unfolded.delete(id)) this.#display.host.requestUpdate();
    const session = this.#display.session();
    session?.release(id);
    if (session?.state.commentary.pointed === id) session.point(null);
    this.#wait();
  }

  /** Where the viewer wants it the film waits for who reads, and then goes on. */
  #wait(): void {
    const { media, state } = this.#display.session() ?? {};
    const reads = this.#read.size > 0;
    if (!media || reads === this.#waits || (reads && (media.paused || !state?.preferences.pauseWhileReading))) return;
    this.#waits = reads;
    if (reads) media.pause?.();
    else Promise.resolve(media.play?.()).catch(() => undefined);
  }

  #hasFocus(id: string): boolean {
    return this.#display.host.shadowRoot?.activeElement?.closest<HTMLElement>('.card')?.dataset.id === id;
  }

  #toggleFold(note: Annotation): void {
    if (!this.#unfolded.delete(note.id)) {
      this.#unfolded.add(note.id);
      this.#hold(note);
    }
    this.#display.host.requestUpdate();
  }

  /** Turns to the next of the notes that wait for room. */
  #turn = (): void => {
    const { host } = this.#display;
    const [notes, visible] = [host.shown, this.#display.visible()];
    const last = this.#turned ?? visible.at(-1)?.id;
    const at = notes.findIndex((note) => note.id === last);
    this.#turned = [...notes.slice(at + 1), ...notes.slice(0, at + 1)].find((note) => !visible.includes(note))?.id;
    host.requestUpdate();
  };

  // ——— What is measured once it is laid out

  measure(): void {
    this.#widenDock();
    // What has just been found to be cut stays so: where a note is cut without the button to unfold it alone, there would be no end.
    const long = new Set(this.#settling ? this.#long : []);
    const language = interfaceLanguage(this.#display.host);
    for (const card of this.#root.querySelectorAll<HTMLElement>('.card')) {
      // The card has the language of its note, what can be done with it that of the interface.
      for (const button of card.querySelectorAll<HTMLElement>(':scope > button')) button.lang = language;
      const [body, { id }] = [card.querySelector<HTMLElement>('.body'), card.dataset];
      if (!body || id === undefined) continue;
      // The button stands at the end of the note's own lines, whichever way the page goes.
      card.toggleAttribute('data-turned', getComputedStyle(body).direction !== getComputedStyle(card).direction);
      if (card.matches('.unfolded')) markScroll(body);
      if (card.matches('.unfolded') || fitLines(card, body)) long.add(id);
    }
    this.#settling = long.size !== this.#long.size || [...long].some((id) => !this.#long.has(id));
    if (!this.#settling) return;
    this.#long = long;
    this.#display.host.requestUpdate();
  }

  /** The room below a small film grows for a note that has been unfolded there; how far, the player's style says. */
  #widenDock(): void {
    const player = this.#display.stage() && playerOf(this.#display.host);
    const card = this.#root.querySelector<HTMLElement>('.under .unfolded');
    const [body, more] = [card?.querySelector<HTMLElement>('.body'), card?.querySelector<HTMLElement>('.more')];
    if (player && card && body && more) {
      const [text, { bottom }] = boxesOf([body, more], card) as [Box, Box];
      const edges = text.top + parseFloat(getComputedStyle(card).paddingBottom);
      const button = bottom - text.bottom;
      player.style.setProperty('--_dock', `${Math.ceil(edges + body.scrollHeight + button) + 1}px`);
      this.#widened = player;
    } else if (this.#widened) {
      this.#widened.style.removeProperty('--_dock');
      this.#widened = undefined;
    }
  }

  get #root(): HTMLElement | DocumentFragment {
    return this.#display.host.renderRoot;
  }

  // ——— What stands beside the text

  /** Only a note that is cut gets a button to unfold it. */
  renderMore(note: Annotation): TemplateResult | typeof nothing {
    if (!this.#long.has(note.id)) return nothing;
    const unfolded = this.#unfolded.has(note.id);
    return html`<button class="more" part="more" type="button" aria-expanded=${unfolded} @click=${() => this.#toggleFold(note)}>
      ${message(this.#display.host, unfolded ? 'less' : 'more')}
    </button>`;
  }

  /** So many notes wait for room. */
  renderOthers(others: number): TemplateResult {
    const count = message(this.#display.host, 'moreNotes', { count: others });
    return html`<button class="others" type="button" aria-label="${count}: ${message(this.#display.host, 'showNext')}" title=${message(this.#display.host, 'showNext')} @click=${this.#turn}>${count}</button>`; // prettier-ignore
  }

  /** Below a small film the room for notes is always there; between notes it leads to the next one. */
  renderNext(): TemplateResult | typeof nothing {
    const { session, mine } = this.#display;
    const { commentary } = session()?.state ?? {};
    if (!commentary?.on || !mine(commentary.annotations).length) return nothing;
    if (!commentary.next) return html`<p class="last">${message(this.#display.host, 'lastNote')}</p>`;
    const { start } = commentary.next;
    if (!mine([commentary.next]).length) return nothing;
    // "At 0:00" would say nothing.
    const isFirst = mine(commentary.annotations)[0] === commentary.next;
    return html`<button class="next" type="button" @click=${() => session()?.seek(start)}>
      ${isFirst ? message(this.#display.host, 'firstNote') : message(this.#display.host, 'nextNote', { time: formatTimecode(start) })}
    </button>`;
  }

  /** Without a player around it the element itself says that its file has failed. */
  renderNotice(notice: Notice | undefined): TemplateResult | typeof nothing {
    if (!notice) return nothing;
    const { name, source, problems, retrying } = notice;
    const retry = () => this.#display.session()?.retry(source);
    const [first] = problems;
    const more = first && (problemWords(this.#display.host, first.code, first.detail) ?? first.message);
    return html`<div class="notice" role="status">
      <p><b>${message(this.#display.host, 'fileOf', { kind: message(this.#display.host, 'kind-annotations'), name })}</b> ${more}</p>
      <button type="button" ?disabled=${retrying} @click=${retry}>${message(this.#display.host, retrying ? 'retrying' : 'retry')}</button>
    </div>`;
  }
}

/**
 * Shows of a folded note as many whole lines as its room holds; says whether that is less than all.
 * Whether it is cut is asked without the button to unfold it: what the button itself takes must not be the reason for it.
 */
function fitLines(card: HTMLElement, body: HTMLElement): boolean {
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

/** Marks at which ends there is more to scroll to. */
function markScroll(body: HTMLElement): void {
  body.toggleAttribute('data-above', body.scrollTop > 2);
  body.toggleAttribute('data-below', body.scrollTop + body.clientHeight < body.scrollHeight - 2);
}
