import { parseArgs } from 'node:util';
import { UsageError } from './failure.js';
import { nearest } from './nearest.js';

/** An option of a command: a flag, or with `value` one that takes a value. */
export interface Option {
  /** Without its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help, e.g. `FILE`; absent for a flag. */
  readonly value?: string;
  readonly help: string;
}

/** What a command was called with. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** Options that every command has. */
export const COMMON_OPTIONS: readonly Option[] = [
  { name: 'no-color', help: 'No colours; they are used on a terminal only, and not where NO_COLOR is set.' },
  { name: 'progress', help: 'Says how far long work has come also where the errors do not go to a terminal.' },
  { name: 'help', short: 'h', help: 'This text.' },
  { name: 'version', short: 'v', help: 'The version.' },
];

/**
 * Sorts out what a command was called with. An option may stand anywhere, a single `-` is a positional, and after `--` all are.
 *
 * @param command its name, for the errors.
 * @throws {UsageError} for an option that is not known, or is called in a wrong way.
 */
export function parseArguments(args: readonly string[], own: readonly Option[], command?: string): Arguments {
  const options = [...own, ...COMMON_OPTIONS];
  const config = Object.fromEntries(
    options.map(({ name, short, value }) => [name, { type: value ? ('string' as const) : ('boolean' as const), ...(short && { short }) }]),
  );
  // Not strict: we say ourselves what is wrong, and let a value be a negative number.
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (!option) throw new UsageError(unknownOption(token.rawName, options, command), command);
    if (!option.value) {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value.`, command);
      flags.add(option.name);
      continue;
    }
    const missing = token.value === undefined || token.value === '' || (!token.inlineValue && /^-(?![\d.]|$)/.test(token.value));
    if (missing) throw new UsageError(`${token.rawName} needs a value: ${token.rawName} ${option.value}.`, command);
    values.set(option.name, token.value);
  }
  return { positionals, flags, values };
}

function unknownOption(name: string, options: readonly Option[], command: string | undefined): string {
  const meant = nearest(
    name,
    options.map((option) => `--${option.name}`),
  );
  return `There is no option ${name}${command ? ` of “${command}”` : ''}.${meant ? ` Did you mean ${meant}?` : ''}`;
}
