/** What the article says, in English. */
export const enArticle = {
  articleLoading: 'The article is being loaded…',
  articleBy: 'By {author}',
  articleMoments: 'Moments of the film in this article',
  articleTools: 'Article and film',
  playFromPassage: 'Play from {time}: {words}',
  backgroundFrom: 'Background, shown at {time}: {words}',
  allMoments: 'All moments of this passage: {count}',
  followFilm: 'Follow the film',
  followFilmHow: 'The article scrolls to the passage of the moment',
  leadFilm: 'Lead the film',
  leadFilmHow: 'The film goes where you read',
  resumeFollowing: 'Back to {time}',
  readingMode: 'Reading mode',
  unveil: 'Show what is said of {time}, which you have not seen yet',
  pictureUnshown: 'Picture, not shown',
  backToText: 'Back to the text',
} as const;
