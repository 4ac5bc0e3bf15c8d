import { decodeBytes } from '../model/encoding.js';
import { ProblemList } from '../model/problem-list.js';
import type { Problem } from '../model/problem.js';
import { checkSubtitles, MAX_READING_SPEED, MIN_GAP } from '../model/subtitle-check.js';
import { readSubtitles } from '../model/read-subtitles.js';
import type { Subtitles } from '../model/subtitles.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { Failure, UsageError } from './failure.js';
import { nameOf, readBytes, STANDARD } from './files.js';
import { withLine } from './annotation-input.js';
import { durationOf, encodingOf, numberOf } from './option-values.js';
import type { Terminal } from './terminal.js';

/** What was found out about one file. */
interface Report {
  readonly file: string;
  readonly kind?: 'subtitles' | 'annotations';
  readonly format?: 'srt' | 'vtt';
  readonly encoding?: string;
  /** How many subtitles or notes were read. */
  readonly count?: number;
  readonly problems: readonly Problem[];
  /** The file could not be opened. */
  readonly unread?: true;
}

export const check: Command = {
  name: 'check',
  usage: 'FILE...',
  summary: 'Lists what is wrong with subtitles and annotation files.',
  description: [
    'Reads subtitles (SRT, WebVTT) and notes (files that end in .json or .csv) and prints a line for each problem: file:line: error or warning: message. An error is something that is lost; a warning is odd, was repaired, or is hard to read. The file “-” is the standard input.',
  ],
  options: [
    { name: 'json', help: 'Print one JSON object: files, each with its problems, and how many errors and warnings there are.' },
    { name: 'subtitles', value: 'FILE', help: 'The subtitles in which the quotations of annotation files are looked for.' },
    { name: 'duration', value: 'TIME', help: 'The film’s length, as 5400 or 1:30:00; notes after it are reported.' },
    { name: 'encoding', value: 'LABEL', help: 'What subtitles are encoded in, e.g. windows-1251; found out where it is not given.' },
    { name: 'max-speed', value: 'N', help: `Characters a second that can be read; ${MAX_READING_SPEED} by default.` },
    { name: 'min-gap', value: 'SECONDS', help: `Pause between two subtitles; ${MIN_GAP} by default, 0 for any.` },
  ],
  examples: [
    ['check film.en.srt film.ru.vtt', 'Lists the problems of two files.'],
    ['check --json subtitles/*.srt > report.json', 'Keeps them for another program.'],
    [
      'check notes.json --subtitles film.en.srt',
      'Says which quotations are not in the film, or in several places; which notes overlap, or come after the end.',
    ],
    ['check --max-speed 17 children.srt', 'Subtitles for slower readers.'],
  ],
  exitCodes: ['No errors; there may be warnings.', 'There are errors.'],
  run: runCheck,
};

type Progress = (share: number) => void;

interface Settings {
  readonly encoding: string | undefined;
  readonly maxReadingSpeed: number | undefined;
  readonly minGap: number | undefined;
  readonly duration: number | undefined;
}

async function runCheck({ positionals, flags, values }: Arguments, terminal: Terminal): Promise<number> {
  if (positionals.length === 0) throw new UsageError('Which files?', 'check');
  const subtitles = values.get('subtitles');
  if ([...positionals, subtitles].filter((file) => file === STANDARD).length > 1)
    throw new UsageError('The standard input can be read only once.', 'check');
  const encoding = encodingOf(values, 'check');
  const settings: Settings = {
    encoding,
    maxReadingSpeed: numberOf(values, 'max-speed', 'check', { above: 0 }),
    minGap: numberOf(values, 'min-gap', 'check', { from: 0 }),
    duration: durationOf(values, 'check'),
  };
  const spoken = subtitles === undefined ? undefined : await readSpoken(subtitles, encoding);
  const json = flags.has('json');
  const reports: Report[] = [];
  // Without a word spoken no quotation is found, and that is not the notes' fault.
  if (spoken?.cues.length === 0) reports.push(reportOfSubtitles(spoken, nameOf(subtitles!), spoken.problems));
  for (const [index, file] of positionals.entries()) {
    const tell = (share: number): void => terminal.progress(nameOf(file), { file: index + 1, of: positionals.length, share });
    tell(0);
    reports.push(await checkFile(file, settings, spoken, tell));
  }
  terminal.endProgress();
  if (!json)
    for (const { problems, unread } of reports) for (const problem of problems) terminal.problem(problem, unread ? 'report' : 'result');

  const problems = reports.flatMap((report) => report.problems);
  // A kind that is there thousands of times closes with how many more there are.
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).reduce((sum, { detail }) => sum + Number(detail?.more ?? 1), 0);
  const [errors, warnings] = [count('error'), count('warning')];
  if (json) terminal.print(JSON.stringify({ files: reports.map(({ unread: _unread, ...report }) => report), errors, warnings }, null, 2));
  else terminal.report(`${plural(reports.length, 'file')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`);
  if (reports.some(({ unread }) => unread)) return 2;
  return errors > 0 ? 1 : 0;
}

async function readSpoken(file: string, asked: string | undefined): Promise<Subtitles> {
  const bytes = await readBytes(file);
  return readSubtitles(bytes, { source: nameOf(file), encoding: asked });
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

async function checkFile(file: string, settings: Settings, spoken: Subtitles | undefined, onProgress: Progress): Promise<Report> {
  const source = nameOf(file);
  try {
    const bytes = await readBytes(file);
    return isAnnotationFile(file, bytes)
      ? await checkAnnotationFile(bytes, source, settings, spoken)
      : await checkSubtitleFile(bytes, source, settings, onProgress);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The others are checked all the same.
    return { file: source, problems: [{ code: 'unreadable', severity: 'error', message: error.message, source }], unread: true };
  }
}

/** By its name; standard input, which has none, by how it begins. */
function isAnnotationFile(file: string, bytes: Uint8Array): boolean {
  if (file !== STANDARD) return /\.(?:json(?:ld)?|csv)$/i.test(file);
  return /^(?:\ufeff)?\s*(?:\{\s*["}]|\[\s*[\]{"])/.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

async function checkSubtitleFile(bytes: Uint8Array, source: string, settings: Settings, onProgress: Progress): Promise<Report> {
  const { maxReadingSpeed, minGap } = settings;
  const subtitles = await readSubtitles(bytes, { source, encoding: settings.encoding, onProgress });
  const { text } = decodeBytes(bytes, subtitles.encoding, new ProblemList());
  const warnings = checkSubtitles(subtitles, { text, source, maxReadingSpeed, minGap });
  return reportOfSubtitles(subtitles, source, byLine([...subtitles.problems, ...warnings]));
}

const reportOfSubtitles = ({ format, encoding, cues }: Subtitles, file: string, problems: readonly Problem[]): Report => ({
  file,
  kind: 'subtitles',
  format,
  ...(encoding !== undefined && { encoding }),
  count: cues.length,
  problems,
});

async function checkAnnotationFile(
  bytes: Uint8Array,
  source: string,
  { duration }: Settings,
  spoken: Subtitles | undefined,
): Promise<Report> {
  // prettier-ignore
  // With it come the parsers of HTML and Markdown.
  const [{ parseAnnotations }, { checkAnnotations }, { madeWith }, { fingerprint }] = await Promise.all([import('../model/annotation-file.js'), import('../model/annotation-check.js'), import('../model/made-with.js'), import('../model/fingerprint.js')]); // prettier-ignore
  const cues = spoken?.cues;
  const { annotations, unplaced = [], problems } = parseAnnotations(bytes, { source, ...(cues && { cues }) });
  const warnings = checkAnnotations(annotations, { source, ...(cues && { cues }), ...(duration !== undefined && { duration }) });
  const { text } = decodeBytes(bytes, undefined, new ProblemList());
  const named = madeWith(text);
  const others: Problem[] =
    named && cues?.length && named.fingerprint !== fingerprint(cues)
      ? [{ code: 'made-with-others', severity: 'warning', message: `These notes were made with other subtitles (${named.url}); “film-commentary retime” carries them over.`, source }] // prettier-ignore
      : [];
  return {
    file: source,
    kind: 'annotations',
    count: annotations.length + unplaced.length,
    problems: byLine([...others, ...problems, ...warnings].map((problem) => withLine(problem, text))),
  };
}

/** Those of the whole file first. */
const byLine = (problems: readonly Problem[]): Problem[] => problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
