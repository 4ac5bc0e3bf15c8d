import type { Annotation, AnnotationsResult } from './annotation.js';
import { insist } from './not-plain.js';
import { textOf } from './rich-text.js';
import { type BodyFormat, simpleBody } from './simple-body.js';

/** The fields that each part of a plain page may have; one that is not here may mean something. */
const PAGE = ['@context', 'id', 'type', 'label', 'items'];
const NOTE = ['@context', 'id', 'type', 'label', 'motivation', 'body', 'target', 'created', 'modified', 'creator', 'fc:origin', 'fc:passage', 'fc:priority']; // prettier-ignore
const BODY = ['type', 'purpose', 'format', 'language', 'value'];
const TARGET = ['type', 'source', 'selector'];
const SOURCE = ['type', 'id'];
const SELECTOR = ['type', 'conformsTo', 'value'];

/** The order in which the bodies of a note go for its text: see `readAnnotations`. */
const TEXTS = ['commenting', 'describing', undefined];
/** The limits of annotation.ts lie beyond these: what is longer is its business. */
const LONGEST_NAME = 300;
const LONGEST_NOTE = 20_000;
const MOST_NOTES = 1000;
const LONGEST_FILE = 1_000_000;

type Fields = Readonly<Record<string, unknown>>;

/** This object with no other fields than these. */
function fields(value: unknown, names: readonly string[]): Fields {
  insist(typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((name) => names.includes(name)));
  return value as Fields;
}

/** Words of an ordinary length, without the spaces around them. */
function words(value: unknown, longest = LONGEST_NAME): string {
  insist(typeof value === 'string' && value.length <= longest && value.trim() !== '');
  return value.trim();
}

const wordsIfAny = (value: unknown): string | undefined => (value === undefined ? undefined : words(value));

/**
 * Reads a page of annotations of the plainest form, as `formatAnnotations` writes it and people do: times, plain or simple text.
 * Gives `null` for all others, and wherever there would be a problem to tell: then `readAnnotations` must be asked, which says the same of what is read here.
 */
export function readPlainNotes(source: string): AnnotationsResult | null {
  if (source.length > LONGEST_FILE) return null;
  try {
    const page = fields(JSON.parse(source), PAGE);
    const { items } = page;
    insist(page.type === 'AnnotationPage' && Array.isArray(items) && items.length > 0 && items.length <= MOST_NOTES);
    const annotations = items.map(readNote).sort((a, b) => a.start - b.start);
    insist(new Set(annotations.map(({ id }) => id)).size === items.length);
    return { annotations, problems: [], ...ifAny('label', wordsIfAny(page.label)) };
  } catch {
    return null;
  }
}

const ifAny = <K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };

function readNote(item: unknown): Annotation {
  const note = fields(item, NOTE);
  const { 'fc:origin': origin, 'fc:priority': priority } = note;
  insist(note.type === 'Annotation' && (priority === undefined || typeof priority === 'number'));
  const title = wordsIfAny(note.label);
  const { text, ...body } = readBody(note);
  insist(text || title);
  const span = readTarget(note.target);
  return {
    id: words(note.id, LONGEST_NOTE),
    ...ifAny('title', title),
    ...body,
    text,
    origin: origin === 'aligned' || origin === 'ambient' ? origin : 'authored',
    anchor: { type: 'time', ...span },
    ...ifAny('passage', wordsIfAny(note['fc:passage'])),
    ...ifAny('priority', priority),
    ...span,
  };
}

/** A time from second to second. */
const SPAN = /^t=\d{1,9}(?:\.\d{1,9})?,\d{1,9}(?:\.\d{1,9})?$/;

/** The one span of time that a note is tied to. */
function readTarget(target: unknown): { start: number; end: number } {
  let fragment = target;
  if (typeof target === 'string') fragment = target.slice(target.indexOf('#') + 1);
  else {
    const { source, selector } = fields(target, TARGET);
    const address = typeof source === 'string' ? source : fields(source, SOURCE).id;
    const { type, value } = fields(selector, SELECTOR);
    // An address may name a time, too.
    insist(type === 'FragmentSelector' && typeof address === 'string' && !address.includes('t='));
    fragment = value;
  }
  insist(typeof fragment === 'string' && SPAN.test(fragment));
  const [start = 0, end = 0] = fragment.slice(2).split(',').map(Number);
  insist(start < end);
  return { start, end };
}

function readBody({ body, motivation }: Fields): Pick<Annotation, 'body' | 'text' | 'tags' | 'category' | 'language'> {
  const bodies = body === undefined ? [] : Array.isArray(body) ? body : [body];
  const read = bodies.map((one) => {
    const { type, purpose = motivation, format, language, value } = fields(one, BODY);
    insist(
      type === 'TextualBody' && bodies.length < 100 && typeof value === 'string' && value.length <= LONGEST_NOTE && value.trim() !== '',
    );
    return { purpose, format, language, value };
  });
  const named = (name: string) => read.filter(({ purpose }) => purpose === name).map(({ value }) => words(value));
  const [tags, [category]] = [named('tagging'), named('classifying')];
  const texts = read.filter(({ purpose }) => purpose !== 'tagging' && purpose !== 'classifying');
  const rank = ({ purpose }: { purpose: unknown }) => TEXTS.indexOf(purpose as string | undefined);
  insist(texts.every((text) => rank(text) >= 0));
  const [note] = texts.sort((a, b) => rank(a) - rank(b));
  const rich = note ? simpleBody(note.value, formatOf(note)) : [];
  insist(rich !== null);
  return { body: rich, text: textOf(rich), ...ifAny('category', category), tags, ...ifAny('language', wordsIfAny(note?.language)) };
}

/** What says nothing of itself may be HTML where it holds a tag. */
function formatOf({ format, value }: { format: unknown; value: string }): BodyFormat {
  insist(format === 'text/plain' || format === 'text/html' || format === 'text/markdown' || (format === undefined && !value.includes('<')));
  return format ?? 'text/plain';
}
