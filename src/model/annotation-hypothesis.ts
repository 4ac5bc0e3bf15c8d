import type { Annotation } from './annotation.js';
import { type FormatAnnotationsOptions, reportLoss, reportOwnTerms, type Writable } from './annotation-export.js';
import { FILM, quoteSelector } from './annotation-w3c.js';
import { type Cue, isDisplayable } from './cue.js';
import { formatMarkdown } from './markdown-writer.js';
import { parseMarkdown } from './markup.js';
import type { ProblemList } from './problem-list.js';
import { formatHtml } from './rich-html.js';
import { paragraphs, textOf } from './rich-text.js';

/**
 * Annotations as the Hypothesis API has them (https://h.readthedocs.io/en/latest/api-reference/v1/): `{ total, rows }`, each row one that can be sent to it.
 * The text is Markdown; a title is its heading, a category a tag.
 */
export function writeHypothesis(notes: readonly Writable[], { film, cues }: FormatAnnotationsOptions, problems: ProblemList): string {
  if (film === undefined) problems.warning('no-address', 'Hypothesis keeps notes by the address of a page, and none was given.');
  const uri = film ?? FILM;
  const shown = cues?.filter(isDisplayable).toSorted((a, b) => a.start - b.start);
  const [moved, changed] = [new Set<Writable>(), new Set<Writable>()];
  const rows = notes.map((note) => {
    const { annotation } = note;
    const { anchor, category, tags } = annotation;
    const { text, exact } = markdownOf(annotation);
    if (!exact) changed.add(note);
    const time = withinCues(annotation, shown);
    if (time.start !== annotation.start || time.end !== annotation.end) moved.add(note);
    return {
      id: annotation.id,
      uri,
      text,
      tags: [...(category === undefined ? [] : [category]), ...tags],
      target: [
        {
          source: uri,
          selector: [
            ...(anchor.type === 'quote' ? [quoteSelector(anchor)] : []),
            { type: 'MediaTimeSelector', start: seconds(time.start), end: seconds(time.end) },
          ],
        },
      ],
    };
  });
  if (!cues && notes.length)
    problems.warning(
      'times-between-subtitles',
      'Hypothesis finds a time only within a subtitle; without the subtitles none could be moved there.',
    );
  const has = (test: (note: Annotation) => unknown): Writable[] => notes.filter(({ annotation }) => test(annotation));
  reportLoss(problems, 'moved-to-subtitle', [...moved], (count) => `${count} began or ended where nobody speaks, and Hypothesis will not show this: the time was moved to the nearest subtitle.`); // prettier-ignore
  reportLoss(problems, 'text-changed', [...changed], (count) => `Markdown has not all that ${count} have; the words are there.`);
  reportLoss(problems, 'category-as-tag', has(({ category }) => category !== undefined), (count) => `Hypothesis has no categories: that of ${count} is a tag.`); // prettier-ignore
  reportOwnTerms(problems, 'Hypothesis', notes, ['origin', 'passage', 'priority', 'spoilsUpTo', 'language']);
  reportLoss(problems, 'not-written', has(({ anchor }) => anchor.type === 'quote' && anchor.language !== undefined), (count) => `Hypothesis has no place for the language of the words that ${count} quote.`); // prettier-ignore
  return `${JSON.stringify({ total: rows.length, rows }, null, 2)}\n`;
}

const seconds = (time: number): number => Math.round(time * 1000) / 1000;

/** A note's Markdown, and whether it is read again as the same. */
function markdownOf({ title, body, text }: Annotation): { text: string; exact: boolean } {
  const rich = body.length ? body : paragraphs(text);
  const same = (markdown: string): boolean => JSON.stringify(parseMarkdown(markdown)) === JSON.stringify(rich);
  const forms = [formatMarkdown(rich), formatHtml(rich)];
  const exact = forms.find(same);
  const heading = title === undefined ? '' : `# ${formatMarkdown([{ tag: 'p', children: [title.replaceAll(/\s+/g, ' ')] }])}`;
  return { text: [heading, exact ?? forms[0]!].filter(Boolean).join('\n\n'), exact: exact !== undefined };
}

/** Less than a frame before a subtitle's end, in seconds. */
const INSIDE = 0.001;

/** A span that begins and ends while something is said: elsewhere Hypothesis finds no place, and says nothing. */
function withinCues({ start, end }: Annotation, cues: readonly Cue[] | undefined): { start: number; end: number } {
  if (!cues?.length) return { start, end };
  const near = (time: number): number => {
    const after = cues.find((cue) => cue.end > time);
    const before = cues.findLast((cue) => cue.end <= time);
    if (after && after.start <= time) return time;
    if (!after || (before && time - before.end < after.start - time)) return before!.end - INSIDE;
    return after.start;
  };
  const [from, to] = [near(start), near(end)];
  if (to > from) return { start: from, end: to };
  // All of it is in one pause: then it is on the line beside that.
  const beside = cues.find((cue) => cue.start <= from && from < cue.end)!;
  return { start: beside.start, end: beside.end - INSIDE };
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Is it an answer of the Hypothesis API: rows, a list of annotations, or one? W3C annotations have targets, too, but no `uri`. */
export function isHypothesis(file: unknown): boolean {
  const row = isFields(file) && !Array.isArray(file.rows) ? file : listOf(isFields(file) ? file.rows : file)[0];
  const rows = isFields(file) && Array.isArray(file.rows);
  return row ? typeof row.uri === 'string' && row.type === undefined && row.body === undefined : rows;
}

/** Annotations of Hypothesis as W3C annotations. Answers to others, which have no place of their own, are left out and reported. */
export function fromHypothesis(file: unknown, problems: ProblemList): object {
  const rows = Array.isArray(file) ? listOf(file) : isFields(file) && Array.isArray(file.rows) ? listOf(file.rows) : [file as Fields];
  const items = rows.flatMap((row, i) => {
    if (Array.isArray(row.references) && row.references.length) {
      problems.warning('reply', `Note ${i + 1} answers another one; it is left out.`, { detail: { index: i } });
      return [];
    }
    const text = typeof row.text === 'string' ? row.text : '';
    const [, title, rest = ''] = /^# ([^\n]+)(?:\n+([^]*))?$/.exec(text) ?? [];
    const tags = Array.isArray(row.tags) ? row.tags : [];
    const target = listOf(row.target).map(({ source, selector }) => ({
      type: 'SpecificResource',
      source: source ?? row.uri,
      selector: listOf(selector).map((one) => (one.type === 'MediaTimeSelector' ? { type: 'FragmentSelector', value: `t=${decimal(one.start)},${decimal(one.end)}` } : one)), // prettier-ignore
    }));
    return [
      {
        id: row.id,
        type: 'Annotation',
        ...(title !== undefined && { label: textOf(parseMarkdown(title)) || title }),
        body: [
          { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: title === undefined ? text : rest },
          ...tags.map((value: unknown) => ({ type: 'TextualBody', purpose: 'tagging', value })),
        ],
        target,
      },
    ];
  });
  return { type: 'AnnotationPage', items };
}

const decimal = (time: unknown): string => (typeof time === 'number' && Number.isFinite(time) ? time.toFixed(3) : String(time));
