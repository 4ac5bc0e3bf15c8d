import { expect } from '@open-wc/testing';
import fc from '../support/properties.js';
import type { Cue, CueSpan } from '../../src/model/cue.js';
import { parseCueText } from '../../src/model/cue-text.js';
import { speakerOf, spokenText, withoutSoundDescriptions } from '../../src/model/speech.js';

const cue = (text: string, more: Partial<Cue> = {}): Cue => ({ id: '1', start: 1, end: 2, text, source: text, ...more });
const spoken = (text: string): string => spokenText(cue(text));
const shown = (text: string): string | null => withoutSoundDescriptions(cue(text))?.text ?? null;

describe('withoutSoundDescriptions', () => {
  for (const text of [
    '[door slams]',
    '[DOOR SLAMS]',
    '(sighs)',
    '(Sighs)',
    '(SIGHS)',
    '(thunder rumbling in the distance)',
    '(GLASS SHATTERS)',
    '*thud*',
    '<sighs>',
    '- [knocking]',
    '[wind howling\nacross the roof]',
    '[footsteps]\n[a key turns]',
    '♪',
    '♪♪',
    '♪ ♪',
    '# #',
    '♪ [slow piano music] ♪',
    '♪ (ORGAN PLAYS)',
    'MARTHA: [sobs]',
    '"MARTHA: [sobs]"',
    '[gasps] ...?',
    '- (laughs)\n- (laughs, too)',
    '[speaking Norwegian',
    'and laughing softly]',
    '(вздыхает)',
    '[...door creaks...]',
    '(In French)',
    '(on radio)',
  ])
    it(`leaves nothing of ${JSON.stringify(text)}`, () => expect(shown(text)).to.equal(null));

  for (const [text, left] of [
    ['[sighs] I never said that.', 'I never said that.'],
    ['I never said that. [sighs]', 'I never said that.'],
    ['I never [sighs] said that.', 'I never said that.'],
    ['Wait. (coughs) Sit down.', 'Wait. Sit down.'],
    ['Wait. (the door slams) Sit down.', 'Wait. Sit down.'],
    ['Wait. (distant thunder) Sit down.', 'Wait. Sit down.'],
    ['Yes? (on the phone) Sit down.', 'Yes? Sit down.'],
    ['She (clears throat) sat down.', 'She sat down.'],
    ['I think (sighs) it is over.', 'I think it is over.'],
    ['(laughing) Put it back.', 'Put it back.'],
    ['(Chuckles) Put it back.', 'Put it back.'],
    ['ANNA: (softly) Put it back.', 'ANNA: Put it back.'],
    ['Put it back. (DOOR CLOSES)', 'Put it back.'],
    ['[door closes]\nPut it back.', 'Put it back.'],
    ['Put it back.\n[door closes]', 'Put it back.'],
    ['One.\n[door closes]\nTwo.', 'One.\nTwo.'],
    ['Go to the [whistle\nblows] house.', 'Go to the house.'],
    ['- [door opens]\n- Who is there?', 'Who is there?'],
    ['- Who is there?\n- (whispers) Only me.', '- Who is there?\n- Only me.'],
    ['♪ Row me home ♪ [applause]', '♪ Row me home ♪'],
    ['♪♪\nAre you asleep?', '♪♪\nAre you asleep?'],
    ['*knock knock* Anyone in?', 'Anyone in?'],
    ['ANNA: [gasps]\nThe lamp!', 'The lamp!'],
    ['"[laughs] Never," she said.', '"Never," she said.'],
    ['Not here. [a door', 'Not here.'],
    ['slams] Come in.', 'Come in.'],
    ['I saw[sighs] it.', 'I saw it.'],
    ['I saw it [sighs], too.', 'I saw it, too.'],
    ['ANNA (on phone): Hello.', 'ANNA: Hello.'],
    ['[ANNA] Put it back.', 'Put it back.'],
  ] as const)
    it(`shows ${JSON.stringify(left)} of ${JSON.stringify(text)}`, () => expect(shown(text)).to.equal(left));

  for (const text of [
    'Nothing of the kind.',
    'The Bureau (FBI) called.',
    'They left (or so I was told) at noon.',
    'They left, (or so he says), at noon.',
    '(I never liked him.)',
    '[I told you not to come.]',
    '(You should not have come.)',
    'He went there (twice).',
    '(maybe tomorrow)',
    'He came (in the rain) at last.',
    'He left, (the rain had stopped), and slept.',
    'The play (a theme and a song) was short.',
    'She called (on the phone) twice.',
    '(The piano was out of tune, they said.)',
    '(I KNOW YOU)',
    '(something strange)',
    'The house (built in 1871) burned.',
    'a [...] b',
    '[…]',
    'Room [4]',
    'I *really* mean it.',
    '*Never* again.',
    '5 * 3 * 2',
    '#1 in the country',
    'He is # 5 on the list',
    '♪ Row me over, row me home ♪',
    '# Row me over, row me home #',
    'I <3 you',
    ':) and (:',
    'f(x) = y',
    'Who? (Pause?)',
    '- No.\n- Yes.',
    '...',
    '?!',
    '',
    'a ) b ( c',
    'a ] b [ c',
    'If (a) holds, (b) does not.',
  ])
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      const given = cue(text);
      expect(withoutSoundDescriptions(given)).to.equal(given);
    });

  it('cuts text and styles alike, and drops tags with nothing left in them', () => {
    const { text, spans } = parseCueText('<v Anna><i>[sighs]</i> I <b>never [coughs] said</b> that.', 'vtt');
    const { text: left, spans: leftSpans } = withoutSoundDescriptions(cue(text, { spans }))!;
    expect(left).to.equal('I never said that.');
    expect(leftSpans).to.deep.equal([{ tag: 'v', annotation: 'Anna', children: ['I ', { tag: 'b', children: ['never said'] }, ' that.'] }]);
  });
  it('keeps timestamps within the text', () => {
    const { text, spans } = parseCueText('[sighs] <00:01.500>No.', 'vtt');
    expect(withoutSoundDescriptions(cue(text, { spans }))!.spans).to.deep.equal([{ tag: 'timestamp', time: 1.5, children: [] }, 'No.']);
  });
  it('has no styles where none are left', () => {
    const { text, spans } = parseCueText('<i>[sighs]</i> No.', 'vtt');
    expect(withoutSoundDescriptions(cue(text, { spans }))).to.deep.equal(cue('No.', { source: text }));
  });
  it('keeps everything else of the cue', () => {
    const given = cue('[sighs] No.', { settings: { line: 0 }, speaker: 'Anna', source: 'x' });
    expect(withoutSoundDescriptions(given)).to.deep.equal({ ...given, text: 'No.' });
  });
  it('finds nothing more the second time, and always cuts text and styles alike', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      'sighs',
      'Anna: ',
      'NO',
      ' ',
      '\n',
      '- ',
      '♪',
      '#',
      '*',
      '.',
      '<i>',
      '</i>',
      '>> ',
      'é',
      '🎵',
      'x y',
    );
    const textOf = (spans: readonly CueSpan[]): string =>
      spans.map((span) => (typeof span === 'string' ? span : textOf(span.children))).join('');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { text, spans } = parseCueText(pieces.join(''), 'srt');
        const once = withoutSoundDescriptions(cue(text, { spans }));
        if (once?.spans) expect(textOf(once.spans)).to.equal(once.text);
        for (const said of [once?.text ?? '', spoken(text)]) {
          let at = -1;
          for (const letter of said) at = text.indexOf(letter, at + 1);
          expect(said === '' || at >= 0).to.equal(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('spokenText', () => {
  for (const [text, said] of [
    ['No.', 'No.'],
    ['- Hello.\n- Who is there?', 'Hello.\nWho is there?'],
    ['-Hello.\n–Who is there?', 'Hello.\nWho is there?'],
    ['>> ANNA: Hello.\n>> Who is there?', 'Hello.\nWho is there?'],
    ['>>> Good evening.', 'Good evening.'],
    ['>> Anna Reed: Hello.', 'Hello.'],
    ['ANNA: Hello.', 'Hello.'],
    ['ANNA:\nHello.', 'Hello.'],
    ['- ANNA: Hello.\n- OLD MAN: No.', 'Hello.\nNo.'],
    ['Man 2: Hello.', 'Hello.'],
    ['Young Woman: Hello.', 'Hello.'],
    ['Woman on radio: Hello.', 'Hello.'],
    ['Narrator: It was late.', 'It was late.'],
    ['Dr. Reed: It was late.', 'It was late.'],
    ['ANNA (on phone): Hello.', 'Hello.'],
    ['ANNA [whispering]: Hello.', 'Hello.'],
    ['(whispering) ANNA: Hello.', 'Hello.'],
    ['[ANNA] Hello.', 'Hello.'],
    ['ANNA: NO! [SOBS]', 'ANNA: NO!'],
    ["MRS. O'NEILL: Hello.", 'Hello.'],
    ['♪ Row me home ♪', 'Row me home'],
    ['♫ ANNA: Row me home', 'Row me home'],
    ['# Row me over\nRow me home #', '# Row me over\nRow me home #'],
    ['# Row me home #', 'Row me home'],
    ['[door slams]', ''],
    ['- [gasps] No.\n- (laughs)', 'No.'],
    ['АННА: Ветер всё шумит.', 'Ветер всё шумит.'],
  ] as const)
    it(`is ${JSON.stringify(said)} of ${JSON.stringify(text)}`, () => expect(spoken(text)).to.equal(said));

  for (const text of [
    'Note: the key.',
    'Note: The key.',
    'NOTE: The key.',
    'WARNING: Keep out.',
    'Remember: never look back.',
    'Remember: Never look back.',
    'It is 12:30 now.',
    '12:30',
    'At 12: the bell.',
    'REMEMBER: NEVER LOOK BACK.',
    'He said: No.',
    'Listen: we are late.',
    'Matthew 5: Blessed are',
    'http://example.org',
    'The word is this:',
    '-5 degrees',
    'mother-in-law',
    'CHAPTER 2: The Sea',
    'a: b',
    'I: the jury',
    'Man overboard: help!',
    'x >> y',
  ])
    it(`is all of ${JSON.stringify(text)}`, () => expect(spoken(text)).to.equal(text));
});

describe('speakerOf', () => {
  for (const [text, name] of [
    ['ANNA: Hello.', 'ANNA'],
    ['- Man 2: Hello.', 'Man 2'],
    ['>> Anna Reed: Hello.', 'Anna Reed'],
    ['ANNA (on phone): Hello.', 'ANNA'],
    ['Hello.', undefined],
    ['ANNA: Hello.\nBEN: No.', undefined],
    ['Hello.\nBEN: No.', undefined],
  ] as const)
    it(`is ${String(name)} of ${JSON.stringify(text)}`, () => expect(speakerOf(cue(text))).to.equal(name));
  it('is whom a voice tag names first', () => expect(speakerOf(cue('ANNA: Hello.', { speaker: 'Anna Reed' }))).to.equal('Anna Reed'));
});
