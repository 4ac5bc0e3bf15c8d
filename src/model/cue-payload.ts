import { isColorName } from './color-names.js';
import type { CueElement, CueSpan } from './cue.js';
import type { CueTextDialect } from './cue-text.js';
import { formatTimecode } from './timecode.js';

/**
 * Writes styled text as a payload that `parseCueText` reads as the same text and spans.
 * WebVTT has no empty lines within a cue: theirs are written as `&#10;`. SubRip has `i b u` and colours; other tags leave only their text.
 */
export function formatCueText(cue: { readonly text: string; readonly spans?: readonly CueSpan[] }, dialect: CueTextDialect): string {
  const escape = dialect === 'vtt' ? escapeVtt : escapeSrt;
  let payload = '';
  // Text is escaped only when a tag ends it: tags that are not written leave neighbours which could read as a tag together.
  let text = '';
  const tag = (markup: string): void => {
    if (!markup) return;
    payload += escape(text) + markup;
    text = '';
  };
  const stack: { spans: readonly CueSpan[]; index: number; end: string }[] = [{ spans: cue.spans ?? [cue.text], index: 0, end: '' }];
  while (stack.length > 0) {
    const frame = stack.at(-1)!;
    const span = frame.spans[frame.index++];
    if (span === undefined) tag(stack.pop()!.end);
    else if (typeof span === 'string') text += span;
    else {
      const [start, end] = dialect === 'vtt' ? vttTag(span) : srtTag(span);
      tag(start);
      stack.push({ spans: span.children, index: 0, end });
    }
  }
  payload += escape(text);
  return dialect === 'vtt' ? payload.replaceAll(/^\n|\n(?=\n)|\n$/g, '&#10;') : payload;
}

function vttTag({ tag, time, classes = [], annotation = '' }: CueElement): [start: string, end: string] {
  if (tag === 'timestamp') return [Number.isFinite(time) ? `<${formatTimecode(time!, { form: 'vtt' })}>` : '', ''];
  // A class cannot be escaped: one that would end the tag, or make an arrow with its end, is left out.
  const dotted = classes.filter((name) => /^[^\s.<>&]+$/.test(name) && !name.endsWith('--')).map((name) => `.${name}`);
  const said = annotation && ` ${escapeVtt(annotation.replaceAll(/\s+/g, ' ')).replace(/-$/, '&#45;')}`;
  return [`<${tag}${dotted.join('')}${said}>`, `</${tag}>`];
}

function srtTag({ tag, classes = [] }: CueElement): [start: string, end: string] {
  if (tag === 'i' || tag === 'b' || tag === 'u') return [`<${tag}>`, `</${tag}>`];
  const [color = ''] = tag === 'c' ? classes : [];
  const hex = /^color-([0-9a-f]{6})$/.exec(color)?.[1];
  if (!hex && !isColorName(color)) return ['', ''];
  return [`<font color="${hex ? `#${hex}` : color}">`, '</font>'];
}

function escapeVtt(text: string): string {
  return escapeControls(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

/** Other players show SubRip's references as they stand: only what would be read as something else is written as one. */
function escapeSrt(text: string): string {
  const lastClose = text.lastIndexOf('>');
  return escapeControls(
    text
      .replaceAll(/<(?=\/?[a-zA-Z]|[\d:.]+>)|&(?=#[xX\d]|[a-zA-Z][a-zA-Z0-9]{0,30};)/g, (character, at: number) => {
        if (character === '&') return '&amp;';
        return at < lastClose ? '&lt;' : '<';
      })
      .replaceAll(/\{(?=\\)/g, '&#123;'),
  );
}

/** Characters that mean something at the ends of lines and files. */
const escapeControls = (text: string): string => text.replaceAll('\r', '&#13;').replaceAll('\u001a', '&#26;');
