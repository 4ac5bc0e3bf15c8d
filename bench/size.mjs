// What a page fetches before its first subtitle and its first note are on screen: `npm run size`. Fails above the limits.
// `-- --all` lists the small modules, too.
import { LIMITS, measureFunction, measurePage, ownerOf } from './fetched.mjs';
import { printTable } from './table.mjs';

/** Modules that take up less than this share of the whole are listed together. */
const SMALL = process.argv.includes('--all') ? 0 : 0.004;

const bytes = (count) => Math.round(count).toLocaleString('en');
const largestFirst = (sizes) => [...sizes].sort((a, b) => b[1] - a[1]);
const named = (module) => module || 'the bundler’s own';

const page = await measurePage();
console.log('Fetched until a subtitle and two notes are on screen, gzip:\n');
printTable(['file', 'bytes'], largestFirst(page.files).map(([name, count]) => [name, bytes(count)])); // prettier-ignore
console.log();
const listed = largestFirst(page.modules);
const small = listed.filter(([, count]) => count < SMALL * page.all);
printTable(
  ['module', 'whose', 'bytes'],
  [
    ...listed.slice(0, listed.length - small.length).map(([module, count]) => [named(module), ownerOf(module), bytes(count)]),
    [`${small.length} smaller ones`, '', bytes(small.reduce((sum, [, count]) => sum + count, 0))],
  ],
);
console.log();
printTable(['whose', 'bytes'], largestFirst(page.owners).map(([owner, count]) => [owner, bytes(count)])); // prettier-ignore

const parser = await measureFunction('bench/model/parse-subtitles.js');
console.log('\nparseSubtitles alone:\n');
printTable(['module', 'bytes'], largestFirst(parser.modules).map(([module, count]) => [named(module), bytes(count)])); // prettier-ignore

const failed = page.unneeded.map((module) => `${module} was fetched, and this page does not need it`);
const hold = (what, size, limit) => {
  if (size > limit) failed.push(`${what}: ${bytes(size)} bytes are over the limit of ${bytes(limit)}`);
  return [what, bytes(size), bytes(limit), size > limit ? 'over' : 'holds'];
};
console.log();
printTable(
  ['limit', 'bytes', 'at most', ''],
  [
    hold('all scripts and styles', page.all, LIMITS.all),
    hold('of them ours', page.owners.get('ours'), LIMITS.ours),
    hold('parseSubtitles alone', parser.all, LIMITS.parseSubtitles),
  ],
);
for (const failure of failed) console.error(`\n${failure}`);
process.exitCode = failed.length ? 1 : 0;
