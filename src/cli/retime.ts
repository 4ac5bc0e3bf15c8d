import { basename } from 'node:path';
import { KNOWN_RATES } from '../model/cue-timing.js';
import { decodeBytes } from '../model/encoding.js';
import { ProblemList } from '../model/problem-list.js';
import type { Problem } from '../model/problem.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { retimeAnnotations, retimeTranscript } from '../model/retimed.js';
import { compareSubtitles, type SubtitleComparison, type TimeMap } from '../model/retime.js';
import { formatSubtitles, type Subtitles } from '../model/subtitles.js';
import { formatTimecode } from '../model/timecode.js';
import { deliver, type Made, onlyOneStandard, OUTPUT_OPTIONS, readSubtitleFile, withLine } from './annotation-input.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { nameOf, readBytes } from './files.js';
import type { Terminal } from './terminal.js';

export const retimeNotes: Command = {
  name: 'retime',
  usage: 'OLD NEW NOTES',
  summary: 'Carries notes from one version of a film to another, by the words of two subtitle files.',
  description: [
    'OLD are the subtitles that the notes were made with, NEW those of the other version. By the words they share it is found out by how much they are apart, at which speed the other version runs, and what was cut out of it or put into it. Where they do not seem to be of one film nothing is written.',
    'NOTES are annotations of any format that “import” reads; in a W3C or IIIF page the times are changed and nothing else, others become W3C annotations. Notes on what was cut out are left out, and reported. NOTES can also be subtitles, e.g. of another language, or a file for “align --pins”. The file “-” is the standard input.',
  ],
  options: [...OUTPUT_OPTIONS],
  examples: [
    ['retime old.srt new.srt notes.json -o new.json', 'Notes for the new version.'],
    ['retime old.en.srt new.en.srt old.ru.srt -o new.ru.srt', 'Subtitles of another language, by the English ones.'],
    ['retime old.srt new.srt notes.json --json', 'The map, the problems and the notes, for another program.'],
  ],
  exitCodes: ['All notes were carried over.', 'The subtitles are of different films, or notes are on what was cut out.'],
  run: runRetime,
};

async function runRetime(given: Arguments, terminal: Terminal): Promise<number> {
  const [from, to, file, ...more] = given.positionals;
  if (from === undefined || to === undefined || file === undefined || more.length)
    throw new UsageError('It needs three files: the old subtitles, the new ones, and the notes.', 'retime');
  onlyOneStandard(given.positionals, 'retime');
  const [old, now] = [await readSubtitleFile(from), await readSubtitleFile(to)];
  const comparison = compareSubtitles(old.cues, now.cues);
  const { map } = comparison;
  if (!map) return refuse(comparison, [old, now], from, to, given, terminal);
  const bytes = await readBytes(file);
  const made = await retimeFile(bytes, file, map, now, basename(to));
  if (!given.flags.has('json')) for (const line of describe(comparison, map)) terminal.report(line);
  return deliver({ ...made, facts: { ...factsOf(comparison, map), ...made.facts } }, given, terminal);
}

async function retimeFile(bytes: Uint8Array, file: string, map: TimeMap, now: Subtitles, subtitles: string): Promise<Made> {
  const source = nameOf(file);
  const fileText = decodeBytes(bytes, undefined, new ProblemList()).text;
  const { formatAnnotations, parseAnnotations } = await import('../model/annotation-file.js');
  const { retimePage, retimePinFile } = await import('./retime-file.js');
  const page = retimePage(fileText, map, now.cues, { source, subtitles }) ?? retimePinFile(fileText, map, source);
  if (page) return { text: page.text, problems: page.problems.map((problem) => withLine(problem, fileText)), facts: { count: page.count } };
  const read = parseAnnotations(bytes, { source });
  const isSubtitles = !/^\ufeff?\s*[[{<]/.test(fileText) && !read.annotations.length && !read.unplaced?.length;
  if (isSubtitles) {
    const track = await readSubtitles(bytes, { source });
    const { kept, problems } = retimeTranscript(track.cues, map, source);
    const errors = track.problems.filter(({ severity }) => severity === 'error');
    return {
      text: formatSubtitles(kept, track.format, { regions: track.regions }),
      problems: [...errors, ...problems],
      facts: { count: kept.length },
    };
  }
  const { annotations, problems } = retimeAnnotations(read.annotations, map, source);
  const unplaced = read.unplaced ?? [];
  const { label } = read;
  const written = formatAnnotations([...annotations, ...unplaced], 'w3c', {
    cues: now.cues,
    subtitles,
    ...(label !== undefined && { label }),
  });
  return {
    text: written.text,
    problems: [...read.problems.filter(({ code }) => code !== 'quote-unresolved'), ...problems, ...written.problems.map((problem) => ({ ...problem, source }))].map((problem) => withLine(problem, fileText)), // prettier-ignore
    facts: { count: annotations.length + unplaced.length },
  };
}

/** Tells why there is no map; nothing is written. */
function refuse(
  { refusal, share }: SubtitleComparison,
  files: readonly Subtitles[],
  from: string,
  to: string,
  { flags }: Arguments,
  terminal: Terminal,
): number {
  const reasons = {
    'no-words': 'one of them has no words',
    'no-shared-words': 'they have hardly any words in common',
    'no-common-clock': 'the words they have in common are at times that do not fit together',
  };
  const message = `${nameOf(from)} and ${nameOf(to)} do not seem to be subtitles of one film: ${reasons[refusal!]}.`;
  const problems: Problem[] = [
    ...files.filter(({ cues }) => !cues.length).flatMap(({ problems }) => problems),
    { code: refusal!, severity: 'error', message, source: nameOf(to) },
  ];
  if (flags.has('json')) terminal.print(JSON.stringify({ share: rounded(share), problems }, null, 2));
  else for (const problem of problems) terminal.problem(problem, 'report');
  return 1;
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Ends of a file have no time. */
const factsOf = ({ share }: SubtitleComparison, { ratio, segments }: TimeMap): Readonly<Record<string, unknown>> => ({
  ratio: rounded(ratio),
  share: rounded(share),
  segments: segments.map(({ start, end, offset }) => ({
    start: Number.isFinite(start) ? rounded(start) : null,
    end: Number.isFinite(end) ? rounded(end) : null,
    offset: rounded(offset),
  })),
});

const RATE_NAMES = new Map([24, 25, 23.976].flatMap((a) => [24, 25, 23.976].map((b) => [KNOWN_RATES.find((rate) => Math.abs(rate - a / b) < 1e-5), `${a}/${b}`] as const))); // prettier-ignore

function describe({ share }: SubtitleComparison, { ratio, segments }: TimeMap): string[] {
  const seconds = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)} s`;
  const lines = [
    `${Math.round(share * 100)} % of the lines agree.${ratio === 1 ? '' : ` Speed: × ${RATE_NAMES.get(ratio) ?? ratio.toFixed(5)}.`}`,
  ];
  for (const [i, { start, end, offset }] of segments.entries()) {
    const before = segments[i - 1];
    if (before && start - before.end > 0.01) lines.push(`${formatTimecode(before.end)} to ${formatTimecode(start)}: cut out`);
    else if (before) lines.push(`${formatTimecode(start)}: ${(offset - before.offset).toFixed(2)} s put in`);
    lines.push(`${start === -Infinity ? 'from the beginning' : `from ${formatTimecode(start)}`}${end === Infinity ? '' : ` to ${formatTimecode(end)}`}: ${seconds(offset)}`); // prettier-ignore
  }
  return lines;
}
