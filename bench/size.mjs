// What a page fetches until its first subtitle and its first notes are on screen, and until the player is complete: `npm run size`. Fails above the limits.
// `-- --all` lists the small modules, too.
import { LIMITS, measureFunction, measurePages, ownerOf } from './fetched.mjs';
import { keep } from './record.mjs';
import { printTable } from './table.mjs';

/** Modules that take up less than this share of the whole are listed together. */
const SMALL = process.argv.includes('--all') ? 0 : 0.004;

const bytes = (count) => Math.round(count).toLocaleString('en');
const largestFirst = (sizes) => [...sizes].sort((a, b) => b[1] - a[1]);
const named = (module) => module || 'the bundler’s own';

const pages = await measurePages();
function print(title, page) {
  console.log(`${title}\n`);
  printTable(['file', 'bytes'], largestFirst(page.files).map(([name, count]) => [name, bytes(count)])); // prettier-ignore
  console.log();
  const listed = largestFirst(page.modules);
  const small = listed.filter(([, count]) => count < SMALL * pages[0].complete.all);
  printTable(
    ['module', 'whose', 'bytes'],
    [
      ...listed.slice(0, listed.length - small.length).map(([module, count]) => [named(module), ownerOf(module), bytes(count)]),
      [`${small.length} smaller ones`, '', bytes(small.reduce((sum, [, count]) => sum + count, 0))],
    ],
  );
  console.log();
  printTable(['whose', 'bytes'], largestFirst(page.owners).map(([owner, count]) => [owner, bytes(count)])); // prettier-ignore
  console.log();
}
for (const { format, early, complete } of pages) {
  print(`Fetched until a subtitle (${format}) and two notes are on screen, gzip:`, early);
  print(`Fetched until the player is complete (they and the controls; ${format}), gzip:`, complete);
}

const parser = await measureFunction('bench/model/parse-subtitles.js');
console.log('parseSubtitles alone:\n');
printTable(['module', 'bytes'], largestFirst(parser.modules).map(([module, count]) => [named(module), bytes(count)])); // prettier-ignore

const held = [
  ...pages.flatMap(({ format, early, complete }) => [
    [`all until a subtitle and two notes are on screen, ${format}`, early.all, LIMITS.all],
    [`of them ours, ${format}`, early.owners.get('ours'), LIMITS.ours],
    [`all until the player is complete, ${format}`, complete.all, LIMITS.all],
  ]),
  ['`parseSubtitles` alone', parser.all, LIMITS.parseSubtitles],
];
const unneeded = pages.flatMap(({ complete }) => complete.unneeded);
/** A column for each format of the subtitles. */
const ownersTable = (title, ownersOf) => ({
  title,
  heads: ['whose', ...pages.map(({ format }) => `bytes, ${format}`)],
  rows: largestFirst(ownersOf(pages[0])).map(([owner]) => [owner, ...pages.map((page) => bytes(ownersOf(page).get(owner) ?? 0))]),
});
keep('size', {
  title: 'Size',
  command: 'node bench/size.mjs',
  words: 'JavaScript and CSS that a page fetches with the CDN entry, gzip, in bytes; the film, subtitles and notes are its own.',
  tables: [
    ownersTable('Until a subtitle and two notes are on screen, by whose it is', ({ early }) => early.owners),
    ownersTable('Until the player is complete', ({ complete }) => complete.owners),
  ],
  goals: [
    ...held.map(([what, size, limit]) => ({ goal: `${what}: at most ${bytes(limit)}`, found: bytes(size), met: size <= limit })),
    { goal: 'nothing that only other pages need', found: unneeded.join(', ') || 'nothing', met: unneeded.length === 0 },
  ],
});
process.exitCode = unneeded.length || held.some(([, size, limit]) => size > limit) ? 1 : 0;
