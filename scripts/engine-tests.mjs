// Which tests run in which engine, where all of them are asked for.

/** What only Chromium's tools can do: set a preference of the viewer's, tell the tree that assistive technology reads. */
export const CHROMIUM_ALONE = 'tests/**/*.chromium.test.ts';

/** What does not run there, and why. */
const NOT_YET = {
  chromium: {},
  firefox: {},
  webkit: {
    'tests/cdn/**': 'has not been tried with the built library',
    'tests/elements/article-in-a-box.test.ts': 'it lays out a box in the top layer by a transformed one around it',
    'tests/elements/film-player-files.test.ts': 'it plays no film from a file of the viewer’s own',
    'tests/elements/film-player.test.ts': 'takes minutes: seeks are slow',
    'tests/elements/media-child.test.ts': 'it loads a video again that has played, though it is told to preload nothing',
    'tests/model/article.test.ts': 'takes a minute: texts of megabytes, which it reads in time by their length',
    'tests/model/fuzz.test.ts': 'takes a minute',
    'tests/model/markup.test.ts': 'takes two minutes: texts of megabytes, which it reads in time by their length',
    'tests/network/**': 'a film that is cut off or stalls is no failure to its decoder',
    'tests/staying/**': 'has not been tried',
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
