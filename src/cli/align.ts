import { extname } from 'node:path';
import type { Placement } from '../model/place.js';
import type { AlignedFilm, AlignSummary } from './align-film.js';
import { runBatch } from './align-batch.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { expectFree, nameOf, STANDARD, writeText } from './files.js';
import { encodingOf, numberOf, timeOf } from './option-values.js';
import { reasonInWords, whyInWords } from '../model/placement-words.js';
import type { Terminal } from './terminal.js';
import { formatTimecode } from '../model/timecode.js';

export const align: Command = {
  name: 'align',
  usage: 'ARTICLE SUBTITLES',
  summary: 'Places an article over a film, by what is said in it.',
  description: [
    'Reads an article (Markdown, HTML or plain text) and the film’s subtitles (SRT or WebVTT) and writes a commentary: the passages that speak of a moment of the film stand there; what is background is spread over quiet stretches and marked as such; what has no place is left out, and said. Without -o the commentary goes to the standard output.',
    'Nothing is placed by chance: a passage stands where the evidence is sure, or likely. --report writes a page to look it over, with all places that were weighed and why; what is wrong there is put right in a file for --pins.',
    'With --batch a table of many films is worked through on all cores: a CSV file with the columns article, subtitles and output, and if wanted report, chapters, pins, duration and encoding; names are relative to the table. What was written already, and is not older than its files, is passed over, unless --force is given; a film that fails stops no other.',
  ],
  options: [
    { name: 'output', short: 'o', value: 'FILE', help: 'Where the commentary is written, a W3C annotation file.' },
    { name: 'report', value: 'FILE', help: 'Write a page, complete in one file, that shows the article beside the film’s time.' },
    { name: 'chapters', value: 'FILE', help: 'The film’s chapters, a WebVTT file.' },
    { name: 'pins', value: 'FILE', help: 'What the author has decided: {"pins": {"p-3": "1:02:10"}, "rejected": {"p-5": ["0:10-0:20"]}}.' },
    { name: 'min', value: 'sure|likely', help: 'How certain a place has to be; likely where it is not given.' },
    { name: 'ambient', value: 'N', help: 'At most N background notes an hour, 0 for none; 180 where it is not given.' },
    { name: 'duration', value: 'TIME', help: 'Length of the film, as 1:46:20; the end of its last subtitle where it is not given.' },
    { name: 'encoding', value: 'LABEL', help: 'What the subtitles are encoded in, e.g. windows-1251; found out where it is not given.' },
    { name: 'json', help: 'Print what became of each passage as JSON; needs -o.' },
    { name: 'batch', value: 'FILE', help: 'Work through a table of films.' },
    { name: 'jobs', value: 'N', help: 'How many films at a time with --batch; one for each core where it is not given.' },
    { name: 'force', short: 'f', help: 'Write over files that are there; with --batch, do all films again.' },
  ],
  examples: [
    ['align essay.md film.srt -o notes.json', 'Places an essay, and says what became of each passage.'],
    ['align essay.md film.srt -o notes.json --report review.html', 'And writes a page to look it over.'],
    ['align essay.html film.vtt -o n.json --min sure --ambient 6', 'Only what is sure, and six background notes an hour.'],
    ['align essay.md film.srt -o notes.json -f --pins pins.json', 'With what the author has put right.'],
    ['align --batch archive.csv', 'Many films, a table of them.'],
  ],
  exitCodes: ['Written.', 'Something was lost, or with --batch a film failed: the errors say what.'],
  run: runAlign,
};

async function runAlign(given: Arguments, terminal: Terminal): Promise<number> {
  const { positionals, flags, values } = given;
  const list = values.get('batch');
  const min = values.get('min');
  if (min !== undefined && min !== 'sure' && min !== 'likely') throw new UsageError(`--min is sure or likely, and not “${min}”.`, 'align');
  const settings = { min, perHour: numberOf(values, 'ambient', 'align', { from: 0 }), encoding: encodingOf(values, 'align') } as const;
  const jobs = numberOf(values, 'jobs', 'align', { from: 1 });
  if (list !== undefined) {
    const alone = ['output', 'report', 'chapters', 'pins', 'duration'].find((name) => values.has(name));
    if (alone) throw new UsageError(`With --batch, --${alone} is a column of the table.`, 'align');
    if (positionals.length) throw new UsageError(`With --batch the films are in the table: “${positionals[0]}” is too many.`, 'align');
    return runBatch(list, { ...settings, jobs, force: flags.has('force'), json: flags.has('json') }, terminal);
  }
  const [article, subtitles] = positionals;
  if (article === undefined) throw new UsageError('Which article, and the subtitles of which film?', 'align');
  if (subtitles === undefined) throw new UsageError('The subtitles of which film?', 'align');
  if (positionals.length > 2)
    throw new UsageError(`One film at a time: “${positionals[2]}” is too many. --batch takes a table of them.`, 'align');
  if (article === STANDARD && subtitles === STANDARD) throw new UsageError('The standard input can be read only once.', 'align');
  const output = values.get('output') ?? STANDARD;
  if (flags.has('json') && output === STANDARD) throw new UsageError('--json and the commentary cannot both go to the standard output: -o FILE.', 'align'); // prettier-ignore
  const report = values.get('report');
  if (report !== undefined && !/^\.x?html?$/i.test(extname(report))) throw new UsageError(`--report writes a page: “${report}” should end in .html.`, 'align'); // prettier-ignore

  const force = flags.has('force');
  for (const file of [output, report]) if (file !== undefined && file !== STANDARD) await expectFree(file, { force });
  const onProgress = (share: number): void => terminal.progress(nameOf(article), { share });
  onProgress(0);
  // Parsers of three formats, and the engine: not for those who only ask for help.
  const { alignFilm } = await import('./align-film.js');
  const aligned = await alignFilm(
    {
      article,
      subtitles,
      chapters: values.get('chapters'),
      pins: values.get('pins'),
      duration: timeOf(values, 'duration', 'align'),
      ...settings,
      review: report !== undefined,
    },
    onProgress,
  );
  terminal.endProgress();
  if (output === STANDARD) terminal.write(aligned.notes);
  else await writeText(output, aligned.notes, { force });
  if (report !== undefined) await writeText(report, aligned.review!, { force });
  for (const problem of aligned.problems) if (problem.code !== 'passage-left-out') terminal.problem(problem, 'report');
  if (flags.has('json'))
    terminal.print(JSON.stringify({ ...aligned.summary, placements: aligned.placements, problems: aligned.problems }, null, 2)); // prettier-ignore
  else if (output !== STANDARD) for (const line of linesOf(aligned, settings.perHour)) terminal.print(line);
  terminal.report(inWords(aligned.summary));
  return aligned.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** One line for each passage: what became of it, and why. */
function linesOf({ placements, ambient }: AlignedFilm, perHour: number | undefined): string[] {
  return placements.map((placement) => {
    const { passage, best } = placement;
    const note = ambient.get(passage);
    if (placement.state === 'placed' && best) return row(passage, best.start, best.band, best.reasons.map(reasonInWords).join('; '));
    if (note !== undefined) return row(passage, note, 'background', whyInWords(placement));
    return row(passage, undefined, 'left out', `${whyInWords(placement)}${perHour === 0 ? '' : '; there was no quiet stretch for it'}`);
  });
}

const row = (passage: Placement['passage'], at: number | undefined, what: string, why: string): string =>
  `${passage.padEnd(6)} ${(at === undefined ? '–' : formatTimecode(at, { hours: true })).padStart(8)}  ${what.padEnd(10)}  ${why}`;

/** A summary in one line. */
export function inWords({ passages, sure, likely, ambient, leftOut, aboutThisFilm }: AlignSummary): string {
  const found = `${passages} passages: ${sure} sure, ${likely} likely, ${ambient} as background, ${leftOut} left out`;
  return aboutThisFilm ? found : `The article does not seem to be about this film. ${found}`;
}
