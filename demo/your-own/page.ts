import { html, nothing, render } from 'lit';
import { type FilmArticle, type FilmPlayer, fileName, releaseFile } from '../../src/index.js';
import { type Cue, formatAnnotations, formatSubtitles, formatTimecode, type Problem } from '../../src/model/index.js';
import { type Kind, kindOf, kindOfLink, kindOfName } from './file-kind.js';
import { fetchFile, type Reading, readFile, readFilm, type Taken } from './reading.js';
import { isSameLanguage, nameOfLanguage } from './language.js';
import { renderSlots } from './slots.js';
import { countRows, distinct, renderProblems, renderRows, rowsOf, summary } from './report.js';

const find = <E extends HTMLElement = HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const player = find<FilmPlayer>('#film');
const text = find<FilmArticle>('film-article');
const { session } = player;

/** What is in use. Of subtitles there may be several, in several languages. */
const taken: { film?: Taken; subtitles: readonly Taken[]; article?: Taken; notes?: Taken } = { subtitles: [] };
/** The tracks of the player that they are. */
let tracks: readonly string[] = [];
/** What is being read, by slot. */
const reading = new Map<Slot, string>();
/** What was not taken, and why: with its problems, if it could be read that far. */
let refusals: readonly { readonly why: string; readonly problems: readonly Problem[] }[] = [];

/** What was taken otherwise than a visitor may think, in sentences. */
let remarks: readonly string[] = [];

/** Notes go where the article goes. */
type Slot = 'film' | 'subtitles' | 'article';
const SLOTS: readonly Slot[] = ['film', 'subtitles', 'article'];
const slotOf = (kind: Kind): Slot => (kind === 'notes' ? 'article' : kind);
const inSlot = (slot: Slot): readonly Taken[] => {
  if (slot === 'subtitles') return taken.subtitles;
  return (slot === 'film' ? [taken.film] : [taken.article, taken.notes]).filter((one) => one !== undefined);
};

// ——— Taking files

/** Takes what a visitor brings; what is of no use is told, and takes nothing away. */
async function takeFiles(files: readonly File[], wanted?: Kind): Promise<void> {
  forget();
  const read: Taken[] = [];
  for (const file of files) {
    const slot = wanted && slotOf(wanted);
    const taken = await withNotice(slotOf(kindOfName(file.name) ?? wanted ?? 'article'), file.name, () => readAny(file, wanted));
    if (slot) tellOfOther(taken, slot);
    read.push(...taken);
  }
  use(read);
}

async function takeLink(link: string, wanted?: Kind): Promise<void> {
  forget();
  if (!/^https?:/.test(link) || !URL.canParse(link)) return refuse(`“${link}” is not the address of a file in the web.`);
  const kind = kindOfLink(link) ?? wanted;
  if (!kind) return refuse(`“${fileName(link)}” may be anything. Paste the link where it belongs: film, subtitles or article.`);
  if (kind === 'article' && wanted === 'film')
    return refuse(
      `“${fileName(link)}” is a page or a text, not the film itself. The link has to lead to the file: it often ends in .mp4 or .webm.`,
    );
  const read = await withNotice(slotOf(kind), fileName(link), async () => {
    if (kind === 'film') return readFilm(link);
    const file = await fetchFile(link);
    return typeof file === 'string' ? { refused: file } : readAny(file, kind);
  });
  if (wanted) tellOfOther(read, slotOf(wanted));
  use(read);
}

/** Reads a file as what it is, which need not be what was wanted. */
async function readAny(file: File, wanted: Kind | undefined): Promise<Reading> {
  const verdict = await kindOf(file, wanted);
  return 'refused' in verdict ? verdict : readFile(file, verdict.kind);
}

/** Tells of files that turned out to be something else than the place was for that they were brought to. */
function tellOfOther(read: readonly Taken[], slot: Slot): void {
  for (const { kind, name } of read) if (slotOf(kind) !== slot) remark(`“${name}” ${IS[kind]}: it is used as that. ${STILL_WANTED[slot]}`);
}

/** Reads, and says meanwhile that it does. */
async function withNotice(slot: Slot, name: string, read: () => Promise<Reading>): Promise<readonly Taken[]> {
  reading.set(slot, name);
  show();
  try {
    const result = await read();
    if (!('refused' in result)) return [result];
    refuse(result.refused, result.problems);
  } catch (error) {
    console.error(error);
    // What the file system does not give: https://w3c.github.io/FileAPI/#dfn-error-codes
    refuse(
      error instanceof DOMException
        ? `“${name}” could not be opened. It may have been moved, renamed or changed since it was chosen, or another program may hold it. Choose it again.`
        : `“${name}” could not be read: a part of this page did not load. Try again when you are online.`,
    );
  } finally {
    reading.delete(slot);
    show();
  }
  return [];
}

function refuse(why: string, problems: readonly Problem[] = []): void {
  refusals = [...refusals, { why, problems }];
  show();
}

function remark(sentence: string): void {
  remarks = [...remarks, sentence];
}

/** How much was told when it was last brought into sight. */
let told = 0;

/** On a small screen what is told stands below the window, where nobody would look for it. */
function bringTold(): void {
  const now = refusals.length + remarks.length;
  if (now > told) find(remarks.length ? '#remarks' : '#refusals').scrollIntoView({ block: 'nearest' });
  told = now;
}

/** What was told of the files before these. */
function forget(): void {
  refusals = [];
  remarks = [];
}

/** What a file turned out to be that was brought as something else. */
const IS: Readonly<Record<Kind, string>> = {
  film: 'is a film',
  subtitles: 'holds subtitles',
  article: 'is an article',
  notes: 'is a file of notes',
};
const STILL_WANTED: Readonly<Record<Slot, string>> = {
  film: 'A film is a file that plays: MP4, WebM or MOV, for instance.',
  subtitles: 'Subtitles have times in them: SRT or WebVTT.',
  article: 'An article is Markdown, a web page or plain text.',
};

/** Puts what was read in the place of what was there. Files that came together stand together. */
function use(read: readonly Taken[]): void {
  const last = (kind: Kind) => read.findLast((one) => one.kind === kind);
  for (const kind of ['film', 'article', 'notes'] as const)
    for (const { name, address } of read.filter((one) => one.kind === kind && one !== last(kind))) {
      remark(
        `“${name}” was left aside: there is room for one ${kind === 'notes' ? 'file of notes' : kind}, and “${last(kind)?.name}” came last.`,
      );
      releaseFile(address);
    }
  for (const { remark: sentence } of read) if (sentence) remark(sentence);
  const brought = read.filter(({ kind }) => kind === 'subtitles');
  const film = last('film');
  const article = last('article');
  const notes = last('notes');
  // The player learns of the new one before the old one is gone.
  const old: Taken[] = [];
  if (brought.length) {
    // Another language stands beside the first; the same, or one that nothing tells, takes its place.
    const stays = ({ language }: Taken) => language && brought.every((one) => one.language && !isSameLanguage(one.language, language));
    const gone = taken.subtitles.filter((one) => !stays(one));
    old.push(...gone);
    useSubtitles([...taken.subtitles.filter(stays), ...brought]);
  }
  if (article) {
    // What the article has to say takes the place of other notes.
    old.push(...inSlot('article'));
    Object.assign(taken, { article, notes: undefined });
  }
  if (notes) {
    if (taken.notes) old.push(taken.notes);
    taken.notes = notes;
  }
  player.annotationsSrc = taken.notes?.address ?? '';
  player.article = taken.article?.address ?? '';
  text.src = player.article;
  if (film) {
    if (taken.film) old.push(taken.film);
    taken.film = film;
    player.src = film.address;
  }
  void player.updateComplete.then(() => old.forEach(({ address }) => releaseFile(address)));
  show();
}

/** Takes out what is in a slot; the rest stays. */
function empty(slot: Slot): void {
  forget();
  const old = inSlot(slot);
  if (slot === 'subtitles') useSubtitles([]);
  else if (slot === 'film') {
    delete taken.film;
    player.src = '';
  } else {
    delete taken.article;
    delete taken.notes;
    player.annotationsSrc = player.article = text.src = '';
  }
  void player.updateComplete.then(() => old.forEach(({ address }) => releaseFile(address)));
  show();
}

function useSubtitles(subtitles: readonly Taken[]): void {
  taken.subtitles = subtitles;
  for (const id of tracks) session.removeTrack(id);
  tracks = subtitles.map(({ address, name, language }, index) =>
    session.addTrack({ src: address, label: language ? nameOfLanguage(language) : name, language: language ?? '', default: index === 0 }),
  );
}

// ——— Where files come from

render(renderSlots(), find('.slots'));

for (const slot of document.querySelectorAll<HTMLElement>('.slot')) {
  const kind = slot.dataset.kind as Kind;
  const input = slot.querySelector<HTMLInputElement>('input[type="file"]')!;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again.
    input.value = '';
    if (files.length) void takeFiles(files, kind);
  });
  slot.querySelector('.leave')?.addEventListener('click', () => {
    empty(slotOf(kind));
    // The button is gone.
    input.focus();
  });
  const form = slot.querySelector<HTMLFormElement>('form')!;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const link = form.querySelector('input')!;
    void takeLink(link.value.trim(), kind);
    form.reset();
  });
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  ['Files', 'text/uri-list'].some((type) => dataTransfer?.types.includes(type) ?? false);

document.addEventListener('dragover', (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  document.body.classList.add('dropping');
});
for (const type of ['dragleave', 'drop', 'dragend'] as const)
  document.addEventListener(type, (event) => {
    // Within the page it only goes from one element to the next.
    if (type !== 'dragleave' || event.relatedTarget === null) document.body.classList.remove('dropping');
  });

document.addEventListener('drop', (event) => {
  if (!hasFiles(event) || !event.dataTransfer) return;
  event.preventDefault();
  const slot = (event.target as Element).closest<HTMLElement>('.slot')?.dataset.kind as Kind | undefined;
  const items = [...event.dataTransfer.items];
  const folder = items.map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
  const link = event.dataTransfer.getData('text/uri-list').split('\n', 1)[0]?.trim();
  if (folder) {
    forget();
    refuse(`“${folder.name}” is a folder. Open it and drop the files in it.`);
  } else if (event.dataTransfer.files.length) void takeFiles([...event.dataTransfer.files], slot);
  else if (link) void takeLink(link, slot);
});

document.addEventListener('paste', (event) => {
  // What is pasted into a field belongs there.
  if ((event.target as Element).closest('input, textarea')) return;
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text').trim() ?? '';
  if (files.length) void takeFiles(files);
  else if (/^https?:\S+$/.test(text)) void takeLink(text);
});

find('#example').addEventListener('click', () => void takeExample());

/** Our own film, by the same way. */
async function takeExample(): Promise<void> {
  const at = (path: string) => new URL(path, document.baseURI).href;
  for (const [kind, path] of [
    ['article', 'essay.md'],
    ['subtitles', 'subtitles/what-the-wind-kept.en.srt'],
    ['film', 'film/what-the-wind-kept.mp4'],
  ] as const)
    await takeLink(at(path), kind);
}

// ——— What is shown

function show(): void {
  for (const slot of SLOTS) {
    const now = inSlot(slot);
    const name = reading.get(slot);
    find(`.slot[data-kind="${slot}"]`).classList.toggle('full', now.length > 0);
    render(
      html`${now.map(({ name, detail }) => html`<p><b>${name}</b> <span>${detail}</span></p>`)}${name ? html`<p class="busy">Reading ${name} …</p>` : nothing}`,
      find(`.slot[data-kind="${slot}"] .taken`),
    );
  }
  render(
    html`${refusals.map(
      ({ why, problems }) =>
        html`<div class="refusal">
          <p>${why}</p>
          ${renderProblems(problems)}
        </div>`,
    )}`,
    find('#refusals'),
  );
  render(
    remarks.map((sentence) => html`<p>${sentence}</p>`),
    find('#remarks'),
  );
  bringTold();
  const any = Boolean(taken.film ?? taken.article ?? taken.subtitles[0] ?? taken.notes);
  find('#watch').hidden = !any;
  find('.reading').hidden = !taken.article;
  document.body.classList.toggle('has-files', any);
  showOutcome();
}

/** What of the files does not go together, as far as can be told. */
function mismatches(): readonly string[] {
  const { film, article, subtitles } = taken;
  const [first] = subtitles;
  const sentences: string[] = [];
  if (article?.language && first?.language && !subtitles.some(({ language }) => language && isSameLanguage(language, article.language!)))
    sentences.push(
      `The article is in ${nameOfLanguage(article.language)}, the subtitles are in ${nameOfLanguage(first.language)}: only names, numbers and times are found across languages. Add subtitles in ${nameOfLanguage(article.language)}, and far more will find its place.`,
    );
  const end = (first?.cues ?? []).reduce((last, cue) => Math.max(last, cue.end), 0);
  if (film?.duration && end > film.duration + BEYOND)
    sentences.push(
      `The subtitles go on until ${formatTimecode(end)}, but the film ends at ${formatTimecode(film.duration)}: they seem to belong to another film, or to a longer cut.`,
    );
  return sentences;
}

/** Subtitles may go on for so long (seconds) after the film: somebody signs them. */
const BEYOND = 60;

/** Why nothing is placed, where something is still missing for it. */
function missing(): string {
  if (taken.notes) return '';
  if (taken.article && !taken.subtitles.length)
    return taken.film
      ? 'With the film’s subtitles the article finds its places. Without them all of it is background.'
      : 'The article is here. With the film’s subtitles it finds its places.';
  if (taken.subtitles.length && !taken.article) return 'The subtitles are here. An article can be laid over them now.';
  return '';
}

function showOutcome(): void {
  const { commentary, problems } = session.state;
  const { article } = taken;
  const placed = article && commentary.sets.some(({ id }) => id === 'article') ? session.placed : null;
  const rows = article?.article && placed ? rowsOf(article.article.passages, placed.placements, placed.annotations) : [];
  const share = commentary.placing;
  const result = rows.length ? summary(countRows(rows)) : '';

  render(
    share === undefined
      ? html`<p>${result || missing()} ${result ? html`<a href="#outcome">Passage by passage</a>` : nothing}</p>
          ${mismatches().map((sentence) => html`<p class="mismatch">${sentence}</p>`)}`
      : html`<p>
          <label for="placing">The article is being laid over the film</label>
          <progress id="placing" max="1" .value=${share}></progress> ${Math.round(share * 100)} %
        </p>`,
    find('#progress'),
  );
  find('#outcome').hidden = !rows.length;
  render(renderRows(rows, seek), find('#rows'));

  const read = SLOTS.flatMap(inSlot).flatMap(({ name, problems }) => problems.map((problem): Problem => ({ source: name, ...problem })));
  // What was left out is told where the passages are.
  const found = distinct([...read, ...problems]).filter(({ code }) => code !== 'passage-left-out');
  find('#noticed').hidden = !found.length;
  render(renderProblems(found), find('#problems'));
  showDownloads();
}

function seek(time: number): void {
  session.seek(time);
  player.scrollIntoView({ block: 'nearest' });
}

// ——— What can be taken away

/** The files that are offered, so that those that are not any more can be let go. */
let offered: readonly string[] = [];
let offeredFor: readonly unknown[] = [];

function showDownloads(): void {
  const { annotations } = session.state.commentary;
  const all = session.state.tracks.tracks;
  const now = [annotations, ...all.map(({ cues }) => cues)];
  if (now.length === offeredFor.length && now.every((one, index) => one === offeredFor[index])) return;
  offeredFor = now;
  offered.forEach((address) => URL.revokeObjectURL(address));
  const files: { readonly name: string; readonly label: string; readonly text: string; readonly type: string }[] = [];
  const [main] = taken.subtitles;
  if (annotations.length) {
    const { text } = formatAnnotations(annotations, 'w3c', {
      film: taken.film?.name,
      subtitles: main?.name,
      label: taken.article?.article?.title,
      cues: all[0]?.cues,
    });
    files.push({ name: `${stem(taken.article ?? taken.notes)}.notes.json`, label: 'The notes (JSON)', text, type: 'application/ld+json' });
  }
  for (const [index, { cues: corrected, label }] of all.entries()) {
    // What has not been shown yet is not in the player.
    const cues = corrected.length ? corrected : (taken.subtitles[index]?.cues ?? []);
    if (!cues.length) continue;
    const which = all.length > 1 ? `, ${label}` : '';
    files.push({ name: `${stem(taken.subtitles[index])}.vtt`, label: `The subtitles (WebVTT${which})`, text: vtt(cues), type: 'text/vtt' });
  }
  const links = files.map((file) => ({ ...file, href: URL.createObjectURL(new Blob([file.text], { type: file.type })) }));
  offered = links.map(({ href }) => href);
  find('#away').hidden = !links.length;
  render(
    links.map(({ href, name, label }) => html`<a class="button quiet" href=${href} download=${name}>${label}</a>`),
    find('#downloads'),
  );
}

const vtt = (cues: readonly Cue[]): string => formatSubtitles(cues, 'vtt');
const stem = (file: Taken | undefined): string => (file?.name ?? 'film').replace(/\.\w+$/, '');

session.subscribe(
  ({ commentary: { sets, placing, annotations }, problems, tracks: { tracks } }) => [sets, placing, annotations, problems, tracks],
  showOutcome,
  {
    equals: (now, before) => now.every((part, index) => part === before[index]),
  },
);
show();
