import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmAnnotations } from '../../src/elements/film-annotations.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { pause, soon, until } from '../support/build.js';
import { deep, deepAll, ESSAY, FILM, filmWith, goTo, isSeen, loaded, NOTES, notesOf, said, SUBTITLES } from '../support/player.js';

/** What a subtitle file says, read in the plainest way there is: an oracle that shares nothing with the library. */
async function cuesOf(address: string): Promise<{ start: number; end: number; text: string }[]> {
  const seconds = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const text = await (await fetch(address)).text();
  return text.split(/\n\n+/).flatMap((block) => {
    const timing = /^(.*?) --> (\S+).*\n([^]+)$/m.exec(block);
    return timing
      ? [{ start: seconds(timing[1] ?? ''), end: seconds(timing[2] ?? ''), text: (timing[3] ?? '').replace(/<[^>]*>/g, '').trim() }]
      : [];
  });
}

const whole = () =>
  fixture<FilmPlayer>(
    html`<film-player style="width: 900px" muted src=${FILM} subtitles=${SUBTITLES} annotations=${NOTES} storage="none"></film-player>`,
  );

async function clickOn(element: HTMLElement): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** Has the film itself the focus, so that keys are its own? */
const inFilm = (player: FilmPlayer) => player.shadowRoot?.activeElement?.classList.contains('video-js');

describe('film-player', () => {
  it('fills its picture with the still before the engine is there', async () => {
    const player = await fixture<FilmPlayer>(
      html`<film-player style="width: 900px" src=${FILM} poster="/film/poster.jpg" storage="none"></film-player>`,
    );
    // As it is before video.js gives it a class of its own.
    await until(() => deep(player, '.engine video'), 'the video');
    const video = deep(player, '.engine video')!;
    video.className = '';
    const sizes = () => [video, deep(player, '.picture')!].map((element) => element.getBoundingClientRect());
    const [own, picture] = sizes();
    expect([own!.width, own!.height]).to.deep.equal([picture!.width, picture!.height]);
  });

  describe('before the film has begun', () => {
    const bar = (player: FilmPlayer) => deep(player, '.vjs-control-bar')!;

    it('shows its still alone, and its controls while the pointer is over it; subtitles keep clear of them', async () => {
      const player = await whole();
      await loaded(player);
      await until(() => !isSeen(bar(player)), 'no controls');
      await goTo(player, 34);
      await until(() => said(player).length === 1, 'the line');
      const { left, top, bottom } = player.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 50), Math.round(top + 50)] });
      await until(() => isSeen(bar(player)), 'the controls');
      const clearOf = (height: number) => until(() => deep(player, '.line')!.getBoundingClientRect().bottom <= bottom - height, 'the line to make way'); // prettier-ignore
      await clearOf(65);
      await sendMouse({ type: 'move', position: [990, 790] });
      await until(() => !isSeen(bar(player)), 'the controls to go');
      document.documentElement.style.fontSize = '200%';
      try {
        await sendMouse({ type: 'move', position: [Math.round(left + 50), Math.round(top + 50)] });
        await until(() => isSeen(bar(player)), 'the controls, twice as large');
        await clearOf(131);
        await sendMouse({ type: 'move', position: [990, 790] });
        await until(() => !isSeen(bar(player)), 'the large controls to go');
      } finally {
        document.documentElement.style.fontSize = '';
      }
    });

    it('has its controls within reach of the keyboard', async () => {
      const player = await whole();
      await loaded(player);
      player.focus();
      await until(() => isSeen(bar(player)), 'the controls');
      const reached = () => player.shadowRoot?.activeElement?.tagName.toLowerCase();
      for (let i = 0; i < 15 && reached() !== 'film-subtitles-button'; i++) await sendKeys({ press: 'Tab' });
      expect(reached()).to.equal('film-subtitles-button');
    });

    it('shows none under a finger, which begins the film', async () => {
      const player = await whole();
      await loaded(player);
      deep(player, '.stage')!.dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'touch' }));
      await player.updateComplete;
      expect(isSeen(bar(player))).to.equal(false);
    });

    it('has none where the page wants none', async () => {
      const player = await whole();
      player.nocontrols = true;
      await loaded(player);
      player.focus();
      await player.updateComplete;
      expect(isSeen(bar(player))).to.equal(false);
    });
  });

  before(() => setViewport({ width: 1000, height: 800 }));
  afterEach(async () => {
    if (document.fullscreenElement) await document.exitFullscreen();
    await sendMouse({ type: 'move', position: [990, 790] });
  });

  for (const [when, moment] of [
    ['as soon as it is there', async (player: FilmPlayer) => void (await player.updateComplete)],
    [
      'before its next film is known',
      async (player: FilmPlayer) => {
        await until(() => player.videojs && player.readyState > 0, 'the first film');
        player.src = `${FILM}?next`;
        await new Promise((emptied) => player.addEventListener('emptied', emptied, { once: true }));
      },
    ],
  ] as const)
    it(`runs on from a moment that is set ${when}`, async () => {
      const player = await filmWith();
      await moment(player);
      expect(deep(player, '.engine video, video')).to.have.property('readyState', 0);
      player.currentTime = 30;
      await player.play();
      await until(() => player.currentTime > 30.2, 'the film to run on from there');
      expect(player.currentTime).to.be.lessThan(60);
    });

  it('is accessible before, during and after, with a note, and with a notice', async () => {
    const player = await whole();
    await expect(player).to.be.accessible();
    await loaded(player);
    await expect(player).to.be.accessible();
    await player.play();
    await goTo(player, 33);
    player.pause();
    await until(() => notesOf(player).length === 1, 'the note');
    await expect(player).to.be.accessible();
    player.subtitles = '/no/such/file.srt';
    await until(() => deep(player, '.notice'), 'the notice');
    await expect(player).to.be.accessible();
  });

  describe('the main path', () => {
    it('plays the film', async () => {
      const player = await whole();
      await player.play();
      await until(() => player.currentTime > 0.3, 'the film to run');
      expect(player.paused).to.equal(false);
      expect(player.duration).to.be.within(170, 174);
      player.pause();
      expect(player.paused).to.equal(true);
    });

    it('plays when it is asked at once', async () => {
      const player = document.createElement('film-player');
      Object.assign(player, { src: FILM, storage: 'none', defaultMuted: true });
      document.body.append(player);
      await player.play();
      await until(() => player.currentTime > 0, 'the film to run');
      player.remove();
    });

    it('says at each moment what the file says, forwards and backwards', async () => {
      const player = await whole();
      await loaded(player);
      const cues = await cuesOf(SUBTITLES);
      expect(cues.length).to.be.at.least(45);
      const some = cues.filter((_, i) => i % 6 === 0);
      for (const { start, end, text } of [...some, ...some.toReversed()]) {
        await goTo(player, (start + end) / 2);
        await soon(() => expect(said(player)).to.deep.equal([text]));
      }
      const gap = cues.find((cue, i) => (cues[i + 1]?.start ?? 0) > cue.end + 2);
      await goTo(player, (gap?.end ?? 0) + 1);
      await soon(() => expect(said(player)).to.deep.equal([]));
    });

    it('shows each note at the words it quotes', async () => {
      const player = await whole();
      await loaded(player);
      const file = (await (await fetch(NOTES)).json()) as { items: { label: string; target: { selector: { exact?: string } } }[] };
      const cues = await cuesOf(SUBTITLES);
      const plain = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, ' ').trim(); // prettier-ignore
      const quoting = file.items.filter(({ target }) => (target.selector.exact ?? '').split(' ').length > 2);
      expect(quoting.length).to.be.at.least(10);
      for (const { label, target } of quoting.filter((_, i) => i % 3 === 0)) {
        const first = plain(target.selector.exact ?? '').slice(0, 18);
        const cue = cues.find(({ text }) => plain(text).includes(first));
        await goTo(player, (cue?.start ?? NaN) + 0.1);
        await soon(() =>
          expect(
            notesOf(player).map(({ title }) => title),
            `at ${cue?.start}`,
          ).to.include(label),
        );
      }
    });

    it('shows a note while the film plays, and takes it away again', async () => {
      const player = await whole();
      await loaded(player);
      const [note] = player.annotations;
      const names: string[] = [];
      player.addEventListener('film-annotationenter', (event) => names.push(`+${event.annotation.id}`));
      player.addEventListener('film-annotationleave', (event) => names.push(`-${event.annotation.id}`));
      await goTo(player, (note?.start ?? 0) - 0.4);
      await until(() => !notesOf(player).length, 'no note');
      player.playbackRate = 2;
      await player.play();
      await until(() => notesOf(player).length === 1, 'the note');
      // The frame of a cue is shown a little before the clock says its time.
      expect(player.currentTime - (note?.start ?? NaN)).to.be.within(-0.1, 3);
      await until(() => names.includes(`-${note?.id}`), 'the note to go');
      expect(names.slice(0, 2)).to.deep.equal([`+${note?.id}`, `-${note?.id}`]);
    });

    it('turns the commentary off and on by its button', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 33);
      player.pause();
      await until(() => notesOf(player).length === 1, 'the note');
      const button = deep<HTMLButtonElement>(deep(player, 'film-commentary-button')?.shadowRoot as ShadowRoot, 'button');
      expect(button?.getAttribute('aria-pressed')).to.equal('true');
      await clickOn(button as HTMLElement);
      await until(() => notesOf(player).length === 0 && button?.getAttribute('aria-pressed') === 'false', 'the note to go');
      await clickOn(button as HTMLElement);
      await until(() => notesOf(player).length === 1, 'the note');
    });

    it('turns the commentary off and on by a key', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      await until(() => notesOf(player).length === 1, 'the note');
      player.focus();
      await sendKeys({ press: 'n' });
      await until(() => notesOf(player).length === 0, 'the note to go');
      await sendKeys({ press: 'n' });
      await until(() => notesOf(player).length === 1, 'the note');
    });

    it('keeps subtitles and notes in full screen', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 33);
      player.pause();
      await until(() => notesOf(player).length === 1, 'the note');
      player.focus();
      await sendKeys({ press: 'f' });
      await until(() => document.fullscreenElement === player, 'full screen');
      await soon(() => {
        const box = notesOf(player)[0]!.card.getBoundingClientRect();
        expect(box.width).to.be.greaterThan(100);
        const at = player.shadowRoot?.elementFromPoint(box.left + 20, box.top + 20);
        expect(at?.localName, 'the note is on top').to.equal('film-annotations');
        expect(said(player)).to.have.length(1);
      });
      await sendKeys({ press: 'f' });
      await until(() => !document.fullscreenElement, 'the way back');
    });

    it('places an article by itself, where nothing else is given', async () => {
      const player = await fixture<FilmPlayer>(
        html`<film-player muted src=${FILM} subtitles=${SUBTITLES} article=${ESSAY} storage="none"></film-player>`,
      );
      let told: Event | undefined;
      player.addEventListener('film-placed', (event) => (told = event));
      await loaded(player);
      const origins = player.annotations.map(({ origin }) => origin);
      expect(origins.filter((origin) => origin === 'aligned').length).to.be.at.least(6);
      expect(origins).to.include('ambient');
      await until(() => told, 'the word of it');
      expect(told).to.have.property('placements').with.length.at.least(10);
      const aligned = player.annotations.find(({ origin }) => origin === 'aligned');
      await goTo(player, (aligned?.start ?? 0) + 0.1);
      await soon(() => expect(notesOf(player).map(({ text }) => text.slice(0, 40))).to.include(aligned?.text.slice(0, 40)));
    });

    it('takes over a video with its sources and tracks', async () => {
      const player = await fixture<FilmPlayer>(
        html`<film-player storage="none">
          <video muted preload="auto" width="640" height="480" controls>
            <source src=${FILM} type="video/mp4" />
            <track kind="subtitles" src=${SUBTITLES} srclang="en" label="English" default />
            <track kind="subtitles" src="/subtitles/what-the-wind-kept.ru.vtt" srclang="ru" label="Русский" />
          </video>
        </film-player>`,
      );
      await loaded(player, { notes: false });
      expect(player.session.state.tracks.tracks.map(({ label }) => label)).to.deep.equal(['English', 'Русский']);
      expect(player.muted).to.equal(true);
      expect(isSeen(player.querySelector('video') as HTMLElement)).to.equal(false);
      await soon(() => {
        const { width, height } = player.getBoundingClientRect();
        expect(width / height).to.be.closeTo(640 / 480, 0.02);
      });
      const track = document.createElement('track');
      Object.assign(track, { kind: 'subtitles', src: SUBTITLES, srclang: 'de', label: 'Deutsch' });
      player.querySelector('video')?.append(track);
      await until(() => player.session.state.tracks.tracks.length === 3, 'the added track');
    });

    it('shows Russian when it is chosen in the menu, with the notes where they were', async () => {
      const player = await fixture<FilmPlayer>(
        html`<film-player storage="none" annotations=${NOTES}>
          <video muted>
            <source src=${FILM} type="video/mp4" />
            <track kind="subtitles" src=${SUBTITLES} srclang="en" label="English" default />
            <track kind="subtitles" src="/subtitles/what-the-wind-kept.ru.vtt" srclang="ru" label="Русский" />
          </video>
        </film-player>`,
      );
      await loaded(player);
      await player.play();
      await goTo(player, 33);
      player.pause();
      await until(() => notesOf(player).length === 1 && said(player).length === 1, 'the note and the line');
      const before = notesOf(player).map(({ title }) => title);
      const menu = deep(player, 'film-subtitles-button')?.shadowRoot as ShadowRoot;
      deep<HTMLButtonElement>(menu, '.bar-button')?.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => menu.activeElement?.matches('.item'), 'the focus in the menu');
      await expect(deep(player, 'film-subtitles-button')).to.be.accessible();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await until(() => /[а-я]/.test(said(player).join()), 'the Russian line');
      await until(() => !deep(menu, '[role="menu"]'), 'the menu to go');
      expect(notesOf(player).map(({ title }) => title)).to.deep.equal(before);
    });
  });

  describe('notes', () => {
    const displayOf = (player: FilmPlayer) => deep<FilmAnnotations>(player, 'film-annotations')!;
    /** The note that is there, with the pointer on it, once that is known. */
    async function pointedAt(player: FilmPlayer) {
      await until(() => notesOf(player).length === 1, 'the note');
      const [note] = notesOf(player);
      const { left, top } = note!.card.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 30), Math.round(top + 30)] });
      await until(() => note!.card.matches(':hover'), 'the pointer to be on it');
      await displayOf(player).updateComplete;
      return note!;
    }

    it('never cover subtitles or controls', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      for (const { start } of player.annotations) {
        await goTo(player, start + 0.2);
        await until(() => notesOf(player).length > 0, `the note at ${start}`);
        const covered = () => {
          const others = [
            ...deepAll(player, 'film-subtitles').flatMap((element) => [...(element.shadowRoot?.querySelectorAll('.line') ?? [])]),
            ...deepAll(player, '.vjs-control-bar > *'),
          ].map((element) => element.getBoundingClientRect());
          return notesOf(player).some(({ card }) => {
            const box = card.getBoundingClientRect();
            return others.some(
              ({ left, right, top, bottom, width }) =>
                width > 0 && box.right > left && right > box.left && box.bottom > top && bottom > box.top,
            );
          });
        };
        // Each makes way for what has come, a frame later.
        await until(() => !covered(), `nothing to be covered at ${start}`);
      }
    });

    it('are dismissed by their button, and the keys go on working', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      await until(() => deep(player, '.dismiss'), 'the note');
      deep(player, '.dismiss')!.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => notesOf(player).length === 0, 'the note to go');
      await until(() => inFilm(player), 'the focus to be back in the player');
      await sendKeys({ press: 'm' });
      await until(() => !player.muted, 'the key to be heard');
    });

    it('are dismissed by Escape', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      await until(() => notesOf(player).length === 1, 'the note');
      player.focus();
      await sendKeys({ press: 'Escape' });
      await until(() => notesOf(player).length === 0, 'the note to go');
    });

    it('are dismissed by Escape as they are seen: the one that is read, not one that waits behind it', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      player.focus();
      const note = await pointedAt(player);
      await goTo(player, 60.6);
      const shown = () => player.session.state.commentary.shown.map(({ title }) => title);
      await until(() => shown().length > 1, 'the other note');
      await sendKeys({ press: 'Escape' });
      await until(() => !shown().includes(note.title), 'the note to go');
      expect(shown()).to.have.length(1);
    });

    it('are held while the pointer is on them', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      const note = await pointedAt(player);
      await goTo(player, 90.9);
      expect(notesOf(player).map(({ title }) => title)).to.include(note.title);
      await sendMouse({ type: 'move', position: [990, 790] });
      await until(() => !notesOf(player).some(({ title }) => title === note.title), 'the note to go');
    });

    it('are held while the focus is in them', async () => {
      const player = await whole();
      await loaded(player);
      await goTo(player, 33);
      await until(() => notesOf(player).length === 1, 'the note');
      const [note] = notesOf(player);
      deep(player, '.dismiss')!.focus();
      await displayOf(player).updateComplete;
      await goTo(player, 60);
      expect(notesOf(player).map(({ title }) => title)).to.include(note?.title);
    });

    it('unfold when they are long', async () => {
      const player = await whole();
      await loaded(player);
      const long = player.annotations.find(({ text }) => text.length > 400);
      await goTo(player, (long?.start ?? 0) + 0.2);
      await until(() => deep(player, '.more'), 'the button');
      const body = () => deep(player, '.body') as HTMLElement;
      const before = body().clientHeight;
      const button = deep<HTMLButtonElement>(player, '.more');
      expect(button?.getAttribute('aria-expanded')).to.equal('false');
      button?.click();
      await until(() => body().clientHeight > before, 'more of it');
      await until(() => deep(player, '.more')?.getAttribute('aria-expanded') === 'true', 'the button to say so');
    });

    it('of several commentaries stand below a small film one at a time', async () => {
      const say = (text: string) =>
        URL.createObjectURL(
          new Blob([JSON.stringify([{ type: 'Annotation', body: text, target: 'film.mp4#t=30,40' }])], { type: 'application/json' }),
        );
      const player = await fixture<FilmPlayer>(
        html`<film-player style="width: 390px" muted src=${FILM} storage="none">
          <film-annotations src=${say('The first speaks.')}></film-annotations>
          <film-annotations src=${say('The second speaks.')}></film-annotations>
        </film-player>`,
      );
      await loaded(player, { cues: false });
      await until(() => player.annotations.length === 2, 'both commentaries');
      await goTo(player, 33);
      await until(() => notesOf(player).length === 1, 'one note');
      expect(notesOf(player)[0]?.text).to.equal('The first speaks.');
      deep<HTMLButtonElement>(player, '.dismiss')?.click();
      await until(() => notesOf(player)[0]?.text === 'The second speaks.', 'the other note');
    });

    it('stand below a small film, and not over it', async () => {
      const player = await whole();
      player.style.width = '390px';
      await loaded(player);
      await goTo(player, 33);
      await soon(() => {
        const card = notesOf(player)[0]!.card.getBoundingClientRect();
        expect(card.top).to.be.at.least(deep(player, '.picture')!.getBoundingClientRect().bottom);
        expect(card.bottom).to.be.at.most(player.getBoundingClientRect().bottom + 1);
      });
    });
  });

  describe('keys', () => {
    const press = async (player: FilmPlayer, key: string) => {
      player.focus();
      await sendKeys({ press: key });
      await until(() => !player.seeking, 'the seek');
    };

    it('do what the field’s players do', async () => {
      const player = await whole();
      await loaded(player);
      await press(player, 'k');
      await until(() => !player.paused, 'the film to run');
      await press(player, ' ');
      await until(() => player.paused, 'the film to stop');
      player.currentTime = 30;
      const at = (time: number) => soon(() => expect(player.currentTime).to.be.closeTo(time, 0.5));
      await press(player, 'l');
      await at(40);
      await press(player, 'j');
      await press(player, 'ArrowLeft');
      await at(25);
      await press(player, '5');
      await at(player.duration / 2);
      await press(player, 'm');
      await soon(() => expect(player.muted).to.equal(false));
      await press(player, 'ArrowDown');
      await soon(() => expect(player.volume).to.be.closeTo(0.95, 0.001));
      await press(player, '>');
      await soon(() => expect(player.playbackRate).to.equal(1.25));
      await press(player, '<');
      await press(player, '<');
      await soon(() => expect(player.playbackRate).to.equal(0.75));
      await press(player, 'c');
      await soon(() => expect(player.session.state.tracks.selected).to.equal(null));
      await press(player, 'c');
      await soon(() => expect(player.session.state.tracks.selected).to.not.equal(null));
    });

    it('are listed in a dialog', async () => {
      const player = await whole();
      await loaded(player);
      await press(player, '?');
      await until(() => deep<HTMLDialogElement>(player, 'dialog')?.open, 'the list');
      const dialog = deep<HTMLDialogElement>(player, 'dialog');
      expect(dialog?.textContent).to.include('Commentary on or off');
      expect(getComputedStyle(dialog as Element)).to.include({ borderRadius: '12px', overflowY: 'auto' });
      await expect(player).to.be.accessible();
      for (const motion of dialog?.getAnimations() ?? []) motion.finish();
      const [button, cross] = ['button.close', 'button.close svg'].map((name) => deep(deep(player, 'film-key-list')!, name)!.getBoundingClientRect()); // prettier-ignore
      expect(cross!.left - button!.left, 'the cross in the middle').to.be.closeTo(button!.right - cross!.right, 0.1);
      expect(cross!.top - button!.top).to.be.closeTo(button!.bottom - cross!.bottom, 0.1);
      await sendKeys({ press: 'Escape' });
      await until(() => !dialog?.open && inFilm(player), 'the dialog to close, and the keys to be the film’s again');
      await sendKeys({ press: 'm' });
      await until(() => !player.muted, 'the key to be heard');
    });

    it('are answered in words that cover neither subtitles nor controls, and that stay while they fade', async () => {
      for (const width of [320, 390, 900]) {
        const player = await whole();
        player.style.width = `${width}px`;
        await loaded(player);
        await player.play();
        player.pause();
        player.session.addTrack({ src: '/subtitles/what-the-wind-kept.ru.vtt', language: 'ru', label: 'Русский' });
        await goTo(player, 34);
        const toast = deep(player, '.toast')!;
        // Where the answer has faded before the file of the second subtitle has come, it is asked for once more.
        for (;;) {
          await press(player, 'v');
          await until(() => said(player).length === 2, 'the second subtitle');
          if (toast.matches('.on')) break;
          await press(player, 'v');
          await until(() => said(player).length === 1, 'the first alone');
        }
        const whileItFades = new Promise((resolve) => {
          const watch = new MutationObserver(() => (watch.disconnect(), resolve(toast.textContent)));
          watch.observe(toast, { attributes: true, attributeFilter: ['class'] });
        });
        await soon(() => {
          expect(toast.textContent).to.include('Русский');
          const box = toast.getBoundingClientRect();
          const picture = deep(player, '.picture')!.getBoundingClientRect();
          expect(box.top).to.be.at.least(picture.top);
          expect(box.bottom).to.be.at.most(picture.bottom - 66);
          for (const line of deepAll(player, '.line')) {
            const { top, bottom } = line.getBoundingClientRect();
            expect(box.top >= bottom - 1 || box.bottom <= top + 1, `${width}: ${line.textContent}`).to.equal(true);
          }
        });
        await until(() => !toast.matches('.on'), 'it to fade');
        expect(await whileItFades).to.include('Русский');
        await until(() => toast.textContent === '', 'it to go');
        player.remove();
      }
    });

    it('work with the focus on any control', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      for (const name of [
        '.vjs-play-control',
        '.vjs-mute-control',
        '.vjs-progress-holder',
        '.vjs-fullscreen-control',
        '.vjs-playback-rate > button',
      ]) {
        deep(player, name)?.focus();
        const before = player.session.state.commentary.on;
        await sendKeys({ press: 'n' });
        await soon(() => expect(player.session.state.commentary.on, name).to.equal(!before));
      }
      const { paused } = player;
      deep(player, '.vjs-play-control')?.focus();
      await sendKeys({ press: ' ' });
      await until(() => player.paused !== paused, 'one press to count once');
      await pause(80);
      expect(player.paused).to.equal(!paused);
    });

    it('close a note with the focus on a control', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 33);
      player.pause();
      await until(() => notesOf(player).length === 1, 'the note');
      deep(player, '.vjs-play-control')?.focus();
      await sendKeys({ press: 'Escape' });
      await until(() => notesOf(player).length === 0, 'the note to go');
    });

    it('are the page’s in a text field, with modifiers, and where the page wants them', async () => {
      const player = await whole();
      await loaded(player);
      const field = document.createElement('input');
      field.slot = 'overlay';
      player.append(field);
      field.focus();
      await sendKeys({ type: 'nmk' });
      expect(field.value).to.equal('nmk');
      expect(player.session.state.commentary.on).to.equal(true);
      expect(player.muted).to.equal(true);
      player.nohotkeys = true;
      await press(player, 'm');
      expect(player.muted).to.equal(true);
    });
  });

  describe('bad input', () => {
    const notices = (player: FilmPlayer) => deepAll(player, '.notice').map((notice) => notice.textContent?.replace(/\s+/g, ' ').trim());
    const blob = (text: string, type: string) => URL.createObjectURL(new Blob([text], { type }));
    const PAGE = '<!doctype html><html><head><title>Not found</title></head><body><p>There is nothing here.</p></body></html>';

    const CASES: readonly [what: string, attribute: 'subtitles' | 'annotations' | 'article', src: () => string, words: RegExp][] = [
      ['missing subtitles', 'subtitles', () => '/no/such.srt', /The subtitles “such\.srt”.*no file at this address/],
      ['empty subtitles', 'subtitles', () => blob('', 'text/vtt'), /The subtitles.*empty/i],
      ['a page for subtitles', 'subtitles', () => blob(PAGE, 'text/html'), /The subtitles.*(web page|HTML)/i],
      ['missing notes', 'annotations', () => '/no/such.json', /The notes “such\.json”.*no file at this address/],
      ['empty notes', 'annotations', () => blob('', 'application/json'), /The notes.*empty/i],
      ['a page for notes', 'annotations', () => blob(PAGE, 'text/html'), /The notes.*(web page|HTML)/i],
      ['notes that break off', 'annotations', () => blob('[{"type":"Annotation","body":"A', 'application/json'), /The notes.*/i],
      ['a missing article', 'article', () => '/no/such.md', /The article “such\.md”.*no file at this address/],
      ['a page for an article', 'article', () => '/tests/pages/not-found.md', /The article “not-found\.md”.*web page/i],
      ['an empty article', 'article', () => blob('', 'text/markdown'), /The article.*empty/i],
    ];

    for (const [what, attribute, src, words] of CASES)
      it(`${what}: the film plays, and a notice says why, until it is closed`, async () => {
        const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
        player.setAttribute(attribute, src());
        await until(() => notices(player).length, 'the notice');
        await soon(() => expect(notices(player)[0]).to.match(words));
        await player.play();
        await until(() => player.currentTime > 0.1, 'the film to run');
        await soon(() => {
          expect(notices(player)).to.have.length(1);
          expect(deep(player, '.notice button')?.textContent?.trim()).to.equal('Try again');
        });
        deep<HTMLButtonElement>(player, '.notice .close')?.click();
        await until(() => !notices(player).length, 'the notice to close');
        expect(player.problems.length).to.be.at.least(1);
      });

    it('half broken subtitles: what could be read is shown, and what could not is told', async () => {
      const text = 'WEBVTT\n\n00:01.000 --> 00:04.000\nFirst.\n\n00:0x.000 --> 00:07.000\nLost.\n\n00:08.000 --> 00:12.000\nThird.\n';
      const player = await fixture<FilmPlayer>(
        html`<film-player muted src=${FILM} subtitles=${blob(text, 'text/vtt')} storage="none"></film-player>`,
      );
      await loaded(player, { notes: false });
      await goTo(player, 2);
      await soon(() => expect(said(player)).to.deep.equal(['First.']));
      await goTo(player, 9);
      await soon(() => expect(said(player)).to.deep.equal(['Third.']));
      await until(() => notices(player).length, 'the notice');
      expect(player.problems.some(({ severity, line }) => severity === 'error' && line === 6)).to.equal(true);
    });

    it('half broken notes: a problem of the whole file is said before how many places are broken', async () => {
      const vtt = 'WEBVTT\n\n00:0x.000 --> 00:04.000\nLost.\n\n00:0y.000 --> 00:07.000\nLost.\n\n00:08.000 --> 00:12.000\nThird.\n';
      const player = await fixture<FilmPlayer>(
        html`<film-player muted src=${FILM} subtitles=${blob(vtt, 'text/vtt')} storage="none"></film-player>`,
      );
      await until(() => notices(player).length, 'the notice');
      await soon(() => expect(notices(player)[0]).to.match(/2 places in it could not be read; the first is in line 3/));
      const [notice] = player.session.state.notices;
      const whole = { code: 'whole', severity: 'error' as const, message: 'All of it is odd.' };
      player.session.report('subtitles', 'subtitles', notice!.source + '?', [whole, { ...whole, message: 'A part.', line: 2 }]);
      await until(() => notices(player).some((text) => text.includes('All of it is odd.')), 'the problem of the whole file');
    });

    it('a file that is mended is shown after Retry, and the notice goes', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} subtitles="/late.vtt" storage="none"></film-player>`);
      await until(() => notices(player).length, 'the notice');
      const { fetch: really } = window;
      window.fetch = (input, init) => really(input === '/late.vtt' ? SUBTITLES : input, init);
      try {
        deep<HTMLButtonElement>(player, '.notice button')?.click();
        await until(() => player.cues.length, 'the subtitles');
      } finally {
        window.fetch = really;
      }
      await until(() => !notices(player).length, 'the notice to go');
    });

    it('a film that is missing: an error in our words, with a retry', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player src="/no/such/film.mp4" storage="none"></film-player>`);
      await until(() => /not at its address/.test(deep(player, '.vjs-error-display')?.textContent ?? ''), 'the words');
      await soon(() => expect(deep(player, '.vjs-error-display button')?.textContent).to.equal('Try again'));
      await expect(player).to.be.accessible();
      player.src = FILM;
      await until(() => player.readyState >= 1, 'the film');
      await until(() => !isSeen(deep(player, '.vjs-error-display') as HTMLElement), 'the error to go');
    });

    it('a second film that is missing says so, too, with everything loaded already', async () => {
      for (let i = 0; i < 4; i++) {
        const player = await fixture<FilmPlayer>(
          html`<film-player style="width: 300px" src="/no/such/film.mp4" storage="none"></film-player>`,
        );
        await until(() => /not at its address/.test(deep(player, '.vjs-error-display')?.textContent ?? ''), 'the words');
        await until(() => isSeen(deep(player, '.vjs-error-display')!), 'the words to be seen');
        player.remove();
      }
    });

    it('a player without a film says that, until there is one', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player storage="none"></film-player>`);
      await until(() => deep(player, '.empty'), 'the words');
      expect(deep(player, '.empty')?.textContent).to.equal('No film is given.');
      player.src = FILM;
      await until(() => player.readyState >= 1, 'the film');
      await until(() => !deep(player, '.empty'), 'the words to go');
      player.src = '';
      await until(() => deep(player, '.empty'), 'the words');
      await until(() => player.readyState === 0 && player.error === null, 'the film to go');
    });

    it('a poster whose address is none does not keep the film away', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player poster="http://" src=${FILM} storage="none"></film-player>`);
      await until(() => player.readyState >= 1 && player.videojs, 'the film and its engine');
    });

    it('script runs nowhere: not from a cue, a note, an article or a label', async () => {
      const attack = `<img src=x onerror="window.hacked = true"><script>window.hacked = true</script><a href="javascript:window.hacked=true">a link</a>`;
      const vtt = `WEBVTT\n\n00:01.000 --> 00:09.000\n${attack} and words\n`;
      const notes = JSON.stringify({
        type: 'AnnotationPage',
        label: attack,
        items: [
          {
            type: 'Annotation',
            label: attack,
            body: [
              { type: 'TextualBody', value: `<p>note ${attack}</p>`, format: 'text/html', purpose: 'commenting' },
              { type: 'TextualBody', value: attack, purpose: 'classifying' },
            ],
            target: 'film.mp4#t=1,9',
          },
        ],
      });
      const player = await fixture<FilmPlayer>(
        html`<film-player
          muted
          src=${FILM}
          label=${attack}
          subtitles=${blob(vtt, 'text/vtt')}
          annotations=${blob(notes, 'application/json')}
          storage="none"
        ></film-player>`,
      );
      await loaded(player);
      await goTo(player, 2);
      await soon(() => expect(said(player).join()).to.include('and words'));
      await soon(() => expect(notesOf(player)[0]?.text).to.include('note'));
      deep<HTMLButtonElement>(player, 'film-subtitles-button')?.focus();
      deep<HTMLButtonElement>(deep(player, 'film-subtitles-button')?.shadowRoot as ShadowRoot, '.bar-button')?.click();
      const article = await fixture<FilmPlayer>(
        html`<film-player
          muted
          src=${FILM}
          article=${blob(`# T\n\n${attack}\n\nText ${attack}`, 'text/markdown')}
          subtitles=${SUBTITLES}
          storage="none"
        ></film-player>`,
      );
      await until(() => article.session.placed, 'the article');
      await pause(200);
      for (const root of [player, article]) {
        expect(deepAll(root, 'script')).to.deep.equal([]);
        expect(deepAll(root, '[onerror], a[href^="javascript"]')).to.deep.equal([]);
      }
      expect(window).to.not.have.property('hacked');
    });
  });

  describe('the controls', () => {
    const bar = (player: FilmPlayer) => deep(player, '.vjs-control-bar') as HTMLElement;
    const idle = (player: FilmPlayer) => (player.videojs as { userActive(active: boolean): void }).userActive(false);

    it('go when nobody does anything, and subtitles take their room', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 12);
      const line = () => deep(player, '.line')?.getBoundingClientRect().bottom ?? 0;
      await until(() => line() > 0, 'the line');
      const high = line();
      idle(player);
      await until(() => !isSeen(bar(player)), 'the bar to go');
      await until(() => line() > high, 'the line to go down');
      player.pause();
      await until(() => isSeen(bar(player)), 'the bar');
    });

    it('stay while the keyboard is on them, in our buttons as in the others', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      player.focus();
      deep(player, '.vjs-play-control')?.focus();
      await sendKeys({ press: 'Tab' });
      for (const button of ['film-commentary-button', 'film-subtitles-button']) {
        deep(player, button)?.focus();
        idle(player);
        await pause(400);
        expect(isSeen(bar(player)), button).to.equal(true);
      }
    });

    it('rest while nobody sees them, and tell the time when they are seen again', async () => {
      const player = await whole();
      await loaded(player);
      const engine = player.videojs as { userActive(active: boolean): void };
      await player.play();
      await until(() => player.currentTime > 0.2, 'the film to run');
      engine.userActive(false);
      await pause(300);
      let changes = 0;
      const bar = deep(player, '.vjs-control-bar')!;
      const seen = new MutationObserver((records) => (changes += records.length));
      seen.observe(bar, { subtree: true, attributes: true, childList: true, characterData: true });
      // On a busy machine something may still be on its way to them: they rest when nothing changes for a second and more.
      for (let tries = 0; tries < 8; tries++) {
        changes = 0;
        const { currentTime } = player;
        await until(() => player.currentTime > currentTime + 1.2, 'the film to run on');
        if (!changes) break;
      }
      expect(changes).to.equal(0);
      engine.userActive(true);
      await until(() => bar.querySelector('.vjs-current-time-display')?.textContent?.includes(`0:0${Math.floor(player.currentTime)}`), 'the time'); // prettier-ignore
      seen.disconnect();
      player.pause();
    });

    it('keep the volume that was chosen, now and at the next visit', async () => {
      sessionStorage.clear();
      const visit = () => fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="session"></film-player>`);
      const first = await visit();
      await loaded(first, { cues: false, notes: false });
      first.volume = 0.3;
      // Some engines keep it less exactly than it was given.
      await until(() => Math.abs((first.session.state.preferences.volume ?? 1) - 0.3) < 0.001, 'it to be remembered');
      first.remove();
      const second = await visit();
      await loaded(second, { cues: false, notes: false });
      await pause(100);
      expect(second.volume).to.be.closeTo(0.3, 0.001);
      expect(second.session.state.preferences.volume).to.be.closeTo(0.3, 0.001);
      sessionStorage.clear();
    });

    it('leave the volume as it was set while the engine gets ready', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} storage="none"></film-player>`);
      player.addEventListener('film-ready', () => (player.volume = 0.3), { once: true });
      await loaded(player, { cues: false, notes: false });
      await pause(100);
      expect(player.volume).to.be.closeTo(0.3, 0.001);
      expect(player.session.state.preferences.volume).to.be.closeTo(0.3, 0.001);
    });

    it('leave the volume alone where the film is named later', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player muted storage="none" .volume=${0.4}></film-player>`);
      await until(() => player.videojs, 'the engine');
      await pause(50);
      expect(player.volume).to.be.closeTo(0.4, 0.001);
      player.src = FILM;
      await loaded(player, { cues: false, notes: false });
      await pause(50);
      expect(player.volume).to.be.closeTo(0.4, 0.001);
    });

    it('give the focus back to the film when a notice is closed', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player muted src=${FILM} subtitles="/no/such.srt" storage="none"></film-player>`);
      await loaded(player, { cues: false, notes: false });
      await until(() => deep(player, '.notice .close'), 'the notice');
      deep(player, '.notice .close')?.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => !deep(player, '.notice') && inFilm(player), 'the notice to close, and the keys to be the film’s');
      await sendKeys({ press: 'm' });
      await until(() => !player.muted, 'the key to be heard');
    });
  });

  describe('as a media element', () => {
    it('takes back a play that was followed by a pause', async () => {
      const player = await whole();
      void player.play().catch(() => undefined);
      player.pause();
      await loaded(player);
      await pause(300);
      expect(player.paused).to.equal(true);
    });

    it('takes values before it is defined, and before it is in the page', async () => {
      const player = document.createElement('film-player');
      Object.assign(player, { src: FILM, storage: 'none', volume: 0.4, playbackRate: 1.5, currentTime: 20 });
      document.body.append(player);
      await loaded(player, { cues: false, notes: false });
      await until(() => Math.abs(player.currentTime - 20) < 0.5, 'the moment');
      expect(player.volume).to.be.closeTo(0.4, 0.001);
      expect(player.playbackRate).to.equal(1.5);
      player.remove();
    });

    it('follows what changes on the video inside it', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player storage="none"><video src=${FILM}></video></film-player>`);
      await loaded(player, { cues: false, notes: false });
      const video = player.querySelector('video') as HTMLVideoElement;
      video.loop = true;
      video.poster = '/film/poster.jpg';
      await until(() => deep<HTMLVideoElement>(player, '.engine video')?.loop, 'the loop');
      await until(() => deep<HTMLImageElement>(player, '.vjs-poster img')?.src.endsWith('/film/poster.jpg'), 'the poster');
    });

    it('loads what a stream needs when the film becomes one', async () => {
      const player = await whole();
      await loaded(player);
      const small = player.videojs;
      player.src = '/no/such/stream.m3u8';
      await until(() => player.videojs && player.videojs !== small, 'another engine');
      const engine = player.videojs as { tech(options: object): { vhs?: unknown } | undefined };
      await until(() => engine.tech({ IWillNotUseThisInPlugins: true })?.vhs, 'the streaming part');
    });

    it('fires the media’s events on itself, not bubbling', async () => {
      const player = await whole();
      let above = 0;
      const listener = () => above++;
      document.body.addEventListener('timeupdate', listener);
      const types: string[] = [];
      for (const type of ['play', 'playing', 'timeupdate', 'pause', 'seeking', 'seeked'])
        player.addEventListener(type, () => types.push(type));
      await player.play();
      await until(() => types.includes('timeupdate'), 'time');
      await goTo(player, 20);
      player.pause();
      await until(() => types.includes('pause'), 'the pause');
      await soon(() => expect(types).to.include.members(['play', 'playing', 'seeking', 'seeked']));
      expect(above).to.equal(0);
      document.body.removeEventListener('timeupdate', listener);
    });

    it('tells of cues as they come and go', async () => {
      const player = await whole();
      await loaded(player);
      const told: string[] = [];
      player.addEventListener('film-cuechange', ({ cues }) => told.push(cues.map(({ text }) => text).join()));
      const [first] = player.cues;
      await goTo(player, (first?.start ?? 0) + 0.1);
      await until(() => told.length === 1, 'the cue');
      await goTo(player, 1);
      await soon(() => expect(told).to.deep.equal([first?.text, '']));
    });
  });

  describe('coming and going', () => {
    it('goes on playing when it is moved in the page', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 50);
      const other = document.body.appendChild(document.createElement('section'));
      other.append(player);
      await until(() => !player.paused && player.currentTime > 50.2, 'the film to run on');
      other.remove();
    });

    it('lets go of everything when it is removed, and starts anew when it comes back', async () => {
      const player = await whole();
      await loaded(player);
      await player.play();
      await goTo(player, 50);
      const parent = player.parentElement as HTMLElement;
      player.remove();
      await until(() => player.videojs === undefined, 'the engine to go');
      expect(deepAll(player, 'video')).to.deep.equal([]);
      expect(player.session.state.media.attached).to.equal(false);
      parent.append(player);
      await loaded(player);
      await until(() => Math.abs(player.currentTime - 50) < 2, 'the moment it was left at');
      await goTo(player, 33);
      await until(() => notesOf(player).length === 1, 'the note');
    });

    it('keeps its notes where others are no notes, and shows others in their place', async () => {
      const player = await fixture<FilmPlayer>(html`<film-player storage="none"></film-player>`);
      const give = (...notes: readonly object[]) => (player.annotations = notes as unknown as FilmPlayer['annotations']);
      const ids = () => player.annotations.map(({ id }) => id);
      const wind = { id: 'wind', start: 1, end: 5, text: 'A field, and wind in it.' };
      give(wind);
      expect(() => give(wind, { ...wind, body: 'A field.' })).to.throw(TypeError, /^bad annotations\[1\]\.body$/);
      expect(ids()).to.deep.equal(['wind']);
      give({ ...wind, id: 'lamp' });
      expect(ids()).to.deep.equal(['lamp']);
      player.annotations = null;
      expect(ids()).to.deep.equal([]);
    });

    it('can be removed while everything is still loading', async () => {
      const errors: unknown[] = [];
      const record = (event: PromiseRejectionEvent) => errors.push(event.reason);
      window.addEventListener('unhandledrejection', record);
      for (const ms of [0, 5, 20, 60, 120]) {
        const player = document.createElement('film-player');
        Object.assign(player, { src: FILM, subtitles: SUBTITLES, annotations: NOTES, article: ESSAY });
        document.body.append(player);
        await pause(ms);
        player.remove();
      }
      await pause(400);
      window.removeEventListener('unhandledrejection', record);
      expect(errors).to.deep.equal([]);
    });
  });
});
