import { formatTimecode, parseMediaFragment } from './timecode.js';

/** What the fragment of a page's address says of a film: a note, or a moment in it. */
export interface DeepLink {
  /** The note's id. */
  readonly note?: string;
  /** Seconds. */
  readonly time?: number;
  /** The id of the element that is meant, where a page has several films. */
  readonly film?: string;
}

/**
 * Reads the fragment of an address: `#note=urn:a`, `#t=62.5`, `#t=1:02:03`, `#film=second&t=10`. A note goes before a time.
 *
 * @returns `null` where it speaks of no film, e.g. for the anchors of the page's own
 */
export function parseDeepLink(fragment: string): DeepLink | null {
  const said = new Map<string, string | undefined>();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const [name = '', value] = part.split(/=(.*)/s);
    said.set(name, value);
  }
  const [note, film] = [decode(said.get('note')), decode(said.get('film'))];
  const time = parseMediaFragment(fragment)?.start;
  if (!note && time === undefined) return null;
  return { ...(note ? { note } : { time }), ...(film && { film }) };
}

function decode(value: string | undefined): string | undefined {
  try {
    return value && decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Writes such a fragment, with its `#`. Times are whole seconds, as people read them: `#t=1:02:03`.
 *
 * @throws {RangeError} for a time that is negative or not finite
 */
export function formatDeepLink({ note, time = 0, film }: DeepLink): string {
  if (!(time >= 0 && time < Infinity)) throw new RangeError(`formatDeepLink: ${time} is no moment of a film`);
  const where = film ? `film=${encodeURIComponent(film)}&` : '';
  return `#${where}${note ? `note=${encodeURIComponent(note)}` : `t=${formatTimecode(time)}`}`;
}
