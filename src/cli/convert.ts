import { extname } from 'node:path';
import type { Cue } from '../model/cue.js';
import { readSubtitles } from '../model/read-subtitles.js';
import { formatSubtitles, parseSubtitles, type Subtitles } from '../model/subtitles.js';
import { withReadingsInParentheses } from '../model/ruby.js';
import { ProblemList } from '../model/problem-list.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { nameOf, readBytes, STANDARD, writeText } from './files.js';
import { encodingOf, offsetOf, rateOf } from './option-values.js';
import { shiftCues } from './shift.js';
import type { Terminal } from './terminal.js';

type Format = 'srt' | 'vtt';

export const convert: Command = {
  name: 'convert',
  usage: 'IN OUT',
  summary: 'Writes subtitles as SRT or WebVTT, with other times where asked.',
  description: [
    'Reads subtitles of either format and writes them in UTF-8, in the format that the name of OUT ends in, or that --to says. The file “-” is the standard input or output. A file that is there is never written over without --force.',
    'Times are first multiplied by the rate, then the offset is added. What would come before the film begins is set to its beginning, and reported.',
  ],
  options: [
    { name: 'to', value: 'srt|vtt', help: 'The format to write.' },
    { name: 'encoding', value: 'LABEL', help: 'What IN is encoded in, e.g. windows-1251; found out where it is not given.' },
    { name: 'offset', value: 'SECONDS', help: 'Added to every time: 2.5 or 00:00:02.500 shows the subtitles later, -2.5 earlier.' },
    {
      name: 'rate',
      value: 'FROM/TO',
      help: 'Every time is multiplied by FROM and divided by TO: with 25/23.976 subtitles that were made for 25 frames a second fit a film that runs at 23.976, in which all comes later.',
    },
    { name: 'force', short: 'f', help: 'Write over OUT if it is there.' },
  ],
  examples: [
    ['convert film.srt film.vtt', 'SRT to WebVTT.'],
    ['convert old.srt new.srt --encoding windows-1251', 'Makes UTF-8 of an old Russian file.'],
    ['convert film.srt late.srt --offset -2.5', 'Shows every subtitle two and a half seconds earlier.'],
    ['convert pal.srt film.srt --rate 25/23.976', 'Subtitles of a television copy for the film itself.'],
    ['convert - - --to vtt < film.srt > film.vtt', 'From standard input to standard output.'],
  ],
  exitCodes: ['All subtitles were written.', 'Something was lost: the errors say what.'],
  run: runConvert,
};

async function runConvert({ positionals, flags, values }: Arguments, terminal: Terminal): Promise<number> {
  const [from, to] = positionals;
  if (from === undefined || to === undefined)
    throw new UsageError(from === undefined ? 'Which file, and into which?' : 'Into which file? “-” is the standard output.', 'convert');
  if (positionals.length > 2) throw new UsageError(`One file at a time: “${positionals[2]}” is too many.`, 'convert');
  const format = formatOf(to, values.get('to'));
  const asked = encodingOf(values, 'convert');
  const [rate, offset] = [rateOf(values, 'convert'), offsetOf(values, 'convert')];

  const source = nameOf(from);
  const bytes = await readBytes(from);
  terminal.progress(source);
  const onProgress = (share: number): void => terminal.progress(source, { share });
  const read = await readSubtitles(bytes, { source, encoding: asked, onProgress });
  let lost = reportReading(read, from, terminal);
  if (read.cues.length === 0 && lost) return 1;

  const problems = new ProblemList(source);
  const cues = shiftCues(read.cues, { rate, offset }, problems);
  const text = formatSubtitles(cues, format, { regions: read.regions });
  reportWriting(cues, parseSubtitles(text, { format }).cues, format, problems);
  terminal.progress(to);
  if (to === STANDARD) terminal.write(text);
  else await writeText(to, text, { force: flags.has('force') });
  terminal.endProgress();
  for (const problem of problems.list()) {
    terminal.problem(problem, 'report');
    lost ||= problem.severity === 'error';
  }
  return lost ? 1 : 0;
}

function formatOf(file: string, asked: string | undefined): Format {
  const format = asked?.toLowerCase() ?? (file === STANDARD ? '' : extname(file).slice(1).toLowerCase());
  if (format === 'srt' || format === 'vtt') return format;
  if (asked !== undefined) throw new UsageError(`--to is srt or vtt, and not “${asked}”.`, 'convert');
  throw new UsageError(
    `${file === STANDARD ? 'The standard output' : `“${file}”`} does not say which format: --to srt or --to vtt.`,
    'convert',
  );
}

/** Errors one by one; the warnings, of which an old file has hundreds, are what `check` is for. Was anything lost? */
function reportReading({ problems }: Subtitles, file: string, terminal: Terminal): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of errors) terminal.problem(problem, 'report');
  const count = problems.length - errors.length;
  const message = `${count} warning${count === 1 ? '' : 's'} while it was read; “film-commentary check ${file}” lists them.`;
  if (count > 0) terminal.problem({ code: 'warnings', severity: 'warning', source: nameOf(file), message }, 'report');
  return errors.length > 0;
}

/** What was written is read again: the formats differ in what they can hold, and nothing is dropped in silence. */
function reportWriting(given: readonly Cue[], again: readonly Cue[], format: Format, problems: ProblemList): void {
  const cues = format === 'srt' ? given.map(withReadingsInParentheses) : given;
  const ruby = cues.filter((cue, index) => cue !== given[index]).length;
  if (ruby > 0)
    problems.warning('ruby', `${subtitles(ruby)} had ruby, which SubRip does not have; its readings are written in parentheses.`, {
      detail: { count: ruby },
    });
  const look = ({ spans, settings, speaker }: Cue): string => JSON.stringify([spans, settings, speaker]);
  const changed = cues.filter((cue, index) => cue.text !== again[index]?.text).length;
  const plainer = cues.filter((cue, index) => again[index] && look(cue) !== look(again[index])).length;
  if (changed > 0 || again.length !== cues.length)
    problems.error('text-changed', `${subtitles(changed)} could not be written as they are.`);
  else if (plainer > 0)
    problems.warning(
      'plainer',
      `${subtitles(plainer)} had styles, a speaker, a region or an exact place that ${format === 'srt' ? 'SubRip' : 'WebVTT'} does not have; the text is there.`,
      { detail: { count: plainer } },
    );
}

const subtitles = (count: number): string => `${count} subtitle${count === 1 ? '' : 's'}`;
