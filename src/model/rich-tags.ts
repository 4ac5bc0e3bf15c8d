/** The tags a rich text may hold. */
export const RICH_TAGS = [
  'p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'pre', 'figure', 'figcaption',
  'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  'a', 'em', 'strong', 'i', 'b', 'u', 's', 'small', 'sub', 'sup', 'mark', 'q', 'cite', 'code', 'abbr', 'time', 'span', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'img', 'del', 'ins', 'dfn', 'kbd',
] as const; // prettier-ignore
export type RichTag = (typeof RICH_TAGS)[number];
