import type { Plugin, Rolldown } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Specifier extends Node {
  readonly local: Node & { readonly name: string };
  readonly imported?: Node & { readonly name: string };
  readonly exported?: Node & { readonly name: string };
}

/** What the bundler itself has named is no longer than this; what a page may import is. */
const LONGEST_OF_BUNDLER = 3;

/**
 * The first file shares with the later ones what both need, by names of the bundler's: `export { ab as a, cd as b }`. That is a list of two names for each, and
 * nothing compresses worse. Here they get the names that they have inside the first file: `export { ab, cd }`. Comes after what shortens those.
 */
export function smallExports(): Plugin {
  return {
    name: 'small-exports',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
        const entry = chunks.find(({ isEntry }) => isEntry);
        if (!entry) return;
        const others = chunks.flatMap((chunk) => {
          const takes = statements(this.parse(chunk.code)).filter((statement) => nameOf(statement)?.endsWith(`/${entry.fileName}`));
          return takes.length ? [{ chunk, takes }] : [];
        });
        // Who takes all that there is, as an `import()` does, takes the names, too.
        if (chunks.some(({ dynamicImports }) => dynamicImports.includes(entry.fileName))) return;
        if (others.some(({ takes }) => takes.some(takesAll))) return;
        const names = new Map<string, string>();
        const gives = statements(this.parse(entry.code)).filter(
          (statement) => statement.type === 'ExportNamedDeclaration' && !statement.source,
        );
        entry.code = changed(entry.code, gives, ({ local, exported }) => {
          if (!exported || exported.name.length > LONGEST_OF_BUNDLER) return undefined;
          names.set(exported.name, local.name);
          return local.name;
        });
        for (const { chunk, takes } of others)
          chunk.code = changed(chunk.code, takes, ({ local, imported, exported }) => {
            const name = names.get((imported ?? local).name);
            const own = (exported ?? local).name;
            return name && (name === own ? name : `${name} as ${own}`);
          });
      },
    },
  };
}

const statements = (program: unknown): readonly Node[] => (program as { body: readonly Node[] }).body;

/** The file that a statement imports or exports from. */
const nameOf = ({ source }: Node): string | undefined => (source as { value: string } | null | undefined)?.value;

const specifiersOf = ({ specifiers }: Node): readonly Specifier[] => (specifiers ?? []) as readonly Specifier[];

const takesAll = (statement: Node): boolean =>
  statement.type === 'ExportAllDeclaration' || specifiersOf(statement).some(({ type }) => type === 'ImportNamespaceSpecifier');

/** The code with other words for these statements' specifiers; those that get none stay as they are. */
function changed(code: string, within: readonly Node[], words: (specifier: Specifier) => string | undefined): string {
  let result = '';
  let last = 0;
  for (const specifier of within.flatMap(specifiersOf)) {
    result += code.slice(last, specifier.start) + (words(specifier) ?? code.slice(specifier.start, specifier.end));
    last = specifier.end;
  }
  return result + code.slice(last);
}
