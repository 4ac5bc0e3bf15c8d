import type { CharacterTable } from './character-references.js';
import type { Cue, CueSettings } from './cue.js';
import { CueList, reportTiming, type Writable } from './cue-list.js';
import { readCueText, secondsOf, TIMESTAMP } from './cue-markup.js';
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
  /** The names of characters that are known. */
  readonly characters: CharacterTable;
  /** Told now and then how far the reading has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

const SIGNATURE = /^WEBVTT(?=[ \t\n]|$)/;
const TIMING = new RegExp(String.raw`^[ \t\f]*${TIMESTAMP}[ \t\f]*-->[ \t\f]*${TIMESTAMP}(?!\d)([^\n]*)`, 'm');

/** Is this WebVTT by its first word? A byte order mark must be gone. */
export const hasVttSignature = (text: string): boolean => SIGNATURE.test(text.slice(0, 7));

/** Was the first line meant as the signature? `webvtt`, `WEBVTT!`, `WEBVT` and the like; the standard reads no such file. */
export const resemblesSignature = (text: string): boolean => /^[^\n]{0,10}(?:web|vtt)[^\n]{0,10}(?:\n|$)/i.test(text.slice(0, 40));

/** Is there a line of timings that WebVTT accepts? */
export const hasVttTimings = (text: string): boolean => TIMING.test(text);

/**
 * Reads WebVTT by the standard's file parsing algorithm (https://www.w3.org/TR/webvtt1/#file-parsing); a file without signature is read as if it had one.
 * STYLE blocks are passed over with a warning; what the standard drops is an error in `problems`.
 *
 * @param text lines end with `\n`; no byte order mark, no NUL.
 */
export function parseVtt(text: string, problems: ProblemList, { characters, onProgress }: ReadingOptions): VttFile {
  const lines = text.split('\n');
  const hasArrow = (at: number): boolean => lines[at]!.includes('-->');
  const list = new CueList(problems, lines.length, onProgress);
  const regions = new Map<string, CueRegion>();
  let at = 0;
  // The header: the rest of its line, and lines up to a blank one or the first arrow.
  if (hasVttSignature(text) || resemblesSignature(text))
    do at++;
    while (lines[at] && !hasArrow(at));
  while (at < lines.length) {
    // The standard's "collect a WebVTT block"; lines are counted from 1 where problems tell them.
    const first = at + 1;
    let line = 0;
    let id = '';
    let block: string[] = [];
    for (; lines[at]; at++) {
      if (!hasArrow(at)) block.push(lines[at]!);
      else if (line || block.length > 1) break;
      else [line, id, block] = [at + 1, block[0] ?? '', []];
    }
    if (!lines[at]) at++;
    if (!line) {
      if (block.length > 0) readOtherBlock(block, list.length > 0, regions, problems, first);
      continue;
    }
    const match = TIMING.exec(lines[line - 1]!);
    if (!match) {
      reportTiming(lines[line - 1]!, line, problems);
      continue;
    }
    const settings = parseCueSettings(match[9]!, regions, problems, line);
    if (list.hasId(id)) {
      const said = excerpt(id);
      problems.warning('repeated-id', `Another subtitle is called “${said}”, too.`, { line, detail: { id: said } });
    }
    const source = block.join('\n');
    list.add(id, secondsOf(match, 1), secondsOf(match, 5), source, readCueText(source, { characters }), settings, line);
  }
  return { cues: list.list(), regions: [...regions.values()] };
}

/** A block without times: a comment, a style sheet, a region, or what is lost. */
function readOtherBlock(
  block: readonly string[],
  afterCues: boolean,
  regions: Map<string, CueRegion>,
  problems: ProblemList,
  line: number,
): void {
  const [first = '', ...rest] = block;
  if (/^NOTE(?:[ \t]|$)/.test(first)) return;
  const [, name, alone] = /^(STYLE|REGION)(?:([ \t\f]*)$|[ \t\f:])/.exec(first) ?? [];
  if (!name) {
    const text = excerpt(block.join(' '));
    problems.error('text-outside-cues', `Text that belongs to no subtitle is left out: “${text}”`, { line, detail: { text } });
  } else if (afterCues || alone === undefined || rest.length === 0)
    problems.warning('misplaced-block', `A ${name} block is not used: it stands after the first subtitle, is empty, or of an old kind.`, {
      line,
    });
  else if (name === 'STYLE') problems.warning('style-ignored', 'The style sheet in the file is not used.', { line });
  else {
    const region = readRegion(rest.join(' '));
    if (region.id) regions.set(region.id, region);
    else problems.warning('region-without-id', 'A region without a name cannot be used.', { line });
  }
}

type Settings = Record<string, string | number | boolean>;

/** Of settings: each as it stands, its name and its value; no name where it is no setting. */
const settingsIn = (text: string): (readonly string[])[] =>
  text.split(/[ \t\f]+/).flatMap((setting) => (setting ? [/^([^:]+):([^]*)/.exec(setting) ?? [setting]] : []));

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
  if (!text) return undefined;
  const settings: Settings = {};
  let rest = '';
  for (const [setting = '', name, value = ''] of settingsIn(text)) {
    const said = excerpt(setting);
    if (!name) rest += ` ${setting}`;
    else if (!setSetting(settings, name, value, regions))
      problems.warning('bad-setting', `The setting “${said}” is not right in WebVTT; what is wrong in it is not used.`, {
        line,
        detail: { text: said },
      });
  }
  const lost = excerpt(rest);
  if (lost) problems.error('text-on-timing-line', `Text behind the times is left out: “${lost}”`, { line, detail: { text: lost } });
  // A region scrolls whole lines: the standard lets go of it for cues with a place or size of their own.
  if ('line' in settings || 'vertical' in settings || (settings['size'] ?? 100) !== 100) delete settings['region'];
  return Object.keys(settings).length > 0 ? settings : undefined;
}

const WORD_SETTING = /^(?:vertical:(?:rl|lr)|align:(?:start|center|end|left|right))$/;
/** What may stand behind the comma. */
const ALIGNMENT = /^(?:line:(?:start|center|end)|position:(?:line-left|center|line-right))$/;

/** Sets what can be understood of a setting; an alignment that cannot leaves the place that stands before it. Was all of it understood? */
function setSetting(settings: Settings, name: string, value: string, regions: Pick<ReadonlySet<string>, 'has'>): boolean {
  if (name !== 'line' && name !== 'position') {
    const known = name === 'region' ? regions.has(value) : WORD_SETTING.test(`${name}:${value}`);
    const read = name === 'size' ? percentage(value) : known ? value : undefined;
    if (read !== undefined) settings[name] = read;
    return read !== undefined;
  }
  const [place, align] = split(value);
  const share = percentage(place);
  const number = share ?? (name === 'line' && /^-?\d+(?:\.\d+)?$/.test(place) ? Number(place) + 0 : NaN); // -0 is 0
  if (!Number.isFinite(number)) return false;
  settings[name] = number;
  if (name === 'line') delete settings.lineIsPercentage;
  if (name === 'line' && share !== undefined) settings.lineIsPercentage = true;
  delete settings[`${name}Align`];
  if (align === undefined) return true;
  const understood = ALIGNMENT.test(`${name}:${align}`);
  if (understood) settings[`${name}Align`] = align;
  return understood;
}

/** At the first comma. */
function split(value: string): [string, string?] {
  const comma = value.indexOf(',');
  return comma < 0 ? [value] : [value.slice(0, comma), value.slice(comma + 1)];
}

function percentage(text = ''): number | undefined {
  const number = /^\d+(?:\.\d+)?%$/.test(text) ? Number.parseFloat(text) : NaN;
  return number <= 100 ? number : undefined;
}

function readRegion(text: string): CueRegion {
  const region: Writable<CueRegion> = { id: '', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100] };
  for (const [, name, value = ''] of settingsIn(text)) {
    const [x, y] = split(value).map(percentage);
    const anchor = x !== undefined && y !== undefined && ([x, y] as const);
    if (name === 'id' && value) region.id = value;
    if (name === 'width') region.width = percentage(value) ?? region.width;
    if (name === 'lines' && /^\d+$/.test(value) && Number.isFinite(Number(value))) region.lines = Number(value);
    if (name === 'regionanchor' && anchor) region.regionAnchor = anchor;
    if (name === 'viewportanchor' && anchor) region.viewportAnchor = anchor;
    if (name === 'scroll' && value === 'up') region.scroll = value;
  }
  return region;
}
