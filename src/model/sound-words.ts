/** Words of English sound descriptions, without their endings: `sigh` stands for sighs, sighed and sighing, `hum` for humming. */
const STEMS =
  'alarm applau applaus audience bang bark beep bell bird boom breath buzz chatter cheer chim chirp chok chuckl clang clap clatter click clink coo cough crash creak crowd cry cri drum echo engin exclaim exhal explo explosion footstep gasp giggl groan growl grumbl grunt gulp gunfir gunshot hiccup hiss honk horn howl hum hush inaudibl indistinct inhal instrumental jingl knock laugh laughter lyric meow moan motor mumbl murmur music mutter neigh orchestra pant phon piano purr quack rain ring roar rumbl rustl scoff scream shatter shout shriek shudder sigh silenc silent sing siren sizzl slam slurp snap sneez snicker sniff sniffl snor snort sob song splash squawk squeak squeal static stomp stutter telephon them throat thud thump thunder tick toll twig violin wail weep wheez whimper whin whir whirr whisper whistl winc wind yawn yell yelp'.split(
    ' ',
  );
const ENDINGS = '(?:e|s|es|ed|ing|ingly|(?<double>[bdgmnprt])\\k<double>?(?:ed|ing))?';
const SOUND = new RegExp(`^(?:${STEMS.join('|')})${ENDINGS}$`);

/** How something is said. */
const MANNERS = new Set(
  'accented angrily barks continues distant distantly distorted echoing faintly foreign gently imitates imitating indistinctly loudly muffled mouthing nervously off-screen offscreen overlapping playing plays quietly reading recorded sarcastically sharply silently singing softly speaking speaks stammering voiceover'.split(
    ' ',
  ),
);

/** Where it comes from, or in which language it is. */
const PLACES =
  /^(?:in|on|over|through|into|from|via) (?:the |a )?(?:radio|tv|television|telephone|phone|tape|recording|video|intercom|p\.?a\.?|loudspeaker|speaker|megaphone|headset|distance|background|unison|english|french|german|spanish|italian|russian|japanese|chinese|mandarin|cantonese|korean|arabic|hebrew|latin|greek|polish|portuguese|dutch|swedish|turkish|hindi|native language|foreign language|\p{L}+ accent)\b/iu;

/** Whoever says “I” and “you” in brackets speaks; and what goes on with a conjunction belongs to a sentence. */
const SPEECH =
  /\b(?:i|i['’]\w+|me|my|mine|we|we['’]\w+|us|our|you|you['’]\w+|your|yours)\b|^(?:or|and|but|if|because|maybe|perhaps|as|that|which|who|not|so|well|yes|yeah|no|oh|like|unless|although|though|when|whatever|at least|even|except|including|especially)\b/i;

/** “(the rain)”, “(with a song)” are parts of sentences. */
const SMALL_WORDS =
  /^(?:the|an?|my|this|that|these|those|in|on|at|of|with|for|to|by|from|his|her|its|their|it|he|she|they|is|was|were|had|has)\b/i;

const WORDS_OF_A_SENTENCE = 4;

/** Longer ones tell too much to be a sound. */
const MOST_WORDS = 12;

/**
 * Does what stands in brackets describe a sound, or how something is said? Words that are spoken in brackets are rarer, but a viewer must not miss them:
 * where it is open the answer is no.
 *
 * @param inside without its brackets.
 * @param place `alone` on its lines, at a sentence's `edge`, or `within` one.
 */
export function describesSound(inside: string, place: 'alone' | 'edge' | 'within'): boolean {
  const text = inside.trim().replaceAll(/\s+/g, ' ');
  const words = text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS || /[?!]$/.test(text)) return false;
  // A whole sentence that ends like one is spoken.
  if (words.length >= WORDS_OF_A_SENTENCE && /[.…]$/.test(text)) return false;
  const known = words.some(isSoundWord);
  const small = /\p{Ll}/u.test(text);
  if (!small && /\p{Lu}\p{Lu}/u.test(text)) return known || (place !== 'within' && !SPEECH.test(text));
  if (SPEECH.test(text)) return false;
  const [first, last] = [words[0]!, words.at(-1)!];
  if (place === 'within')
    return words.length < WORDS_OF_A_SENTENCE && /(?:s|ing)$/i.test(first) && (isSoundWord(first) || isSoundWord(last));
  if (PLACES.test(text)) return true;
  if (place === 'edge') return isHeard(last) || isHeard(first) || (!SMALL_WORDS.test(text) && (isSoundWord(first) || isSoundWord(last)));
  if (known) return true;
  // In other alphabets nothing more is known.
  const happens = words.some((word) => /..ing$/i.test(word) && !/thing$|^(?:king|during|morning|evening|being|darling)$/i.test(word));
  return !/[.…]$/.test(text) && (!/\p{Script=Latin}/u.test(text) || (words.length <= 5 && happens));
}

/** Square brackets describe, but for a whole sentence of someone who says “I” or “you”: so are translations marked. */
export const isSpokenSentence = (inside: string): boolean =>
  /\p{Ll}/u.test(inside) && /\s\S+\s.*[.?!…]\s*$/s.test(inside) && SPEECH.test(inside.trim());

function isSoundWord(word: string): boolean {
  const lower = word.toLowerCase();
  return MANNERS.has(lower) || SOUND.test(lower);
}

/** A sound that somebody or something makes: sighs, laughing. */
const isHeard = (word: string): boolean => /(?:s|ing)$/i.test(word) && isSoundWord(word);
