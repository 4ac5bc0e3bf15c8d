// What a page loads that has vidstack's player in its markup.
import 'vidstack/player';
import 'vidstack/player/layouts/default';
import 'vidstack/player/ui';
import theme from 'vidstack/player/styles/default/theme.css?inline';
import layout from 'vidstack/player/styles/default/layouts/video.css?inline';

for (const text of [theme, layout]) document.head.append(Object.assign(document.createElement('style'), { textContent: text }));
