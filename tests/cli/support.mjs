import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../dist/cli/film-commentary.js', import.meta.url));
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the built command as a shell would. `before` is code that runs in its process first, e.g. to make a terminal of its output. */
export function run(args, { input = '', cwd, env = {}, before } = {}) {
  const { NO_COLOR: _noColor, ...inherited } = process.env;
  const preload = before ? ['--import', `data:text/javascript,${encodeURIComponent(before)}`] : [];
  const child = spawn(process.execPath, [...preload, PROGRAM, ...args], { cwd, env: { ...inherited, TERM: 'xterm', ...env } });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', (text) => (output[name] += text));
  // A command that never reads its input has closed it by then.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...output }));
  });
}

/** A directory with these files in it, gone after the test. */
export function folder(t, files = {}) {
  const path = mkdtempSync(join(tmpdir(), 'film-commentary-'));
  t.after(() => rmSync(path, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

/** `['1 2 Wind']` as SubRip, a subtitle an item: seconds from, seconds to, text. */
export const srt = (...cues) =>
  cues
    .map((cue, index) => {
      const [, from, to, text] = /^(\S+) (\S+) ([^]*)$/.exec(cue);
      const time = (seconds) => new Date(Number(seconds) * 1000).toISOString().slice(11, 23).replace('.', ',');
      return `${index + 1}\n${time(from)} --> ${time(to)}\n${text}\n`;
    })
    .join('\n');
