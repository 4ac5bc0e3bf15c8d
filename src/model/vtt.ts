import type { Cue, CueSettings } from './cue.js';
import { cueList, type ReadingOptions, reportText, type Timing, type Writable } from './cue-list.js';
import { secondsOf, TIMESTAMP } from './cue-markup.js';
import type { ProblemList } from './problem-list.js';

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

/** [1] and [2] times [3] what stands behind them. */
const TIMING = new RegExp(String.raw`^[ \t\f]*${TIMESTAMP}[ \t\f]*-->[ \t\f]*${TIMESTAMP}(?!\d)([^]*)`);

/** Is this WebVTT by its first word? A byte order mark must be gone. */
export const hasVttSignature = (text: string): boolean => /^WEBVTT(?:[ \t\n]|$)/.test(text);

/** Was the first line meant as the signature? `webvtt`, `WEBVTT!`, `WEBVT` and the like; the standard reads no such file. */
export const resemblesSignature = (text: string): boolean => /^.{0,10}(?:web|vtt).{0,10}(?:\n|$)/i.test(text);

/** Are there times with a point before their thousandths, as WebVTT has it? */
export const hasVttTimings = (text: string): boolean => /:\d\d\.\d{3}[ \t]*-->/.test(text);

/**
 * Reads WebVTT by the standard's file parsing algorithm (https://www.w3.org/TR/webvtt1/#file-parsing); a file without signature is read as if it had one.
 * STYLE blocks are passed over with a warning; what the standard drops is an error in `problems`.
 *
 * @param text lines end with `\n`; no byte order mark, no NUL.
 */
export function parseVtt(text: string, problems: ProblemList, how: ReadingOptions): VttFile {
  const lines = text.split('\n');
  const hasArrow = (at: number): boolean => lines[at]!.includes('-->');
  const regions = new Map<string, CueRegion>();
  const list = cueList(lines, problems, how, { readRest: (rest, _payload, line) => parseCueSettings(rest, regions, problems, line) });
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
    if (line) list.add(line, readTiming(lines[line - 1]!), id, block);
    else if (block.length > 0) readOtherBlock(block, list.cues.length > 0, regions, problems, first);
  }
  return { cues: list.finish(), regions: [...regions.values()] };
}

function readTiming(line: string): Timing | null {
  const [, start, end, rest = ''] = TIMING.exec(line) ?? [];
  return start && end ? { start: secondsOf(start), end: secondsOf(end), rest } : null;
}

/** A block without times: a comment, a style sheet, a region, or what is lost. */
function readOtherBlock(
  block: readonly string[],
  afterCues: boolean,
  regions: Map<string, CueRegion>,
  problems: ProblemList,
  line: number,
): void {
  if (/^NOTE(?:[ \t]|$)/.test(block[0]!)) return;
  const [, name, alone] = /^(STYLE|REGION)(?:([ \t\f]*)$|[ \t\f:])/.exec(block[0]!) ?? [];
  const isUsed = alone !== undefined && !afterCues;
  const region = readRegion(block.slice(1).join(' '));
  if (!name) reportText(problems, block.join(' '), line);
  else if (name === 'STYLE' && isUsed) problems.warning('style-ignored', 'The style sheet is not used.', { line });
  else if (region.id && isUsed) regions.set(region.id, region);
  else
    problems.warning('misplaced-block', `A ${name} block without a name or after subtitles is not used.`, {
      line,
    });
}

type Settings = Record<string, string | number | boolean>;

const BLANKS = /[ \t\f]+/;

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
  for (const setting of text.split(BLANKS)) {
    if (setting.indexOf(':') < 1) rest += `${setting} `;
    else if (!setSetting(settings, setting, regions))
      problems.warning('bad-setting', 'What is wrong in the setting “” is not used.', { line, text: setting });
  }
  if (rest.trim()) problems.error('text-on-timing-line', 'Text behind the times is left out: “”', { line, text: rest });
  // A region scrolls whole lines: the standard lets go of it for cues with a place or size of their own.
  if ('line' in settings || 'vertical' in settings || (settings['size'] ?? 100) !== 100) delete settings['region'];
  return Object.keys(settings).length > 0 ? settings : undefined;
}

const SETTING =
  /^(?:vertical:(?:rl|lr)|align:(?:start|center|end|left|right)|size:\d+(?:\.\d+)?%|position:\d+(?:\.\d+)?%(?:,(?:line-left|center|line-right))?|line:(?:\d+(?:\.\d+)?%|-?\d+(?:\.\d+)?)(?:,(?:start|center|end))?|region:.*)$/;

/** Sets what can be understood of a setting. Was all of it understood? */
function setSetting(settings: Settings, setting: string, regions: Pick<ReadonlySet<string>, 'has'>): boolean {
  if (!SETTING.test(setting)) {
    // An alignment that cannot be understood leaves the place that stands before it.
    const [, placed] = /^((?:line|position):[^,]*),/.exec(setting) ?? [];
    if (placed) setSetting(settings, placed, regions);
    return false;
  }
  const [name = '', value = ''] = setting.split(/:(.*)/);
  const [place = '', align] = value.split(',');
  const number = Number.parseFloat(place) + 0; // -0 is 0
  const isShare = place.endsWith('%');
  if (name === 'region' ? !regions.has(value) : isShare ? number > 100 : Math.abs(number) === Infinity) return false;
  settings[name] = name === 'region' || Number.isNaN(number) ? value : number;
  if (name === 'line') delete settings['lineIsPercentage'];
  if (name === 'line' && isShare) settings['lineIsPercentage'] = true;
  delete settings[`${name}Align`];
  if (align) settings[`${name}Align`] = align;
  return true;
}

const REGION_SETTING =
  /^(?:id:(.+)|width:(\d+(?:\.\d+)?)%|lines:(\d+)|(region|viewport)anchor:(\d+(?:\.\d+)?)%,(\d+(?:\.\d+)?)%|scroll:(up))$/;

function readRegion(text: string): CueRegion {
  const region: Writable<CueRegion> = { id: '', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100] };
  for (const setting of text.split(BLANKS)) {
    const [, id, width, lines, anchor, x, y, scroll] = REGION_SETTING.exec(setting) ?? [];
    if (id) region.id = id;
    if (Number(width) <= 100) region.width = Number(width);
    if (Number(lines) < Infinity) region.lines = Number(lines);
    if (Number(x) <= 100 && Number(y) <= 100) region[`${anchor as 'region' | 'viewport'}Anchor`] = [Number(x), Number(y)];
    if (scroll) region.scroll = 'up';
  }
  return region;
}
