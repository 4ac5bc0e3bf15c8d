import { type Arguments, COMMON_OPTIONS, type Option } from './command-arguments.js';
import { UsageError } from './failure.js';
import { nearest } from './nearest.js';
import type { Terminal } from './terminal.js';

export const PROGRAM = 'film-commentary';

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** What comes after its name, e.g. `IN OUT`. */
  readonly usage: string;
  /** A line for the list of commands. */
  readonly summary: string;
  /** Paragraphs for its own help. */
  readonly description: readonly string[];
  readonly options: readonly Option[];
  /** What is typed after the program's name, and what it does. */
  readonly examples: readonly (readonly [typed: string, does: string])[];
  /** What the exit codes 0 and 1 mean; 2 is a wrong call everywhere. */
  readonly exitCodes: readonly [fine: string, not: string];
  /** Gives the exit code. */
  run(given: Arguments, terminal: Terminal): Promise<number>;
}

/** @throws {UsageError} where there is no such command. */
export function findCommand(commands: readonly Command[], name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const names = commands.map((command) => command.name);
  const meant = nearest(name, names);
  throw new UsageError(`There is no command “${name}”. ${meant ? `Did you mean ${meant}?` : `The commands are ${names.join(', ')}.`}`);
}

/** Columns of a help text: the narrowest terminal in use. */
const WIDTH = 80;

export function helpOfProgram(commands: readonly Command[]): string {
  const examples = commands.flatMap((command) => command.examples.slice(0, 1));
  return [
    'Subtitles, and a writer’s commentary, for films on the web.',
    `Usage: ${PROGRAM} COMMAND [OPTIONS]`,
    section(
      'Commands',
      commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary]),
    ),
    optionSection([]),
    exampleSection(examples),
    `“${PROGRAM} COMMAND --help” tells of one command.`,
  ].join('\n\n');
}

export function helpOfCommand({ name, usage, description, options, examples, exitCodes: [fine, not] }: Command): string {
  return [
    `Usage: ${PROGRAM} ${name} ${usage} [OPTIONS]`,
    ...description.map((paragraph) => wrap(paragraph, 0)),
    optionSection(options),
    exampleSection(examples),
    section('Exit codes', [
      ['0', fine],
      ['1', not],
      ['2', 'The call is wrong, or a file cannot be opened or written.'],
    ]),
  ].join('\n\n');
}

const optionSection = (options: readonly Option[]): string =>
  section(
    'Options',
    [...options, ...COMMON_OPTIONS].map(({ name, short, value, help }) => [
      `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
      help,
    ]),
  );

const exampleSection = (examples: Command['examples']): string =>
  `Examples:\n${examples.map(([typed, does]) => `  ${PROGRAM} ${typed}\n${wrap(does, 6)}`).join('\n')}`;

/** Names with what they mean beside them. */
function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const column = Math.max(...rows.map(([name]) => name.length)) + 4;
  return `${title}:\n${rows.map(([name, text]) => `  ${name}`.padEnd(column) + wrap(text, column).trimStart()).join('\n')}`;
}

function wrap(text: string, indent: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}
