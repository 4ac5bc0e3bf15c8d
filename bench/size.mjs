// What a page fetches until its first subtitle and its first notes are on screen, and until the player is complete: `npm run size`. Fails above the limits.
// `-- --all` lists the small modules, too.
import { LIMITS, measureFunction, measurePage, ownerOf } from './fetched.mjs';
import { printTable } from './table.mjs';

/** Modules that take up less than this share of the whole are listed together. */
const SMALL = process.argv.includes('--all') ? 0 : 0.004;

const bytes = (count) => Math.round(count).toLocaleString('en');
const largestFirst = (sizes) => [...sizes].sort((a, b) => b[1] - a[1]);
const named = (module) => module || 'the bundler’s own';

const { early, complete } = await measurePage();
function print(title, page) {
  console.log(`${title}\n`);
  printTable(['file', 'bytes'], largestFirst(page.files).map(([name, count]) => [name, bytes(count)])); // prettier-ignore
  console.log();
  const listed = largestFirst(page.modules);
  const small = listed.filter(([, count]) => count < SMALL * complete.all);
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
print('Fetched until a subtitle and two notes are on screen, gzip:', early);
print('Fetched until the player is complete (they and the controls), gzip:', complete);

const parser = await measureFunction('bench/model/parse-subtitles.js');
console.log('parseSubtitles alone:\n');
printTable(['module', 'bytes'], largestFirst(parser.modules).map(([module, count]) => [named(module), bytes(count)])); // prettier-ignore

const failed = complete.unneeded.map((module) => `${module} was fetched, and this page does not need it`);
const hold = (what, size, limit) => {
  if (size > limit) failed.push(`${what}: ${bytes(size)} bytes are over the limit of ${bytes(limit)}`);
  return [what, bytes(size), bytes(limit), size > limit ? 'over' : 'holds'];
};
console.log();
printTable(
  ['limit', 'bytes', 'at most', ''],
  [
    hold('all until subtitle and notes are on screen', early.all, LIMITS.all),
    hold('of them ours', early.owners.get('ours'), LIMITS.ours),
    hold('all until the player is complete', complete.all, LIMITS.all),
    hold('parseSubtitles alone', parser.all, LIMITS.parseSubtitles),
  ],
);
for (const failure of failed) console.error(`\n${failure}`);
process.exitCode = failed.length ? 1 : 0;
