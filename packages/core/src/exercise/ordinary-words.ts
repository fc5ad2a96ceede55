/**
 * Everyday words that look like a slip of an exercise word, so that "plan" never becomes a plank.
 * Only words near an exercise word matter; the list need not be a dictionary.
 */
const TEXT = `
able about above across act add after again ago air all almost alone along already also always am among amount an and
another any anyone anything are area arm arms around as ask at away back bad bag ball band bar bars base be bean bear beat bed been beer
before began begin behind being bell belt below bend bent best better between big bike bill bird bit black block blow
board boat body book boot born both bottle bottom bought bounce bow bowl box boy brand bread break bring broad broke broken brown
brunch bridge brush build built bulk bull bunch burger burn bus busy but buy by cable cake call came can car card care carry case cash cat caught
cause chain chair chalk chance change chat cheap cheat check cheers cheese cheek chest chew chip chips chill chop chose church circle city class clean cleaner cleaned clear clearly cleaning
clever climb clock close closed closer cloth clothes club coach coast coat code coffee cold come comes comp control cook cool copy corner cost could count
course cover crazy cream crew cross crowd crowned cruel cruise crunchy cry cue cup curb cure curly curry curse curt cut cute cycle dad damn dance dark date day days dead deal dear death debt deck deep
delay desk did die diet different dig dim dip dinner dirt disc dish do does dog doing done door double doubt down drag draw dream dress
drink drip drive drop drove dry dumb during dust each ear early earn east easy eat edge effort egg eight either else empty end enjoy enough
entry equal even evening ever every exact extra eye face fact fail fair fall family far fast fat fear feed feel feels feet fell felt few field fight fill
film final find fine finish fire first fish fit five fix flag flat flew flight flip floor flow flower flu fly food foot for force forget fork form forward found four
free fresh friday friend from front fruit full fun game gate gave get gets getting gift girl give given glad glass glove go goal goes going gold gone good got grab grand
grass great green grey grip gross ground group grow guess guest guide guy guys gym had hair half hall ham hammer hand handle hands hang hanged hanging happen happy hard hardly has hat hate have he head hear
heard heart heat heavy held hell hello help her here hey hi high hill him hip hire his hit hold hole home honest hope horse hot hotel hour house houses how huge hung hunt hurry hurt i ice idea if
ill in inch injury inside into iron is it its jack jacket job join joint joke jump just keen keep kept key kick kid kids kill kind king kit kitchen knee knees knew knock know known lab lack ladder lady lake lamp land lane lanes large last late
later laugh law lay lazy lead leader leaf league lean learn least leave led left leg legs lend less lesson let level lid lie life lift lifted lifting light like limb limit line link lip list listen little live load loan local
lock log logs long look loop loose lose lost lot loud lounge love low luck lucky lump lunch lung lungs mad made mail main make male man many map march mark market mass mat match mate matter max may maybe me meal mean means meat meet
member men mental mess met metal middle might mile milk mind mine minute miss missed mix model moment monday money month mood moon more morning most mother mount mountain mouse mouth move moved movie much mud music must my name nap near nearly neck need
net never new news next nice night nine no noise none noon nor nose not note nothing now number nut odd of off offer office often oil ok old on once one only onto open opens or order other our out over own
pace pack pad page paid pain paint pair pan pants paper park part party pass past path pause pay peace peak pen people per phone photo pick picked pic pie piece pin pink pipe place places plain plan plane plank planks planned plans planned planning plant plate plates play played player please
plenty plus pm pocket point pole police pool poor post pot pound power pray preach prep present president press pressed pressure pretty prey price print prize problem program proper proud prove public pull pulled pump punch pure push pushed put queue quick quiet quit quite race rack racks rain rained ran random range rank rate
rather raw reach read ready real really reason record red release relax rent reply rest result return rice rich rid ride right ring rip rise risk river road rock role roll rolled roof room root rope rose rough round route row rows royal rubbish rule run runs rush sad safe said sale salt same sand
sat save saw say says scale scary school score screen sea season seat second see seed seem seen self sell selling send sense sent set sets seven several shake shall shape share shark sharp she shed sheet shelf shift shin ship shirt shock shoe shoes shop short shot should shoulder
shout show shower shrub shut shy sick side sight sign silly simple since sing sink sir sister sit site size skill skin skip skull sky sled sleep slept slice slide slip slow slowly small smart smell smile smoke smooth snack snap snatch sneak snow so soap
social sock soft soil sold some someone son song soon sorry sort soul sound soup south space spare speak special speed spend spent split spoke spoon sport sports spot spread spring squad square squash squid squeeze squirt staff stage stairs stand standing star start started state station stay step steps stick stiff still
stock stone stop stopped store storm story straight strange stream street stress stretch strict strike string strong struggle stuck studio study stuff stupid style such suck sugar suit summer sun sunday super sure surf swap sweat sweet swim swimming swing swings switch table take taken talk tall tap
task taste taught tax tea teach team tell ten tennis tent term test text than thank thanks that the their them then there these they thick thin thing things think third this those though three threw throat through throw thrown thumb thursday thus ticket tie tight till time times tin tiny tip
tired to today toe together told tomorrow ton tone tongue tonight too took tool tooth top total touch tough tour toward towel tower town toy track trade train trained trainer training trap traps travel treat tree trial trick tried trip triple trouble truck true trunk trust truth try trying tuesday turn
twice twin twist two type ugly under unit until up upper upset us use used useful usual usually value van very video view village visit voice wait wake walk walked wall walls want war ward warm was wash waste watch water wave way we weak wear weather wednesday week weekend weight weird well
went were west wet what wheel when where which while white who whole whose why wide wife wild will win wind window wine wing winner winter wire wise wish with woke woman women wood word wore work worked workout works world worn worry worse worst worth would wrap write wrong wrote yard yeah year
years yes yesterday yet you young your yours zone zoo grunt brush crush crash blast beach branch bleach beyond patch march pitch stretch bulb curd hurl skunk lurch swig swung shred front prone thirst trusting thrush burst crutch crouch crunchie trench quench wrench french drench stench
parking packing pacing placing packed barking marking backing backed booking looking cooking benches hacker hacking hacked currently jerky slept sledding crutches pulley dips
squeak plankton blank clank flank prank rank drank thank tank bank sank spank plane plans playing rowed road rode raw rows row crow grow brow prow row raws rate jerky jerks perk pork clerk snatched sketch scratch latch hatch catch batch watch chinese chain china thin shin tucked sledge sled slid
extend extended extends intention attention invention ascension suspension pension tension mention lateral literal liberal federal raised praise phrase raising rise rinse races rolls rollers roller rolling rollout burped burger pulled pulley bull polling pull puck deadline deadlines headlines military mystery
carried carrier marry berry cherry ferry dairy diary fairy hairy larger barely bagel barrel battery pattern bicycle recycle article tropical topical typical comical crane cruncher thunder thruster shudder shoulders shoulder boulder holder colder folder older romania roman romantic bulgaria reserve reserves reversed reversal
`;

const WORDS: ReadonlySet<string> = new Set(TEXT.split(/\s+/).filter((word) => word !== ""));

/** Whether a lower-case word is everyday English and so never taken for a misspelt exercise. */
export function isOrdinaryWord(word: string): boolean {
  return WORDS.has(word);
}
