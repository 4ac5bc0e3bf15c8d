import type { CueSettings } from '../model/cue.js';

/** Where a cue stands that does not stand in the usual place: style properties for its box within the picture. */
export type CueBox = Readonly<Record<string, string>>;

/** The height of one line of subtitles, in ems; WebVTT counts positions in lines. */
const LINE_HEIGHT = 1.3;

/**
 * The box of a cue that says where it wants to be; `null` where it says nothing about its line or direction:
 * such cues stack at the bottom of the picture.
 *
 * @see https://www.w3.org/TR/webvtt1/#processing-cue-settings
 */
export function cueBox(settings: CueSettings | undefined): CueBox | null {
  if (!settings) return null;
  const { vertical, line, position, size = 100, align = 'center' } = settings;
  if (line === undefined && position === undefined && settings.size === undefined && !vertical) return null;
  const anchor =
    settings.positionAlign ?? (align === 'center' ? 'center' : align === 'start' || align === 'left' ? 'line-left' : 'line-right');
  const at = position ?? (align === 'left' ? 0 : align === 'right' ? 100 : 50);
  const most = anchor === 'line-left' ? 100 - at : anchor === 'line-right' ? at : Math.min(at, 100 - at) * 2;
  const length = Math.min(size, most);
  const from = anchor === 'line-left' ? at : anchor === 'line-right' ? at - length : at - length / 2;
  const box: Record<string, string> = { 'text-align': align };
  if (vertical) {
    box['writing-mode'] = vertical === 'rl' ? 'vertical-rl' : 'vertical-lr';
    box.top = `${from}%`;
    box.height = `${length}%`;
  } else {
    box.left = `${from}%`;
    box.width = `${length}%`;
  }
  return { ...box, ...placeAcross(settings) };
}

/** Along the axis that lines follow each other on: from the top or, written vertically, from the side where the first line is. */
function placeAcross({ vertical, line, lineIsPercentage, lineAlign = 'start' }: CueSettings): CueBox {
  const first = vertical === 'rl' ? 'right' : vertical === 'lr' ? 'left' : 'top';
  const last = vertical === 'rl' ? 'left' : vertical === 'lr' ? 'right' : 'bottom';
  if (line === undefined) return vertical ? { [first]: '0' } : { bottom: '0' };
  if (!lineIsPercentage) return line < 0 ? { [last]: `${(-line - 1) * LINE_HEIGHT}em` } : { [first]: `${line * LINE_HEIGHT}em` };
  // A percentage counts from the left for both vertical directions, and the box's own sides with it.
  const side = vertical ? 'left' : 'top';
  const shift = lineAlign === 'center' ? '-50%' : lineAlign === 'end' ? '-100%' : '0';
  if (lineAlign === 'start' && line > 50) {
    // Started so low, two lines would leave the picture: hold the box at the other end once it comes there.
    return { [side]: `min(${line}%, 100% - ${2 * LINE_HEIGHT}em)` };
  }
  return { [side]: `${line}%`, ...(shift === '0' ? {} : { translate: vertical ? shift : `0 ${shift}` }) };
}
