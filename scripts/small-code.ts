import { minify } from 'terser';
import type { Plugin } from 'vite';

/** Minifies what the bundler's own minifier has made once more: it leaves its notes on calls without effect, and says some things at greater length. */
export function smallCode(): Plugin {
  return {
    name: 'small-code',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code, map } = await minify(chunk.code, {
          module: true,
          compress: { passes: 2, ecma: 2020 },
          format: { comments: false },
          ...(chunk.map && { sourceMap: { content: chunk.map.toString(), asObject: true } }),
        });
        if (code) chunk.code = code;
        if (chunk.map && typeof map === 'object')
          Object.assign(chunk.map, { mappings: map.mappings, sources: map.sources, names: map.names });
      }
    },
  };
}
