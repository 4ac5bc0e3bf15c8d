/** What the player and what lies over the film say before the controls are here, in English. */
export const enFirst = {
  play: 'Play',
  player: 'Film',
  dismiss: 'Close this note',
  background: 'Background',
  notes: 'Commentary',
} as const;
