#!/usr/bin/env node
import { version } from '../../package.json';
import { align } from './align.js';
import { check } from './check.js';
import { type Command, findCommand, helpOfCommand, helpOfProgram, PROGRAM } from './command.js';
import { parseArguments } from './command-arguments.js';
import { convert } from './convert.js';
import { exportNotes } from './export.js';
import { Failure, UsageError } from './failure.js';
import { importNotes } from './import.js';
import { probe } from './probe.js';
import { retimeNotes } from './retime.js';
import { Terminal } from './terminal.js';

const COMMANDS: readonly Command[] = [align, check, convert, retimeNotes, exportNotes, importNotes, probe];

/** Runs one command line; the answer is the exit code. */
async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  // Options that stand before the command are the program's own, which take no values.
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[at];
  if (name === undefined) {
    const { flags } = parseArguments(args, []);
    if (flags.has('version')) terminal.print(version);
    else if (flags.has('help')) terminal.print(helpOfProgram(COMMANDS));
    else {
      terminal.report(helpOfProgram(COMMANDS));
      return 2;
    }
    return 0;
  }
  const rest = args.toSpliced(at, 1);
  if (name === 'help') {
    const [topic] = parseArguments(rest, []).positionals;
    terminal.print(topic === undefined ? helpOfProgram(COMMANDS) : helpOfCommand(findCommand(COMMANDS, topic)));
    return 0;
  }
  const command = findCommand(COMMANDS, name);
  const given = parseArguments(rest, command.options, command.name);
  if (given.flags.has('help')) terminal.print(helpOfCommand(command));
  else if (given.flags.has('version')) terminal.print(version);
  else return command.run(given, terminal);
  return 0;
}

const args = process.argv.slice(2);
const terminal = new Terminal({ noColor: args.includes('--no-color'), progress: args.includes('--progress') });
try {
  // Not process.exit: what is still on its way into a pipe would be lost.
  process.exitCode = await run(args, terminal);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  terminal.complain(error.message);
  if (error instanceof UsageError)
    terminal.report(`“${[PROGRAM, error.command, '--help'].filter(Boolean).join(' ')}” says what it understands.`);
  process.exitCode = error.exitCode;
}
