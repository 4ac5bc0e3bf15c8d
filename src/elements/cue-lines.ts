import type { CueSpan } from '../model/cue.js';
import { scaleOf } from './stage.js';

/** The lines of a cue, each as spans: a tag that runs over a line break is opened again on the next line. */
export function cueLines(spans: readonly CueSpan[]): CueSpan[][] {
  const lines: CueSpan[][] = [[]];
  for (const span of spans) {
    const parts =
      typeof span === 'string'
        ? span.split('\n').map((text) => [text])
        : cueLines(span.children).map((children) => [{ ...span, children }]);
    parts.forEach((part, i) => {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push(...part.filter((piece) => piece !== ''));
    });
  }
  return lines;
}

/**
 * Makes the plates of lines that have been broken no wider than their words: in CSS they would be as wide as the lines could have been.
 * All are read before any is written, so that the page is laid out once.
 */
export function hug(lines: readonly HTMLElement[]): void {
  for (const line of lines) line.style.removeProperty('inline-size');
  const lengths = lines.map((line) => {
    const { lineHeight, paddingInlineStart, paddingInlineEnd, writingMode } = getComputedStyle(line);
    const vertical = writingMode !== 'horizontal-tb';
    if ((vertical ? line.clientWidth : line.clientHeight) < parseFloat(lineHeight) * 1.8) return 0;
    const range = document.createRange();
    range.selectNodeContents(line);
    const words = range.getBoundingClientRect();
    // Rounded up: a hair less, and the words would break anew.
    return (
      Math.ceil((vertical ? words.height : words.width) / scaleOf(line)) + 1 + parseFloat(paddingInlineStart) + parseFloat(paddingInlineEnd)
    );
  });
  lines.forEach((line, i) => {
    const length = lengths[i];
    if (length) line.style.inlineSize = `${length}px`;
  });
}
