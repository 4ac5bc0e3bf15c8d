import videojs from 'video.js';

export async function load(urls) {
  const element = document.createElement('video');
  document.body.append(element);
  const player = videojs(element, { html5: { nativeTextTracks: false } });
  await new Promise((done) => player.ready(done));
  const tracks = urls.map(
    (src, n) => player.addRemoteTextTrack({ kind: 'subtitles', src, srclang: 'en', label: `${n}`, mode: 'hidden' }, false).track,
  );
  const counts = () => tracks.map(({ cues }) => cues?.length ?? 0);
  for (let last = -1; counts().includes(0) || last !== counts().join();) {
    last = counts().join();
    await new Promise((done) => setTimeout(done, 100));
  }
  return counts();
}
