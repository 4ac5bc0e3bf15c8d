import type { Cue, CueSpan } from '../model/cue.js';
import { baseDirection, type Direction } from './cue-layout.js';
import { cueLines } from './cue-lines.js';
import { channels, luminance } from './luminance.js';

/** Is there a timestamp in the cue: are its words said one after the other? */
export const hasTimes = (spans: readonly CueSpan[]): boolean =>
  spans.some((span) => typeof span !== 'string' && (span.tag === 'timestamp' || hasTimes(span.children)));

/**
 * The cue with every stretch of words between two timestamps in a span of the tag `timestamp`, whose `time` (seconds) is the moment they begin;
 * `until` tells the next one's, by that of the stretch. What stands before the first begins with the cue: at -Infinity.
 */
export function timedSpans(spans: readonly CueSpan[]): { readonly spans: CueSpan[]; readonly until: ReadonlyMap<number, number> } {
  const until = new Map<number, number>();
  let time = -Infinity;
  const walk = (inner: readonly CueSpan[]): CueSpan[] =>
    inner.flatMap((span): CueSpan[] => {
      if (typeof span === 'string') return [{ tag: 'timestamp', time, children: [span] }];
      if (span.tag !== 'timestamp') return [{ ...span, children: walk(span.children) }];
      // One that goes back in time says nothing: the standard lets no such timestamp be.
      if (span.time !== undefined && span.time > time) {
        until.set(time, span.time);
        time = span.time;
      }
      return [];
    });
  return { spans: walk(spans), until };
}

/** The direction a text is read in: by its first letter that has one. */
export const directionOf = (text: string): Direction => baseDirection(text) ?? 'ltr';

/**
 * A cue with its lines, each in the direction of its own words; one that has no letters goes with the cue.
 * Where there are timestamps within, each stretch of words is a `.words` that tells in its data when it begins and when it is over, in seconds.
 */
export function cueElement({ text, spans = [text], settings = {} }: Cue): HTMLElement {
  const element = document.createElement('div');
  element.className = `cue ${settings.vertical ?? ''} ${settings.align ?? 'center'}`;
  element.setAttribute('part', 'cue');
  element.dir = directionOf(text);
  const timed = hasTimes(spans) ? timedSpans(spans) : undefined;
  for (const [i, line] of cueLines(timed?.spans ?? spans).entries()) {
    // For the sake of a selection: not every browser puts a break between boxes.
    if (i) element.append('\n');
    const box = element.appendChild(document.createElement('span'));
    box.className = 'line';
    box.setAttribute('part', 'line');
    box.append(...cueNodes(line));
    box.dir = baseDirection(box.textContent) ?? element.dir;
  }
  for (const words of element.querySelectorAll<HTMLElement>('.words'))
    words.dataset.until = String(timed?.until.get(Number(words.dataset.from)) ?? Infinity);
  return element;
}

/** Colours that subtitle files ask for by name; `bg_` sets the ground. https://www.w3.org/TR/webvtt1/#default-text-color */
const COLOUR = /^(?:color-)?([0-9a-f]{6}|white|lime|cyan|red|yellow|magenta|blue|black|silver|gray|orange)$/i;
const GROUND = /^bg_(white|lime|cyan|red|yellow|magenta|blue|black)$/i;
/** Those that cannot be read on the dark plate of subtitles, unless they bring a ground of their own. */
const DARK = /^(?:blue|black|gray)$/i;

export function cueNodes(spans: readonly CueSpan[]): Node[] {
  return spans.map(cueNode);
}

function cueNode(span: CueSpan): Node {
  if (typeof span === 'string') return document.createTextNode(span);
  const element = document.createElement(CUE_TAGS[span.tag]);
  if (span.tag === 'lang' && span.annotation) element.lang = span.annotation;
  if (span.tag === 'v') element.classList.add('voice');
  if (span.tag === 'timestamp' && span.children.length) {
    element.classList.add('words');
    element.dataset.from = String(span.time);
  }
  paint(element, span.classes ?? []);
  element.append(...cueNodes(span.children));
  return element;
}

/** Sets the colours that the classes of a span ask for; of two the later counts. Other class names mean nothing here. */
function paint(element: HTMLElement, classes: readonly string[]): void {
  const last = (pattern: RegExp) => classes.map((name) => pattern.exec(name)?.[1]).findLast(Boolean);
  const [colour, ground] = [last(COLOUR), last(GROUND)];
  if (colour) element.style.color = /^[0-9a-f]{6}$/i.test(colour) ? `#${colour}` : colour;
  if (ground) element.style.backgroundColor = ground;
  else if (colour && isDark(colour)) element.classList.add('on-light');
}

/** Less light than this (WCAG's relative luminance) does not stand out from the plate, by 4.5 to 1. */
const LEAST_LIGHT = 0.18;

const isDark = (colour: string): boolean =>
  /^[0-9a-f]{6}$/i.test(colour) ? luminance(channels(`#${colour}`)) < LEAST_LIGHT : DARK.test(colour);

const CUE_TAGS = { i: 'i', b: 'b', u: 'u', c: 'span', v: 'span', lang: 'span', ruby: 'ruby', rt: 'rt', timestamp: 'span' } as const;
