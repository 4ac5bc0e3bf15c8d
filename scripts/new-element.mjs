// Begins an element: `npm run new -- film-name`. Its file, its test, and the lines by which a page that holds one gets it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEMPLATE = 'film-example';
const [name = ''] = process.argv.slice(2);
if (!/^film-[a-z]+(-[a-z]+)*$/.test(name)) {
  console.error('An element is named film-…, in small letters: npm run new -- film-chapter-list');
  process.exit(1);
}
const className = name.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());

const template = (end) => readFileSync(fileURLToPath(new URL(`new-element/${TEMPLATE}${end}`, import.meta.url)), 'utf8');
const written = (text) => text.replaceAll(TEMPLATE, name).replaceAll('FilmExample', className);
const create = (path, text) => writeFileSync(path, text, { flag: 'wx' });
/** Puts a line among its like, in the order of the alphabet. */
function insertLine(path, like, line) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const fellows = lines.flatMap((text, at) => (like.test(text) ? [at] : []));
  const before = fellows.find((at) => lines[at] > line) ?? fellows.at(-1) + 1;
  writeFileSync(path, lines.toSpliced(before, 0, line).join('\n'));
}

try {
  create(`src/elements/${name}.ts`, written(template('.ts')).replaceAll('../../src/elements/', './').replaceAll('../../src/', '../'));
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error(`There is a <${name}> already.`);
  process.exit(1);
}
create(
  `tests/elements/${name}.test.ts`,
  written(template('.test.ts')).replaceAll('../../tests/', '../').replaceAll(`'./${name}.js'`, `'../../src/elements/${name}.js'`),
);
insertLine('src/elements/panels.ts', /^ {2}'film-/, `  '${name}': () => import('./${name}.js'),`);
insertLine('src/index.ts', /^export \{ Film\w+ \} from '\.\/elements\//, `export { ${className} } from './elements/${name}.js';`);
console.log(`src/elements/${name}.ts, tests/elements/${name}.test.ts, and a line in src/elements/panels.ts and src/index.ts.
Then: npm run manifest (its page in the docs, the editors' data), npx wtr --files 'tests/elements/${name}.test.ts', and a line in CHANGELOG.md.`);
