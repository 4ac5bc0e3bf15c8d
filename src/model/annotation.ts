import { furtherPages, type FurtherPages, type RawPages } from './annotation-pages.js';
import type { Cue } from './cue.js';
import { toBytes } from './bytes.js';
import type { decodeBytes } from './encoding.js';
import { type Interval, MOMENT } from './interval.js';
import { jsonBreak } from './json-break.js';
import { pictureRefused, type TextOrigin } from './picture-address.js';
import { excerpt, ProblemList } from './problem-list.js';
import type { Problem } from './problem.js';
import type { anchorQuote } from './quote.js';
import { type RichText, textOf } from './rich-text.js';
import type { BodyFormat } from './simple-body.js';
import { parseMediaFragment, parseTimecode } from './timecode.js';

/** A passage or note tied to a span of the film. Its span is what it speaks of, not how long it stays on screen. */
export interface Annotation extends Interval {
  /** From the file, or made from its content; unique in its set. */
  readonly id: string;
  readonly title?: string;
  readonly body: RichText;
  /** The body as plain text. */
  readonly text: string;
  /** One word or two that say what kind of note it is, e.g. "History". */
  readonly category?: string;
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  /** Who set its place: an author, the alignment, or nobody (`ambient`: background spread over quiet stretches). */
  readonly origin: 'authored' | 'aligned' | 'ambient';
  readonly anchor: TimeAnchor | QuoteAnchor;
  /** The passage of the article it comes from. */
  readonly passage?: string;
  /** Larger goes first where notes compete; 0 where absent. */
  readonly priority?: number;
  /** It tells of the film up to this moment (seconds): it does not come up for who has not watched so far. */
  readonly spoilsUpTo?: number;
  /** The set it belongs to, given by the session. */
  readonly set?: string;
}

export type { BodyFormat };

/** Tied to film time itself. */
export interface TimeAnchor extends Interval {
  readonly type: 'time';
}

/** Tied to words spoken in the film: it finds its place in another cut, offset or frame rate of the same film. */
export interface QuoteAnchor {
  readonly type: 'quote';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Where it was last found, in seconds. */
  readonly near?: number;
  /** Language of the quoted subtitles, BCP 47. */
  readonly language?: string;
}

/** A note whose words were not found, or not looked for yet: never shown over the film, listed for the author. */
export type UnplacedAnnotation = Omit<Annotation, 'start' | 'end'>;

/** What reading an annotation file gives. */
export interface AnnotationsResult {
  /** By start, then as in the file. */
  readonly annotations: readonly Annotation[];
  readonly problems: readonly Problem[];
  /** The set's own name, from the file. */
  readonly label?: string;
  /** Pages of the same collection that are files of their own; absent where all is here. */
  readonly further?: FurtherPages;
  /** Notes without a place, each with a problem that says why; absent where there are none. */
  readonly unplaced?: readonly UnplacedAnnotation[];
  /** What the file asks for and was not at hand: a parser that reads all bodies (some are empty here), the search for quotations (notes are without their place). */
  readonly deferred?: { readonly bodies: boolean; readonly quotes: boolean };
}

export interface ReadAnnotationsOptions {
  /** The subtitles that quotations are looked for in. Without them, notes that have only a quotation have no place yet. */
  readonly cues?: readonly Cue[];
  /** File or address, named in the problems. */
  readonly source?: string;
  /** Preferred language of notes that are written in several, BCP 47; English, then the first, where absent. */
  readonly language?: string;
  /** The file's own address: relative links in its notes start there, and their pictures come from that server. */
  readonly base?: string;
  /** Other servers that their pictures may come from, as `https://pictures.example`. */
  readonly imageOrigins?: readonly string[];
  /** Reads one note's text; `null` where it takes a parser that is not at hand. `simpleBody` is one without a library, `parseBody` of markup.ts reads all. */
  readonly parseBody: (value: string, format: BodyFormat, origin: TextOrigin) => RichText | null;
  /** Finds a quotation in the cues: `anchorQuote` of quote.ts. Without it, a file that quotes is `deferred`. */
  readonly anchorQuote?: typeof anchorQuote;
  /** Makes text of bytes: `decodeBytes` of encoding.ts. Without it, bytes are no annotations. */
  readonly decodeBytes?: typeof decodeBytes;
}

/** A book of commentary has some thousand notes. */
export const MAX_NOTES = 10_000;
/** Characters of a file; a note of ordinary length takes 500 bytes of JSON. */
export const MAX_ANNOTATION_FILE = 5_000_000;
/** Characters of one note: six printed pages. */
export const MAX_NOTE = 20_000;
/** Characters of a title, a category, a tag. */
const MAX_TITLE = 300;
/** Texts, categories and tags of one note. */
const MAX_BODIES = 200;
/** No tag in a note is longer, but one that bears a picture. */
const MAX_TAG = 500;
/** Each `<` ends the search that the one before it began: a text of many costs no more than its length. */
const HTML_TAG = new RegExp(String.raw`</?(?:p|br|em|strong|i|b|a|q|ul|ol|li|blockquote|div|span|h[1-6])\b[^<>]{0,${MAX_TAG}}>`, 'i');
/** From this many quotations on, a file of which more than half are not found is taken to be for something else. */
const MIN_QUOTES_TO_JUDGE = 4;
/** Our own terms in annotation files. */
export const OWN_TERMS = 'urn:film-commentary:ns:';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads W3C Web Annotations: an `AnnotationPage`, an `AnnotationCollection` with its first page inside, a list, or one annotation, as text, as bytes or already parsed.
 * A broken note is a problem and the others are kept; nothing is thrown, whatever comes.
 *
 * A note is placed by its quotation where the subtitles have it, else by its time. One that has neither is in `unplaced`, never at a guessed time.
 */
export function readAnnotations(source: unknown, options: ReadAnnotationsOptions): AnnotationsResult {
  const problems = new ProblemList(options.source);
  const bytes = options.decodeBytes && toBytes(source);
  const file = bytes ? decodeFile(bytes, options, problems) : source;
  const root = typeof file === 'string' ? parseJson(file, problems) : file;
  if (root === undefined) return { annotations: [], problems: problems.list() };
  const { items, label, prefixes, pages } = findItems(root);
  const further = furtherPages(pages, options.base, problems);
  if (!items.length && !further) problems.error('no-annotations', 'There are no annotations in this file.');
  if (items.length > MAX_NOTES)
    problems.error('too-many-notes', `Only the first ${MAX_NOTES} of ${items.length} notes are read.`, { detail: { count: items.length, limit: MAX_NOTES } }); // prettier-ignore

  const reader = new NoteReader(options, problems, prefixes);
  const ids = new Map<string, number>();
  const placed: Annotation[] = [];
  const unplaced: UnplacedAnnotation[] = [];
  let quotes = 0;
  let lost = 0;
  let deferredQuotes = false;
  for (const [index, item] of items.slice(0, MAX_NOTES).entries()) {
    const note = reader.read(item, index);
    if (!note) continue;
    const { time, ...read } = note;
    const annotation = { ...read, id: uniqueId(read.id, ids, problems) };
    const { anchor } = annotation;
    let place: Interval | undefined = time;
    if (anchor.type === 'quote' && options.cues?.length && !options.anchorQuote) deferredQuotes = true;
    else if (anchor.type === 'quote' && options.cues?.length && options.anchorQuote) {
      quotes++;
      const match = options.anchorQuote(anchor, options.cues);
      if (match.state === 'anchored') place = { start: match.start!, end: match.end! };
      else {
        lost++;
        if (!time) quoteNotFound(problems, annotation.id, anchor.exact);
      }
    } else if (!place)
      problems.warning('quote-unresolved', 'A note is tied to words of the subtitles, and there are no subtitles to look in.', { detail: { id: annotation.id } }); // prettier-ignore
    if (place) placed.push({ ...annotation, start: place.start, end: place.end });
    else unplaced.push(annotation);
  }
  if (quotes >= MIN_QUOTES_TO_JUDGE && lost > quotes / 2)
    problems.error('quotes-do-not-match', `${lost} of ${quotes} quotations are not in the subtitles: these notes seem to be made for another film or other subtitles.`, { detail: { lost, quotes } }); // prettier-ignore
  return {
    annotations: placed.sort((a, b) => a.start - b.start),
    problems: problems.list(),
    ...(label !== undefined && { label }),
    ...(further && { further }),
    ...(unplaced.length && { unplaced }),
    ...((reader.deferred || deferredQuotes) && { deferred: { bodies: reader.deferred, quotes: deferredQuotes } }),
  };
}

/** The text of a file; `undefined` where so many bytes cannot be an allowed number of characters. */
function decodeFile(bytes: Uint8Array, options: ReadAnnotationsOptions, problems: ProblemList): string | undefined {
  if (bytes.length <= MAX_ANNOTATION_FILE * 4) return options.decodeBytes?.(bytes, undefined, problems).text;
  fileTooLarge(problems);
  return undefined;
}

const fileTooLarge = (problems: ProblemList) =>
  problems.error('file-too-large', `The file is longer than ${MAX_ANNOTATION_FILE / 1e6} million characters.`);

function parseJson(source: string, problems: ProblemList): unknown {
  const text = source.replace(/^\uFEFF/, '').trim();
  if (source.length > MAX_ANNOTATION_FILE) fileTooLarge(problems);
  else if (!text) problems.error('empty-file', 'The file is empty.');
  else if (text.startsWith('<')) problems.error('html-file', 'This is a web page, not a file of annotations.');
  else
    try {
      return JSON.parse(text);
    } catch {
      const line = source.slice(0, source.indexOf(text) + jsonBreak(text)).split('\n').length;
      problems.error('not-json', 'The file is not well-formed JSON.', { line });
    }
  return undefined;
}

/** An object's own field; anything inherited, or of something that is no object, is absent. */
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Fields)[name] : undefined;

/** W3C allows one value wherever it allows several. */
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.trim() : undefined);

const typeOf = (value: unknown): string => text(list(field(value, 'type') ?? field(value, '@type'))[0])?.replace(/^.*[:/#]/, '') ?? '';

/** A plain string, or the best of a language map (`{ en: ['...'] }`) or of values with languages. */
function label(value: unknown, language = 'en'): string | undefined {
  if (typeof value === 'string') return text(value);
  for (const item of Array.isArray(value) ? value.slice(0, 50) : []) {
    const found = typeof item === 'string' ? text(item) : text(field(item, '@value') ?? field(item, 'value'));
    if (found) return found;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const single = text(field(value, '@value') ?? field(value, 'value'));
  const keys = Object.keys(value).slice(0, 50);
  const key = keys.find((k) => sameLanguage(k, language)) ?? keys.find((k) => sameLanguage(k, 'en')) ?? keys[0];
  return single ?? (key === undefined ? undefined : text(list(field(value, key))[0]));
}

const sameLanguage = (a: string, b: string): boolean => a.toLowerCase().split('-')[0] === b.toLowerCase().split('-')[0];

interface FoundItems {
  readonly items: readonly unknown[];
  readonly label?: string;
  /** What stands before our own terms, from `@context`. */
  readonly prefixes: readonly string[];
  /** What the file says of pages that are elsewhere. */
  readonly pages: RawPages;
}

/** A term of our own: the first of these prefixes that the item has it under. */
function ownTerm(item: unknown, name: string, prefixes: readonly string[]): unknown {
  for (const prefix of prefixes) {
    const value = field(item, prefix + name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The annotations of a page, of a collection's embedded pages, of a list, or the thing itself. */
function findItems(root: unknown): FoundItems {
  const prefixes = ['fc:', OWN_TERMS];
  let name: string | undefined;
  const items: unknown[] = [];
  const here = new Set<unknown>();
  let index: RawPages['index'] = [];
  let next: unknown;
  let total: unknown;
  const takeName = (value: unknown): void => {
    name ??= label(field(value, 'label'))?.slice(0, MAX_TITLE);
  };
  const visit = (value: unknown, depth: number): void => {
    for (const context of list(field(value, '@context')))
      if (typeof context === 'object' && context !== null)
        for (const [prefix, meaning] of Object.entries(context))
          if (meaning === OWN_TERMS && prefixes.length < 10) prefixes.push(`${prefix}:`);
    const group = /^(Annotation(Page|Collection|List)|OrderedCollection(Page)?|Manifest|Canvas)$/;
    if (depth > 4) return;
    here.add(field(value, 'id') ?? field(value, '@id'));
    total ??= field(value, 'total') ?? field(value, 'totalItems');
    if (group.test(typeOf(value))) takeName(value);
    if (index.length === 0)
      index = list(ownTerm(value, 'pageIndex', prefixes)).map((page) => ({
        id: field(page, 'id'),
        covers: ownTerm(page, 'covers', prefixes),
        count: ownTerm(page, 'count', prefixes),
      }));
    const pages = Array.isArray(value)
      ? value
      : (field(value, typeOf(value) === 'Canvas' ? 'annotations' : 'items') ?? field(value, 'resources') ?? field(value, 'annotations'));
    const first = field(value, 'first');
    if (Array.isArray(pages) && typeOf(value) !== 'Annotation') {
      takeName(value);
      next = field(value, 'next');
      for (const page of pages) {
        if (group.test(typeOf(page)) || Array.isArray(page)) visit(page, depth + 1);
        else items.push(page);
      }
    } else if (typeof first === 'object' && first !== null) {
      takeName(value);
      visit(first, depth + 1);
    } else if (typeof first === 'string') {
      next = first;
    } else if (typeOf(value) === 'Annotation' || field(value, 'target') !== undefined) items.push(value);
  };
  visit(root, 0);
  return { items, prefixes, pages: { index, next, total, here }, ...(name !== undefined && { label: name }) };
}

/** `taken` holds the ids in use and, for each, the last number put behind it. */
function uniqueId(id: string, taken: Map<string, number>, problems: ProblemList): string {
  let unique = id;
  let number = taken.get(id) ?? 1;
  while (taken.has(unique)) unique = `${id}~${++number}`;
  taken.set(unique, 1);
  if (unique === id) return id;
  taken.set(id, number);
  problems.warning('duplicate-id', `Two notes have the id "${excerpt(id)}".`, { detail: { id } });
  return unique;
}

const quoteNotFound = (problems: ProblemList, id: string, quotation: string) =>
  problems.warning('quote-not-found', `The quotation "${excerpt(quotation)}" is not in the subtitles, so its note is not shown.`, {
    detail: { id, quotation: excerpt(quotation, 300) },
  });

type ReadNote = UnplacedAnnotation & { readonly time?: Interval };

/** Reads one annotation of a file after another. */
class NoteReader {
  deferred = false;
  readonly #options: ReadAnnotationsOptions;
  readonly #problems: ProblemList;
  readonly #prefixes: readonly string[];

  constructor(options: ReadAnnotationsOptions, problems: ProblemList, prefixes: readonly string[]) {
    this.#options = options;
    this.#problems = problems;
    this.#prefixes = prefixes;
  }

  /** One note, or `undefined` and a problem. */
  read(item: unknown, index: number): ReadNote | undefined {
    const fail = (reason: string): undefined => {
      this.#problems.error('bad-annotation', `Note ${index + 1} cannot be read: ${reason}.`, { detail: { index, reason } });
    };
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return fail('it is not an annotation');
    const id = text(field(item, 'id') ?? field(item, '@id') ?? this.#own(item, 'id')) ?? `note-${index + 1}`;
    const target = this.#target(field(item, 'target') ?? field(item, 'on'), id);
    if (!target.anchor) return target.reported ? undefined : fail('it names neither a time nor words of the film');
    const body = this.#body(item, id);
    const title = this.#name(label(field(item, 'label'), this.#options.language), id) ?? body.title;
    if (!body.text && !body.deferred && !title) return fail('it has no text');
    const priority = this.#own(item, 'priority');
    const spoilsUpTo = this.#own(item, 'spoilsUpTo');
    const category = this.#name(body.category ?? text(this.#own(item, 'category')), id);
    const passage = text(this.#own(item, 'passage')) ?? linkedPassage(list(field(item, 'body')));
    const origin = this.#own(item, 'origin');
    return {
      id,
      ...(title !== undefined && { title }),
      body: body.rich,
      text: body.text,
      ...(category !== undefined && { category }),
      tags: body.tags,
      ...(body.language !== undefined && { language: body.language }),
      origin: origin === 'aligned' || origin === 'ambient' ? origin : 'authored',
      anchor: target.anchor,
      ...(passage !== undefined && { passage }),
      ...(typeof priority === 'number' && Number.isFinite(priority) && { priority }),
      ...(typeof spoilsUpTo === 'number' && spoilsUpTo >= 0 && Number.isFinite(spoilsUpTo) && { spoilsUpTo }),
      ...(target.time && { time: target.time }),
    };
  }

  /** A title, a category or a tag of a note, no longer than such a thing may be. */
  #name<T extends string | undefined>(name: T, id: string): T {
    if (name === undefined || name.length <= MAX_TITLE) return name;
    this.#problems.warning('name-too-long', `A title, category or tag is longer than ${MAX_TITLE} characters; the rest is left out.`, { detail: { id, limit: MAX_TITLE } }); // prettier-ignore
    return name.slice(0, MAX_TITLE) as T;
  }

  /** A term of our own. */
  #own(item: unknown, name: string): unknown {
    return ownTerm(item, name, this.#prefixes);
  }

  /** Time and words that a note is tied to. Of several of a kind the first is taken. */
  #target(target: unknown, id: string): { anchor?: Annotation['anchor']; time?: Interval; reported?: boolean } {
    const times: Interval[] = [];
    const quotes: QuoteAnchor[] = [];
    let reported = false;
    const time = (fragment: string) => {
      if (!/(^|[#&])t=/.test(fragment)) return;
      const found = this.#time(fragment.slice(fragment.indexOf('#') + 1), id);
      if (!found) reported = true;
      else if (!times.some(({ start, end }) => start === found.start && end === found.end)) times.push(found);
    };
    // What is still to be looked at; its length is bounded by the file's, its order is the file's.
    const work: { value: unknown; language?: string }[] = [{ value: target }];
    for (let looked = 0; work.length && looked < 200; looked++) {
      const { value, language } = work.shift()!;
      if (Array.isArray(value)) work.unshift(...value.slice(0, 100).map((one) => ({ value: one, language })));
      else if (typeof value === 'string') time(value);
      else if (typeof value === 'object' && value !== null) {
        const exact = text(field(value, 'exact'));
        const source = field(value, 'source') ?? field(value, 'full');
        const own = text(list(field(source, 'language'))[0]) ?? language;
        const [type, fragment] = [typeOf(value), field(value, 'value')];
        if (exact !== undefined)
          quotes.push({
            type: 'quote',
            exact: exact.slice(0, MAX_NOTE),
            ...stringField(value, 'prefix'),
            ...stringField(value, 'suffix'),
            ...(own !== undefined && { language: own }),
          });
        else if (typeof fragment === 'string') time(fragment.includes('#') ? fragment : `#${fragment}`);
        else if (type === 'PointSelector') time(`#t=${String(field(value, 't') ?? field(value, 'instant'))}`);
        const deeper = [field(value, 'selector'), field(value, 'refinedBy'), field(value, 'items'), typeof source === 'string' ? source : field(source, 'id')]; // prettier-ignore
        if (type !== 'SpecificResource' && !source && typeof field(value, 'id') === 'string') deeper.push(field(value, 'id'));
        work.unshift(
          ...deeper.filter((one) => one !== undefined).map((one) => ({ value: one, ...(own !== undefined && { language: own }) })),
        );
      }
    }
    if (times.length > 1 || quotes.length > 1)
      this.#problems.warning('several-places', 'A note names several places in the film; the first is used.', { detail: { id } });
    const [[moment], [quote]] = [times, quotes];
    if (quote) return { anchor: { ...quote, ...(moment && { near: moment.start }) }, ...(moment && { time: moment }), reported };
    return moment ? { anchor: { type: 'time', ...moment }, time: moment, reported } : { reported };
  }

  #time(fragment: string, id: string): Interval | undefined {
    const found = parseMediaFragment(fragment);
    if (found && found.end < Infinity) return found;
    if (found) return { start: found.start, end: found.start + MOMENT };
    const value = excerpt(/(?:^|&)(t=[^&]*)/.exec(fragment)?.[1] ?? fragment);
    const [start, end] = value.replace(/^t=(npt:)?/, '').split(',').map(parseTimecode); // prettier-ignore
    if (start !== undefined && start !== null && start === end) {
      this.#problems.warning('empty-time', `The time "${value}" has no length; it is taken as a moment.`, { detail: { id, value } });
      return { start, end: start + MOMENT };
    }
    this.#problems.error('bad-time', `The time "${value}" of a note cannot be used.`, { detail: { id, value } });
    return undefined;
  }

  /** The note's text, and what the other bodies say about it. */
  #body(
    item: unknown,
    id: string,
  ): { rich: RichText; text: string; title?: string; category?: string; tags: string[]; language?: string; deferred: boolean } {
    // prettier-ignore
    const motivation = field(item, 'motivation');
    const all = list(field(item, 'body') ?? field(item, 'bodyValue') ?? field(item, 'resource'));
    if (all.length > MAX_BODIES)
      this.#problems.warning('too-many-bodies', `A note has more than ${MAX_BODIES} parts, tags among them; the rest is left out.`, { detail: { id, limit: MAX_BODIES } }); // prettier-ignore
    const bodies = all.slice(0, MAX_BODIES).map((body) => this.#choose(body));
    const tags: string[] = [];
    let category: string | undefined;
    let note: { value: string; format: BodyFormat; language?: string; rank: number } | undefined;
    for (const body of bodies) {
      const content = typeof body === 'string' ? body : (field(body, 'value') ?? field(body, 'chars'));
      if (typeof content !== 'string' || !content.trim()) continue;
      // By the standard a body that is a string is the address of a text elsewhere; many files have the text itself there.
      if (typeof body === 'string' && /^[a-z][a-z\d+.-]*:\/\/\S*$/i.test(body)) continue;
      const purposes = list(field(body, 'purpose') ?? field(body, 'motivation') ?? motivation).map((one) => String(one).replace(/^.*[:/#]/, '')); // prettier-ignore
      const rank = purposes.includes('commenting') ? 0 : purposes.includes('describing') ? 1 : purposes.length ? 3 : 2;
      if (purposes.includes('classifying')) category ??= content.trim();
      else if (purposes.includes('tagging')) tags.push(this.#name(content.trim(), id));
      else if (purposes.includes('linking') || purposes.includes('identifying')) continue;
      else if (!note || rank < note.rank) {
        const language = text(list(field(body, 'language'))[0]);
        note = { value: content, format: bodyFormat(field(body, 'format'), content), rank, ...(language !== undefined && { language }) };
      }
    }
    if (!note) return { rich: [], text: '', ...(category !== undefined && { category }), tags, deferred: false };
    let { value } = note;
    if (value.length > MAX_NOTE) {
      this.#problems.warning('note-too-long', `A note is longer than ${MAX_NOTE} characters; the rest is left out.`, { detail: { id, limit: MAX_NOTE } }); // prettier-ignore
      value = `${cutNote(value)}…`;
    }
    let simplified = false as boolean;
    const rich = this.#options.parseBody(value, note.format, {
      base: this.#options.base,
      imageOrigins: this.#options.imageOrigins,
      refused: (address) => this.#problems.warning(...pictureRefused(address, id)),
      simplified: () => (simplified = true),
    });
    if (simplified)
      this.#problems.warning('markup-left-out', 'A note has more markup, or deeper, than is read; its words are all there.', { detail: { id } }); // prettier-ignore
    if (!rich) this.deferred = true;
    return {
      rich: rich ?? [],
      text: textOf(rich ?? []),
      ...(category !== undefined && { category }),
      tags,
      ...(note.language !== undefined && { language: note.language }),
      deferred: !rich,
    };
  }

  /** Of a body in several languages the wanted one, else the English, else the first. */
  #choose(body: unknown): unknown {
    let chosen = body;
    for (let depth = 0; depth < 3; depth++) {
      const items = field(chosen, 'items') ?? field(chosen, 'value');
      const source = field(chosen, 'source');
      if (Array.isArray(items) && items.length) {
        const speaks = (language: string | undefined) =>
          language === undefined
            ? undefined
            : items.find((one) => list(field(one, 'language')).some((own) => sameLanguage(String(own), language)));
        const item: unknown = speaks(this.#options.language) ?? speaks('en') ?? items[0];
        chosen = typeof item === 'object' ? { purpose: field(chosen, 'purpose'), ...item } : item;
      } else if (typeof source === 'object' && source !== null && field(source, 'value') !== undefined) {
        chosen = { purpose: field(chosen, 'purpose'), ...(source as Fields) };
      } else break;
    }
    return chosen;
  }
}

/** The passage of an article that a body links to, as an address with a fragment: its id, words of it as a text fragment, or both. */
function linkedPassage(bodies: readonly unknown[]): string | undefined {
  for (const body of bodies.slice(0, MAX_BODIES)) {
    const purposes = list(field(body, 'purpose')).map(String);
    if (!purposes.some((purpose) => /(?:^|[:/#])linking$/.test(purpose))) continue;
    const source = field(body, 'source');
    const [address = ''] = (text(source) ?? text(field(source, 'id')) ?? '').split('#', 1);
    const selectors = list(field(body, 'selector'));
    const find = (type: string, name: string) =>
      text(
        field(
          selectors.find((one) => typeOf(one) === type),
          name,
        ),
      );
    const id = find('FragmentSelector', 'value') ?? '';
    const words = find('TextQuoteSelector', 'exact');
    const directive =
      words === undefined ? '' : `:~:text=${encodeURIComponent(words.slice(0, MAX_TITLE).replace(/\p{Cs}/gu, '')).replaceAll('-', '%2D')}`;
    if (id || directive) return `${address}#${id}${directive}`;
  }
  return undefined;
}

function stringField<K extends string>(value: unknown, name: K): { [P in K]?: string } {
  const found = field(value, name);
  return typeof found === 'string' && found.trim() ? ({ [name]: found.slice(0, MAX_TITLE) } as { [P in K]?: string }) : {};
}

/** The first `MAX_NOTE` characters, not cut in the middle of a pair of surrogates, nor of a tag. */
function cutNote(value: string): string {
  const cut = value.slice(0, MAX_NOTE);
  const tag = cut.lastIndexOf('<');
  return tag >= cut.length - MAX_TAG && !cut.includes('>', tag) ? cut.slice(0, tag) : cut.replace(/[\ud800-\udbff]$/, '');
}

/** What a body says it is; where it says nothing, HTML if it looks like it. */
function bodyFormat(format: unknown, value: string): BodyFormat {
  const named = (text(list(format)[0]) ?? '').toLowerCase();
  if (named.startsWith('text/html') || named.startsWith('application/xhtml')) return 'text/html';
  if (named.startsWith('text/markdown') || named === 'text/x-markdown') return 'text/markdown';
  if (named) return 'text/plain';
  return HTML_TAG.test(value.slice(0, MAX_NOTE)) ? 'text/html' : 'text/plain';
}
