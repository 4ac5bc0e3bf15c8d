/// <reference lib="webworker" />
import type { ArticleAnswer, ArticleQuestion } from './article-worker.js';
import { placeFile } from './place-file.js';
import { cutArticle, readPage } from './read-page.js';

// One question in the life of a worker.
self.addEventListener('message', ({ data }: MessageEvent<ArticleQuestion>) => {
  const answer = (message: ArticleAnswer): void => self.postMessage(message);
  void answerTo(data, (share) => answer({ share })).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failure: String(error) }),
  );
});

async function answerTo(question: ArticleQuestion, onProgress: (share: number) => void): Promise<unknown> {
  switch (question.work) {
    case 'place':
      return placeFile(question.request, { onProgress });
    case 'read':
      return readPage(question.request);
    case 'cut':
      return cutArticle(question.request);
  }
}
