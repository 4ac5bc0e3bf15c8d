import { html, type TemplateResult } from 'lit';

/** A place for files of one kind: where they are chosen, or a link is pasted. */
interface Place {
  readonly kind: 'film' | 'subtitles' | 'article';
  readonly title: string;
  /** What may be brought. */
  readonly wanted: string;
  readonly choose: string;
  readonly accept: string;
  readonly several?: boolean;
}

const PLACES: readonly Place[] = [
  {
    kind: 'film',
    title: 'Film',
    wanted: 'MP4, WebM, MOV or sound alone: whatever your browser plays',
    choose: 'Choose a film',
    accept: 'video/*,audio/*,.mkv,.mp4,.m4v,.mov,.webm,.mp3,.m4a',
  },
  {
    kind: 'subtitles',
    title: 'Subtitles',
    wanted: 'SRT or WebVTT, in any encoding; with them the article finds its places',
    choose: 'Choose subtitles',
    accept: '.srt,.vtt,.txt,text/vtt',
    several: true,
  },
  {
    kind: 'article',
    title: 'Article',
    wanted: 'Markdown, a saved web page, or plain text; a file of notes works, too',
    choose: 'Choose an article',
    accept: '.md,.markdown,.html,.htm,.txt,.json,text/markdown,text/html,text/plain',
  },
];

export const renderSlots = (): readonly TemplateResult[] =>
  PLACES.map(
    ({ kind, title, wanted, choose, accept, several = false }) =>
      html`<div class="slot" data-kind=${kind}>
        <h2>${title}</h2>
        <p class="wanted">${wanted}</p>
        <div class="taken" role="status"></div>
        <div class="acts">
          <label class="button quiet choose"
            ><span class="first">${choose}</span><span class="again">Choose another</span
            ><input type="file" class="unseen" accept=${accept} ?multiple=${several} /></label
          ><button type="button" class="leave">Take it out</button>
        </div>
        <form class="link">
          <label for="${kind}-link">or paste a link</label>
          <span
            ><input id="${kind}-link" type="url" inputmode="url" autocomplete="off" placeholder="https://" required /><button>
              Take it
            </button></span
          >
        </form>
      </div>`,
  );
