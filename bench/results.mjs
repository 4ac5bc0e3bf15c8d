// Writes RESULTS.md from what the benches have kept: `node bench/results.mjs`. A section that none of them has kept here (in another checkout, on another day) stays as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { kept } from './record.mjs';

const at = (path) => new URL(path, import.meta.url);
const versionOf = (name, from) => {
  const { packages } = JSON.parse(readFileSync(at(from), 'utf8'));
  return `${name} ${packages[`node_modules/${name}`].version}`;
};
const cell = (text) => String(text).replaceAll('|', '\\|');
const table = ({ title, heads, rows }) =>
  [
    `${title}`,
    '',
    `| ${heads.map(cell).join(' | ')} |`,
    `| ${heads.map((_, i) => (i ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

const section = ({ title, command, words, tables, goals = [], date, commit, machine, busy, load }) =>
  [
    `## ${title}`,
    `${words} \`${command}\`, ${date}${commit ? `, commit ${commit}` : ''}; calibration ${busy.median.toFixed(1)} ms, p95 ${busy.slow.toFixed(1)} ms; load ${load.toFixed(1)}; ${machine}.`,
    ...tables.map(table),
    ...(goals.length
      ? [['What it sets itself:', '', ...goals.map(({ goal, found, met }) => `- ${met ? '' : '**missed:** '}${goal}: ${found}`)].join('\n')]
      : []),
  ].join('\n\n');

/** A section's title without the versions of this day: by it the same section of another day is found. */
const subject = (title) => title.replace(/ \d[\d.]*$/, '');

const written = kept().map((result) => ({ subject: subject(result.title), text: section(result) }));
const before = readFileSync(at('RESULTS.md'), 'utf8')
  .split(/^(?=## )/m)
  .slice(1)
  .map((text) => ({ subject: subject(/^## (.*)/.exec(text)[1]), text: text.trim() }));
const sections = [...before.filter((old) => !written.some((one) => one.subject === old.subject)), ...written].toSorted((a, b) =>
  a.subject < b.subject ? -1 : 1,
);

const peers = ['vidstack', 'artplayer', 'plyr', 'shaka-player', '@flatten-js/interval-tree'].map((name) =>
  versionOf(name, 'package-lock.json'),
);
const text = [
  '# What the benches found',
  'Written by `npm run bench`; not by hand. The figures of one table come from one run on one machine and are there to be compared with each other, not with those of another day. ' +
    'The calibration is the time that a fixed piece of arithmetic took right after a bench: where it differs from that of other sections, and where the load (over the last five minutes) is above one, others were at work on the machine.',
  `Measured against: the browser’s own \`<track>\`, ${[versionOf('video.js', '../package-lock.json'), ...peers].join(', ')}.`,
  ...sections.map(({ text }) => text),
].join('\n\n');
writeFileSync(at('RESULTS.md'), `${text}\n`);
console.log('bench/RESULTS.md is written');
