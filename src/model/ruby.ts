import type { Cue, CueSpan } from './cue.js';

/**
 * The cue without ruby, for formats that do not have it: each reading stands in parentheses behind what it is for. The same cue where it has no ruby.
 *
 * @example `<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>` is then 漢(kan)字(ji).
 */
export function withReadingsInParentheses(cue: Cue): Cue {
  const { spans: before, ...rest } = cue;
  if (!before || !hasRuby(before)) return cue;
  const spans = flatten(before);
  const styled = spans.some((span) => typeof span !== 'string');
  return { ...rest, text: textOf(spans), ...(styled && { spans }) };
}

const hasRuby = (spans: readonly CueSpan[]): boolean =>
  spans.some((span) => typeof span !== 'string' && (span.tag === 'ruby' || span.tag === 'rt' || hasRuby(span.children)));

const textOf = (spans: readonly CueSpan[]): string =>
  spans.map((span) => (typeof span === 'string' ? span : textOf(span.children))).join('');

/** Text that was parted by ruby alone is one piece again. */
function flatten(spans: readonly CueSpan[]): CueSpan[] {
  const flat: CueSpan[] = [];
  for (const piece of spans.flatMap(flattenSpan)) {
    const last = flat.length - 1;
    if (typeof piece === 'string' && typeof flat[last] === 'string') flat[last] += piece;
    else flat.push(piece);
  }
  return flat;
}

function flattenSpan(span: CueSpan): readonly CueSpan[] {
  if (typeof span === 'string') return [span];
  const children = flatten(span.children);
  if (span.tag === 'ruby') return children;
  if (span.tag !== 'rt') return [{ ...span, children }];
  return textOf(children).trim() === '' ? children : ['(', ...children, ')'];
}
