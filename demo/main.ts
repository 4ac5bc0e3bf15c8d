import '../src/index.js';
import { offerLight } from './light.js';

offerLight();

const essay = document.querySelector<HTMLElement>('#essay');
if (essay) void import('./essay.js').then(({ showEssay }) => showEssay(essay, 'essay.md'));
