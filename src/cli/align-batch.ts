import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { parse } from '../model/csv-package.js';
import type { Problem } from '../model/problem.js';
import { parseTimecode } from '../model/timecode.js';
import type { AlignJob, AlignSummary } from './align-film.js';
import type { AlignAnswer } from './align-worker.js';
import { Failure } from './failure.js';
import { readBytes, STANDARD, writeWhole } from './files.js';
import type { Terminal } from './terminal.js';

export interface BatchSettings {
  readonly min: AlignJob['min'];
  readonly perHour: number | undefined;
  readonly encoding: string | undefined;
  /** How many films at a time. */
  readonly jobs: number | undefined;
  /** Also those that are done. */
  readonly force: boolean;
  readonly json: boolean;
}

/** A row of the table. */
interface Film {
  readonly line: number;
  readonly job: AlignJob;
  readonly output: string;
  readonly report?: string;
}

/** What became of a row. */
interface Outcome {
  readonly line: number;
  readonly output: string;
  readonly state: 'written' | 'done before' | 'failed';
  readonly summary?: AlignSummary;
  readonly message?: string;
  readonly problems?: readonly Problem[];
}

const COLUMNS = ['article', 'subtitles', 'output', 'report', 'chapters', 'pins', 'duration', 'encoding'] as const;
const NEEDED = ['article', 'subtitles', 'output'] as const;

/**
 * Works through a table of films, on all cores; one that fails stops no other. Gives the exit code.
 *
 * @throws {Failure} where the table cannot be read, or a row of it is wrong: before any film is begun.
 */
export async function runBatch(list: string, settings: BatchSettings, terminal: Terminal): Promise<number> {
  const films = await readTable(list, settings);
  const outcomes: Outcome[] = [];
  const waiting: Film[] = [];
  for (const film of films)
    if (!settings.force && (await isDone(film))) outcomes.push({ line: film.line, output: film.output, state: 'done before' });
    else waiting.push(film);

  const queue = waiting.values();
  const tell = (): void => terminal.progress(list, { file: Math.min(outcomes.length + 1, films.length), of: films.length });
  tell();
  const work = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (const film of queue) {
      worker ??= startWorker();
      const outcome = await alignOne(film, worker);
      // A worker that ended takes no more films.
      if (outcome.ended) worker = undefined;
      outcomes.push(outcome);
      for (const problem of outcome.problems ?? []) terminal.problem(problem, 'report');
      if (outcome.state === 'failed') terminal.problem({ code: 'failed', severity: 'error', source: list, line: film.line, message: outcome.message ?? '' }, 'report'); // prettier-ignore
      tell();
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(settings.jobs ?? availableParallelism(), waiting.length) }, work));
  terminal.endProgress();

  outcomes.sort((a, b) => a.line - b.line);
  const count = (state: Outcome['state']): number => outcomes.filter((one) => one.state === state).length;
  const [written, before, failed] = [count('written'), count('done before'), count('failed')];
  if (settings.json)
    terminal.print(JSON.stringify({ films: outcomes.map(({ ended: _ended, ...rest }: Outcome & { ended?: boolean }) => rest), written, before, failed }, null, 2)); // prettier-ignore
  else for (const line of table(outcomes)) terminal.print(line);
  terminal.report(`${films.length} film${films.length === 1 ? '' : 's'}: ${written} written, ${before} done before, ${failed} failed`);
  return failed || outcomes.some(({ problems }) => problems?.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

async function readTable(list: string, { min, perHour, encoding }: BatchSettings): Promise<Film[]> {
  if (list === STANDARD) throw new Failure('The table of --batch has to be a file: names in it are relative to it.');
  const text = new TextDecoder().decode(await readBytes(list));
  const [head = [], ...data] = parse(text.replace(/^\ufeff/, ''), { delimiter: '', skipEmptyLines: 'greedy' }).data;
  const names = head.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing)
    throw new Failure(`${list} has no column “${missing}”; its columns are ${COLUMNS.join(', ')}, and the first three are needed.`);
  const at = (name: string | undefined): string | undefined => (name ? resolve(dirname(list), name) : undefined);
  const written = new Map<string, number>();
  const films = data.map((cells, index): Film => {
    const row = Object.fromEntries(COLUMNS.map((name) => [name, cells[names.indexOf(name)]?.trim() ?? ''])) as Record<
      (typeof COLUMNS)[number],
      string
    >;
    const line = index + 2;
    const empty = NEEDED.find((name) => !row[name]);
    if (empty) throw new Failure(`${list}:${line}: “${empty}” is empty.`);
    const output = at(row.output)!;
    const report = at(row.report);
    for (const [name, file] of [
      [row.output, output],
      [row.report, report],
    ] as const) {
      // prettier-ignore
      if (file === undefined) continue;
      const same = written.get(file);
      if (same !== undefined) throw new Failure(`${list}:${line}: “${name}” is written by line ${same} already.`);
      written.set(file, line);
    }
    const duration = row.duration ? parseTimecode(row.duration) : undefined;
    if (duration === null) throw new Failure(`${list}:${line}: “${row.duration}” is no time, as 1:46:20.`);
    return {
      line,
      output,
      ...(report !== undefined && { report }),
      job: {
        article: at(row.article)!,
        subtitles: at(row.subtitles)!,
        chapters: at(row.chapters),
        pins: at(row.pins),
        encoding: row.encoding || encoding,
        duration,
        min,
        perHour,
        review: report !== undefined,
      },
    };
  });
  // What is read is never written over, not even with --force.
  const read = [resolve(list), ...films.flatMap(({ job }) => [job.article, job.subtitles, job.chapters, job.pins])];
  const both = read.find((file) => file !== undefined && written.has(file));
  if (both !== undefined) throw new Failure(`${list}:${written.get(both)}: “${both}” is read for a film, and would be written over.`);
  return films;
}

/** Is everything of it written, and not older than what it is made of? */
async function isDone({ job, output, report }: Film): Promise<boolean> {
  const made = await Promise.all([output, report].filter((file) => file !== undefined).map(changed));
  const from = await Promise.all([job.article, job.subtitles, job.chapters, job.pins].filter((file) => file !== undefined).map(changed));
  const oldest = Math.min(...made.map((time) => time ?? -Infinity));
  return from.every((time) => time !== undefined && time <= oldest);
}

const changed = (file: string): Promise<number | undefined> => stat(file).then((there) => (there.isFile() ? there.mtimeMs : undefined), () => undefined); // prettier-ignore

/** Stands beside the program's own file in the package. */
const startWorker = (): Worker => new Worker(join(dirname(fileURLToPath(import.meta.url)), 'align-worker.js'));

async function alignOne({ line, job, output, report }: Film, worker: Worker): Promise<Outcome & { readonly ended?: boolean }> {
  const failed = (message: string, ended = false) => ({ line, output, state: 'failed', message, ended }) as const;
  const answer = await ask(worker, job);
  if (typeof answer === 'string') return failed(answer, true);
  if ('failure' in answer) return failed(answer.failure);
  const { aligned } = answer;
  try {
    // The page first: what is there in the end is whole, and a run that was cut short begins this film again.
    if (report !== undefined) await writeWhole(report, aligned.review ?? '');
    await writeWhole(output, aligned.notes);
  } catch (failure) {
    if (failure instanceof Failure) return failed(failure.message);
    throw failure;
  }
  const problems = aligned.problems.filter(({ code }) => code !== 'passage-left-out');
  return { line, output, state: 'written', summary: aligned.summary, problems };
}

/** The worker's answer, or why it ended without one. */
function ask(worker: Worker, job: AlignJob): Promise<AlignAnswer | string> {
  return new Promise((done) => {
    const end = (answer: AlignAnswer | string): void => {
      worker.off('message', end).off('error', onError).off('exit', onExit);
      done(answer);
    };
    const onError = (error: Error): void => end(`the program failed: ${error.message}`);
    const onExit = (): void => end('the program ended before it had answered');
    worker.on('message', end).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

function table(outcomes: readonly Outcome[]): string[] {
  return outcomes.map(({ output, state, summary }) => {
    const { sure, likely, ambient, leftOut, aboutThisFilm } = summary ?? {};
    const what = !summary ? state : aboutThisFilm ? `${sure} sure, ${likely} likely, ${ambient} background, ${leftOut} left out` : 'not about this film'; // prettier-ignore
    return `${output}: ${what}`;
  });
}
