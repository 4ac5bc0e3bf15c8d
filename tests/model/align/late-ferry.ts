import type { AlignCue, AlignPassage } from '../../../src/model/index.js';

/** A film that does not exist: what is said in it, a line a cue, `~` for seconds in which nobody speaks. Written for these tests. */
const LINES = `
~20
Is that the last ferry, Mister Quill?
It's the last one that stops here, Miss Harrow.
The rest go by to the mainland and whistle.
Then put my trunk aboard, please.
It's heavy. What have you got in there, anvils?
Four hundred letters and a barometer.
A barometer! My father swore by his.
~40
Who are you writing to all this time?
A man in the customs house. He never once answered.
Four hundred, and not one reply?
He may be shy.
Shy! He may be dead, miss.
The pension office says that he draws his money every quarter.
~15
Captain Dobbs, there's a light on Gannet Rock.
There's been no keeper on Gannet since the war.
Well, somebody's burning paraffin.
Hold her steady. We'll go round by the sound.
I've a crate of hens on deck that won't like it.
Hang the hens.
~90
You've gone green, Miss Harrow. Take some ginger.
I was never seasick in my life.
That's what the bishop said, and he lost his teeth overboard.
Did they find them?
A boy from Skerrin caught them on a mackerel line.
~30
Look there. The glass is falling.
Twenty-nine inches and dropping. I told you that it was worth its weight.
We shall have to put in at Gannet after all.
Throw the anchor out! Mind the chain!
~120
Nobody home. But the stove's warm.
Two cups on the table. Whoever it is was expecting company.
Here's a ledger. Look at the handwriting.
I know that hand. I've a birthday card in it.
You said he never answered.
He didn't. It was signed by his sister.
~45
Good evening. I'm sorry about the tea, I heard your engine.
Mister Lathbury? From the customs house?
I was dismissed in nineteen twelve. I count the birds now.
Then who has been drawing your pension?
My sister. She has nine children and a bad roof.
Did you ever get my letters?
Every one. I've papered the north wall with them.
You papered a wall!
It kept the wind out. I read them as I went along.
~60
Why did you never write back?
I wrote back to all of them. The mailboat stopped in the second winter.
There are three hundred and eighty answers under that bed.
May I read one?
You may read them in order. I should start with the kettle.
~25
The storm's gone through. We can make Port Anselm by morning.
Are you coming, Miss Harrow?
Leave the trunk. I'll want the barometer.
And what shall I tell the mainland?
Tell them that the post is slow.
~100
Mister Quill! One ticket returned, unused.
We don't give refunds, captain.
She doesn't want one. She wants ginger, and stamps.
~40
`;

const SECONDS_A_LINE = 4;

/** Its subtitles: four seconds a line. */
export const CUES: readonly AlignCue[] = (() => {
  const cues: AlignCue[] = [];
  let time = 0;
  for (const line of LINES.trim().split('\n')) {
    if (line.startsWith('~')) time += Number(line.slice(1));
    else {
      cues.push({ start: time, end: time + SECONDS_A_LINE - 0.5, text: line });
      time += SECONDS_A_LINE;
    }
  }
  return cues;
})();

export const DURATION = CUES.at(-1)!.end + 40;

/** When a line begins, in seconds. */
export const timeOf = (words: string): number => CUES.find(({ text }) => text.includes(words))!.start;

const passages = (texts: readonly string[]): AlignPassage[] => texts.map((text, i) => ({ id: `p-${i + 1}`, text }));

/** An essay on it, most of it in the film's order. The second, seventh and last passages are about no moment in it. */
export const ESSAY = passages([
  'A spinster with a heavy trunk takes the last ferry. It holds, she tells the porter, four hundred letters and a barometer.',
  'Ottoline Vance directed nine comedies for the Anglia studio between 1931 and 1938, and wrote most of the scripts herself; critics ignored them.',
  'The correspondent is a man in the customs house, who has not sent one reply. She thinks that he may be shy.',
  'Captain Dobbs sees that somebody is burning paraffin on Gannet Rock, where there has been no keeper since the war.',
  '"He lost his teeth overboard", she hears of the bishop, and they were caught on a mackerel line.',
  'The glass is falling: twenty-nine inches. They throw the anchor out under the rock.',
  'The novel had been a bestseller in 1927. Filming took place in Cornwall, with a budget that a modern producer would spend on catering.',
  'In the empty hut the stove is warm, and there are two cups on the table and a ledger in a known handwriting.',
  'Lathbury confesses that he has papered the north wall with her letters, to keep the wind out.',
  '"Three hundred and eighty answers under that bed" is the number that nobody forgets.',
  'When the storm has gone through she stays, and lets them take the trunk to Port Anselm without her.',
  'One ticket comes back unused, and the message from the island asks for ginger and stamps.',
  'Seen today it is a film about patience, which is rarer in the cinema than love.',
]);

/** An essay on something else. */
export const STRANGER = passages([
  'The bank robbers meet in a garage behind the cinema, and Vincent lays out the blueprint of the vault.',
  'Detective Morales finds a cigarette case beside the body of the nightclub singer.',
  'Her husband, a surgeon, denies everything at the police station, though his gloves are missing.',
  'The chase through the subway was shot in one night in Chicago.',
  'In the courtroom the district attorney breaks the alibi with a parking receipt.',
  'Rain, neon, a saxophone: the director never met a cliché that he did not embrace.',
]);
