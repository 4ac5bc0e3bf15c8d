import type { Annotation } from '../model/annotation.js';
import { pictureRefused, type TextOrigin } from '../model/picture-address.js';
import { ProblemList } from '../model/problem-list.js';
import type { RichText } from '../model/rich-text.js';
import type { FilmSession } from '../session/film-session.js';
import { imageOrigins } from '../session/image-origins.js';
import { absolute } from '../session/reading.js';
import { richNodes } from './rich-nodes.js';

/** What a page makes of a note: nodes (a filled copy of a template's content, too), or strings, which stay text. It is given the nodes of the note's text, to be put where they belong. */
export type NoteRenderer = (note: Annotation, text: readonly Node[]) => Node | string | readonly (Node | string)[];

/** Where texts come from that an element has read, and that it hands to a session as a page does with its own notes. */
const origins = new WeakMap<RichText, TextOrigin>();

/** These notes were read from there: they may show the pictures that such a text may. */
export function readFrom(origin: TextOrigin, notes: readonly Annotation[]): void {
  for (const { body } of notes) origins.set(body, origin);
}

/** What was not shown, by note and address. */
type Refused = Map<string, Parameters<ProblemList['warning']>>;

/** What was not shown of the notes that a page has handed over, by session and set. */
const refusals = new WeakMap<FilmSession, Map<string, Refused>>();

/** The nodes of a note's text. Files are asked whose pictures they show when they are read; notes that a page hands over are asked here, and what is refused is told. */
export function noteNodes(
  body: RichText,
  note: Annotation,
  session: FilmSession | undefined,
  { renderNote }: { readonly renderNote?: NoteRenderer | undefined } = {},
): Node[] {
  const src = session?.state.commentary.sets.find(({ id }) => id === note.set)?.src;
  const refused = (address: string) => {
    if (session && note.set !== undefined && src === undefined) report(session, note.set, note.id, address);
  };
  const nodes = richNodes(body, { base: absolute(src), imageOrigins: imageOrigins(session?.media), ...origins.get(body), refused });
  try {
    return renderNote ? [renderNote(note, nodes)].flat().flatMap(nodesOf) : nodes;
  } catch (error) {
    // The page's fault is not the note's.
    reportError(error);
    return nodes;
  }
}

/** A fragment is empty once it stands somewhere; the card comes up again with what was in it. */
const nodesOf = (part: Node | string): Node[] =>
  typeof part === 'string' ? [document.createTextNode(part)] : part instanceof DocumentFragment ? [...part.childNodes] : [part];

function report(session: FilmSession, set: string, id: string, address: string): void {
  const sets = refusals.get(session) ?? new Map<string, Refused>();
  refusals.set(session, sets);
  const known: Refused = sets.get(set) ?? new Map();
  sets.set(set, known);
  const key = JSON.stringify([id, address]);
  if (known.has(key)) return;
  known.set(key, pictureRefused(address, id));
  const problems = new ProblemList();
  for (const problem of known.values()) problems.warning(...problem);
  // Not while something is rendered, of which this may be told.
  queueMicrotask(() => session.report(set, 'annotations', '', problems.list()));
}
