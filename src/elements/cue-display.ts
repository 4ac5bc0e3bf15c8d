import type { Cue } from '../model/cue.js';
import type { CueRegion } from '../model/vtt.js';
import type { SubtitleStyle } from '../session/preferences.js';
import { findTrack, NO_TRACKS, type SubtitleTrack, type TracksSlice } from '../session/tracks.js';
import {
  type CueArea,
  cueStretch,
  isClear,
  moveTo,
  placeCue,
  placeNearest,
  regionBox,
  rollUp,
  shareThatFits,
  stack,
} from './cue-layout.js';
import { hug } from './cue-lines.js';
import { cueElement, directionOf } from './cue-nodes.js';
import { KEPT_FREE, PLATE, PLATE_END, SAFE_END, SAFE_SIDE } from './plain-subtitles.js';
import { around, type Box, boxesOf, scaleOf, type Stage } from './stage.js';

/** So many lines the picture keeps free for a second subtitle, even between its cues. */
const SECOND_LINES = 2;
/** The width of a letter, in heights of a line, where it is reckoned how many lines a text will need: rather too wide. */
const LETTER = 0.4;
/** The usual size of type, a share of the picture's height: the standard's is a twentieth. Authors reckon with it where they give cues a size. */
const USUAL_SIZE = 0.052;
/** Between cues that are stacked, in ems; and from the lower edge of a black bar. */
const GAP = 0.2;
/** Type is made no smaller than this, in CSS pixels, so that all fits: smaller, nobody would read it. */
const LEAST_TYPE = 10;
/** Of the picture's height: what the first language has at the most while a second stands at the other end. */
const FIRST_SHARE = 0.62;

/** What a layout was made for; measured once for all cues. */
interface Frame {
  readonly area: CueArea;
  readonly origin: HTMLElement;
  readonly step: number;
  /** How far the plate goes beyond the words at either end. */
  readonly plate: number;
  /** How many times larger the type is than usual; at least 1. */
  readonly larger: number;
  /** Size of the type, in CSS pixels. */
  readonly em: number;
  /** Differs where anything does that boxes depend on. */
  readonly key: string;
}

/** What the page was asked for, in CSS pixels. */
interface Sizes {
  readonly width: number;
  readonly height: number;
  /** Size of the type, and height of a line without its plate. */
  readonly em: number;
  readonly line: number;
}

/** What a display shows, and as what. */
export interface DisplaySetting {
  /** Whom the stage knows it by. */
  readonly owner: object;
  /** Displays with a lower one go before it. */
  readonly order: number;
  readonly secondary: boolean;
  readonly style: SubtitleStyle | undefined;
  readonly tracks: TracksSlice | undefined;
  readonly track: SubtitleTrack | undefined;
}

/** The cues of one display of subtitles as elements, and where they stand over the picture. */
export class CueDisplay {
  #setting: DisplaySetting;
  /** Built once for each cue: a selection in it outlives a render. */
  #elements = new WeakMap<Cue, HTMLElement>();
  /** Where cues and regions stand, in the order they came; and what for. */
  #places = new Map<Cue, Box>();
  #regions = new Map<string, Box>();
  /** How far cues of scrolling regions are above the bottom. */
  #rolled = new Map<Cue, number>();
  #laidFor = '';
  /** Kept until they may be others: each question lays out the page with what has just been written. */
  #sizes: Sizes | undefined;
  /** How much of its size type has, where otherwise not all would fit. */
  #share = 1;
  /** The cues for which that was found. */
  #fitted: readonly Cue[] = [];
  /** Counts how often everything was laid out anew. */
  #layouts = 0;

  constructor(setting: DisplaySetting) {
    this.#setting = setting;
  }

  /** Render by this from now on. */
  set(setting: DisplaySetting): void {
    this.#setting = setting;
  }

  /** What was laid out over a picture is no shape for a page. */
  startAnew(): void {
    this.#elements = new WeakMap();
    this.forget();
  }

  /** The picture or the type may have another size. */
  remeasure(): void {
    this.#sizes = undefined;
  }

  /** Lets cues flow with the page: only their plates are fitted. */
  flow(cues: readonly Cue[]): void {
    hug(cues.flatMap((cue) => this.linesOf(cue)));
  }

  /**
   * Lays out over the picture what is new; everything, where the picture, the controls or the look are others.
   *
   * @param box the element that is as large as the picture, and holds the cues
   * @param size an element as large as the type
   * @param cues those that are in `box` now
   * @param still leave all where it is, also if it should be elsewhere: somebody selects in it
   */
  lay(stage: Stage, box: HTMLElement, size: Element | null, cues: readonly Cue[], still: boolean): void {
    const { owner } = this.#setting;
    this.#sizes ??= sizesOf(box, size);
    if (!this.#sizes) {
      this.forget();
      stage.display(owner, null);
      return stage.claim(owner, []);
    }
    const stands = cues.some((cue) => this.#places.has(cue));
    let frame = this.#frame(stage, box, this.#sizes);
    // Type that was made smaller is as large as it was as soon as nobody reads it.
    if (this.#share < 1 && !still && (!stands || frame.key !== this.#laidFor)) frame = this.#resize(1, stage, box, size);
    const anew = frame.key !== this.#laidFor && !still;
    const before = [...this.#places.keys()];
    if (anew) this.#startOver(frame);
    for (const cue of this.#places.keys()) if (!cues.includes(cue)) this.#places.delete(cue);
    for (const cue of this.#rolled.keys()) if (!cues.includes(cue)) this.#rolled.delete(cue);
    const used = new Set(cues.map((cue) => this.regionOf(cue)?.id));
    for (const id of this.#regions.keys()) if (!used.has(id)) this.#regions.delete(id);
    // In the order they came, so that those that stood below others do again.
    const inOrder = [...before.filter((cue) => cues.includes(cue)), ...cues.filter((cue) => !before.includes(cue))];
    const coming = inOrder.filter((cue) => !this.#places.has(cue));
    const fits = this.#place(stage, frame, coming, anew);
    // What has been found not to fit at all is not tried again for each change elsewhere.
    const isTried = frame.key === this.#laidFor && cues.length === this.#fitted.length && cues.every((cue, i) => cue === this.#fitted[i]);
    if (!fits && !still && (anew || !isTried)) {
      this.#fitted = cues;
      const least = Math.min(1, LEAST_TYPE / (frame.em / this.#share));
      const lay = (share: number) => {
        frame = this.#resize(share, stage, box, size);
        this.#startOver(frame);
        return this.#place(stage, frame, inOrder, true);
      };
      const share = shareThatFits(least, (tried) => tried < 1 && lay(tried));
      lay(share);
    }
    this.#claim(stage, frame);
  }

  /** All is laid out anew from here on. */
  #startOver(frame: Frame): void {
    this.forget();
    this.#laidFor = frame.key;
    this.#layouts++;
  }

  /** Gives type this share of its size. */
  #resize(share: number, stage: Stage, box: HTMLElement, size: Element | null): Frame {
    this.#share = share;
    size?.parentElement?.style.setProperty('--_share', String(share));
    this.#sizes = sizesOf(box, size) ?? this.#sizes!;
    return this.#frame(stage, box, this.#sizes);
  }

  /** What stands nowhere any more is laid out anew when it comes again. */
  forget(): void {
    this.#places.clear();
    this.#regions.clear();
    this.#rolled.clear();
    this.#laidFor = '';
  }

  #frame(stage: Stage, box: HTMLElement, { width, height, em, line }: Sizes): Frame {
    const { covered, barBelow } = stage.surround;
    const step = line + PLATE * em;
    const { position = 'bottom', secondaryPosition = 'opposite' } = this.#setting.style ?? {};
    const [side, end] = [(width * SAFE_SIDE) / 100, (height * SAFE_END) / 100];
    const plate = PLATE_END * em;
    const title = { left: side - plate, top: end, right: width - side + plate, bottom: height - covered - end };
    const isBeside = this.#setting.secondary && secondaryPosition === 'beside';
    const edge = (position === 'top') === (this.#setting.secondary && !isBeside) ? 'bottom' : 'top';
    const before = stage.otherDisplays(this.#setting.owner).filter(({ order }) => order < this.#setting.order);
    const bottom = position === 'bars' && barBelow > 0 ? height + barBelow - GAP * em : title.bottom;
    const usual = { ...title, bottom };
    if (!this.#setting.secondary && this.#setting.tracks?.secondary != null && secondaryPosition === 'opposite') {
      const most = (usual.bottom - usual.top) * FIRST_SHARE;
      if (edge === 'top') usual.bottom = usual.top + most;
      else usual.top = usual.bottom - most;
    }
    const free = { left: 0, top: 0, right: width, bottom: height - covered };
    const area: CueArea = { width, height, free, title, usual, edge, gap: GAP * em };
    const larger = Math.max(1, em / (height * USUAL_SIZE));
    return {
      area,
      origin: box,
      step,
      plate,
      larger,
      em,
      key: JSON.stringify([area, step, this.#setting.style, this.#setting.secondary, before.map(({ order, layout }) => [order, layout])]),
    };
  }

  /**
   * Lays these cues out, one after the other; all that stands already stays.
   * Is all of them to be seen? A cue for which there is no room is left out: it would cover others.
   */
  #place(stage: Stage, frame: Frame, cues: readonly Cue[], anew: boolean): boolean {
    if (!cues.length) return true;
    let clear = true;
    const { area, step } = frame;
    // What others show and is over, or has still to be laid out for another picture, is in nobody's way.
    const active = new Set([...(this.#setting.tracks?.active.values() ?? [])].flat());
    const others = stage.otherDisplays(this.#setting.owner).filter(({ order }) => !anew || order < this.#setting.order);
    const theirs = others.flatMap(({ words }) => words.flatMap(({ cue, box }) => (active.has(cue as Cue) ? [box] : [])));
    const taken = () => [...theirs, ...this.#regions.values(), ...this.#places.values()];
    const measured = this.#measure(frame, cues);
    const beside =
      this.#setting.secondary && this.#setting.style?.secondaryPosition === 'beside' && others.find(({ secondary }) => !secondary);
    for (const cue of cues) {
      const region = this.regionOf(cue);
      if (region && !this.#regions.has(region.id)) {
        const box = placeNearest(regionBox(widened(region, frame.larger), area, step), area.free, taken());
        this.#regions.set(region.id, box);
      }
      const own = region && this.#regions.get(region.id);
      const { box, first } = measured.get(cue)!;
      if (region?.scroll && own) this.#rollIn(cue, region, own);
      else if (own) {
        // It stays where it was first painted; where the region is full, the next stands above it.
        const there = { ...own, top: area.free.top };
        const within = [...theirs, ...[...this.#regions].flatMap(([id, other]) => (id === region.id ? [] : [other])), ...this.#places.values()]; // prettier-ignore
        this.#moveTo(cue, box, stack(moveTo(box, box.left + own.left, box.top), there, 'bottom', 0, within));
      } else {
        const there = beside ? { ...area, usual: this.#besides(cue, area, beside.step) } : area;
        const place = placeCue({ settings: cue.settings, box, step: first }, there, taken());
        const { left, right, top, bottom } = area.free;
        const within = { left: Math.min(left, area.usual.left), right: Math.max(right, area.usual.right), top, bottom: Math.max(bottom, area.usual.bottom) }; // prettier-ignore
        const isSeen = isClear(place, cue.settings?.line === undefined && !cue.settings?.vertical ? there.usual : within, taken());
        const isWhole = !this.element(cue).classList.contains('scrolls');
        const isLeftOut = !isClear(place, within, taken());
        this.element(cue).classList.toggle('left-out', isLeftOut);
        if (!isSeen || !isWhole) clear = false;
        this.#moveTo(cue, box, place);
        if (isLeftOut) this.#places.delete(cue);
      }
    }
    return clear;
  }

  /**
   * The usual place of a second subtitle that stands next to the first: past the lines that the first will need while it is there.
   * So it stands as near as can be, and neither has to move for what the other says next.
   */
  #besides({ start, end }: Cue, { usual, edge }: CueArea, step: number): Box {
    const tracks = this.#setting.tracks;
    const meanwhile = findTrack(tracks ?? NO_TRACKS, tracks?.selected ?? null)?.cues.filter(
      (other) => other.start < end && start < other.end,
    );
    const most = (usual.right - usual.left) / (step * LETTER);
    const linesOf = ({ text }: Cue) => text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / most)), 0);
    const room = (Math.max(1, ...(meanwhile ?? []).map(linesOf)) + GAP) * step;
    return edge === 'top' ? { ...usual, top: usual.top + room } : { ...usual, bottom: usual.bottom - room };
  }

  /** Gives cues their stretch of the picture, and measures where their words then are. Reads follow writes: the page is laid out once. */
  #measure({ area, origin, step, plate, larger }: Frame, cues: readonly Cue[]): Map<Cue, { box: Box; first: number }> {
    const mosts = new Map<Cue, number>();
    for (const cue of cues) {
      const { style } = this.element(cue);
      for (const line of this.linesOf(cue)) line.style.removeProperty('inline-size');
      const { vertical } = cue.settings ?? {};
      const region = this.regionOf(cue);
      const side = region ? (area.width * widened(region, larger).width) / 100 : vertical ? area.height : area.width;
      const { from, size } = cueStretch(cue.settings, directionOf(cue.text), region ? 0 : vertical ? SAFE_END : SAFE_SIDE, larger);
      const beyond = region || vertical ? 0 : plate;
      const start = (side * from) / 100 - beyond;
      const most = region?.scroll ? side : vertical ? area.title.bottom - area.title.top : area.title.right - area.title.left;
      this.element(cue).classList.remove('broken', 'scrolls');
      style.removeProperty('max-block-size');
      const length = Math.min((side * size) / 100 + 2 * beyond, vertical ? Math.max(0, area.title.bottom - start) : Infinity);
      style.setProperty('inset', vertical ? `${start}px auto auto 0` : `0 auto auto ${start}px`);
      style.setProperty('inline-size', `${length}px`);
      style.setProperty('max-inline-size', `${most}px`);
      mosts.set(cue, most);
    }
    const tooLong = cues.filter((cue) => {
      const { offsetWidth, offsetHeight } = this.element(cue);
      return (cue.settings?.vertical ? offsetHeight : offsetWidth) > mosts.get(cue)! + 1;
    });
    for (const cue of tooLong) {
      const element = this.element(cue);
      element.classList.add('broken');
      element.style.setProperty('inline-size', `${mosts.get(cue)}px`);
    }
    hug(cues.flatMap((cue) => this.linesOf(cue)));
    // A column of words that is higher than the picture takes its whole width instead.
    for (const cue of cues) {
      const element = this.element(cue);
      if (cue.settings?.vertical || this.regionOf(cue) || element.offsetHeight <= area.title.bottom - area.title.top) continue;
      element.style.left = `${area.title.left}px`;
      element.style.setProperty('inline-size', `${area.title.right - area.title.left}px`);
      hug(this.linesOf(cue));
    }
    // What is higher even so scrolls.
    const scrolls = new Set(
      cues.filter((cue) => {
        if (this.regionOf(cue)) return false;
        const { offsetWidth, offsetHeight } = this.element(cue);
        return cue.settings?.vertical
          ? offsetWidth > area.title.right - area.title.left + 1
          : offsetHeight > area.title.bottom - area.title.top + 1;
      }),
    );
    for (const cue of scrolls) {
      const element = this.element(cue);
      const { left, right, top, bottom } = area.title;
      element.classList.add('scrolls');
      element.style.setProperty('max-block-size', `${cue.settings?.vertical ? right - left : bottom - top}px`);
    }
    return new Map(
      cues.map((cue) => {
        const shown = scrolls.has(cue) ? [this.element(cue)] : this.element(cue).querySelectorAll('.line, rt');
        const words = boxesOf(shown, origin);
        const box = around(words) ?? { left: 0, top: 0, right: 0, bottom: 0 };
        const [line] = words;
        const across = line && !scrolls.has(cue) ? (cue.settings?.vertical ? line.right - line.left : line.bottom - line.top) : step;
        return [cue, { box, first: across / Math.max(1, Math.round(across / (step * 1.2))) || step }];
      }),
    );
  }

  #moveTo(cue: Cue, from: Box, to: Box): void {
    const { style } = this.element(cue);
    style.left = `${parseFloat(style.left) + to.left - from.left}px`;
    style.top = `${parseFloat(style.top) + to.top - from.top}px`;
    this.#places.set(cue, to);
  }

  /** A cue joins its region at the bottom; those above roll up, as far as they must. */
  #rollIn(cue: Cue, region: CueRegion, box: Box): void {
    const element = this.element(cue);
    const frame = element.parentElement;
    if (!frame) return;
    Object.assign(frame.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.right - box.left}px`, height: `${box.bottom - box.top}px` }); // prettier-ignore
    element.style.top = 'auto';
    element.style.bottom = '0';
    const height = element.offsetHeight;
    const there = [...this.#rolled.keys()].filter((other) => this.regionOf(other)?.id === region.id);
    const above = rollUp(there.map((other) => this.#rolled.get(other) ?? 0), height); // prettier-ignore
    element.classList.remove('gone');
    element.classList.add('coming');
    element.style.translate = there.length ? `0 ${height}px` : '0';
    // The place it rolls in from counts only once the page has been laid out with it.
    void element.offsetHeight;
    element.classList.remove('coming');
    element.style.translate = '0';
    there.forEach((other, i) => {
      this.#rolled.set(other, above[i] ?? 0);
      this.element(other).style.translate = `0 ${-(above[i] ?? 0)}px`;
      // No sliver stays of a line that has left.
      this.element(other).classList.toggle('gone', (above[i] ?? 0) > box.bottom - box.top - height / 3);
    });
    this.#rolled.set(cue, 0);
    this.#places.set(cue, box);
  }

  regionOf(cue: Cue): CueRegion | undefined {
    const id = cue.settings?.region;
    return id === undefined ? undefined : this.#setting.track?.regions.find((region) => region.id === id);
  }

  element(cue: Cue): HTMLElement {
    let element = this.#elements.get(cue);
    if (!element) this.#elements.set(cue, (element = cueElement(cue)));
    return element;
  }

  linesOf(cue: Cue): HTMLElement[] {
    return [...this.element(cue).querySelectorAll<HTMLElement>('.line')];
  }

  /** Tells the stage where words stand now, and where the next will. */
  #claim(stage: Stage, { area, step }: Frame): void {
    const words = [...this.#places].map(([cue, box]) => ({ cue, box }));
    const { secondary, owner } = this.#setting;
    stage.display(owner, this.#setting.track ? { words, layout: this.#layouts, step, secondary, order: this.#setting.order } : null);
    if (!this.#setting.track) return stage.claim(owner, []);
    const { width, free, usual, edge } = area;
    const room = this.#setting.secondary ? SECOND_LINES * step : (free.bottom - free.top) * KEPT_FREE;
    const [top, bottom] = edge === 'top' ? [0, this.#setting.secondary ? usual.top + room : room] : [this.#setting.secondary ? usual.bottom - room : free.bottom - room, free.bottom]; // prettier-ignore
    // On the black bar words leave the whole picture free.
    const keptFree = usual.bottom > free.bottom + step ? [] : [{ left: 0, top, right: width, bottom }];
    stage.claim(owner, [...keptFree, ...words.map(({ box }) => box)]);
  }
}

/** A region for type that is larger than usual: it holds as many words in a line. */
const widened = (region: CueRegion, larger: number): CueRegion => ({ ...region, width: Math.min(100, region.width * larger) });

/** The sizes of the picture, which `box` is as large as, and of the type; `undefined` where the picture is not on the page. */
function sizesOf(box: HTMLElement, size: Element | null): Sizes | undefined {
  if (!box.getClientRects().length) return undefined;
  const scale = scaleOf(box);
  const [width, height] = sizeOf(box, scale);
  const [em, line] = size ? sizeOf(size, scale) : [16, 16];
  return { width, height, em, line };
}

/** How large an element is, in its own pixels. */
function sizeOf(element: Element, scale: number): [width: number, height: number] {
  const { width, height } = element.getBoundingClientRect();
  return [width / scale, height / scale];
}
