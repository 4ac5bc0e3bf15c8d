import type { NoPlace, Placement, Reason, SharedWord } from './place.js';
import { formatTimecode } from './timecode.js';

/** Why a passage may stand there, for its author. */
export function reasonInWords(reason: Reason): string {
  switch (reason.type) {
    case 'pin':
      return 'put there by the author';
    case 'timecode':
      return 'names this time';
    case 'quotation': {
      const { quotation, score, elsewhere, spoken } = reason;
      const how = score < 1 ? `, ${Math.round(score * 100)} % alike${spoken ? `: what is said is “${spoken}”` : ''}` : '';
      const again = elsewhere ? `; the same words are said in ${elsewhere} other place${elsewhere === 1 ? '' : 's'}` : '';
      return `quotes “${quotation}”${how}${again}`;
    }
    case 'wording':
      return `tells it much in the film’s words: “${reason.spoken}”`;
    case 'words':
      return `shares words: ${reason.words.map(sharedInWords).join(', ')}`;
    case 'names':
      return `names: ${reason.names.map(sharedInWords).join(', ')}`;
    case 'order':
      return `stands ${[reason.after && `after ${reason.after}`, reason.before && `before ${reason.before}`].filter(Boolean).join(' and ')}, as in the film`; // prettier-ignore
    case 'quiet':
      return 'a quiet stretch';
    case 'chapter':
      return `its heading names the chapter “${reason.title}”`;
  }
}

const sharedInWords = ({ word, spoken, time }: SharedWord): string =>
  `${word}${spoken && spoken !== word ? ` (said: ${spoken})` : ''} ${formatTimecode(time)}`;

const WHY: Readonly<Record<NoPlace, string>> = {
  'no-evidence': 'it shares nothing with what is said in the film',
  'quotation-not-found': 'what it quotes is not said in the film',
  unsure: 'the evidence is too weak',
  background: 'it seems to be background',
  'nothing-distinctive': 'nothing in it points to one place',
  'several-places': 'several places are as likely as each other',
  'other-film': 'the article seems to be about something else',
};

/** Why a passage has no place, for its author. */
export function whyInWords(placement: Placement | undefined): string {
  if (!placement?.why) return '';
  const { why, unknown } = placement;
  return `${WHY[why]}${unknown?.length ? `; the film does not know ${[...new Set(unknown.map((name) => name.replace(/[’']s$/, '')))].slice(0, 5).join(', ')}` : ''}`;
}
