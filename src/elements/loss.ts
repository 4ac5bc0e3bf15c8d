import { css } from 'lit';
import type { Language } from '../i18n/languages.js';
import type { FilmPlayer } from './film-player.js';
import { firstIcon } from './icon.js';
import { boxesOf, type Stage } from './stage.js';

// What a viewer is told where the controls, or the engine in them, do not come. All else may be lost with them: this has its words and its looks itself.

interface Words {
  /** The film plays, in the browser's own player. */
  readonly controls: string;
  /** It does not. */
  readonly film: string;
  readonly vain: string;
  readonly retry: string;
  readonly close: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    controls: 'The player’s own controls could not be loaded: the connection failed. The browser’s play the film.',
    film: 'The film could not be played: the connection failed, and what plays it or the film itself did not come.',
    vain: 'It was tried again, without success. Loading the page anew may help.',
    retry: 'Try again',
    close: 'Close',
  },
  ru: {
    controls: 'Не удалось загрузить кнопки плеера: нет связи. Фильм показывает сам браузер.',
    film: 'Фильм не удалось показать: нет связи, не загрузился плеер или сам фильм.',
    vain: 'Повторная попытка не удалась. Может помочь перезагрузка страницы.',
    retry: 'Повторить',
    close: 'Закрыть',
  },
  de: {
    controls: 'Die Bedienung des Players ließ sich nicht laden: Die Verbindung scheiterte. Der Film läuft mit der des Browsers.',
    film: 'Der Film ließ sich nicht abspielen: Die Verbindung scheiterte, der Player oder der Film selbst kam nicht.',
    vain: 'Auch der neue Versuch ist gescheitert. Vielleicht hilft es, die Seite neu zu laden.',
    retry: 'Erneut versuchen',
    close: 'Schließen',
  },
  fr: {
    controls: 'Les commandes du lecteur n’ont pas pu être chargées : la connexion a échoué. Celles du navigateur les remplacent.',
    film: 'Le film n’a pas pu être lu : la connexion a échoué, le lecteur ou le film lui-même n’est pas arrivé.',
    vain: 'Le nouvel essai a échoué. Recharger la page peut aider.',
    retry: 'Réessayer',
    close: 'Fermer',
  },
  es: {
    controls: 'No se pudieron cargar los controles del reproductor: falló la conexión. Los del navegador los sustituyen.',
    film: 'No se pudo reproducir la película: falló la conexión y no llegó el reproductor o la propia película.',
    vain: 'El nuevo intento ha fallado. Quizá ayude recargar la página.',
    retry: 'Reintentar',
    close: 'Cerrar',
  },
  ar: {
    controls: 'تعذر تحميل أزرار المشغّل: فشل الاتصال. يُعرض الفيلم بأزرار المتصفح.',
    film: 'تعذر تشغيل الفيلم: فشل الاتصال ولم يصل المشغّل أو الفيلم نفسه.',
    vain: 'لم تنجح المحاولة الجديدة. قد تفيد إعادة تحميل الصفحة.',
    retry: 'إعادة المحاولة',
    close: 'إغلاق',
  },
  ja: {
    controls: 'プレーヤーの操作ボタンを読み込めませんでした。接続に失敗しました。映画はブラウザーのボタンで再生できます。',
    film: '映画を再生できませんでした。接続に失敗し、プレーヤーか映画そのものが届きませんでした。',
    vain: '再試行しましたが、失敗しました。ページを再読み込みすると直ることがあります。',
    retry: '再試行',
    close: '閉じる',
  },
};

const styles = css`
  .lost {
    position: absolute;
    inset: 0.75rem 0.75rem auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    max-width: 40rem;
    margin-inline: auto;
    padding: 0.55rem 0.55rem 0.55rem 0.9rem;
    border: 1px solid var(--_line);
    border-radius: 0.6rem;
    background: var(--_surface);
    font-size: 0.875rem;
  }
  /* What is said of files stands at the top, once there is something that says it. */
  .notices ~ .lost {
    inset-block: auto 4.5rem;
  }
  .lost p {
    flex: 1 1 14rem;
    margin: 0;
  }
  .lost button {
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    border: 1px solid var(--_line);
    border-radius: 0.4rem;
    background: none;
    cursor: pointer;
  }
`;

/** How often each film was asked for again, in vain. */
const retries = new WeakMap<FilmPlayer, { readonly film: string; readonly count: number }>();

/** The viewer's language, else that of the page around the player, else English. */
function languageOf(host: FilmPlayer): Language {
  const tag = host.session.state.preferences.language ?? host.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
  const language = tag.toLowerCase().split('-', 1)[0] as Language;
  return Object.hasOwn(WORDS, language) ? language : 'en';
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  made.addEventListener('click', act);
  return made;
}

/**
 * Tells the viewer that the controls did not come, and offers to fetch them again; where the browser does not play the film either, that, as a problem, too.
 *
 * @param restart begins the player anew
 */
export function tellLoss(host: FilmPlayer, stage: Stage, restart: () => void, error: unknown, signal: AbortSignal): void {
  console.error('film-player: the player engine did not load', error);
  const root = host.renderRoot;
  const video = root.querySelector('video');
  const stageBox = root.querySelector<HTMLElement>('.stage');
  const area = root.querySelector<HTMLElement>('.area');
  if (signal.aborted || !video || !stageBox || !area) return;
  host.addStyles([styles]);
  const { session } = host;
  const film = video.src;
  const before = retries.get(host);
  const vain = before?.film === film ? before.count : 0;

  const notice = Object.assign(document.createElement('div'), { className: 'lost', role: 'alert', dir: 'auto' });
  notice.part.add('notice');
  const close = () => {
    notice.remove();
    stage.claim(notice, []);
  };
  const retry = () => {
    const { currentTime, paused } = host;
    retries.set(host, { film, count: vain + 1 });
    host.addEventListener('film-ready', () => retries.delete(host), { once: true });
    restart();
    if (currentTime) host.currentTime = currentTime;
    if (!paused) void host.play().catch(() => undefined);
    host.focus({ preventScroll: true });
  };
  const tell = () => {
    const words = WORDS[(notice.lang = languageOf(host))];
    const isFilmLost = video.error !== null;
    // A page that wants no controls lacks none.
    if (!isFilmLost && host.nocontrols) return close();
    const said = Object.assign(document.createElement('p'), {
      textContent: `${isFilmLost ? words.film : words.controls}${vain ? ` ${words.vain}` : ''}`,
    });
    const closing = button('', close);
    closing.ariaLabel = words.close;
    closing.append(firstIcon('close'));
    notice.replaceChildren(said, button(words.retry, retry), closing);
    stageBox.append(notice);
    stage.claim(notice, boxesOf([notice], area));
    const problem = { code: 'load-network', severity: 'error', message: WORDS.en.film, source: film } as const;
    session.report('film', 'film', film, isFilmLost ? [problem] : []);
  };
  // A film that is not asked for yet, or a stream that the browser may play by itself, says so first.
  for (const type of ['error', 'loadedmetadata']) video.addEventListener(type, tell, { signal });
  signal.addEventListener('abort', close);
  if (video.error || video.readyState) tell();
}
