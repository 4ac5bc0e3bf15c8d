import { readFileSync } from 'node:fs';

/** Numbers from 0 to below 1, the same for the same seed (Park and Miller). */
function randomNumbers(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const WORDS = 'the lamp was still burning when they came down to the river and nobody had asked who lit it or why boats lay on the shore all winter'.split(' '); // prettier-ignore

const pad = (number, length = 2) => String(number).padStart(length, '0');
const timecode = (ms, point) =>
  `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}${point}${pad(ms % 1000, 3)}`;

/** What is said: a second and a half for each cue, so that the longest file stays below 100 hours, one line or two. */
function script(count, seed, words = WORDS) {
  const random = randomNumbers(seed);
  const line = () => Array.from({ length: 3 + Math.floor(random() * 5) }, () => words[Math.floor(random() * words.length)]).join(' ');
  return Array.from({ length: count }, (_, n) => ({
    start: n * 1500,
    end: n * 1500 + 1200,
    text: random() < 0.5 ? line() : `${line()}\n${line()}`,
  }));
}

const write = (cues, format) =>
  (format === 'vtt' ? 'WEBVTT\n\n' : '') +
  cues.map(({ start, end, text }, n) => `${format === 'srt' ? `${n + 1}\n` : ''}${timecode(start, format === 'srt' ? ',' : '.')} --> ${timecode(end, format === 'srt' ? ',' : '.')}\n${text}\n`).join('\n'); // prettier-ignore

/** As people and programs leave SubRip: every second cue has one of these. */
const SRT_DAMAGE = [
  (cue) => cue.replace(' --> ', '->'),
  (cue) => cue.replace(' --> ', ' - > '),
  (cue) => cue.replace('-->', '–>'),
  (cue) => cue.replaceAll(/,(\d)00/g, ',$1'),
  (cue) => cue.replaceAll(/(\d\d:\d\d:\d)(\d,\d)/g, '$1 $2'),
  (cue) => cue.replaceAll(',', '.'),
  (cue) => cue.replace(/^\d+\n/, ''),
  (cue) => cue.replace(/\n\n$/, '\n'),
  (cue) => cue.replace(/^(\d+)\n/, '$1\n\n'),
  (cue) => cue.replaceAll(/(\d\d:\d\d:\d\d),\d{3}/g, '$1'),
];

function damagedSrt(count, seed) {
  const random = randomNumbers(seed + 1);
  const cues = script(count, seed).map((cue, n) => (n % 25 === 7 ? { ...cue, text: `Read me\nNOTEBOOK number ${n}` } : { ...cue, start: cue.start + (n % 10) * 100 })); // prettier-ignore
  const blocks = cues.map(({ start, end, text }, n) => {
    const block = `${n + 1}\n${timecode(start, ',')} --> ${timecode(end, ',')}\n${text}\n\n`;
    return random() < 0.5 ? SRT_DAMAGE[Math.floor(random() * SRT_DAMAGE.length)](block) : block;
  });
  // Times without a fraction lose it.
  const said = cues.map((cue, n) =>
    /^(?:\d+\n+)?\d\d:\d\d:\d\d(?: |->|–>)/m.test(blocks[n]) ? { ...cue, start: Math.floor(cue.start / 1000) * 1000 } : cue,
  );
  return { text: blocks.join(''), cues: said };
}

/** Valid WebVTT as broadcasters write it: a style sheet, comments, names for cues, a cue right below the header. */
function broadcastVtt(count, seed) {
  const cues = script(count, seed);
  const blocks = cues.map(({ start, end, text }, n) => {
    const comment = n % 10 === 9 ? `NOTE checked\n\n` : '';
    return `${comment}${n % 3 === 0 ? `scene ${n}\n` : ''}${timecode(start, '.')} --> ${timecode(end, '.')}${n % 4 === 0 ? ' line:0 align:start' : ''}\n${text}\n`;
  });
  return { text: `WEBVTT - a film\n\nSTYLE\n::cue { color: yellow }\n\n${blocks.join('\n')}`, cues };
}

const ACCENTED = ['café', 'déjà', 'naïve', '“yes”', 'it’s', '—', ...WORDS];

/** The files that are read: what is in them, and what should be found. */
export function subtitleFiles(root) {
  const utf8 = (text) => Buffer.from(text);
  const windows1252 = (text) => Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('’', '\x92').replaceAll('—', '\x97'), 'latin1'); // prettier-ignore
  const files = [];
  const add = (name, format, bytes, cues) =>
    files.push({ name, format, bytes, cues: cues?.map(({ start, text }) => [start / 1000, text]) });
  for (const format of ['srt', 'vtt']) {
    add(`the demo's film, ${format}`, format, readFileSync(`${root}/subtitles/what-the-wind-kept.en.${format}`));
    for (const count of [2000, 200_000]) {
      const cues = script(count, 7);
      add(`${count.toLocaleString('en')} cues, ${format}`, format, utf8(write(cues, format)), cues);
    }
  }
  const damaged = damagedSrt(2000, 11);
  add('2,000 cues, srt, damaged', 'srt', utf8(damaged.text), damaged.cues);
  const western = script(2000, 13, ACCENTED);
  add('2,000 cues, srt, windows-1252', 'srt', windows1252(write(western, 'srt')), western);
  const broadcast = broadcastVtt(2000, 17);
  add('2,000 cues, vtt, as broadcast', 'vtt', utf8(broadcast.text), broadcast.cues);
  return files;
}

export const cleanVtt = (count, seed) => write(script(count, seed), 'vtt');
