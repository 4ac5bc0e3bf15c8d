/**
 * Small word lists, ours: English words that any film says and any article writes, in the spelling that `normalise.ts` gives them (no apostrophes).
 * The subtitles themselves tell how rare a word is in *this* film; these lists tell what they cannot: a word said once may be a plain one.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** They hold sentences together and point to no place. */
export const FUNCTION_WORDS = set(`
a about above after again all almost along already also although always am an and another any anybody anyone anything anyway are arent as at away
back be because been before being below between both but by came can cannot cant come comes coming could couldnt did didnt do does doesnt doing done
dont down during each either else enough even ever every everybody everyone everything few for from get gets getting give given gives go goes going
gone gonna got gotta had hadnt has hasnt have havent having he hed hell her here hers herself hes hey him himself his how however i id if ill im in
instead into is isnt it itd itll its itself ive just know knows last least less let lets like made make makes making many may maybe me might mine more
most much must my myself near neither never next no nobody none nor not nothing now of off oh okay ok on once one only onto or other others ought our
ours ourselves out over own perhaps put quite rather really same say says see seem seems seen shall she shed shell shes should shouldnt since so some
somebody someone something sometimes soon still such take takes taken than that thatd thatll thats the their theirs them themselves then there theres
these they theyd theyll theyre theyve thing things this those though through till to together too took toward towards two under until up upon us
very want wants was wasnt way we wed well went were werent weve what whatever whats when where wherever whether which while who whole whom whos whose
why will with within without wont would wouldnt yes yet you youd youll your youre yours yourself youve
`);

/** What is said in every film, and written in every article on one, many times. */
export const PLAIN_WORDS = set(`
afraid ago alone ask asked asks bad bed believe best better big bit body boy boys bring brings brought call called calls care child children city course
day days dead dear door ends exactly eye eyes face fact family father feel felt film find finds fine first found friend friends full girl girls glad
good great guess guy hand hands happen happened happens happy hard head hear heard heart hello help hold home hope hour hours house keep keeps kept kid
kill killed kind kinds knew known late later leave leaves left lie life line little live long look looked looking looks lose lost lot lots love loved
man mean means meant men mind minute minutes miss moment money months morning mother move mr mrs name need needs new nice night number old open part
people person picture place play played plays please pretty quick quickly ready real remember rest right room run runs sake said saw saying scene second
send sent shot show shows side simple sir sit small sorry sort speak stand start started stay stop story stuff suppose sure talk talking tell telling
tells thank thanks think thinking thinks thought three time times today told tomorrow tonight tried tries trouble true truth try trying turn turned turns
understand use used voice wait wake walk wanted watch week weeks wife woman women wonder word words work works world worry worth wrong year years young
`);

/** How articles speak of the making and the fame of a film, of careers and of seeing films: rarely of a moment in it. */
export const BACKGROUND_WORDS = set(`
academy acclaim actor actors actress actresses adapt adaptation adapted adapting archive art audience audiences award awards based bestseller biographer
biography book bought box boxoffice broadway budget budgets camera cameraman career careers cast casting censor censors censorship century cinema
cinematographer cinematography cinematographic classic comedian comedies comedy company companies composed composer contract copyright credit
credited credits critic critical critics critique cult cut debut decade decades design designed designer dialogue direct directed directing direction
director directorial directors distribute distributed distributor documentary domain drama dramas dubbed dvd earlier edit edited editing edition editor
essay essays expressionism expressionist feature features festival festivals filmed filmgoer filmgoers filming filmmaker filmmakers films financed
flop footage genre hit hollywood hour imdb influence influenced influential interview interviews laboratory laboratories lawsuit legend lighting loan
location locations magazine masterpiece melodrama memoir memoirs metaphor minutes modern movie movies museum nominated nomination nominations noir
novel novelist novels opened oscar oscars paramount period photographed photography playwright popular posters premiere premiered print prints produced producer
producers production productions public publicity published publisher reader readers reel reels registry release released remade remake reputation
restoration restored restoring retrospective review reviewer reviewers reviews rights role roles romantic salary satire scholar scholars score scored screen
screening screenings screenplay screenplays screenwriter screenwriters script scripts sequel series set sets shooting shoot silent sound soundtrack
stage star starred starring stars studio studios stunt style subtitles surrealism surrealist symbol symbolic talkie talkies technicolor television theater
theaters theatre theatres theme themes trailer trilogy underrated version versions video viewer viewers western wrote writer writers written
`);
