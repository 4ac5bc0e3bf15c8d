import type { CueSettings } from '../model/cue.js';
import type { CueRegion } from '../model/vtt.js';
import type { Box } from './stage.js';

// The geometry of WebVTT, with boxes that have been measured: pure functions, CSS pixels from the picture's top left corner.
// https://www.w3.org/TR/webvtt1/#processing-model

export type Direction = 'ltr' | 'rtl';

/** A box less than this far over another's edge (CSS pixels) only touches it: measured sizes are fractions. */
const TOUCH = 0.5;

/** Among more boxes than this a free place is looked for above and below alone: the work would grow with the cube of their number. */
const MOST_BESIDE = 24;

const RTL_LETTERS =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10cff}\u{10d40}-\u{10ebf}\u{10f00}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const STRONG = /[\p{L}\u200e\u200f]/u;
const ISOLATED = /[\u2066-\u2068][^\u2066-\u2069]*(?:\u2069|$)/g;

/**
 * The direction of a text's first letter that has one, as the Unicode Bidirectional Algorithm (P2, P3) finds it;
 * what is isolated does not count. `null` where nothing tells: digits and signs alone.
 */
export function baseDirection(text: string): Direction | null {
  const letter = STRONG.exec(text.replace(ISOLATED, ''))?.[0];
  return letter === undefined ? null : RTL_LETTERS.test(letter) ? 'rtl' : 'ltr';
}

/** The stretch that a cue's lines may take, in percent of the picture's width or, written vertically, of its height. */
export interface CueStretch {
  readonly from: number;
  readonly size: number;
}

/**
 * Where across the picture a cue stands, by its position, alignment and size, and the standard's rule of the largest size.
 *
 * @param direction base direction of the text: `start` and `end` depend on it
 * @param safe percentage that stays free at either side; a cue around its position keeps it as its middle
 * @param larger how many times larger the type is than the standard's, a twentieth of the picture's height: the size is so many times the one asked for,
 *   and holds as many words
 * @see https://www.w3.org/TR/webvtt1/#processing-cue-settings
 */
export function cueStretch(settings: CueSettings = {}, direction: Direction = 'ltr', safe = 0, larger = 1): CueStretch {
  const { align = 'center' } = settings;
  const size = Math.min(100, (settings.size ?? 100) * larger);
  const at = settings.position ?? (align === 'left' ? 0 : align === 'right' ? 100 : 50);
  switch (settings.positionAlign ?? POSITION_ALIGN[direction][align]) {
    case 'line-left': {
      const from = Math.max(at, safe);
      return { from, size: Math.max(0, Math.min(size, 100 - safe - from)) };
    }
    case 'line-right': {
      const to = Math.min(at, 100 - safe);
      const kept = Math.max(0, Math.min(size, to - safe));
      return { from: to - kept, size: kept };
    }
    default: {
      const half = Math.min(size / 2, at, 100 - at);
      const inside = Math.min(at - safe, 100 - safe - at);
      const kept = inside > 0 ? Math.min(half, inside) : half;
      return { from: at - kept, size: kept * 2 };
    }
  }
}

/** The computed alignment of a position that has none of its own. */
const POSITION_ALIGN = {
  ltr: { left: 'line-left', start: 'line-left', center: 'center', right: 'line-right', end: 'line-right' },
  rtl: { left: 'line-left', start: 'line-right', center: 'center', right: 'line-right', end: 'line-left' },
} as const;

/** Where cues may stand. */
export interface CueArea {
  /** Size of the picture: percentages count from it. */
  readonly width: number;
  readonly height: number;
  /** What of it is free of controls: no cue leaves it. */
  readonly free: Box;
  /** Where lines are counted, within a margin. */
  readonly title: Box;
  /** Where cues stack that do not say where they stand: here it may reach over a black bar. */
  readonly usual: Box;
  /** At which end of `usual` they do. */
  readonly edge: 'top' | 'bottom';
  /** Between two that are stacked. */
  readonly gap: number;
}

/** A cue that looks for its place. */
export interface CueRequest {
  readonly settings?: CueSettings | undefined;
  /** The box around its lines: right along them, anywhere across them. */
  readonly box: Box;
  /** From one line to the next. */
  readonly step: number;
}

/**
 * The box of a cue, moved to its place; clear of the boxes that are taken, where there is room.
 *
 * @param taken boxes of the cues that stand there already: none of them moves
 */
export function placeCue({ settings = {}, box, step }: CueRequest, area: CueArea, taken: readonly Box[]): Box {
  const { vertical, line, lineIsPercentage, lineAlign = 'start' } = settings;
  if (line !== undefined && lineIsPercentage) {
    const [side, extent] = vertical ? [area.width, box.right - box.left] : [area.height, box.bottom - box.top];
    const at = (side * line) / 100 - (lineAlign === 'center' ? extent / 2 : lineAlign === 'end' ? extent : 0);
    const [left, top] = vertical ? [at, box.top] : [box.left, at];
    return placeNearest(moveTo(box, left, top), area.free, taken);
  }
  if (vertical) {
    // Lines follow each other from side to side: the same with the axes exchanged.
    const placed = placeOnLine(flip(box), step, line ?? -1, flip(area.title), taken.map(flip), vertical === 'rl');
    return flip(within(placed, flip(area.title)));
  }
  const placed =
    line === undefined
      ? stack(within(box, area.usual), area.usual, area.edge, area.gap, taken)
      : placeOnLine(within(box, area.title), step, line, area.title, taken);
  return placed;
}

/**
 * The place of a cue that names a line: on it, else stepping line by line towards the middle and, where that leads out of the picture,
 * back to the line and the other way; where no place is free, the one where least is covered.
 *
 * @param line number of the line; from 0 at the top or, negative, from -1 at the bottom
 * @param leftward are lines counted from the far end, as in text that grows to the left?
 * @see https://www.w3.org/TR/webvtt1/#apply-webvtt-cue-settings, "Adjust the positions of boxes"
 */
export function placeOnLine(box: Box, step: number, line: number, title: Box, taken: readonly Box[], leftward = false): Box {
  const height = box.bottom - box.top;
  const room = title.bottom - title.top;
  if (!(step > 0)) return moveTo(box, box.left, title.top);
  // Further out the same lines follow: a line numbered in millions is looked for no longer than one just outside.
  const most = Math.ceil(room / step) + 1;
  const asked = Math.min(Math.max(Math.floor(line + 0.5), -most), most);
  const number = leftward ? -(asked + 1) : asked;
  const specified = title.top + step * number + (leftward ? step - height : 0) + (number < 0 ? room : 0);
  const lineOf = (top: number) => (leftward ? top + height - step : top);
  let best: { readonly box: Box; readonly lost: number } | undefined;
  const first = number < 0 ? -step : step;
  for (const move of [first, -first]) {
    for (let top = specified; ; top += move) {
      const tried = moveTo(box, box.left, top);
      const lost = lostArea(tried, title, taken);
      if (lost === 0) return tried;
      if (!best || lost < best.lost) best = { box: tried, lost };
      if (move < 0 ? lineOf(top) < title.top : lineOf(top) + step > title.bottom) break;
    }
  }
  return best?.box ?? box;
}

/** The place nearest to an edge, past what stands there already; where none is free, the one where least is covered. */
export function stack(box: Box, area: Box, edge: 'top' | 'bottom', gap: number, taken: readonly Box[]): Box {
  const height = box.bottom - box.top;
  let place = moveTo(box, box.left, edge === 'top' ? area.top : area.bottom - height);
  let [best, least] = [place, Infinity];
  // Each step passes at least one of them.
  for (let steps = 0; steps <= taken.length; steps++) {
    const lost = lostArea(place, area, taken);
    const inWay = taken.filter((other) => overlap(place, grow(other, gap)));
    if (!inWay.length && lost === 0) return place;
    if (lost < least) [best, least] = [place, lost];
    if (!inWay.length) break;
    const top =
      edge === 'top' ? Math.max(...inWay.map((other) => other.bottom)) + gap : Math.min(...inWay.map((other) => other.top)) - gap - height;
    place = moveTo(place, place.left, top);
  }
  return best;
}

/** The free place that is nearest to where a box is; where there is none, where it is, within the area. */
export function placeNearest(box: Box, area: Box, taken: readonly Box[]): Box {
  const inside = within(box, area);
  if (lostArea(inside, area, taken) === 0) return inside;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  // The nearest place of all touches, on each axis, either nothing, or an edge: of the area or of one that is taken.
  const near = taken.filter((other) => overlap(other, area));
  const beside = near.length > MOST_BESIDE ? [] : near.flatMap((other) => [other.left - width, other.right]);
  const lefts = [inside.left, area.left, area.right - width, ...beside];
  const tops = [inside.top, area.top, area.bottom - height, ...near.flatMap((other) => [other.top - height, other.bottom])];
  const distance = ({ left, top }: Box) => Math.hypot(left - box.left, top - box.top);
  let best: Box | undefined;
  for (const top of tops)
    for (const left of lefts) {
      const tried = moveTo(box, left, top);
      const nearer =
        !best || distance(tried) < distance(best) - TOUCH || (distance(tried) < distance(best) + TOUCH && isHigher(tried, best));
      if (nearer && lostArea(tried, area, taken) === 0) best = tried;
    }
  return best ?? inside;
}

/** Of places equally near the highest is taken, and of those the one furthest left. */
const isHigher = (one: Box, other: Box): boolean => one.top < other.top || (one.top === other.top && one.left < other.left);

/**
 * The box of a region.
 *
 * @param step height of one of its lines
 * @see https://www.w3.org/TR/webvtt1/#processing-model, step 8
 */
export function regionBox(region: CueRegion, picture: { readonly width: number; readonly height: number }, step: number): Box {
  const width = (picture.width * region.width) / 100;
  const height = region.lines * step;
  const left = (picture.width * region.viewportAnchor[0] - width * region.regionAnchor[0]) / 100;
  const top = (picture.height * region.viewportAnchor[1] - height * region.regionAnchor[1]) / 100;
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * A cue joins others at the bottom of a region that scrolls: how far each is above the bottom then. They make way only as far as they must.
 *
 * @param above how far each is above the bottom before
 */
export function rollUp(above: readonly number[], height: number): number[] {
  const push = above.length ? Math.max(0, height - Math.min(...above)) : 0;
  return above.map((offset) => offset + push);
}

/** So often the middle is tried: what is found is less than a thirtieth of the way too small. */
const TRIES = 5;

/**
 * The share of its size at which type fits: 1 where it does as it is, else the largest that is found to fit; the least where none does.
 *
 * @param least no less is tried
 * @param fits does it, at this share?
 */
export function shareThatFits(least: number, fits: (share: number) => boolean): number {
  if (least >= 1 || fits(1)) return 1;
  let [found, over] = [least, 1];
  for (let tries = 0; tries < TRIES; tries++) {
    const share = (found + over) / 2;
    if (fits(share)) found = share;
    else over = share;
  }
  return found;
}

/** Is nothing of a box covered by others, or outside the area? */
export const isClear = (box: Box, area: Box, taken: readonly Box[]): boolean => lostArea(box, area, taken) === 0;

/** Where words between two timestamps of a cue are in time: said, being said, or still to come. Seconds; compared as milliseconds, as files are written. */
export function wordsTime(from: number, until: number, now: number): 'past' | 'present' | 'future' {
  const [start, end, time] = [from, until, now].map((seconds) => Math.round(seconds * 1000)) as [number, number, number];
  return start > time ? 'future' : end <= time ? 'past' : 'present';
}

/** Do two boxes cover something of each other? */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - TOUCH && b.left < a.right - TOUCH && a.top < b.bottom - TOUCH && b.top < a.bottom - TOUCH;

export function moveTo(box: Box, left: number, top: number): Box {
  return { left, top, right: left + box.right - box.left, bottom: top + box.bottom - box.top };
}

/** The box moved as little as brings it into the area; what is larger than the area begins with it. */
export function within(box: Box, area: Box): Box {
  const left = Math.max(area.left, Math.min(box.left, area.right - (box.right - box.left)));
  const top = Math.max(area.top, Math.min(box.top, area.bottom - (box.bottom - box.top)));
  return moveTo(box, left, top);
}

const flip = ({ left, top, right, bottom }: Box): Box => ({ left: top, top: left, right: bottom, bottom: right });

const grow = ({ left, top, right, bottom }: Box, by: number): Box => ({ left, right, top: top - by, bottom: bottom + by });

/** How much of a box is covered by others or outside the area, in square pixels; 0 for what only touches. */
function lostArea(box: Box, area: Box, taken: readonly Box[]): number {
  const size = (box.right - box.left) * (box.bottom - box.top);
  const isInside =
    box.left >= area.left - TOUCH && box.top >= area.top - TOUCH && box.right <= area.right + TOUCH && box.bottom <= area.bottom + TOUCH;
  const outside = isInside ? 0 : size - shared(box, area);
  return taken.reduce((lost, other) => lost + (overlap(box, other) ? shared(box, other) : 0), outside);
}

const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
