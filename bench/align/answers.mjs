// Writes what the tests expect Node and browsers to answer alike: `node bench/align/answers.mjs`, after the weights or the method have changed.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { withSources } from '../sources.mjs';

await withSources(async (load) => {
  const { alignArticle } = await load('/src/model/align/align.ts');
  const { CUES, DURATION, ESSAY } = await load('/tests/model/align/late-ferry.ts');
  const file = fileURLToPath(new URL('../../tests/model/align/late-ferry.json', import.meta.url));
  const answers = alignArticle({ passages: ESSAY, cues: CUES, duration: DURATION });
  writeFileSync(file, await format(JSON.stringify(answers), { ...(await resolveConfig(file)), parser: 'json' }));
});
