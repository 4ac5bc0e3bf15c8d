/** The manifest tells of the public interface alone. */
const dropPrivate = () => ({
  name: 'drop-private',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations) {
        const shown = declaration.members?.filter(
          ({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
        );
        if (shown?.length) declaration.members = shown;
        else delete declaration.members;
      }
    customElementsManifest.modules = customElementsManifest.modules
      .filter(({ declarations = [] }) => declarations.some(({ customElement }) => customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

/** `src/x.ts` is published as `dist/x.js`. */
const publishedPaths = () => ({
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const entry of module.exports ?? [])
        if (entry.declaration?.module) entry.declaration.module = published(entry.declaration.module);
      for (const declaration of module.declarations ?? [])
        for (const list of ['members', 'attributes', 'events'])
          for (const item of declaration[list] ?? [])
            if (item.inheritedFrom?.module) item.inheritedFrom.module = published(item.inheritedFrom.module);
    }
  },
});

export default {
  globs: ['src/elements/*.ts'],
  exclude: ['src/**/*.d.ts'],
  litelement: true,
  packagejson: false,
  plugins: [dropPrivate(), publishedPaths()],
};
