/** What is said of the place in a film that was remembered, in English. */
export const enPosition = {
  goesOn: 'Goes on at {time}',
} as const;
