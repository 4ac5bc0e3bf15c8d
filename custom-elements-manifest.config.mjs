/** What a player fires as a `<video>` does: not bubbling, with nothing in it. The names are those of `MEDIA_EVENTS` in film-player.ts. */
const MEDIA_EVENTS = {
  abort: 'fetching the film was given up',
  canplay: 'the film can be played, with pauses for fetching',
  canplaythrough: 'the film can be played to its end without a pause, as far as can be told',
  durationchange: '`duration` is known, or another one',
  emptied: 'there is no film any more, or another is about to load',
  ended: 'the film has come to its end',
  error: 'the film cannot be played: `error` says why',
  loadeddata: 'the first picture is here',
  loadedmetadata: 'length and size of the film are known',
  loadstart: 'fetching begins',
  pause: 'the film stands still',
  play: 'the film is to play',
  playing: 'the film plays, at first or again',
  progress: 'more of the film was fetched',
  ratechange: '`playbackRate` has changed',
  resize: 'the picture has another size',
  seeked: 'the film has come to the moment it was sent to',
  seeking: 'the film is on its way to another moment',
  stalled: 'nothing comes, though it should',
  suspend: 'enough was fetched for the time being',
  timeupdate: '`currentTime` has changed; up to four times a second while the film plays',
  volumechange: '`volume` or `muted` has changed',
  waiting: 'the film waits for what is still to be fetched',
};

/** The manifest tells of the public interface alone: elements, and the classes they are made of. */
const dropPrivate = () => ({
  name: 'drop-private',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = (module.declarations ?? []).filter(({ kind }) => kind === 'class');
      const classes = new Set(module.declarations.map(({ name }) => name));
      module.exports = module.exports?.filter(({ declaration }) => classes.has(declaration?.name));
      for (const declaration of module.declarations) {
        const shown = declaration.members?.filter(
          ({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
        );
        if (shown?.length) declaration.members = shown;
        else delete declaration.members;
      }
    }
    customElementsManifest.modules = customElementsManifest.modules
      .filter(({ declarations = [] }) => declarations.some(({ customElement }) => customElement))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

/** The analyzer takes `dispatchEvent(new Event(type))` for an event of that name: events are those that are documented, and the media's. */
const namedEvents = () => ({
  name: 'named-events',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations } of customElementsManifest.modules)
      for (const declaration of declarations) {
        const named = declaration.events?.filter(({ name, description }) => name && description);
        const media = Object.entries(MEDIA_EVENTS).map(([name, description]) => ({ name, type: { text: 'Event' }, description }));
        const events = [...(named ?? []), ...(declaration.tagName === 'film-player' ? media : [])];
        if (events.length) declaration.events = events;
        else delete declaration.events;
      }
  },
});

/** `src/x.ts` is published as `dist/x.js`. */
const publishedPaths = () => ({
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const entry of module.exports ?? [])
        if (entry.declaration?.module) entry.declaration.module = published(entry.declaration.module);
      for (const declaration of module.declarations ?? []) {
        if (declaration.superclass?.module) declaration.superclass.module = published(declaration.superclass.module);
        for (const list of ['members', 'attributes', 'events'])
          for (const item of declaration[list] ?? [])
            if (item.inheritedFrom?.module) item.inheritedFrom.module = published(item.inheritedFrom.module);
      }
    }
  },
});

export default {
  globs: ['src/elements/*.ts'],
  exclude: ['src/**/*.d.ts'],
  litelement: true,
  packagejson: false,
  plugins: [dropPrivate(), namedEvents(), publishedPaths()],
};
