import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { addFolder, addPackage, MANIFEST, PACKED, PROJECT } from './installed.mjs';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Entries that are data. */
const DATA = Object.keys(MANIFEST.exports).filter((entry) => entry.endsWith('.json'));
const ELEMENTS = PACKED.files
  .map(({ path }) => /^dist\/(elements\/film-[a-z-]+\.js)$/.exec(path)?.[1])
  .filter(Boolean)
  .map((name) => `./${name}`);

describe('package.json', () => {
  it('is as publint would have it', async () => {
    const { messages, pkg } = await publint({ pkgDir: PACKED.folder, strict: true, pack: false });
    assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []); // prettier-ignore
  });
  it('gives each entry its types, wherever modules are resolved as ECMAScript’s', async () => {
    const archive = createPackageFromTarballData(readFileSync(PACKED.tarball));
    const { problems, types, entrypoints } = await checkPackage(archive, { includeEntrypoints: ELEMENTS, excludeEntrypoints: DATA });
    // The package is for ES modules; what asks for CommonJS is told so by Node.
    const ours = problems.filter(({ resolutionKind }) => resolutionKind === undefined || /^(?:node16-esm|bundler)$/.test(resolutionKind));
    assert.deepEqual(ours, []);
    assert.equal(types.kind, 'included');
    assert.ok(
      ['.', './model', './cdn', ...ELEMENTS].every((entry) => entry in entrypoints),
      Object.keys(entrypoints).join(', '),
    );
  });
});

/** TypeScript by its major version: ours, and the one before, which comes with what checks packages. */
const COMPILERS = {
  7: join(dirname(require.resolve('typescript/package.json')), 'bin/tsc'),
  5: join(dirname(createRequire(require.resolve('@arethetypeswrong/core')).resolve('typescript/package.json')), 'bin/tsc'),
};

describe('the types in a project that checks its libraries, too', () => {
  before(() => {
    for (const name of ['consumer', 'react']) addFolder(name);
    addPackage('@types/react');
  });
  /** What the compiler says of a project. */
  const check = async (compiler, config) => {
    const { stdout } = await run(process.execPath, [compiler, '-p', join(PROJECT, config)]).catch((error) => error);
    return stdout;
  };
  for (const [version, resolution] of [
    [7, 'bundler'],
    [7, 'nodenext'],
    [5, 'nodenext'],
  ])
    // prettier-ignore
    it(`hold with TypeScript ${version}, modules as ${resolution}`, async () => {
      assert.equal(await check(COMPILERS[version], `consumer/tsconfig.${resolution}.json`), '');
    });
  it('hold in JSX', async () => assert.equal(await check(COMPILERS[7], 'react/tsconfig.json'), ''));
});
