// Imports go inwards only, and an outside library has one importer: what ARCHITECTURE.md says of the rings, asked of every import in src.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Which rings a ring may import from, besides itself. */
const ARROWS = {
  model: [],
  session: ['model'],
  i18n: [],
  elements: ['session', 'model', 'i18n'],
  server: ['elements', 'session'],
  cli: ['model'],
};

/** Of the packages that are imported in several files: where. All others have one importer. */
const IMPORTED_WIDELY = {
  // What elements are made of.
  lit: /^(elements|server)\//,
  '@lit/context': /^elements\//,
  // The types of a tree.
  hast: /^model\//,
};

/** Every specifier that a module names: static, dynamic, in types, and the workers it starts. */
function importsOf(file) {
  const found = [];
  const walk = (node) => {
    if (!node || typeof node !== 'object') return;
    if (typeof node.type === 'string' && typeof node.source?.value === 'string') found.push(node.source.value);
    if (node.type === 'NewExpression' && node.callee.name === 'URL' && typeof node.arguments[0]?.value === 'string')
      found.push(node.arguments[0].value);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(parseAst(readFileSync(SRC + file, 'utf8'), { lang: file.endsWith('.js') ? 'js' : 'ts', astType: 'ts' }, file));
  return found;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith('.d.ts'));
const imports = files.flatMap((file) => importsOf(file).map((name) => ({ file, name })));
const ringOf = (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

describe('The rings', () => {
  const within = imports
    .filter(({ name }) => name.startsWith('.'))
    .map(({ file, name }) => ({ file, to: posix.join(posix.dirname(file), name) }))
    // The command line tells its own version.
    .filter(({ to }) => to !== '../package.json');

  it('are all of src, beside its entries', () => {
    assert.deepEqual(new Set(files.map(ringOf).filter(Boolean)), new Set(Object.keys(ARROWS)));
    assert.ok(within.length > 500, `${within.length} imports were found`);
  });

  for (const [ring, inwards] of Object.entries(ARROWS))
    it(`${ring} imports from ${inwards.join(', ') || 'no other'}`, () => {
      const outwards = within.filter(({ file, to }) => ringOf(file) === ring && ringOf(to) !== ring && !inwards.includes(ringOf(to)));
      assert.deepEqual(outwards, []);
    });
});

describe('A package', () => {
  const importers = new Map();
  for (const { file, name } of imports.filter(({ name }) => !/^(\.|node:)/.test(name)))
    importers.set(packageOf(name), (importers.get(packageOf(name)) ?? new Set()).add(file));

  for (const [name, places] of importers)
    it(`${name} has ${IMPORTED_WIDELY[name] ? 'importers in its ring alone' : 'one importer'}`, () => {
      if (!IMPORTED_WIDELY[name]) assert.equal(places.size, 1, [...places].join(', '));
      for (const file of places) if (IMPORTED_WIDELY[name]) assert.match(file, IMPORTED_WIDELY[name]);
    });
});
