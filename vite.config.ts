import { chmodSync, readdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Rolldown, type UserConfig } from 'vite';
import { leanVideoJs } from './scripts/lean-video-js.js';
import { smallCode } from './scripts/small-code.js';
import { smallExports } from './scripts/small-exports.js';
import { smallProperties } from './scripts/small-properties.js';
import { smallTemplates } from './scripts/small-templates.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `subtitle` imports Node streams that its synchronous functions never use; the stand-ins keep them out of browsers and workers. */
export const aliases = {
  stream: at('./scripts/shims/node-stream.ts'),
  multipipe: at('./scripts/shims/no-stream.ts'),
  split2: at('./scripts/shims/no-stream.ts'),
  'strip-bom': at('./scripts/shims/strip-bom.ts'),
  // Its form for browsers asks the document, which a worker has not.
  'decode-named-character-reference': at('./node_modules/decode-named-character-reference/index.js'),
};

const elements = readdirSync(at('./src/elements'))
  .filter((file) => /^film-[a-z-]+\.ts$/.test(file))
  .map((file) => file.slice(0, -3));

/** Is the module among those that one of these cannot do without? */
const isNeededBy = (isRoot: (id: string) => boolean, id: string, graph: Rolldown.ChunkingContext, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  return isRoot(id) || importers.some((importer) => isNeededBy(isRoot, importer, graph, seen));
};
/** What comes once the film, its subtitles and its notes are on their way. */
const isLater = (id: string): boolean => /\/src\/elements\/(?:player-controls|later-elements)\.ts$/.test(id);

/** What comes then, too, or before the first words where they ask for it: it does without the controls. */
const isLayout = (id: string): boolean => id.endsWith('/src/elements/whole-subtitles.ts');

/** A module's file for plain pages: few files compress better, and are fetched sooner, than many. */
const fileOf = (id: string, graph: Rolldown.ChunkingContext): string | null => {
  if (isNeededBy((root) => graph.getModuleInfo(root)?.isEntry ?? false, id, graph)) return 'base';
  if (isNeededBy(isLayout, id, graph)) return 'subtitles';
  return isNeededBy(isLater, id, graph) ? 'controls' : null;
};

/** A module of the model, or of what is bundled with it. */
const isOfModel = (id: string): boolean => /\/src\/model\/|\/node_modules\/subtitle\/|\/scripts\/shims\//.test(id);

/** `vite build` writes the package's modules (dependencies stay outside), `vite build --mode cdn` the self-contained entry for plain pages. */
export default defineConfig(({ mode }): UserConfig => {
  const common: UserConfig = { base: './', resolve: { alias: aliases }, publicDir: false };
  if (mode === 'cdn')
    return {
      ...common,
      // The folder for plain pages holds modules only.
      plugins: [
        leanVideoJs(),
        smallTemplates(),
        smallProperties(),
        smallCode(),
        smallExports(),
        { name: 'licenses-beside', writeBundle: () => renameSync(at('./dist/cdn/LICENSES.md'), at('./dist/LICENSES.md')) },
      ],
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        target: 'es2022',
        emptyOutDir: true,
        outDir: 'dist/cdn',
        // The notices of everything that is bundled, here and in the package's own modules.
        license: { fileName: 'LICENSES.md' },
        lib: { entry: { 'film-commentary': at('./src/cdn.ts') }, formats: ['es'] },
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true,
            comments: { annotation: false },
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ debugName: 'stages', name: fileOf }],
            },
          },
        },
      },
    };
  return {
    ...common,
    // A worker cannot ask for packages by their names: it is one file, with all of them.
    worker: { format: 'es', rolldownOptions: { output: { minify: true, sourcemap: false } } },
    // The command keeps its `#!` line; npm makes it executable where it installs it, a checkout has to do that itself.
    plugins: [{ name: 'executable-command', writeBundle: ({ dir }) => chmodSync(`${dir}/cli/film-commentary.js`, 0o755) }],
    build: {
      target: 'es2022',
      sourcemap: true,
      emptyOutDir: true,
      outDir: 'dist',
      minify: false,
      lib: {
        entry: {
          index: at('./src/index.ts'),
          'model/index': at('./src/model/index.ts'),
          'server/index': at('./src/server/index.ts'),
          'cli/film-commentary': at('./src/cli/film-commentary.ts'),
          'cli/align-worker': at('./src/cli/align-worker.ts'),
          ...Object.fromEntries(elements.map((name) => [`elements/${name}`, at(`./src/elements/${name}.ts`)])),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        // What the compiler adds for decorators is no dependency of the package: it is bundled.
        external: (id) =>
          !/^[./]|^\0|^[a-z]:|^@oxc-project\/runtime\//i.test(id) && !/^(subtitle|stream|multipipe|split2|strip-bom)$/.test(id),
        // Those of the model apart: they do nothing by being imported, and package.json says so.
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: ({ moduleIds }) => `${moduleIds.every(isOfModel) ? 'model/' : ''}chunks/[name].js`,
        },
      },
    },
  };
});
