// What `npm run new -- film-…` begins an element with holds as it is.
import '../../scripts/new-element/film-example.test.js';
