/**
 * Text with simple markup: a tree that has been through the allow-list, safe to build with `createElement`.
 * Nothing else is ever displayed, whatever a note, an article or a file brought.
 */
export type RichText = readonly RichNode[];
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  /** Only those that the allow-list names for the tag: `href` of `a`; `src`, `alt`, `width`, `height` of `img`; `lang`, `dir`, `title`, `cite`, `datetime`, `start`. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: RichText;
}

/** The tags a rich text may hold. */
export const RICH_TAGS = [
  'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'figure', 'figcaption',
  'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  'a', 'em', 'strong', 'i', 'b', 'u', 's', 'small', 'sub', 'sup', 'mark', 'q', 'cite', 'code', 'abbr', 'time', 'span', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'img', 'del', 'ins', 'dfn', 'kbd',
] as const; // prettier-ignore
export type RichTag = (typeof RICH_TAGS)[number];
