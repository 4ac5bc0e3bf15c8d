import type { CharacterTable } from './character-references.js';
import type { Cue, CueSettings } from './cue.js';
import { readCueText } from './cue-markup.js';
import { excerpt, type ProblemList } from './problem-list.js';

/** A region of the picture that cues scroll in. Percentages are 0 to 100. */
export interface CueRegion {
  readonly id: string;
  /** Percentage of the picture's width; 100 where the file does not say. */
  readonly width: number;
  /** Height in lines; 3 where the file does not say. */
  readonly lines: number;
  /** The point of the region, across and down, that is laid on the viewport anchor. */
  readonly regionAnchor: readonly [x: number, y: number];
  /** The point of the picture it is laid on. */
  readonly viewportAnchor: readonly [x: number, y: number];
  readonly scroll?: 'up';
}

/** What a WebVTT file holds; cues in the order of the file. */
export interface VttFile {
  readonly cues: Cue[];
  readonly regions: CueRegion[];
}

/** What reading needs besides the text, in either format. */
export interface ReadingOptions {
  /** The names of characters that are known; the commonest where absent. */
  readonly characters?: CharacterTable;
  /** Told now and then how far the reading has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Cues between two words of progress. */
const CUES_A_STEP = 500;

const SIGNATURE = /^WEBVTT(?=[ \t\n]|$)/;
const TIMESTAMP = String.raw`(?:(\d{1,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)`;
const TIMING = new RegExp(String.raw`^[ \t\f]*${TIMESTAMP}[ \t\f]*-->[ \t\f]*${TIMESTAMP}(.*)$`);
const PERCENTAGE = /^(\d+(?:\.\d+)?)%$/;

/** Is this WebVTT by its first word? A byte order mark must be gone. */
export const hasVttSignature = (text: string): boolean => SIGNATURE.test(text.slice(0, 7));

/** Was the first line meant as the signature? `webvtt`, `WEBVTT!`, `WEBVT` and the like; the standard reads no such file. */
export const resemblesSignature = (text: string): boolean => /^[^\n]{0,10}(?:web|vtt)[^\n]{0,10}(?:\n|$)/i.test(text.slice(0, 40));

/** Is there a line of timings that WebVTT accepts? */
export function hasVttTimings(text: string): boolean {
  for (const [line] of text.matchAll(/^.*-->.*$/gm)) if (TIMING.test(line)) return true;
  return false;
}

/**
 * Reads WebVTT by the standard's file parsing algorithm (https://www.w3.org/TR/webvtt1/#file-parsing); a file without signature is read as if it had one.
 * STYLE blocks are passed over with a warning; what the standard drops is an error in `problems`.
 *
 * @param text lines end with `\n`; no byte order mark, no NUL.
 */
export function parseVtt(text: string, problems: ProblemList, { characters, onProgress }: ReadingOptions = {}): VttFile {
  const lines = text.split('\n');
  const cues: Writable<Cue>[] = [];
  const regions = new Map<string, CueRegion>();
  const ids = new UniqueIds();
  let at = 0;
  if (hasVttSignature(text) || resemblesSignature(text)) {
    // The header: the rest of its line, and lines up to a blank one or the first arrow.
    at = 1;
    while (at < lines.length && lines[at] !== '' && !lines[at]!.includes('-->')) at++;
  }
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const block = readBlock(lines, at, cues.length > 0);
    at = block.next;
    if (block.kind === 'cue') {
      const timing = parseTiming(lines[block.timing]!, regions, problems, block.timing + 1);
      if (!timing) {
        reportTiming(lines[block.timing]!, block.timing + 1, problems);
        continue;
      }
      const source = block.buffer.join('\n');
      const { place: _srtOnly, ...content } = readCueText(source, { characters });
      const id = ids.add(block.id, block.timing, problems);
      const { start, end, settings } = timing;
      if (end <= start) reportInterval(start, end, block.timing + 1, problems);
      else if (source.trim() === '') problems.warning('empty-cue', 'This subtitle has no text.', { line: block.timing + 1 });
      cues.push({ id, start, end, source, ...content, ...(settings && { settings }) });
      if (cues.length % CUES_A_STEP === 0) onProgress?.(at / lines.length);
    } else if (block.kind === 'region') {
      const region = parseRegion(block.buffer.join(' '));
      if (region.id) regions.set(region.id, region);
      else problems.warning('region-without-id', 'A region without a name cannot be used.', { line: block.at + 1 });
    } else reportBlock(block, problems);
  }
  ids.fill(cues);
  return { cues, regions: [...regions.values()] };
}

interface VttBlock {
  readonly kind: 'cue' | 'style' | 'region' | 'note' | 'text';
  /** Index of its first line, and of the line that the next block begins on or after. */
  readonly at: number;
  readonly next: number;
  /** Of a cue: index of the timing line. */
  readonly timing: number;
  readonly id: string;
  /** The lines of its content. */
  readonly buffer: readonly string[];
}

/** The standard's "collect a WebVTT block", outside the header. */
function readBlock(lines: readonly string[], at: number, seenCue: boolean): VttBlock {
  let kind: VttBlock['kind'] = isNote(lines[at]!) ? 'note' : 'text';
  let timing = -1;
  let id = '';
  let buffer: string[] = [];
  let next = at;
  for (; next < lines.length && lines[next] !== ''; next++) {
    const line = lines[next]!;
    const count = next - at + 1;
    if (line.includes('-->')) {
      if (timing >= 0 || count > 2) break;
      [kind, timing, id, buffer] = ['cue', next, buffer[0] ?? '', []];
      continue;
    }
    if (count === 2 && kind === 'text' && !seenCue) {
      if (/^STYLE[ \t\f]*$/.test(lines[at]!)) [kind, buffer] = ['style', []];
      else if (/^REGION[ \t\f]*$/.test(lines[at]!)) [kind, buffer] = ['region', []];
    }
    buffer.push(line);
  }
  return { kind, at, next, timing, id, buffer };
}

const isNote = (line: string): boolean => /^NOTE(?:[ \t]|$)/.test(line);

function reportBlock(block: VttBlock, problems: ProblemList): void {
  const line = block.at + 1;
  if (block.kind === 'style') problems.warning('style-ignored', 'The style sheet in the file is not used.', { line });
  else if (block.kind === 'text' && /^(?:STYLE|REGION)(?:[ \t\f:]|$)/.test(block.buffer[0]!))
    problems.warning(
      'misplaced-block',
      `A ${block.buffer[0]!.slice(0, block.buffer[0]!.startsWith('STYLE') ? 5 : 6)} block is not used: it stands after the first subtitle, is empty, or of an old kind.`,
      { line },
    );
  else if (block.kind === 'text') {
    const text = excerpt(block.buffer.join(' '));
    problems.error('text-outside-cues', `Text that belongs to no subtitle is left out: “${text}”`, { line, detail: { text } });
  }
}

function reportTiming(timing: string, line: number, problems: ProblemList): void {
  const text = excerpt(timing);
  problems.error('bad-timing', `The times “${text}” cannot be read; this subtitle is left out.`, { line, detail: { text } });
}

function reportInterval(start: number, end: number, line: number, problems: ProblemList): void {
  if (end < start) problems.warning('reversed-timing', 'This subtitle ends before it begins; it is not shown.', { line });
  else problems.warning('empty-interval', 'This subtitle has no duration; it is not shown.', { line });
}

function parseTiming(
  line: string,
  regions: Pick<ReadonlySet<string>, 'has'>,
  problems: ProblemList,
  number: number,
): { start: number; end: number; settings?: CueSettings } | null {
  const match = TIMING.exec(line);
  if (!match) return null;
  const settings = parseCueSettings(match[9] ?? '', regions, problems, number);
  return { start: seconds(match.slice(1, 5)), end: seconds(match.slice(5, 9)), ...(settings && { settings }) };
}

function seconds([hours = '0', minutes, rest, fraction]: (string | undefined)[]): number {
  // Whole milliseconds, divided once: the nearest number to what is written.
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * 1000 + Number(fraction)) / 1000;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads WebVTT cue settings, e.g. `line:0 position:20%,line-left align:start`. Each that is wrong is passed over with a warning.
 *
 * @param regions ids of the regions that the file declares.
 * @returns `undefined` where none is left.
 */
export function parseCueSettings(
  text: string,
  regions: Pick<ReadonlySet<string>, 'has'>,
  problems: ProblemList,
  line: number,
): CueSettings | undefined {
  // Most cues have none.
  if (!/[^ \t\f]/.test(text)) return undefined;
  const settings: Writable<CueSettings> = {};
  const words: string[] = [];
  for (const setting of text.split(/[ \t\f]+/)) {
    const colon = setting.indexOf(':');
    const [name, value] = [setting.slice(0, colon), setting.slice(colon + 1)];
    if (colon <= 0) words.push(setting);
    else if (!setSetting(settings, name, value, regions))
      problems.warning('bad-setting', `The setting “${excerpt(setting)}” is not right in WebVTT; what is wrong in it is not used.`, {
        line,
        detail: { text: excerpt(setting) },
      });
  }
  const lost = excerpt(words.join(' '));
  if (lost) problems.error('text-on-timing-line', `Text behind the times is left out: “${lost}”`, { line, detail: { text: lost } });
  // A region scrolls whole lines: the standard lets go of it for cues with a place or size of their own.
  if (settings.line !== undefined || settings.vertical || (settings.size ?? 100) !== 100) delete settings.region;
  return Object.keys(settings).length > 0 ? settings : undefined;
}

/** Sets what can be understood of a setting; an alignment that cannot leaves the place that stands before it. Was all of it understood? */
function setSetting(settings: Writable<CueSettings>, name: string, value: string, regions: Pick<ReadonlySet<string>, 'has'>): boolean {
  switch (name) {
    case 'region':
      if (!regions.has(value)) return false;
      settings.region = value;
      return true;
    case 'vertical':
      if (value !== 'rl' && value !== 'lr') return false;
      settings.vertical = value;
      return true;
    case 'line': {
      const [place, align] = split(value);
      const percentage = parsePercentage(place);
      if (percentage === null && !(/^-?\d+(?:\.\d+)?$/.test(place) && Number.isFinite(Number(place)))) return false;
      settings.line = percentage ?? Number(place) + 0; // -0 is 0
      if (percentage === null) delete settings.lineIsPercentage;
      else settings.lineIsPercentage = true;
      delete settings.lineAlign;
      if (align === 'start' || align === 'center' || align === 'end') settings.lineAlign = align;
      return align === settings.lineAlign;
    }
    case 'position': {
      const [place, align] = split(value);
      const percentage = parsePercentage(place);
      if (percentage === null) return false;
      settings.position = percentage;
      delete settings.positionAlign;
      if (align === 'line-left' || align === 'center' || align === 'line-right') settings.positionAlign = align;
      return align === settings.positionAlign;
    }
    case 'size': {
      const percentage = parsePercentage(value);
      if (percentage === null) return false;
      settings.size = percentage;
      return true;
    }
    case 'align':
      if (value !== 'start' && value !== 'center' && value !== 'end' && value !== 'left' && value !== 'right') return false;
      settings.align = value;
      return true;
    default:
      return false;
  }
}

/** At the first comma. */
function split(value: string): [string, string?] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value] : [value.slice(0, comma), value.slice(comma + 1)];
}

function parsePercentage(text: string): number | null {
  const match = PERCENTAGE.exec(text);
  const number = match ? Number(match[1]) : NaN;
  return number <= 100 ? number : null;
}

function parseRegion(text: string): CueRegion {
  const region: Writable<CueRegion> = { id: '', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100] };
  for (const setting of text.split(/[ \t\f\n]+/)) {
    const colon = setting.indexOf(':');
    if (colon <= 0) continue;
    const [name, value] = [setting.slice(0, colon), setting.slice(colon + 1)];
    if (name === 'id' && value) region.id = value;
    else if (name === 'width') region.width = parsePercentage(value) ?? region.width;
    else if (name === 'lines' && /^\d+$/.test(value) && Number.isFinite(Number(value))) region.lines = Number(value);
    else if (name === 'regionanchor') region.regionAnchor = parseAnchor(value) ?? region.regionAnchor;
    else if (name === 'viewportanchor') region.viewportAnchor = parseAnchor(value) ?? region.viewportAnchor;
    else if (name === 'scroll' && value === 'up') region.scroll = 'up';
  }
  return region;
}

function parseAnchor(value: string): [number, number] | null {
  const [x, y] = split(value).map((part) => parsePercentage(part ?? ''));
  return x != null && y != null ? [x, y] : null;
}

/** Ids as in the file, each once; cues without one are given their place in the file, as far as it is free. */
class UniqueIds {
  readonly #taken = new Set<string>();
  readonly #copies = new Map<string, number>();

  /** `''` for a cue that has none yet. */
  add(id: string, at: number, problems: ProblemList): string {
    if (id === '' || !this.#taken.has(id)) {
      if (id) this.#taken.add(id);
      return id;
    }
    problems.warning('repeated-id', `Another subtitle is called “${excerpt(id)}”, too.`, { line: at + 1, detail: { id: excerpt(id) } });
    let copy = this.#copies.get(id) ?? 2;
    while (this.#taken.has(`${id}-${copy}`)) copy++;
    this.#copies.set(id, copy + 1);
    this.#taken.add(`${id}-${copy}`);
    return `${id}-${copy}`;
  }

  /** Gives an id to each cue that has none. */
  fill(cues: readonly Writable<Cue>[]): void {
    for (const [index, cue] of cues.entries()) {
      if (cue.id) continue;
      cue.id = String(index + 1);
      for (let copy = 2; this.#taken.has(cue.id); copy++) cue.id = `${index + 1}-${copy}`;
      this.#taken.add(cue.id);
    }
  }
}
