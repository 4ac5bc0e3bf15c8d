import { paragraphs, type RichNode, type RichText, simpleMarkup } from './rich-text.js';

/** How a note's text is written. */
export type BodyFormat = 'text/plain' | 'text/html' | 'text/markdown';

/** Reads the bodies that need no parser library: plain text, the plainest HTML, Markdown with nothing but emphasis. `null` for others. */
export function simpleBody(value: string, format: BodyFormat): RichText | null {
  if (format === 'text/plain') return paragraphs(value);
  return format === 'text/html' ? simpleMarkup(value) : simpleMarkdown(value);
}

/** Signs that mean the same in Markdown and in plain text. */
const PLAIN = String.raw`\p{L}\p{M}\p{N} .,;:!?'"()‘’“”«»–—…\u00a0-`;
/** A paragraph of these, and of `*emphasis*` from a letter to a letter or full stop, between spaces or signs. */
const SIMPLE_MARKDOWN = new RegExp(
  String.raw`^(?:[${PLAIN}]|(?<=^|[ (“‘«"'])\*[\p{L}\p{N}](?:[${PLAIN}]*[\p{L}\p{N}])?\*(?=$|[ ).,;:!?”’»"']))+$`,
  'u',
);
/** What begins a list or is taken for an address, or makes a line break. */
const NOT_SIMPLE = /^[\s-]|^\d+[.)](?: |$)|www\.|:\/\/|\s$/;

function simpleMarkdown(markdown: string): RichText | null {
  const blocks = markdown.replace(/^\n+/, '').split(/\n\n+/);
  // The line breaks at the end; a pattern for them would be tried at each run of them inside.
  if (blocks.length > 1 && !blocks.at(-1)) blocks.pop();
  blocks.push(blocks.pop()!.replace(/\n$/, ''));
  if (!blocks.every((block) => SIMPLE_MARKDOWN.test(block) && !NOT_SIMPLE.test(block))) return null;
  return blocks.map((block) => ({
    tag: 'p',
    children: block.split('*').flatMap((part, i): RichNode[] => (i % 2 ? [{ tag: 'em', children: [part] }] : part ? [part] : [])),
  }));
}
