/** What the timeline says, and the marks in the seek bar, in English. */
export const enTimeline = {
  timeline: 'Timeline of the film',
  chapters: 'Chapters',
  chapterNumber: 'Chapter {number}',
  chapterCount: { one: '{count} chapter', other: '{count} chapters' },
  noteCount: { one: '{count} note', other: '{count} notes' },
  noteAhead: 'Note, still to come',
  otherNotes: 'and {count} more',
  nameAt: '{name}, {from}',
  nameFromTo: '{name}, {from} to {to}',
  noteSeen: 'Seen',
  timelineWaits: 'The timeline comes with the film.',
} as const;
