import { message, type MessageName } from '../i18n/message.js';
import type { Speaker } from '../i18n/messages.js';
import type { EnginePlayer } from './engine.js';
import { interfaceLanguage } from './interface-language.js';

type Words = Readonly<Record<string, string>>;

/** Gives the controls the words of another language; `wordsOf` are those that video.js writes, by its own. Where video.js writes words once and for all, they are written anew here. */
export function speak(player: EnginePlayer, speaker: Speaker, wordsOf: (speaker: Speaker) => Words, errors: { speak(): void }): void {
  const language = interfaceLanguage(speaker);
  if (player.language() === language) return;
  const words = wordsOf(speaker);
  player.languages = () => ({ [language]: words });
  player.language(language);
  player.el().lang = language;
  player.el().ariaLabel = message(speaker, 'player');
  const label = (path: readonly string[], name: MessageName) => {
    const element = player.getDescendant(...path)?.el();
    if (element) element.ariaLabel = message(speaker, name);
  };
  label(['controlBar', 'progressControl', 'seekBar'], 'position');
  label(['controlBar', 'volumePanel', 'volumeControl', 'volumeBar'], 'volume');
  const before = (name: string, words: MessageName) => {
    const text = player.getDescendant('controlBar', name)?.el().querySelector('.vjs-control-text');
    if (text) text.textContent = `${message(speaker, words)}\u00a0`;
  };
  before('currentTimeDisplay', 'currentTime');
  before('durationDisplay', 'duration');
  errors.speak();
}
