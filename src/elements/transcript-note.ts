import { message } from '../i18n/transcript-message.js';
import type { Speaker } from '../i18n/messages.js';
import type { Annotation } from '../model/annotation.js';
import { kindOf } from '../model/note-kinds.js';
import { isBlock, type RichText } from '../model/rich-text.js';
import { formatTimecode } from '../model/timecode.js';
import type { FilmSession } from '../session/film-session.js';
import { categoryMark } from './category-mark.js';
import { interfaceLanguage } from './interface-language.js';
import { noteNodes } from './note-nodes.js';

/** A note without a title is called by so many of its first letters. */
const TITLE_LENGTH = 60;

/**
 * A note in the margin: its title, which opens what it says. What is not open is found by the browser's own search, and opens then.
 *
 * @param kinds the categories of all notes, as `kindsOf` gives them
 */
export function noteElement(speaker: Speaker, note: Annotation, kinds: readonly string[], session?: FilmSession): HTMLElement {
  const document = speaker.ownerDocument;
  const element = document.createElement('div');
  element.className = 'film-transcript-note';
  element.dataset.note = note.id;
  if (note.origin === 'ambient') element.dataset.ambient = '';
  if (note.language) element.lang = note.language;
  element.dir = 'auto';

  const head = document.createElement('button');
  head.type = 'button';
  head.className = 'film-transcript-note-head';
  head.setAttribute('aria-expanded', 'false');
  const title = document.createElement('span');
  title.append(titleOf(note));
  head.append(categoryMark(kindOf(note), kinds), title);

  const body = document.createElement('div');
  body.className = 'film-transcript-note-body';
  body.setAttribute('hidden', 'until-found');
  if (note.category) {
    const category = body.appendChild(document.createElement('p'));
    category.className = 'film-transcript-note-category';
    category.append(note.category);
  }
  body.append(...noteNodes(note.body, note, session));
  const play = body.appendChild(document.createElement('button'));
  play.type = 'button';
  play.className = 'film-transcript-note-play';
  play.lang = interfaceLanguage(speaker);
  // As all times it is no text of the page.
  play.dataset.label = message(speaker, 'linesPlayFrom', { time: formatTimecode(Math.max(0, note.start)) });
  play.setAttribute('aria-label', play.dataset.label);

  element.append(head, body);
  return element;
}

/** The words of such an element in the order of its text nodes, with a line break between those that stand apart: what is searched. */
export function noteWords(note: Annotation): string {
  const { category, body } = note;
  return [titleOf(note), ...(category ? [category] : []), wordsOf(body)].join('\n');
}

const wordsOf = (text: RichText): string =>
  text.map((node) => (typeof node === 'string' ? node : isBlock(node.tag) || node.tag === 'br' ? `\n${wordsOf(node.children)}\n` : wordsOf(node.children))).join(''); // prettier-ignore

/** Opens or closes a note. */
export function openNote(element: HTMLElement, open: boolean): void {
  const [head, body] = element.children;
  head?.setAttribute('aria-expanded', String(open));
  if (open) body?.removeAttribute('hidden');
  else body?.setAttribute('hidden', 'until-found');
}

/**
 * Covers a note that tells of what is still to come, or uncovers it: until then it is not to be read, selected, found or heard.
 * A press on it is asked for it.
 */
export function coverNote(speaker: Speaker, element: HTMLElement, covered: boolean): void {
  const [head, body] = element.children as unknown as readonly HTMLElement[];
  const title = head?.lastElementChild as HTMLElement | null | undefined;
  element.toggleAttribute('data-ahead', covered);
  if (title) title.hidden = covered;
  if (body) body.inert = covered;
  if (covered) {
    openNote(element, false);
    // What stands there instead is no text of the page.
    const label = message(speaker, 'linesNoteAhead');
    head?.setAttribute('aria-label', label);
    head?.setAttribute('data-label', label);
  } else head?.removeAttribute('aria-label');
}

export const isNoteOpen = (element: HTMLElement): boolean => element.firstElementChild?.getAttribute('aria-expanded') === 'true';

function titleOf({ title, text }: Annotation): string {
  if (title) return title;
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')}…` : text;
}
