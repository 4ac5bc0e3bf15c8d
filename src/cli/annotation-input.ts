import type { AnnotationsResult } from '../model/annotation.js';
import { decodeBytes } from '../model/encoding.js';
import { ProblemList } from '../model/problem-list.js';
import type { Problem } from '../model/problem.js';
import { readSubtitles } from '../model/read-subtitles.js';
import type { Subtitles } from '../model/subtitles.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { nameOf, readBytes, STANDARD, writeText } from './files.js';
import type { Terminal } from './terminal.js';

/** Options of all commands that write notes. */
export const OUTPUT_OPTIONS = [
  { name: 'output', short: 'o', value: 'FILE', help: 'The file to write; the standard output where it is not given.' },
  { name: 'force', short: 'f', help: 'Write over that file if it is there.' },
  {
    name: 'json',
    help: 'Print one JSON object instead: how many notes there are, the problems, and what would be written if no file is given.',
  },
] as const;

/** Subtitles from a file; a file without any is an error like one that is not there. */
export async function readSubtitleFile(file: string, encoding?: string): Promise<Subtitles> {
  return readSubtitles(await readBytes(file), { source: nameOf(file), ...(encoding !== undefined && { encoding }) });
}

/** An annotation file of any format, and its text. */
export async function readAnnotationFile(
  file: string,
  spoken: Subtitles | undefined,
): Promise<AnnotationsResult & { readonly fileText: string }> {
  // prettier-ignore
  const bytes = await readBytes(file);
  const fileText = decodeBytes(bytes, undefined, new ProblemList()).text;
  // With it come the parsers of HTML and Markdown.
  const { parseAnnotations } = await import('../model/annotation-file.js');
  return { ...parseAnnotations(bytes, { source: nameOf(file), ...(spoken && { cues: spoken.cues }) }), fileText };
}

/** A note's problems name its id: where that stands in the file is where to look. */
export function withLine(problem: Problem, text: string): Problem {
  const id = problem.detail?.id;
  if (problem.line !== undefined || typeof id !== 'string') return problem;
  const at = text.indexOf(JSON.stringify(id));
  return at < 0 ? problem : { ...problem, line: text.slice(0, at).split('\n').length };
}

/** Standard input is one file. */
export function onlyOneStandard(files: readonly (string | undefined)[], command: string): void {
  if (files.filter((file) => file === STANDARD).length > 1) throw new UsageError('The standard input can be read only once.', command);
}

/** What a command has made. */
export interface Made {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** How many notes there are in it, and what else the JSON object says. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Writes what was made, and tells its problems; gives the exit code. */
export async function deliver({ text, problems, facts }: Made, { flags, values }: Arguments, terminal: Terminal): Promise<number> {
  const output = values.get('output');
  const toFile = output !== undefined && output !== STANDARD;
  if (toFile) await writeText(output, text, { force: flags.has('force') });
  if (flags.has('json')) terminal.print(JSON.stringify({ ...facts, problems, ...(!toFile && { text }) }, null, 2));
  else {
    for (const problem of problems) terminal.problem(problem, 'report');
    if (!toFile) terminal.write(text);
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
