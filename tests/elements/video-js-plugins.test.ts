import { expect } from '@open-wc/testing';
// Another copy than the player's, as a page has it that brings plugins.
import videojs from 'video.js';
import '../../src/index.js';
import type { FilmPlayer } from '../../src/elements/film-player.js';
import { soon, until } from '../support/build.js';
import { filmWith, loaded, plays } from '../support/player.js';

type Player = ReturnType<typeof videojs>;

// Two plugins as they are published: they find video.js by its name, extend what it gives them, and register.

const Plugin = videojs.getPlugin('plugin') as unknown as new (player: Player, options?: object) => { player: Player; dispose(): void };
const Button = videojs.getComponent('Button') as unknown as new (player: Player, options?: object) => { el(): Element; controlText(text: string): void }; // prettier-ignore

class BackButton extends Button {
  readonly #player: Player;
  constructor(player: Player, options?: object) {
    super(player, options);
    this.#player = player;
    this.controlText('Back to the beginning');
    this.el().classList.add('vjs-back');
  }
  handleClick(): void {
    this.#player.currentTime(0);
  }
}
videojs.registerComponent('BackButton', BackButton as never);

/** A class, with a button in the bar, a state and an end. */
class Back extends Plugin {
  static readonly ended: string[] = [];
  readonly seconds: number[] = [];
  constructor(player: Player, options: { readonly name: string }) {
    super(player, options);
    player.addClass('vjs-has-back');
    const bar = player.getChild('ControlBar') as unknown as { addChild(child: unknown): unknown };
    bar.addChild(new BackButton(player));
    player.on('timeupdate', () => this.seconds.push(player.currentTime() ?? NaN));
    player.on('dispose', () => Back.ended.push(options.name));
  }
}
videojs.registerPlugin('back', Back);

/** A function. */
function mark(this: Player, { name }: { readonly name: string }): void {
  this.addClass(name);
  this.one('playing', () => this.addClass(`${name}-playing`));
}
videojs.registerPlugin('mark', mark);

const engineOf = (player: FilmPlayer) => player.videojs as Player;

describe('plugins of video.js', () => {
  let player: FilmPlayer;
  beforeEach(async () => {
    localStorage.clear();
    player = await filmWith({ muted: true });
    await loaded(player, { cues: false, notes: false });
    await until(() => player.videojs, 'the engine');
  });

  it('that are registered with another copy are no methods of this player', () =>
    expect(engineOf(player)).to.not.have.any.keys('back', 'mark'));

  it('that are functions are called on it', async () => {
    const found = videojs.getPlugin('mark') as unknown as typeof mark;
    found.call(engineOf(player), { name: 'vjs-marked' });
    expect(engineOf(player).el().classList.contains('vjs-marked')).to.equal(true);
    await plays(player);
    await soon(() => expect(engineOf(player).hasClass('vjs-marked-playing')).to.equal(true));
  });

  it('that are classes are made with it, have their components in its bar, hear it, and end with it', async () => {
    const Found = videojs.getPlugin('back') as unknown as typeof Back;
    const back = new Found(engineOf(player), { name: 'one' });
    expect(engineOf(player).hasClass('vjs-has-back')).to.equal(true);
    const button = player.shadowRoot?.querySelector<HTMLElement>('.vjs-control-bar .vjs-back');
    expect(button?.textContent).to.include('Back to the beginning');
    player.currentTime = 20;
    await until(() => back.seconds.some((time) => time >= 20), 'the time');
    button?.click();
    await until(() => player.currentTime < 1, 'the beginning');
    const before = player.videojs;
    const parent = player.parentElement as HTMLElement;
    player.remove();
    await until(() => Back.ended.includes('one'), 'the end of the plugin');
    // Another engine is made for who comes back: `film-ready` says so once more.
    let ready = 0;
    player.addEventListener('film-ready', () => ready++);
    parent.append(player);
    await until(() => ready && player.videojs !== before, 'the other engine');
  });

  it('that are registered with its own class are methods of it', () => {
    const own = engineOf(player) as unknown as { constructor: { prototype: { mark?: typeof mark } }; mark?: (options: { name: string }) => void }; // prettier-ignore
    own.constructor.prototype.mark = mark;
    try {
      own.mark?.({ name: 'vjs-own' });
      expect(engineOf(player).hasClass('vjs-own')).to.equal(true);
    } finally {
      delete own.constructor.prototype.mark;
    }
  });
});
