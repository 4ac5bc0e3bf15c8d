import type { Cue, CueSettings } from '../model/cue.js';
import { formatCueText } from '../model/cue-payload.js';
import type { CueRegion } from '../model/vtt.js';

/**
 * A text track of the browser's own, filled with our cues: for viewers who want their system's caption settings,
 * and for the displays that show nothing of the page (a telephone's full screen, picture-in-picture).
 *
 * A browser never lets go of a text track: each video has one of these for good, made when it is first shown.
 */
export class NativeTrack {
  #video: HTMLVideoElement;
  #label: string;
  #track: TextTrack | undefined;
  #filled: readonly Cue[] = [];
  /** Lines at the foot of the picture that the controls cover. */
  #covered = 0;
  /** The cues that were moved for the controls, and what their line was. */
  #raised = new Map<VTTCue, VTTCue['line']>();

  constructor(video: HTMLVideoElement, label: string) {
    this.#video = video;
    this.#label = label;
  }

  /** Is it on screen? */
  get showing(): boolean {
    return this.#track?.mode === 'showing';
  }

  /**
   * Show these cues in place of the earlier ones.
   *
   * @param place where cues stand that do not say: the settings of a second subtitle at the top, for example
   */
  show(cues: readonly Cue[], regions: readonly CueRegion[] = [], place: CueSettings = {}): void {
    this.#track ??= this.#make();
    if (cues !== this.#filled) {
      this.#clear(this.#track);
      const byId = new Map(regions.map((region) => [region.id, region]));
      const known = new Map(regions.flatMap(toNativeRegion));
      for (const cue of cues) {
        const { line, vertical, region: name = '' } = cue.settings ?? {};
        const region = byId.get(name);
        const free = line === undefined && !vertical && !region;
        const instead = free ? place : region && !known.has(name) ? placeOf(region) : {};
        this.#track.addCue(toNativeCue({ ...cue, settings: { ...instead, ...cue.settings } }, known));
      }
      this.#filled = cues;
    }
    this.#track.mode = 'showing';
    this.#makeWay();
  }

  /** Off the screen; its cues go, too, for two thousand of them cost memory that nobody sees. */
  hide(): void {
    if (!this.#track) return;
    this.#clear(this.#track);
    this.#track.mode = 'disabled';
  }

  /** Cues that do not say where they stand keep clear of what the controls cover of a picture of that height, in CSS pixels. */
  keepClear(covered: number, height: number): void {
    this.#covered = height > 0 ? Math.ceil(covered / (height * NATIVE_LINE)) : 0;
    if (this.showing) this.#makeWay();
  }

  #make(): TextTrack {
    const track = this.#video.addTextTrack('subtitles', this.#label);
    ownTracks.add(track);
    track.addEventListener('cuechange', () => this.#makeWay());
    return track;
  }

  /**
   * Only what differs is written: a browser tells of each line that is set as of another change of cues.
   * A cue that has made way stays where it is until the controls go, on screen or not.
   */
  #makeWay(): void {
    if (!this.#covered) {
      for (const [cue, line] of this.#raised) cue.line = line;
      this.#raised.clear();
      return;
    }
    for (const cue of this.#track?.activeCues ?? []) {
      if (!(cue instanceof VTTCue) || cue.region || cue.vertical) continue;
      const line = this.#raised.get(cue) ?? cue.line;
      const clear = clearOf(line, cue, this.#covered);
      if (clear === line) continue;
      this.#raised.set(cue, line);
      if (cue.line !== clear) cue.line = clear;
    }
  }

  #clear(track: TextTrack): void {
    this.#raised.clear();
    this.#filled = [];
    // A disabled track has no list to be emptied.
    if (track.mode === 'disabled') track.mode = 'hidden';
    for (const cue of [...(track.cues ?? [])]) track.removeCue(cue);
  }
}

/** The tracks that were made here: they hold what others say. */
export const ownTracks = new WeakSet<TextTrack>();

/** Browsers set subtitles at this share of the picture's height, line by line. */
const NATIVE_LINE = 0.0533;

/** The line at which a cue keeps clear of so many lines at the foot of the picture; its own where it does. */
function clearOf(line: VTTCue['line'], { text, snapToLines }: VTTCue, covered: number): VTTCue['line'] {
  const rows = text.split('\n').length;
  if (line === 'auto') return -covered - rows;
  if (snapToLines) return line < 0 ? Math.min(line, -covered - rows) : line;
  return Math.min(line, Math.max(0, 100 * (1 - (covered + rows) * NATIVE_LINE)));
}

/** What browsers know of a region; some have none. */
function toNativeRegion({ id, width, lines, regionAnchor, viewportAnchor, scroll }: CueRegion): [string, VTTRegion][] {
  if (typeof VTTRegion === 'undefined') return [];
  const region = new VTTRegion();
  [region.regionAnchorX, region.regionAnchorY] = regionAnchor;
  [region.viewportAnchorX, region.viewportAnchorY] = viewportAnchor;
  Object.assign(region, { id, width, lines, scroll: scroll ?? '' });
  return [[id, region]];
}

/** Where a browser without regions shows what belongs in one: at its first line, as wide as it is. */
function placeOf({ width, lines, regionAnchor: [across, down], viewportAnchor: [left, top] }: CueRegion): CueSettings {
  const percent = (value: number) => Math.min(100, Math.max(0, value));
  return {
    line: percent(top - (down / 100) * lines * NATIVE_LINE * 100),
    lineIsPercentage: true,
    position: percent(left - (across / 100 - 0.5) * width),
    size: width,
  };
}

function toNativeCue(cue: Cue, regions: ReadonlyMap<string, VTTRegion>): VTTCue {
  const native = new VTTCue(cue.start, cue.end, formatCueText(cue, 'vtt'));
  const { vertical, line, lineIsPercentage, lineAlign, position, positionAlign, size, align, region } = cue.settings ?? {};
  native.id = cue.id;
  if (vertical) native.vertical = vertical;
  if (line !== undefined) {
    native.snapToLines = !lineIsPercentage;
    native.line = line;
  }
  if (position !== undefined) native.position = position;
  if (size !== undefined) native.size = size;
  if (align) native.align = align;
  // Not every browser has these; where they are missing, setting them does nothing.
  if (lineAlign) native.lineAlign = lineAlign;
  if (positionAlign) native.positionAlign = positionAlign;
  const found = region && regions.get(region);
  if (found) native.region = found;
  return native;
}
