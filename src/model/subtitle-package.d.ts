/** What this library uses of the package `subtitle`; its times are milliseconds. */
export interface SubtitleNode {
  type: 'cue';
  data: { start: number; end: number; text: string };
}
/** Throws on the first line it does not expect. */
export function parseSync(text: string): { type: string; data: unknown }[];
/** Wraps at 24 hours, renumbers, escapes nothing. */
export function stringifySync(nodes: SubtitleNode[], options: { format: 'SRT' | 'WebVTT' }): string;
