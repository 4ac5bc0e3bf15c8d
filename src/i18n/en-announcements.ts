/** What screen readers are told, in English. */
export const enAnnouncements = {
  announceNote: 'Note:',
} as const;
