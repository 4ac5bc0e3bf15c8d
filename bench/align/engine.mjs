import { withSources } from '../sources.mjs';

const MODULES = ['film-index', 'passage', 'evidence', 'score', 'order', 'article-order', 'candidates', 'confidence', 'align'];

/** Calls back with all that the alignment's modules export, from the sources. */
export const withEngine = (use) =>
  withSources(async (load) => {
    const parts = [];
    for (const name of MODULES) parts.push(await load(`/src/model/align/${name}.ts`));
    return use(Object.assign({}, ...parts));
  });
