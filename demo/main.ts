import '../src/index.js';

const essay = document.querySelector<HTMLElement>('#essay');
if (essay) void import('./essay.js').then(({ showEssay }) => showEssay(essay, 'essay.md'));
