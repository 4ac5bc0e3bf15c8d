/** What is said of the window that a film may go into, in English. */
export const enPicture = {
  pictureWindow: 'Picture in picture',
  backToPage: 'Back to the page',
  inPictureWindow: 'The film is in a window of its own.',
} as const;
