import { OWN_TERMS } from '../model/annotation.js';
import { parseAnnotations } from '../model/annotation-file.js';
import { madeWithTerm } from '../model/annotation-w3c.js';
import type { Cue } from '../model/cue.js';
import { ProblemList } from '../model/problem-list.js';
import type { Problem } from '../model/problem.js';
import { retimeAnnotations, retimePins } from '../model/retimed.js';
import type { TimeMap } from '../model/retime.js';
import { formatMediaFragment, formatTimecode } from '../model/timecode.js';
import { spanOf } from './pins.js';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A page of annotations with other times; all else in it stays as it was. */
export interface RetimedFile {
  readonly text: string;
  readonly count: number;
  readonly problems: readonly Problem[];
}

/**
 * Changes the times in a W3C or IIIF page and nothing else of it. Notes on what was cut out are left out, each an error.
 *
 * @param subtitles the name of the new subtitles, which the page then names as those it was made with
 * @returns `undefined` for a file that is no such page
 */
export function retimePage(
  text: string,
  map: TimeMap,
  cues: readonly Cue[],
  { source, subtitles }: { source: string; subtitles: string },
): RetimedFile | undefined {
  // prettier-ignore
  const page = parseJson(text);
  const items = isFields(page) ? page.items : page;
  if (!Array.isArray(items) || !items.every((item) => isFields(item) && 'target' in item)) return undefined;
  // By their place in the file: ids may be missing, or the same.
  const numbered = items.map((item: Fields, index) => ({ ...item, '@id': undefined, id: String(index) }));
  const read = parseAnnotations(isFields(page) ? { ...page, items: numbered } : numbered, { source });
  const { annotations, problems } = retimeAnnotations(read.annotations, map, source);
  const named = (problem: Problem): Problem => {
    const id = (items[Number(problem.detail?.id ?? NaN)] as Fields | undefined)?.id;
    return typeof id === 'string' ? { ...problem, detail: { ...problem.detail, id } } : problem;
  };
  const spans = new Map(annotations.map((annotation) => [Number(annotation.id), formatMediaFragment(annotation)]));
  const timed = new Set(read.annotations.map(({ id }) => Number(id)));
  const kept = items.flatMap((item: Fields, index) => {
    const time = spans.get(index);
    if (time !== undefined) return [{ ...item, target: withTime(item.target, time) }];
    return timed.has(index) ? [] : [item];
  });
  const context = isFields(page) && JSON.stringify(page['@context'] ?? '').includes(OWN_TERMS) ? page['@context'] : [...listOf(isFields(page) ? page['@context'] : undefined), { fc: OWN_TERMS }]; // prettier-ignore
  const isIiif = JSON.stringify(isFields(page) ? (page['@context'] ?? '') : '').includes('iiif.io');
  const changed = isFields(page)
    ? { ...page, ...(!isIiif && { '@context': context, 'fc:madeWith': madeWithTerm(subtitles, cues) }), items: kept }
    : kept;
  // What reading it says of quotations without subtitles is no matter here.
  const said = read.problems.filter(({ code }) => code !== 'quote-unresolved');
  return { text: `${JSON.stringify(changed, null, 2)}\n`, count: kept.length, problems: [...said, ...problems].map(named) };
}

/**
 * What an author has decided for `align` (a file for `--pins`), by the times of the other version. Times on what was cut out are left out, each an error.
 *
 * @returns `undefined` for a file that is none
 */
export function retimePinFile(text: string, map: TimeMap, source: string): RetimedFile | undefined {
  const file = parseJson(text);
  if (!isFields(file) || !['pins', 'rejected'].some((key) => isFields(file[key]))) return undefined;
  const problems = new ProblemList(source);
  let count = 0;
  const retimed = (passage: string, time: unknown): readonly unknown[] => {
    const span = spanOf(time);
    const moved = span ? retimePins([span], map).kept[0] : undefined;
    count += moved ? 1 : 0;
    // What cannot be read is what it was; `align` says so.
    if (!span) return [time];
    if (!moved) problems.error('cut-out', `“${passage}” is pinned to a part of the film that this version does not have.`, { detail: { passage } }); // prettier-ignore
    return moved ? [`${formatTimecode(moved.start, { form: 'vtt' })}-${formatTimecode(moved.end, { form: 'vtt' })}`] : [];
  };
  const all = (passages: unknown): Fields =>
    Object.fromEntries(
      Object.entries(isFields(passages) ? passages : {}).flatMap(([passage, times]) => {
        const now = listOf(times).flatMap((time) => retimed(passage, time));
        return now.length ? [[passage, Array.isArray(times) ? now : now[0]]] : [];
      }),
    );
  const result = { ...file, ...('pins' in file && { pins: all(file.pins) }), ...('rejected' in file && { rejected: all(file.rejected) }) };
  return { text: `${JSON.stringify(result, null, 2)}\n`, count, problems: problems.list() };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** A target with another time: in the value of a selector, or behind an address. */
function withTime(target: unknown, time: string): unknown {
  if (Array.isArray(target)) return target.map((one) => withTime(one, time));
  if (typeof target === 'string') return target.replace(/([#&])t=[^&]*/, `$1${time}`);
  if (!isFields(target)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([name, value]) => {
      if (name === 'value' && typeof value === 'string') return [name, value.replace(/(^|[#&])t=[^&]*/, `$1${time}`)];
      return [name, ['id', '@id', 'source', 'selector', 'items'].includes(name) ? withTime(value, time) : value];
    }),
  );
}
