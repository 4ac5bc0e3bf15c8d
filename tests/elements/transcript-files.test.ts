import { expect } from '@open-wc/testing';
import { transcriptFile } from '../../src/elements/transcript-files.js';
import { parseSubtitles } from '../../src/model/subtitles.js';

describe('transcriptFile', () => {
  it('names in SubRip who speaks, which it has no tag for', async () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mother>Who is <i>there</i>?</v>\n<v Ann Lee>Me.</v>\n\n00:03.000 --> 00:04.000\nWind.\n';
    const { cues } = parseSubtitles(vtt);
    expect(await transcriptFile('srt', cues, []))
      .to.contain('\nMother: Who is <i>there</i>?\nAnn Lee: Me.\n')
      .and.to.contain('\nWind.\n');
    expect(await transcriptFile('vtt', cues, [])).to.contain('\n<v Mother>Who is <i>there</i>?</v>\n<v Ann Lee>Me.</v>\n');
  });
});
