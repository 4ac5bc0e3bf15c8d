import { type Annotation, OWN_TERMS } from './annotation.js';
import { formatBody, reportLoss, reportOwnTerms, type Writable } from './annotation-export.js';
import { parse, unparse } from './csv-package.js';
import type { ProblemList } from './problem-list.js';
import { formatTimecode } from './timecode.js';

/** The columns, and other names that tables made by hand have for them. */
const COLUMNS = {
  id: ['identifier', 'no', 'number'],
  start: ['begin', 'begins', 'from', 'in', 'time', 'timecode', 'start time', 'starttime', 'tc in'],
  end: ['ends', 'to', 'out', 'stop', 'end time', 'endtime', 'tc out'],
  title: ['label', 'heading', 'headline'],
  text: ['note', 'body', 'comment', 'commentary', 'annotation', 'content'],
  format: [],
  category: ['type', 'kind', 'class'],
  tags: ['tag', 'keywords'],
  language: ['lang'],
  origin: [],
  passage: [],
  priority: [],
  quote: ['quotation', 'exact', 'line', 'words'],
  prefix: [],
  suffix: [],
  'quote language': [],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

/** Spreadsheets take a cell that begins so for a formula; an apostrophe in front says that it is text, and another one that the apostrophe is. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const BOM = '\ufeff';
const BETWEEN_TAGS = '; ';

/**
 * A table: RFC 4180, in UTF-8 with a byte order mark, which spreadsheets need. Times are `00:01:02.500`: a number with a point is thousands in half
 * of Europe. What could be a formula has an apostrophe in front.
 */
export function writeCsv(notes: readonly Writable[], problems: ProblemList): string {
  const rows = notes.map(({ annotation }) => {
    const cells = cellsOf(annotation);
    return NAMES.map((name) => cells[name] ?? '');
  });
  const parted = notes.filter(({ annotation: { tags } }) => tags.some((tag) => tag.includes(';')));
  reportOwnTerms(problems, 'CSV', notes, ['spoilsUpTo']);
  reportLoss(
    problems,
    'tags-changed',
    parted,
    (count) => `In the table tags are parted by semicolons: those within the tags of ${count} are commas.`,
  );
  return `${BOM}${unparse([NAMES, ...rows], { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;
}

function cellsOf(annotation: Annotation): Partial<Record<Column, string | undefined>> {
  const { id, start, end, title, body, text, category, tags, language, origin, passage, priority, anchor } = annotation;
  const { format, value } = formatBody(body, text);
  const quote = anchor.type === 'quote' ? anchor : undefined;
  return {
    id,
    start: formatTimecode(start, { form: 'vtt' }),
    end: formatTimecode(end, { form: 'vtt' }),
    title,
    text: value,
    format: format === 'text/html' ? 'html' : '',
    category,
    tags: tags.map((tag) => tag.replaceAll(';', ',')).join(BETWEEN_TAGS),
    language,
    origin: origin === 'authored' ? '' : origin,
    passage,
    priority: priority === undefined ? '' : String(priority),
    quote: quote?.exact,
    prefix: quote?.prefix,
    suffix: quote?.suffix,
    'quote language': quote?.language,
  };
}

/** The columns of the first line; `undefined` where it is not the head of a table of notes, which has a time or a quotation, and a text or a title. */
function headOf(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const head = cells.map((cell) => {
    const name = cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ');
    return NAMES.find((column) => column === name || (COLUMNS[column] as readonly string[]).includes(name));
  });
  const has = (...names: readonly Column[]): boolean => names.some((name) => head.includes(name));
  return has('start', 'quote') && has('text', 'title') ? head : undefined;
}

/** A spreadsheet's own line that names the delimiter. */
const SEPARATOR = /^sep=(.)\r?\n/i;
const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters; no head is longer. */
const LONGEST_HEAD = 2000;

interface Table {
  readonly text: string;
  readonly delimiter: string;
  readonly head: readonly (Column | undefined)[];
}

/** The text without what is before its head, and the delimiter with which most columns are known; `undefined` where with none the first line is a head. */
function tableOf(file: string): Table | undefined {
  const clean = file.replace(/^\ufeff/, '');
  const named = SEPARATOR.exec(clean)?.[1];
  const text = clean.replace(SEPARATOR, '').trimStart();
  let best: Table | undefined;
  for (const delimiter of named === undefined ? DELIMITERS : [named]) {
    const [first = []] = parse(text.slice(0, LONGEST_HEAD), { delimiter, preview: 1 }).data;
    const head = headOf(first);
    const known = (columns: Table['head']): number => columns.filter(Boolean).length;
    if (head && (!best || known(head) > known(best.head))) best = { text, delimiter, head };
  }
  return best;
}

/**
 * A table of notes as W3C annotations. Commas, semicolons or tabs part its cells; times are `1:02`, `00:01:02.500`, `62,5` or seconds.
 *
 * @returns `undefined` where the first line does not name the columns of such a table
 */
export function fromCsv(file: string, problems: ProblemList): object | undefined {
  const table = tableOf(file);
  if (!table) return undefined;
  const { text, delimiter, head } = table;
  const { data, errors } = parse(text, { delimiter, skipEmptyLines: 'greedy' });
  for (const { row } of errors)
    problems.error('broken-table', 'A quotation mark in the table is not closed, or stands where none may be.', row === undefined ? {} : { detail: { row: row + 1 } }); // prettier-ignore
  const items = data.slice(1).map((cells) => {
    const row: Partial<Record<Column, string>> = {};
    for (const [i, cell] of cells.entries()) {
      const name = head[i];
      if (name && row[name] === undefined && cell.trim()) row[name] = FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell;
    }
    return itemOf(row);
  });
  return { type: 'AnnotationPage', items };
}

function itemOf(row: Partial<Record<Column, string>>): object {
  const { id, start, end, title, text, format, category, tags, language, quote, prefix, suffix } = row;
  const said = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, format: 'text/plain', value });
  const time = start === undefined ? '' : `t=${timeOf(start)}${end === undefined ? '' : `,${timeOf(end)}`}`;
  const formats: Readonly<Record<string, string>> = { html: 'text/html', markdown: 'text/markdown', md: 'text/markdown' };
  const priority = Number(row.priority);
  return {
    id: id?.trim(),
    type: 'Annotation',
    label: title,
    body: [
      ...(text === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: formats[format?.trim().toLowerCase() ?? ''] ?? 'text/plain', value: text, language: language?.trim() }]), // prettier-ignore
      ...(category === undefined ? [] : [said('classifying', category)]),
      ...(tags ?? '').split(';').filter((tag) => tag.trim()).map((tag) => said('tagging', tag.trim())), // prettier-ignore
    ],
    target: [
      ...(time ? [{ type: 'FragmentSelector', value: time }] : []),
      ...(quote === undefined ? [] : [{ type: 'SpecificResource', source: { language: row['quote language']?.trim() }, selector: { type: 'TextQuoteSelector', exact: quote, prefix, suffix } }]), // prettier-ignore
    ],
    [`${OWN_TERMS}origin`]: row.origin?.trim(),
    [`${OWN_TERMS}passage`]: row.passage,
    ...(row.priority !== undefined && Number.isFinite(priority) && { [`${OWN_TERMS}priority`]: priority }),
  };
}

/** A fragment's times have a point before their decimals, and part begin and end by a comma. */
const timeOf = (cell: string): string => cell.trim().replace(',', '.');
