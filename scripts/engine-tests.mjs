// Which tests run in which engine, where all of them are asked for.

/** What only Chromium's tools can do: set a preference of the viewer's, tell the tree that assistive technology reads. */
export const CHROMIUM_ALONE = 'tests/**/*.chromium.test.ts';

/** What does not run there, and why. */
const NOT_YET = {
  chromium: {},
  firefox: {},
  webkit: {
    'tests/elements/article-in-a-box.test.ts': 'it lays out a box in the top layer by a transformed one around it',
    'tests/elements/film-player.test.ts': 'takes minutes: seeks are slow',
    'tests/elements/media-child-played.test.ts': 'it loads a video again that has played, though it is told to preload nothing',
    'tests/hostile/zoom.test.ts': 'it tells boxes in the pixels of what is zoomed, not of the screen',
    'tests/model/article.test.ts': 'takes a minute: texts of megabytes, which it reads in time by their length',
    'tests/model/fuzz.test.ts': 'takes a minute',
    'tests/model/markup.test.ts': 'takes two minutes: texts of megabytes, which it reads in time by their length',
    'tests/network/{film,stream*}.test.ts': 'a film that is cut off or stalls is no failure to its decoder',
    'tests/network/{own-parts*,side-files}.test.ts': 'beside requests that fail a film now and then stands still there; why is not known',
    'tests/security/untrusted.test.ts': 'takes more than two minutes: hundreds of vectors in every place that shows what others wrote',
    'tests/staying/moved.test.ts': 'a film that is moved about in the page stands still there, though it says that it plays',
  },
};

/**
 * The files of an engine (`chromium`, `firefox`, `webkit`), as patterns.
 *
 * @param {keyof typeof NOT_YET} engine
 */
export const testsOf = (engine) => [
  'tests/**/*.test.ts',
  ...(engine === 'chromium' ? [] : [CHROMIUM_ALONE, ...Object.keys(NOT_YET[engine])]).map((pattern) => `!${pattern}`),
];
