// Films to look for quotations in: cues of English dialogue. From a folder of subtitle files, or from what others wrote and anybody may use:
// what is said in six novels of 1811 to 1818, and in the stories of a game, both fetched from Debian's packages into a temporary folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

const folder = join(tmpdir(), 'film-commentary-bench');
const NOVELS = 'r-cran-janeaustenr';
const STORIES = ['dm', 'dw', 'ei', 'did', 'l', 'sof', 'sota', 'sotbe', 'thot', 'nr'].map((story) => `wesnoth-1.16-${story}`);
/** As many as a long feature film has. */
const MAX_CUES = 1600;
const LINE = 42;

/** The folder that a package's files are in; `null` where it cannot be had. */
function unpack(name) {
  const unpacked = join(folder, name);
  if (existsSync(unpacked)) return unpacked;
  mkdirSync(folder, { recursive: true });
  const run = (command, ...options) => spawnSync(command, options, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (!run('apt-get', '-qq', '-o', 'APT::Sandbox::User=root', 'download', name)) return null;
  const file = readdirSync(folder).find((one) => one.startsWith(`${name}_`) && one.endsWith('.deb'));
  return file && run('dpkg-deb', '-x', file, unpacked) ? unpacked : null;
}

const filesIn = (place, ending) =>
  readdirSync(place, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(place, name));

/** A speech as subtitles have it: in pieces of two lines at most, that end with a sentence where they can. */
function piecesOf(speech) {
  const pieces = [];
  let lines = [''];
  for (const word of speech.split(/\s+/)) {
    const line = lines.at(-1);
    if (!line) lines[lines.length - 1] = word;
    else if (line.length + word.length < LINE) lines[lines.length - 1] += ` ${word}`;
    else if (lines.length === 1) lines.push(word);
    else {
      pieces.push(lines.join('\n'));
      lines = [word];
    }
    if (/[.!?…]["”’)]?$/.test(word) && lines.join(' ').length > LINE / 2) {
      pieces.push(lines.join('\n'));
      lines = [''];
    }
  }
  if (lines[0]) pieces.push(lines.join('\n'));
  return pieces;
}

/** Speeches one after another, three seconds a cue; some have a dash, a name or a sound before them, as subtitle files do. */
export function filmOf(name, speeches) {
  const texts = speeches.flatMap((speech, i) => {
    const [first, ...rest] = piecesOf(speech);
    const before = i % 9 === 4 ? '- ' : i % 13 === 5 ? 'WOMAN: ' : i % 17 === 6 ? '[door closes] ' : '';
    const italic = i % 11 === 3 ? `<i>${first}</i>` : first;
    return [before + italic, ...rest];
  });
  const cues = texts
    .slice(0, MAX_CUES)
    .map((text, i) => ({ id: `${i + 1}`, start: i * 3, end: i * 3 + 2.5, text: text.replace(/<[^>]*>/g, ''), source: text }));
  return { name, cues };
}

/** What stands in quotation marks in the novels: they are packed as the statistics language R keeps its data. */
function novels() {
  const place = unpack(NOVELS);
  if (!place) return [];
  const data = readFileSync(filesIn(place, 'Rdata.rdb')[0]);
  const films = [];
  for (let at = 0; at + 4 < data.length;) {
    const { buffer, engine } = inflateSync(data.subarray(at + 4), { info: true });
    at += 4 + engine.bytesWritten;
    const lines = stringsOf(buffer);
    const text = lines.join('\n').replaceAll('_', '').replaceAll('--', '—');
    const speeches = text.split(/\n\s*\n/).flatMap((paragraph) => [...paragraph.matchAll(/"([^"]{2,1500})"/g)].map(([, speech]) => speech));
    if (speeches.length > 100) films.push(filmOf(lines.find((line) => line.trim()).toLowerCase(), speeches));
  }
  return films;
}

/** Each string in R's form begins with a mark of four bytes and its length. */
function stringsOf(buffer) {
  const strings = [];
  for (let at = 0; at + 8 < buffer.length;) {
    if (buffer.readUInt16BE(at) === 4 && buffer[at + 3] === 9) {
      const length = buffer.readInt32BE(at + 4);
      strings.push(length > 0 ? buffer.toString('utf8', at + 8, at + 8 + length) : '');
      at += 8 + Math.max(0, length);
    } else at++;
  }
  return strings;
}

/** What is said in a story's scenes, in their order. */
function stories() {
  return STORIES.flatMap((name) => {
    const place = unpack(name);
    if (!place) return [];
    const speeches = filesIn(place, '.cfg')
      .filter((file) => file.includes('/scenarios/'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\n\s*message\s*=\s*_\s*"([^"]{2,1500})"/g)].map(([, speech]) => speech));
    return [filmOf(name, speeches)];
  });
}

/** The dialogue that is kept here, written for it and free of rights: a file a film, a line a speech. Short films, but everywhere at hand. */
export function ownFilms() {
  const place = fileURLToPath(new URL('dialogue', import.meta.url));
  return filesIn(place, '.txt').map((file) =>
    filmOf(
      basename(file, '.txt'),
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim()),
    ),
  );
}

/** Films from a folder of subtitle files, read by `parseSubtitles`. */
export function filmsIn(place, parseSubtitles) {
  return filesIn(place, '')
    .filter((file) => /\.(?:srt|vtt)$/i.test(file))
    .map((file) => ({ name: basename(file), cues: parseSubtitles(readFileSync(file), { source: file }).cues }));
}

export const fetchedFilms = () => [...novels(), ...stories()];
