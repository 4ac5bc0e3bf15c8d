import { basename } from 'node:path';
import type { AnnotationFormat } from '../model/annotation-file.js';
import { deliver, onlyOneStandard, OUTPUT_OPTIONS, readAnnotationFile, readSubtitleFile, withLine } from './annotation-input.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { UsageError } from './failure.js';
import { nameOf } from './files.js';
import type { Terminal } from './terminal.js';

const FORMATS: readonly AnnotationFormat[] = ['iiif', 'hypothesis', 'vtt', 'csv', 'html', 'w3c'];

export const exportNotes: Command = {
  name: 'export',
  usage: 'NOTES',
  summary: 'Writes notes for other programs (IIIF viewers, Hypothesis, WebVTT, spreadsheets), or as a list for a page.',
  description: [
    'Reads notes of any format that “import” reads, and writes them as a IIIF Presentation 3 page, as annotations of the Hypothesis API, as WebVTT metadata, as a table (CSV), or as a list in HTML, to be read where no script runs. The file “-” is the standard input.',
    'What the format does not hold, or its viewers are known not to show, is said in a line a kind.',
  ],
  options: [
    { name: 'to', value: FORMATS.join('|'), help: 'The format to write.' },
    ...OUTPUT_OPTIONS,
    {
      name: 'subtitles',
      value: 'FILE',
      help: 'The subtitles in which quotations are looked for; Hypothesis finds notes only within them.',
    },
    { name: 'film', value: 'URL', help: 'The film’s address; for Hypothesis, that of the page it is on.' },
    { name: 'label', value: 'TEXT', help: 'The name of the set; the file’s own where it is not given.' },
    { name: 'page', value: 'URL', help: 'Where the IIIF page will be.' },
    { name: 'canvas', value: 'URL', help: 'The IIIF canvas that the film is on.' },
    { name: 'manifest', value: 'URL', help: 'The IIIF manifest that has the canvas.' },
  ],
  examples: [
    ['export notes.json --to csv -o notes.csv', 'A table for a spreadsheet.'],
    ['export notes.json --to vtt --subtitles film.srt > notes.vtt', 'Notes tied to words, at the times of these subtitles.'],
    [
      'export notes.json --to html --film film.mp4 -o notes.html',
      'A list to put into <film-annotation-list>: what search engines and readers without scripts see.',
    ],
    ['export notes.json --to iiif --canvas https://example.org/canvas/1 -o page.json', 'A page for Clover, Ramp or Mirador.'],
    ['export notes.json --to hypothesis --film https://example.org/film.html --subtitles film.srt', 'For the Hypothesis API.'],
  ],
  exitCodes: ['All notes were written.', 'Notes could not be read, or had no place: the errors say which.'],
  run: runExport,
};

async function runExport(given: Arguments, terminal: Terminal): Promise<number> {
  const { positionals, values } = given;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new UsageError(file === undefined ? 'Which file?' : 'One file at a time.', 'export');
  const to = values.get('to')?.toLowerCase();
  const format = FORMATS.find((name) => name === to);
  if (!format) throw new UsageError(`--to is one of ${FORMATS.join(', ')}${to === undefined ? '' : `, and not “${to}”`}.`, 'export');
  return writeAs(file, format, given, terminal, 'export');
}

/** Reads notes and writes them in a format. */
export async function writeAs(
  file: string,
  format: AnnotationFormat,
  given: Arguments,
  terminal: Terminal,
  command: string,
): Promise<number> {
  // prettier-ignore
  const { values } = given;
  const subtitles = values.get('subtitles');
  onlyOneStandard([file, subtitles], command);
  const spoken = subtitles === undefined ? undefined : await readSubtitleFile(subtitles);
  const { annotations, unplaced = [], problems, label, fileText } = await readAnnotationFile(file, spoken);
  const { formatAnnotations } = await import('../model/annotation-file.js');
  const option = (name: string): Record<string, string> => (values.has(name) ? { [name]: values.get(name)! } : {});
  const name = values.get('label') ?? label;
  const written = formatAnnotations([...annotations, ...unplaced], format, {
    ...['film', 'page', 'canvas', 'manifest'].reduce((all, name) => ({ ...all, ...option(name) }), {}),
    ...(name !== undefined && { label: name }),
    ...(spoken && subtitles !== undefined && { cues: spoken.cues, subtitles: basename(subtitles) }),
  });
  const of = nameOf(file);
  return deliver(
    {
      text: written.text,
      problems: [
        ...(spoken?.cues.length === 0 ? spoken.problems : []),
        ...problems.map((problem) => withLine(problem, fileText)),
        ...written.problems.map((problem) => ({ ...withLine(problem, fileText), source: of })),
      ],
      facts: { file: of, format, count: annotations.length, unplaced: unplaced.length },
    },
    given,
    terminal,
  );
}
