import type { Interval } from './interval.js';
import { excerpt, type ProblemList } from './problem-list.js';
import { parseMediaFragment } from './timecode.js';

/** A page of notes that is a file of its own: which stretch of the film its notes speak of, in seconds. */
export interface PageEntry extends Interval {
  /** Its absolute address. */
  readonly url: string;
  /** How many notes it has, where the collection says so. */
  readonly count?: number;
}

/** What a file says of notes that are elsewhere. */
export interface FurtherPages {
  /** Pages by start, where the collection has an index of times. */
  readonly index: readonly PageEntry[];
  /** Address of the next page, where there is no index. */
  readonly next?: string;
  /** How many notes there are in all, where the file says so. */
  readonly total?: number;
}

/** A collection of more pages is read as far as here: 100,000 notes are some 2,000 pages. */
const MAX_PAGES = 20_000;

/** What was found in a file, not yet checked. */
export interface RawPages {
  /** Entries of the index: `id`, `covers` (a media fragment), `count`. */
  readonly index: readonly { readonly id: unknown; readonly covers: unknown; readonly count: unknown }[];
  readonly next?: unknown;
  readonly total?: unknown;
  /** Ids of the pages that are in the file itself. */
  readonly here: ReadonlySet<unknown>;
}

/**
 * Checks what a file says of further pages. Only pages of the file's own server are fetched: a file of notes must not make a viewer's
 * browser tell others what is watched.
 *
 * @param base the file's own address
 * @returns `undefined` where there are none
 */
export function furtherPages(raw: RawPages, base: string | undefined, problems: ProblemList): FurtherPages | undefined {
  const origin = base === undefined ? undefined : parse(base)?.origin;
  const address = (id: unknown): string | undefined => {
    const url = typeof id === 'string' && (base === undefined ? parse(id) : parse(id, base));
    if (url && /^https?:$/.test(url.protocol) && (base === undefined || url.origin === origin)) return url.href;
    problems.warning('foreign-page', `A page of notes is at an address that is not fetched: “${excerpt(String(id))}”.`, {
      detail: { text: excerpt(String(id)) },
    });
    return undefined;
  };
  const index: PageEntry[] = [];
  for (const { id, covers, count } of raw.index.slice(0, MAX_PAGES)) {
    if (raw.here.has(id)) continue;
    const span = typeof covers === 'string' ? parseMediaFragment(covers) : null;
    const url = address(id);
    if (!url) continue;
    // A page that does not say what it covers may have a note for any moment.
    const { start, end } = span ?? { start: 0, end: Infinity };
    index.push({ url, start, end, ...(isCount(count) && { count }) });
  }
  if (raw.index.length > MAX_PAGES)
    problems.error('too-many-pages', `Only the first ${MAX_PAGES} of ${raw.index.length} pages of notes are used.`, {
      detail: { count: raw.index.length, limit: MAX_PAGES },
    });
  const total = isCount(raw.total) ? raw.total : undefined;
  const next = index.length || raw.next === undefined || raw.next === null ? undefined : address(idOf(raw.next));
  if (!index.length && next === undefined) return undefined;
  return {
    index: index.sort((a, b) => a.start - b.start),
    ...(next !== undefined && { next }),
    ...(total !== undefined && { total }),
  };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;

const idOf = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'id' in value ? value.id : value);

function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
