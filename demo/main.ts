import '../src/index.js';
import { offerLight } from './light.js';

offerLight();

// A scene stands far below the film that it leads to. A frame later, so that the way back leads to where the visitor was.
document.querySelector('#scenes')?.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('a'))
    requestAnimationFrame(() => document.querySelector('#film')?.scrollIntoView({ block: 'nearest' }));
});
