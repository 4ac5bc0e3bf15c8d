import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { until } from '../support/build.js';
import { FaultServer } from '../support/faults.js';
import { filmWith } from '../support/player.js';

describe('a player whose subtitles do not come', () => {
  it('has its controls all the same', async () => {
    const server = new FaultServer();
    try {
      const player = await filmWith({ subtitles: server.file('/subtitles/what-the-wind-kept.en.vtt', 'late') });
      await until(() => player.videojs, 'the controls');
      expect(player.cues).to.deep.equal([]);
    } finally {
      await server.end();
    }
  });
});
