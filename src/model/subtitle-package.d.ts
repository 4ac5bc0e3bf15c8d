/** What this library uses of the package `subtitle`; its times are milliseconds. */
export interface SubtitleNode {
  type: 'cue';
  data: { start: number; end: number; text: string };
}
/** Milliseconds of a time such as `01:02:03,450`. Throws for what is none; takes `,5` for 5 milliseconds. */
export function parseTimestamp(timestamp: string): number;
/** Wraps at 24 hours, renumbers, escapes nothing. */
export function stringifySync(nodes: SubtitleNode[], options: { format: 'SRT' | 'WebVTT' }): string;
