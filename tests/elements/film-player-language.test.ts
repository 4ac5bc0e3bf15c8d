import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { soon, until } from '../support/build.js';
import { deep, deepAll, FILM, loaded, SUBTITLES } from '../support/player.js';

async function playerIn(lang: string): Promise<{ box: HTMLElement; player: FilmPlayer; labels: () => string[] }> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}><film-player style="width: 640px" muted src=${FILM} subtitles=${SUBTITLES} storage="none"></film-player></div>`); // prettier-ignore
  const player = box.querySelector('film-player')!;
  await loaded(player, { notes: false });
  // What is said of the bar to those who do not see it.
  const labels = () =>
    deepAll(player.shadowRoot!, '.video-js [aria-label], .video-js .vjs-control-text, .video-js [title], button[aria-label]').map(
      (element) => element.getAttribute('aria-label') ?? element.getAttribute('title') ?? element.textContent?.trim() ?? '',
    );
  return { box, player, labels };
}

describe('film-player in another language', () => {
  it('has controls in it, all of them', async () => {
    const { player, labels } = await playerIn('de');
    await until(() => labels().includes('Lautstärke'), 'the German controls');
    await until(() => labels().includes('Untertitel'), 'the German buttons');
    const english =
      /\b(?:Play|Mute|Unmute|Volume|Fullscreen|Full screen|Progress|Current|Time|Speed|Subtitles|Commentary|Settings|loading)\b/;
    await soon(() => {
      expect(labels().filter((label) => english.test(label))).to.deep.equal([]);
      expect(deep(player.shadowRoot!, '.video-js')?.lang).to.equal('de');
      expect(deep(player.shadowRoot!, '.video-js')?.ariaLabel).to.equal('Film');
    });
    await expect(player).to.be.accessible();
  });

  it('follows a lang that changes, back to English, too', async () => {
    const { box, player, labels } = await playerIn('fr');
    await until(() => labels().includes('Plein écran'), 'the French controls');
    box.lang = 'ar';
    await until(() => labels().includes('ملء الشاشة'), 'the Arabic controls');
    await until(() => labels().includes('التعليق'), 'the Arabic buttons');
    player.session.setPreference('language', 'en');
    await until(() => labels().includes('Full screen') && labels().includes('Commentary'), 'the English controls');
    await soon(() => expect(labels().filter((label) => /[^\p{Script=Latin}\p{Script=Common}]/u.test(label))).to.deep.equal([]));
  });

  it('answers keys in it', async () => {
    const { player, labels } = await playerIn('es');
    await until(() => labels().includes('Volumen'), 'the Spanish controls');
    player.focus();
    await sendKeys({ press: 'n' });
    await until(() => deep(player.shadowRoot!, '.toast')?.textContent === 'Comentario desactivado', 'the answer');
  });

  it('says in it what is wrong with a file', async () => {
    const { player, labels } = await playerIn('ru');
    await until(() => labels().includes('Громкость'), 'the Russian controls');
    player.subtitles = '/nowhere.vtt';
    const notice = () => deep(player.shadowRoot!, '.notice');
    await until(() => notice(), 'the notice');
    await soon(() => {
      expect(notice()?.textContent).to.contain('Субтитры «nowhere.vtt»:').and.contain('Повторить');
      expect(notice()?.textContent).to.match(/На сервере нет файла|веб-страница/);
    });
  });
});
