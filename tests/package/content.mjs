import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { parseAst } from 'vite';
import { MANIFEST, PACKED, ROOT } from './installed.mjs';

/** All that is published, by what it is for. */
const CONTENT = {
  'what npm always takes': /^(?:package\.json|README\.md|LICENSE)$/,
  'the changes': /^CHANGELOG\.md$/,
  'the notices of what is bundled': /^dist\/LICENSES\.md$/,
  'the entries': /^dist\/(?:index|model\/index|server\/index|elements\/film-[a-z-]+)\.js$/,
  'what they share': /^dist\/(?:model\/)?chunks\/[\w-]+\.js$/,
  'the command': /^dist\/cli\/[\w-]+\.js$/,
  'the worker': /^dist\/assets\/align\.worker-[\w-]+\.js$/,
  'the files for plain pages': /^dist\/cdn\/(?:film-commentary\.js|chunks\/[\w.-]+\.js|assets\/align\.worker-[\w-]+\.js)$/,
  'where each line of them comes from': /^dist\/(?!cdn\/)[\w/-]+\.js\.map$/,
  'the types': /^dist\/types\/[\w/-]+(?:\.worker)?\.d\.ts$/,
  'the elements, for editors and templates':
    /^(?:custom-elements\.json|integrations\/(?:vscode\.(?:html|css)-custom-data\.json|web-types\.json|(?:jsx|react)\.d\.ts))$/,
  'the format of notes': /^schema\/annotations\.schema\.json$/,
};
/** Megabytes, packed. Mostly the two builds; a film or a font that slips in is larger. */
const LARGEST = 2.5;

const read = (path) => readFileSync(join(PACKED.folder, path), 'utf8');
const paths = PACKED.files.map(({ path }) => path);
const scripts = paths.filter((path) => path.endsWith('.js'));

/** The packages among what a module imports, by name. */
const packagesAmong = (specifiers) =>
  specifiers
    .filter((specifier) => !/^(?:\.|node:)/.test(specifier) && !builtinModules.includes(specifier))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)[0]);

/** What a tree of syntax imports, now or later. */
function* importsIn(node) {
  if (typeof node?.source?.value === 'string' && /^(?:Import|Export)/.test(node.type)) yield node.source.value;
  for (const part of Object.values(node ?? {})) if (typeof part === 'object') yield* importsIn(part);
}
const packagesIn = (path) => packagesAmong([...importsIn(parseAst(read(path).replace(/^#!.*/, '')))]);

/** The addresses that a declaration takes types from. */
const typesIn = (path) => [...read(path).matchAll(/(?:\bfrom |\bimport |\bimport\()["']([^"']+)["']/g)].map(([, specifier]) => specifier);

/** All declarations that can be reached from those that package.json names. */
function reachableTypes() {
  const named = /"types": "\.\/(dist\/types\/[^"]+)"/g;
  const found = new Set();
  for (const [, target] of JSON.stringify(MANIFEST.exports, null, 1).matchAll(named)) {
    const pattern = new RegExp(`^${target.replaceAll('.', String.raw`\.`).replace('*', 'film-[a-z-]+')}$`);
    for (const path of paths) if (pattern.test(path)) found.add(path);
  }
  for (const path of found)
    for (const specifier of typesIn(path))
      if (specifier.startsWith('.')) found.add(join(dirname(path), specifier.replace(/\.js$/, '.d.ts')));
  return [...found];
}

describe('what is published', () => {
  it('is this, and nothing else', () => {
    const kinds = Object.entries(CONTENT);
    assert.deepEqual(paths.filter((path) => !kinds.some(([, pattern]) => pattern.test(path))), []); // prettier-ignore
    assert.deepEqual(kinds.filter(([, pattern]) => !paths.some((path) => pattern.test(path))).map(([kind]) => kind), []); // prettier-ignore
  });
  it('is small enough', () => assert.ok(PACKED.size < LARGEST * 1e6, `${PACKED.size} bytes`));
  it('names no place on the machine that built it', () => {
    const places = new RegExp(`${ROOT.replace(/\W/g, String.raw`\$&`)}|file:///`);
    assert.deepEqual(paths.filter((path) => places.test(read(path))), []); // prettier-ignore
  });
  it('has every file that package.json names', () => {
    const targets = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(targets));
    const named = targets([MANIFEST.exports, MANIFEST.bin, MANIFEST.customElements]).map((target) => target.replace(/^\.\//, ''));
    for (const target of named) {
      const pattern = new RegExp(`^${target.replace(/[.]/g, String.raw`\.`).replace('*', '.+')}$`);
      assert.ok(paths.some((path) => pattern.test(path)), target); // prettier-ignore
    }
  });
  it('has an entry for each element of the manifest, with its types', () => {
    const { modules } = JSON.parse(read('custom-elements.json'));
    for (const { path, declarations = [] } of modules) {
      if (!declarations.some(({ customElement }) => customElement)) continue;
      assert.ok(paths.includes(path), path);
      const types = path.replace('dist/', 'dist/types/').replace(/\.js$/, '.d.ts');
      assert.ok(paths.includes(types), types);
    }
  });
  it('has a command that can be run', () => {
    const { mode } = PACKED.files.find(({ path }) => path === MANIFEST.bin['film-commentary'].replace(/^\.\//, ''));
    assert.equal(mode & 0o111, 0o111);
  });
  it('asks for the packages that it imports, and for no others', () => {
    const imported = new Set(scripts.filter((path) => !path.startsWith('dist/cdn/')).flatMap(packagesIn));
    assert.deepEqual(imported, new Set(Object.keys(MANIFEST.dependencies)));
    assert.deepEqual(scripts.filter((path) => path.startsWith('dist/cdn/')).flatMap(packagesIn), [], 'the files for plain pages ask for none'); // prettier-ignore
  });
  it('bears a notice of every package that is bundled', () => {
    const notices = read('dist/LICENSES.md');
    // Two are for the command alone, which asks for them.
    const bundled = [...Object.keys(MANIFEST.dependencies), 'subtitle'].filter(
      (name) => !/^(?:cli-progress|mdast-util-to-markdown)$/.test(name),
    );
    assert.deepEqual(bundled.filter((name) => !notices.includes(name)), []); // prettier-ignore
  });
  it('has types that know no packages but Lit, and neither Node nor video.js', () => {
    const declarations = reachableTypes();
    assert.ok(declarations.length > 20);
    assert.deepEqual(new Set(packagesAmong(declarations.flatMap(typesIn))), new Set(['lit', '@lit/context']));
    assert.deepEqual(declarations.filter((path) => /\/\/\/ <reference|\bNodeJS\b|\bBuffer\b|\bvideojs\./.test(read(path))), []); // prettier-ignore
  });
});
