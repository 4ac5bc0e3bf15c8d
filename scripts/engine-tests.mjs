// Which tests run in which engine, where all of them are asked for.

/** What only Chromium's tools can do: set a preference of the viewer's, tell the tree that assistive technology reads. */
export const CHROMIUM_ALONE = 'tests/**/*.chromium.test.ts';

/** What does not run there yet, and why. */
const NOT_YET = {
  chromium: {},
  firefox: {
    'tests/elements/film-player-language.test.ts': 'a key that is pressed as soon as the controls are there has no answer',
    'tests/network/**': 'a connection that is held back for ever may keep its driver from leaving the page',
    'tests/session/placing.test.ts': 'once a worker did not answer in a whole run; alone it passes',
    'tests/staying/**': 'has not been seen to hold on a busy machine',
  },
  webkit: {
    'tests/cdn/**': 'has not been tried with the built library',
    'tests/elements/film-article.test.ts': 'reading mode has another height in a box that is transformed',
    'tests/elements/film-commentary.test.ts': 'two videos with tracks of their own do not load beside each other in time',
    'tests/elements/film-player-files.test.ts': 'it plays no film from a file of the viewer’s own',
    'tests/elements/film-player-lazy.test.ts': 'its `networkState` says that a video loads which does not',
    'tests/elements/media-child.test.ts': 'its `networkState` says that a video loads which does not',
    'tests/elements/film-player.test.ts': 'takes minutes: seeks are slow',
    'tests/elements/film-settings-button.test.ts': 'its `dvh` stays behind a window that takes another size',
    'tests/elements/film-subtitles.test.ts': 'takes minutes: seeks are slow',
    'tests/elements/film-transcript.test.ts': 'its driver’s keys do not make a focus `:focus-visible` in time',
    'tests/elements/full-window.test.ts': 'has not been looked into',
    'tests/elements/player-arrival.test.ts': 'has not been looked into',
    'tests/elements/seek-marks.test.ts': 'has not been looked into',
    'tests/model/annotation.test.ts': 'its errors of JSON name no line',
    'tests/model/article.test.ts': 'texts that are made to be slow take a minute',
    'tests/model/fuzz.test.ts': 'takes a minute',
    'tests/model/markup.test.ts': 'texts that are made to be slow take two minutes',
    'tests/network/**': 'has not been tried',
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
