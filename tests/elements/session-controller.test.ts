import { expect, fixture, html } from '@open-wc/testing';
import { html as litHtml, LitElement } from 'lit';
import '../../src/elements/session-by-id.js';
import { provideSession, SessionController } from '../../src/elements/session-controller.js';
import { FilmSession } from '../../src/session/film-session.js';
import { until } from '../support/build.js';

/** A panel that shows whether the commentary is on, and counts how often it renders. */
class TestPanel extends LitElement {
  static override properties = { for: { type: String }, session: { attribute: false } };
  declare for: string;
  declare session: FilmSession | undefined;
  renders = 0;
  /** What the controller has called back with, in order. */
  found: (FilmSession | undefined)[] = [];
  controller = new SessionController(
    this,
    (state) => state.commentary.on,
    (session) => this.found.push(session),
  );
  protected override render() {
    this.renders++;
    return litHtml`${this.controller.value}`;
  }
}

/** A scope with a session of its own, which a test may change. */
class TestScope extends LitElement {
  #own = new FilmSession();
  #provider = provideSession(this, this.#own);
  get session(): FilmSession | undefined {
    return this.#own;
  }
  hand(session: FilmSession | undefined): void {
    this.#provider.setValue(session);
  }
  protected override createRenderRoot() {
    return this;
  }
}

/** A session that knows how many listen to it. */
class CountedSession extends FilmSession {
  listeners = 0;
  override subscribe: FilmSession['subscribe'] = (select, listener, options) => {
    this.listeners++;
    options?.signal?.addEventListener('abort', () => this.listeners--, { once: true });
    return super.subscribe(select, listener, options);
  };
}

customElements.define('test-panel', TestPanel);
customElements.define('test-scope', TestScope);

const panelIn = (root: ParentNode) => root.querySelector('test-panel') as TestPanel;
const scope = (id?: string): TestScope => Object.assign(document.createElement('test-scope') as TestScope, id ? { id } : {});
const panelFor = (id: string): TestPanel => Object.assign(document.createElement('test-panel') as TestPanel, { for: id });

describe('SessionController', () => {
  let page: HTMLElement;
  beforeEach(() => (page = document.body.appendChild(document.createElement('main'))));
  afterEach(() => page.remove());

  describe('by nesting', () => {
    it('finds the nearest scope around it', async () => {
      const outer = await fixture<TestScope>(
        html`<test-scope
          ><test-scope><test-panel></test-panel></test-scope
        ></test-scope>`,
      );
      expect(panelIn(outer).controller.session).to.equal((outer.firstElementChild as TestScope).session);
    });

    it('finds a scope around its shadow root', () => {
      const around = scope();
      const box = around.appendChild(document.createElement('div'));
      const panel = box.attachShadow({ mode: 'open' }).appendChild(document.createElement('test-panel') as TestPanel);
      page.append(around);
      expect(panel.controller.session).to.equal(around.session);
    });

    it('has none outside every scope', () => {
      const panel = page.appendChild(document.createElement('test-panel') as TestPanel);
      expect(panel.controller.session).to.equal(undefined);
      expect(panel.controller.value).to.equal(undefined);
    });

    it('follows the session that its scope hands on', () => {
      const around = scope();
      const panel = around.appendChild(document.createElement('test-panel') as TestPanel);
      page.append(around);
      const other = new FilmSession();
      around.hand(other);
      expect(panel.controller.session).to.equal(other);
      around.hand(undefined);
      expect(panel.controller.session).to.equal(undefined);
      expect(panel.found).to.deep.equal([around.session, other, undefined]);
    });

    it('changes its session with the scope it is moved to', () => {
      const [one, other] = [scope(), scope()];
      const panel = one.appendChild(document.createElement('test-panel') as TestPanel);
      page.append(one, other);
      other.append(panel);
      expect(panel.controller.session).to.equal(other.session);
      page.append(panel);
      expect(panel.controller.session).to.equal(undefined);
    });

    it('finds a scope that is defined after it', () => {
      const around = page.appendChild(document.createElement('late-scope'));
      const panel = around.appendChild(document.createElement('test-panel') as TestPanel);
      expect(panel.controller.session).to.equal(undefined);
      customElements.define('late-scope', class extends TestScope {});
      expect(panel.controller.session).to.equal((around as TestScope).session);
    });

    it('goes over to a nearer scope that is defined after it', () => {
      const outer = page.appendChild(scope());
      const inner = outer.appendChild(document.createElement('late-inner-scope'));
      const panel = inner.appendChild(document.createElement('test-panel') as TestPanel);
      expect(panel.controller.session).to.equal(outer.session);
      customElements.define('late-inner-scope', class extends TestScope {});
      expect(panel.controller.session).to.equal((inner as TestScope).session);
    });

    it('finds its scope when both are defined after the markup was parsed', () => {
      const around = page.appendChild(document.createElement('parsed-scope'));
      const parsed = around.appendChild(document.createElement('parsed-panel'));
      customElements.define('parsed-panel', class extends TestPanel {});
      customElements.define('parsed-scope', class extends TestScope {});
      expect((parsed as TestPanel).controller.session).to.equal((around as TestScope).session);
    });
  });

  describe('by the id of a target', () => {
    it('finds it in its own root', () => {
      const target = page.appendChild(scope('film'));
      expect(page.appendChild(panelFor('film')).controller.session).to.equal(target.session);
    });

    it('finds it in a root around its own, the nearer one first', () => {
      const outer = page.appendChild(scope('film'));
      const root = page.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      const panel = root.appendChild(panelFor('film'));
      expect(panel.controller.session).to.equal(outer.session);
      panel.remove();
      const inner = root.appendChild(scope('film'));
      root.append(panel);
      expect(panel.controller.session).to.equal(inner.session);
    });

    it('goes by its target, not by the scope around it', () => {
      const target = page.appendChild(scope('film'));
      const panel = page.appendChild(scope()).appendChild(panelFor('film'));
      expect(panel.controller.session).to.equal(target.session);
    });

    it('takes the session of what stands around a target that has none of its own', () => {
      const around = page.appendChild(scope());
      around.appendChild(document.createElement('video')).id = 'film';
      expect(page.appendChild(panelFor('film')).controller.session).to.equal(around.session);
    });

    it('has none while there is no target, even inside a scope', () => {
      expect(page.appendChild(scope()).appendChild(panelFor('film')).controller.session).to.equal(undefined);
    });

    it('finds a target that comes later', async () => {
      const panel = page.appendChild(panelFor('film'));
      const target = page.appendChild(scope('film'));
      await until(() => panel.controller.session === target.session, 'the session');
    });

    it('finds a target that is defined later', async () => {
      const target = page.appendChild(Object.assign(document.createElement('late-target'), { id: 'film' }));
      const panel = page.appendChild(panelFor('film'));
      expect(panel.controller.session).to.equal(undefined);
      customElements.define('late-target', class extends TestScope {});
      await until(() => panel.controller.session, 'the session');
      expect(panel.controller.session).to.equal((target as TestScope).session);
    });

    it('keeps to its target when a scope is defined around the panel or in the target', async () => {
      const target = page.appendChild(scope('film'));
      const around = page.appendChild(scope());
      const panel = around.appendChild(panelFor('film'));
      const within = target.appendChild(document.createElement('late-within'));
      customElements.define('late-within', class extends TestScope {});
      expect(within).to.be.instanceOf(TestScope);
      expect(panel.controller.session).to.equal(target.session);
      const other = new FilmSession();
      target.hand(other);
      expect(panel.controller.session, 'it still listens to its target').to.equal(other);
    });

    it('lets go of a target that is removed, and finds it when it comes back', async () => {
      const target = page.appendChild(scope('film'));
      const panel = page.appendChild(panelFor('film'));
      target.remove();
      await until(() => !panel.controller.session, 'the session to go');
      page.append(target);
      await until(() => panel.controller.session === target.session, 'the session');
    });

    it('stays with a target that is moved in the page', async () => {
      const target = page.appendChild(scope('film'));
      const panel = page.appendChild(panelFor('film'));
      page.appendChild(document.createElement('section')).append(target);
      const other = page.appendChild(panelFor('film'));
      expect(other.controller.session).to.equal(target.session);
      await panel.updateComplete;
      expect(panel.controller.session).to.equal(target.session);
      const next = new FilmSession();
      target.hand(next);
      expect(panel.controller.session, 'it still listens to its target').to.equal(next);
    });

    it('goes over to what replaces its target', async () => {
      const target = page.appendChild(scope('film'));
      const panel = page.appendChild(panelFor('film'));
      const other = scope('film');
      target.replaceWith(other);
      await until(() => panel.controller.session === other.session, 'the other session');
    });

    it('goes over to whoever gets the id', async () => {
      const [one, other] = [page.appendChild(scope('film')), page.appendChild(scope())];
      const panel = page.appendChild(panelFor('film'));
      one.removeAttribute('id');
      await until(() => !panel.controller.session, 'the session to go');
      other.id = 'film';
      await until(() => panel.controller.session === other.session, 'the other session');
    });

    it('goes over to another target when it is given another id, and to its scope without one', async () => {
      const [one, other, around] = [page.appendChild(scope('one')), page.appendChild(scope('other')), page.appendChild(scope())];
      const panel = around.appendChild(panelFor('one'));
      expect(panel.controller.session).to.equal(one.session);
      panel.for = 'other';
      await panel.updateComplete;
      expect(panel.controller.session).to.equal(other.session);
      panel.for = '';
      await panel.updateComplete;
      expect(panel.controller.session).to.equal(around.session);
    });
  });

  describe('by its property', () => {
    it('goes before target and scope', async () => {
      page.append(scope('film'));
      const panel = page.appendChild(scope()).appendChild(panelFor('film'));
      const given = new FilmSession();
      panel.session = given;
      await panel.updateComplete;
      expect(panel.controller.session).to.equal(given);
    });

    it('goes over from one session to another, and back to its scope', async () => {
      const around = page.appendChild(scope());
      const panel = around.appendChild(document.createElement('test-panel') as TestPanel);
      for (const given of [new FilmSession(), new FilmSession(), undefined]) {
        panel.session = given;
        await panel.updateComplete;
        expect(panel.controller.session).to.equal(given ?? around.session);
      }
    });
  });

  describe('what it selects', () => {
    it('renders once when it changes, and not when anything else does', async () => {
      const around = page.appendChild(scope());
      const panel = around.appendChild(document.createElement('test-panel') as TestPanel);
      await panel.updateComplete;
      const before = panel.renders;
      around.session?.setPreference('volume', 0.5);
      around.session?.addTrack({ label: 'English' });
      await panel.updateComplete;
      expect(panel.renders).to.equal(before);
      around.session?.setPreference('commentary', false);
      await panel.updateComplete;
      expect(panel.renders).to.equal(before + 1);
      expect(panel.renderRoot.textContent).to.equal('false');
    });
  });

  describe('leaving', () => {
    it('listens to nothing once it is removed', async () => {
      const session = new CountedSession();
      const around = page.appendChild(scope());
      around.hand(session);
      const panel = around.appendChild(document.createElement('test-panel') as TestPanel);
      await panel.updateComplete;
      expect(session.listeners).to.equal(1);
      panel.remove();
      expect(session.listeners).to.equal(0);
      expect(panel.controller.session).to.equal(undefined);
      around.hand(new FilmSession());
      expect(panel.controller.session, 'the scope no longer calls').to.equal(undefined);
    });

    it('looks for no target once it is removed', async () => {
      const panel = page.appendChild(panelFor('film'));
      panel.remove();
      const [late, seen] = [scope('film'), page.appendChild(panelFor('film'))];
      page.append(late);
      await until(() => seen.controller.session, 'a panel that stayed to find it');
      expect(panel.controller.session).to.equal(undefined);
    });

    it('listens once, however often it comes and goes', async () => {
      const session = new CountedSession();
      const around = page.appendChild(scope());
      around.hand(session);
      const panel = document.createElement('test-panel') as TestPanel;
      for (let i = 0; i < 3; i++) {
        around.append(panel);
        panel.remove();
      }
      around.append(panel);
      expect(session.listeners).to.equal(1);
      await panel.updateComplete;
      const before = panel.renders;
      session.setPreference('commentary', false);
      await panel.updateComplete;
      expect(panel.renders).to.equal(before + 1);
    });
  });
});
