import { OUTPUT_OPTIONS } from './annotation-input.js';
import type { Command } from './command.js';
import type { Arguments } from './command-arguments.js';
import { writeAs } from './export.js';
import { UsageError } from './failure.js';
import type { Terminal } from './terminal.js';

export const importNotes: Command = {
  name: 'import',
  usage: 'FILE',
  summary: 'Makes a file of notes (W3C annotations) of those of other programs.',
  description: [
    'Reads W3C Web Annotations, a IIIF page or manifest, what the Hypothesis API answers, WebVTT metadata, or a table (CSV) whose first line names its columns: start or quote, text or title, and, where there are, end, id, category, tags, language, format, prefix, suffix, priority. The content decides which it is. The file “-” is the standard input.',
    'The notes are written as W3C annotations, which a page can show. With subtitles, quotations get their times, and the file says which subtitles it was made with.',
  ],
  options: [
    ...OUTPUT_OPTIONS,
    { name: 'subtitles', value: 'FILE', help: 'The subtitles in which quotations are looked for.' },
    { name: 'film', value: 'URL', help: 'The film’s address.' },
    { name: 'label', value: 'TEXT', help: 'The name of the set; the file’s own where it is not given.' },
  ],
  examples: [
    ['import notes.csv -o notes.json', 'From a spreadsheet.'],
    ['import page.json --film film.mp4 > notes.json', 'From a IIIF page.'],
    ['import quotations.csv --subtitles film.srt -o notes.json', 'A table of quotations, placed by their words.'],
  ],
  exitCodes: ['All notes were read.', 'Notes could not be read: the errors say which.'],
  run: (given: Arguments, terminal: Terminal): Promise<number> => {
    const [file, ...more] = given.positionals;
    if (file === undefined || more.length) throw new UsageError(file === undefined ? 'Which file?' : 'One file at a time.', 'import');
    return writeAs(file, 'w3c', given, terminal, 'import');
  },
};
