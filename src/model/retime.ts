import { countWhere } from './count-where.js';
import { type Cue, isDisplayable } from './cue.js';
import { KNOWN_RATES } from './cue-timing.js';
import type { Interval } from './interval.js';
import { type Anchor, findAnchors, type Spoken, spokenLines } from './shared-words.js';

/** A stretch of the one file that is also in the other, by one clock: time there = time here × the map's ratio + `offset`. Seconds; the first begins at -Infinity, the last ends at Infinity. */
export interface TimeSegment extends Interval {
  readonly offset: number;
}

/** How the times of one subtitle file become those of another one of the same film. */
export interface TimeMap {
  /** What times are multiplied by, one for the whole film: e.g. 25 / 23.976. */
  readonly ratio: number;
  /** By start. Where one ends before the next begins, that stretch was cut out; where they touch, something was put in (or nothing was). */
  readonly segments: readonly TimeSegment[];
  /** The time there, in seconds, of a time here. Of what was cut out, the moment of the cut. */
  map(time: number): number;
}

/** What two subtitle files have in common. */
export interface SubtitleComparison {
  readonly map: TimeMap | null;
  /** Why there is no map: a file without words, too few words in common for one film, or words in common that have no common clock. */
  readonly refusal?: 'no-words' | 'no-shared-words' | 'no-common-clock';
  /** Which share (0 to 1) of the shorter file's lines was found in the other, at the time the map says. */
  readonly share: number;
}

/** A line that is more than this (seconds) from where the map puts it is another line. Translators and typists differ by some tenths. */
const TOLERANCE = 0.6;
/** No line counts for more than being this far (seconds) off: it may be another line with the same words. */
const MOST_OFF = 1;
/** What another clock costs: as much as so many lines that are found nowhere. Chance makes two or three agree. */
const CUT_COST = 4;
/** Lines that a stretch needs to have a clock of its own. */
const LEAST_LINES = 3;
/** Nobody sees a smaller jump (seconds), and typists make them. */
const SMALLEST_CUT = 0.25;
/** Frame rates that films are known by are tried first, and another ratio must fit better by so much; so must any against none. */
const KNOWN_COST = 0.5;
const MEASURED_COST = 3;
/** No film is found faster or slower than by this. */
const MOST_STRETCH = 0.2;
/** Lines that are so far apart (seconds) say what the ratio is; those further apart may have a cut between them. */
const SLOPE_SPAN = [60, 600] as const;
/** Two translations of one film still share this much of their lines at one clock (a tenth of the words in common is enough), two films 0.006 at most (`npm run bench:retime`). */
const LEAST_SHARE = 0.04;
/** Lines of a file that are compared; a long film has 2,500. */
const MOST_COMPARED = 20_000;
/** In short files chance may make one line or two agree. */
const CHANCE_LINES = 1.5;

/**
 * The time map from one subtitle file to another of the same film: its frame rate, offset and cuts, by the words that both have.
 *
 * @param fromCues the subtitles that something was made with
 * @param toCues those it shall go with
 * @returns `null` where they do not seem to be of one film; `compareSubtitles` says why
 *
 * @example
 * const map = retime(oldCues, newCues);
 * if (map) console.log(map.ratio, map.map(62.5));
 */
export function retime(fromCues: readonly Cue[], toCues: readonly Cue[]): TimeMap | null {
  return compareSubtitles(fromCues, toCues).map;
}

/** As `retime`, with the evidence. */
export function compareSubtitles(fromCues: readonly Cue[], toCues: readonly Cue[]): SubtitleComparison {
  const lines = (cues: readonly Cue[]): readonly Spoken[] => spokenLines(cues.filter(isDisplayable)).slice(0, MOST_COMPARED);
  const [from, to] = [lines(fromCues), lines(toCues)];
  if (!from.length || !to.length) return { map: null, refusal: 'no-words', share: 0 };
  const anchors = findAnchors(from, to);
  const count = Math.min(from.length, to.length);
  const needed = Math.min(count, Math.max(LEAST_LINES, count * LEAST_SHARE + CHANCE_LINES));
  if (linesOf(anchors) < needed) return { map: null, refusal: 'no-shared-words', share: 0 };
  const fit = bestFit(anchors, needed === count ? 1 : LEAST_LINES);
  const found = linesOf(fit.stretches.flatMap((stretch) => stretch.anchors));
  const share = Math.min(1, found / count);
  if (found < needed) return { map: null, refusal: 'no-common-clock', share };
  return { map: timeMap(fit.ratio, segmentsOf(fit, from, to)), share };
}

/** A map of these segments, which are by start and do not overlap. */
export function timeMap(ratio: number, segments: readonly TimeSegment[]): TimeMap {
  const map = (time: number): number => {
    const segment = segments.findLast(({ start }) => start <= time) ?? segments[0]!;
    return Math.min(time, segment.end) * ratio + segment.offset;
  };
  return Object.freeze({ ratio, segments: Object.freeze(segments), map });
}

/** Was this moment, in seconds of the first file, cut out of the second? */
export const isCutOut = ({ segments }: TimeMap, time: number): boolean => !segments.some(({ start, end }) => start <= time && time < end);

const linesOf = (anchors: readonly Anchor[]): number =>
  Math.min(new Set(anchors.map(({ from }) => from)).size, new Set(anchors.map(({ to }) => to)).size);

/** A run of anchors that go by one clock. */
interface Stretch {
  readonly offset: number;
  readonly anchors: readonly Anchor[];
}

interface Fit {
  readonly ratio: number;
  readonly stretches: readonly Stretch[];
  readonly cost: number;
}

/** The ratio with which the fewest cuts and errors are left. */
function bestFit(anchors: readonly Anchor[], leastLines: number): Fit {
  const fits = KNOWN_RATES.map((ratio) => fitAt(ratio, anchors, leastLines, ratio === 1 ? 0 : KNOWN_COST));
  const measured = measuredRatio(anchors);
  if (measured !== undefined && Math.abs(measured - 1) <= MOST_STRETCH) {
    const first = fitAt(measured, anchors, leastLines, MEASURED_COST);
    const better = ratioWithin(first);
    fits.push(first, ...(better === undefined ? [] : [fitAt(better, anchors, leastLines, MEASURED_COST)]));
  }
  return fits.reduce((best, fit) => (fit.cost < best.cost ? fit : best));
}

/** The middle of what all pairs of lines say that lie neither too near nor too far apart. */
function measuredRatio(anchors: readonly Anchor[]): number | undefined {
  const slopes: number[] = [];
  const [least, most] = SLOPE_SPAN;
  const step = Math.max(1, Math.floor(anchors.length / 300));
  for (let i = 0; i < anchors.length; i += step)
    for (let k = i + 1; k < anchors.length; k += step) {
      const [a, b] = [anchors[i]!, anchors[k]!];
      if (b.x - a.x > most) break;
      if (b.x - a.x >= least) slopes.push((b.y - a.y) / (b.x - a.x));
    }
  return slopes.length < LEAST_LINES ? undefined : median(slopes);
}

/** Measured once more, over stretches without a cut. */
function ratioWithin({ stretches }: Fit): number | undefined {
  const slopes: number[] = [];
  for (const { anchors } of stretches) {
    const half = Math.floor(anchors.length / 2);
    for (let i = 0; i + half < anchors.length; i++) {
      const [a, b] = [anchors[i]!, anchors[i + half]!];
      if (b.x - a.x >= SLOPE_SPAN[0]) slopes.push((b.y - a.y) / (b.x - a.x));
    }
  }
  return slopes.length < LEAST_LINES ? undefined : median(slopes);
}

/** Clocks with this ratio: the cheapest way through the anchors, each of which may go by any offset that several have (Viterbi). */
function fitAt(ratio: number, anchors: readonly Anchor[], leastLines: number, price: number): Fit {
  const clocks = frequentOffsets(anchors, ratio);
  let costs: number[] = clocks.map(() => 0);
  const cameFrom: Uint8Array[] = [];
  for (const { x, y, weight } of anchors) {
    let cheapest = 0;
    for (let c = 1; c < clocks.length; c++) if (costs[c]! < costs[cheapest]!) cheapest = c;
    const change = costs[cheapest]! + CUT_COST;
    const before = new Uint8Array(clocks.length);
    costs = clocks.map((clock, c) => {
      const stays = costs[c]! <= change;
      before[c] = stays ? c : cheapest;
      return (stays ? costs[c]! : change) + weight * Math.min(MOST_OFF, Math.abs(y - ratio * x - clock));
    });
    cameFrom.push(before);
  }
  let clock = costs.indexOf(Math.min(...costs));
  const cost = costs[clock]! + price;
  const runs: Anchor[][] = [];
  let last = -1;
  for (let i = anchors.length - 1; i >= 0; i--) {
    const offset = clocks[clock]!;
    if (clock !== last) runs.unshift([]);
    const anchor = anchors[i]!;
    if (Math.abs(anchor.y - ratio * anchor.x - offset) <= TOLERANCE) runs[0]!.unshift(anchor);
    last = clock;
    clock = cameFrom[i]![clock]!;
  }
  const stretches: Stretch[] = [];
  for (const run of runs) {
    if (linesOf(run) < leastLines) continue;
    const before = stretches.at(-1);
    if (before && Math.abs(before.offset - offsetOf(run, ratio)) < SMALLEST_CUT)
      stretches[stretches.length - 1] = stretchOf([...before.anchors, ...run], ratio);
    else stretches.push(stretchOf(run, ratio));
  }
  return { ratio, stretches, cost };
}

const stretchOf = (anchors: readonly Anchor[], ratio: number): Stretch => ({ anchors, offset: offsetOf(anchors, ratio) });

/** The weighted median: half of the errors are on each side, and a few gross ones do not matter. */
function offsetOf(anchors: readonly Anchor[], ratio: number): number {
  const offsets = anchors.map(({ x, y, weight }) => ({ offset: y - ratio * x, weight })).sort((a, b) => a.offset - b.offset);
  let left = offsets.reduce((sum, { weight }) => sum + weight, 0) / 2;
  return offsets.find(({ weight }) => (left -= weight) <= 0)!.offset;
}

/** No film has more cuts; a `Uint8Array` counts them. */
const MOST_CLOCKS = 60;
/** An offset that has less than the anchors of two lines is chance. */
const LEAST_WEIGHT = 1.5;
/** Seconds; two clocks nearer than this are one. */
const BIN = 0.25;

/** Offsets that many anchors have, the most frequent ones; each the middle of those near it. */
function frequentOffsets(anchors: readonly Anchor[], ratio: number): readonly number[] {
  const bins = new Map<number, number>();
  for (const { x, y, weight } of anchors) {
    const bin = Math.round((y - ratio * x) / BIN);
    bins.set(bin, (bins.get(bin) ?? 0) + weight);
  }
  const near = (bin: number) => (bins.get(bin - 1) ?? 0) + bins.get(bin)! + (bins.get(bin + 1) ?? 0);
  const frequent = [...bins.keys()].sort((a, b) => near(b) - near(a) || a - b);
  const taken = new Set<number>();
  const peaks: number[] = [];
  for (const bin of frequent) {
    if (peaks.length === MOST_CLOCKS || (peaks.length && near(bin) < LEAST_WEIGHT)) break;
    if (taken.has(bin - 1) || taken.has(bin) || taken.has(bin + 1)) continue;
    taken.add(bin);
    peaks.push(bin);
  }
  return peaks.map((bin) => offsetOf(anchors.filter(({ x, y }) => Math.abs((y - ratio * x) / BIN - bin) <= 1.5), ratio)); // prettier-ignore
}

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)]!;
}

/** Stretches with the cuts between them put between lines. */
function segmentsOf({ ratio, stretches }: Fit, from: readonly Spoken[], to: readonly Spoken[]): TimeSegment[] {
  const segments: TimeSegment[] = [];
  let start = -Infinity;
  for (const [i, stretch] of stretches.entries()) {
    const next = stretches[i + 1];
    const cut = next ? placeCut(stretch, next, ratio, from, to) : { start: Infinity, end: Infinity };
    segments.push({ start, end: Math.max(start, cut.start), offset: stretch.offset });
    start = Math.max(start, cut.end);
  }
  return segments;
}

/** Seconds that a line may be beside its time and still be looked for there. */
const REACH = 1;
/** All pairs of lines between two clocks are tried; no film has so many there. */
const MOST_LINES = 1500;
/** Seconds that a line lasts at most. */
const LONGEST_LINE = 60;
/** What it is worth to have a line in the cut that is nowhere in the other file: less than one of its words at its place outside. */
const GONE_WORTH = 0.1;

/**
 * Where between two stretches the cut is: the lines before it are in the other file by the first clock, those after it by the second, and
 * those within it not at all. What was put into the other file has no length here.
 */
function placeCut(before: Stretch, after: Stretch, ratio: number, from: readonly Spoken[], to: readonly Spoken[]): Interval {
  const length = Math.max(0, before.offset - after.offset) / ratio;
  const first = before.anchors.at(-1)!.from;
  const last = Math.min(first + MOST_LINES, Math.max(first + 1, after.anchors[0]!.from));
  const lines = from.slice(first, last + 1);
  const ends = runningEnds(lines);
  const here = lines.map((line) => wordsThere(line, before.offset, ratio, to));
  const there = lines.map((line) => wordsThere(line, after.offset, ratio, to));
  const sums = (values: readonly number[]): Float64Array => {
    const total = new Float64Array(values.length + 1);
    for (const [i, value] of values.entries()) total[i + 1] = total[i]! + value;
    return total;
  };
  const [left, right, gone] = [sums(here), sums(there), sums(lines.map((_, i) => (here[i] || there[i] ? 0 : GONE_WORTH)))];
  let best = { worth: -Infinity, start: 0 };
  // The last line before the cut, and the first after it.
  for (let k = 0; k < lines.length - 1; k++)
    for (let m = k + 1; m < lines.length; m++) {
      const least = Math.max(ends[k]!, m > k + 1 ? ends[m - 1]! - length : -Infinity);
      const most = Math.min(lines[k + 1]!.start, lines[m]!.start - length);
      // Lines overlap a little, and typists are not exact; a cut that does not fit between its lines is none.
      const slack = most - least;
      const worth = left[k + 1]! + right[lines.length]! - right[m]! + gone[m]! - gone[k + 1]! + Math.min(0, slack + TOLERANCE) + Math.min(slack, 10) / 1e3; // prettier-ignore
      if (worth > best.worth) best = { worth, start: (least + most) / 2 };
    }
  return { start: best.start, end: best.start + length };
}

/** Until when the lines up to each one last. */
function runningEnds(lines: readonly Spoken[]): number[] {
  let latest = -Infinity;
  return lines.map(({ end }) => (latest = Math.max(latest, end)));
}

/** Which share (0 to 1) of a line's words is in the other file at the time a clock says. */
function wordsThere({ start, end, words }: Spoken, offset: number, ratio: number, to: readonly Spoken[]): number {
  const [earliest, latest] = [start * ratio + offset - REACH, end * ratio + offset + REACH];
  const said = new Set<string>();
  for (let i = countWhere(to, ({ start }) => start < earliest - LONGEST_LINE); i < to.length && to[i]!.start <= latest; i++)
    if (to[i]!.end >= earliest) for (const word of to[i]!.words) said.add(word);
  const share = words.filter((word) => said.has(word)).length / words.length;
  // Every line has a "the" or "you" of its neighbours.
  return share < 0.5 ? 0 : share;
}
