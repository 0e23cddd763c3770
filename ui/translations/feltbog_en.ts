<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="da_DK">
<context>
    <name>Actors</name>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Aktører og tilbud</source>
        <translation>Actors and offers</translation>
    </message>
    <message>
        <source>Alder</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Behov</source>
        <translation>Need</translation>
    </message>
    <message>
        <source>Bydel</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Den valgte</source>
        <translation>The chosen one</translation>
    </message>
    <message>
        <source>Fortrudt. Den ligger stadig i historikken.</source>
        <translation>Undone. It is still in the history.</translation>
    </message>
    <message>
        <source>Fx fodbold Nørrebro</source>
        <translation>E.g. football Nørrebro</translation>
    </message>
    <message>
        <source>Går opsøgende</source>
        <translation>Does outreach</translation>
    </message>
    <message>
        <source>Hvem arbejder I sammen med?</source>
        <translation>Whom do you work with?</translation>
    </message>
    <message>
        <source>Ikke opsøgende</source>
        <translation>No outreach</translation>
    </message>
    <message>
        <source>Ingen fundet.</source>
        <translation>Nobody found.</translation>
    </message>
    <message>
        <source>Ingen har skrevet, hvornår det sidst blev set efter. Ring og hør.</source>
        <translation>Nobody has written when it was last looked after. Call and ask.</translation>
    </message>
    <message>
        <source>Kan være forældet</source>
        <translation>May be outdated</translation>
    </message>
    <message>
        <source>Kontakt</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Ny aktør</source>
        <translation>New actor</translation>
    </message>
    <message>
        <source>Opdateret i dag.</source>
        <translation>Updated today.</translation>
    </message>
    <message>
        <source>Opdateret {day}.</source>
        <translation>Updated {day}.</translation>
    </message>
    <message>
        <source>Opdateret {day}. Ring og hør, om det stadig passer.</source>
        <translation>Updated {day}. Call and ask whether it still holds.</translation>
    </message>
    <message>
        <source>Opfølgning</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Passer stadig</source>
        <translation>Still holds</translation>
    </message>
    <message>
        <source>Prøv et andet ord, eller tag et filter fra.</source>
        <translation>Try another word, or take a filter away.</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Skriv klubber, foreninger og tilbud, så kan alle slå dem op uden net.</source>
        <translation>Write clubs, associations and offers, and all can look them up without a network.</translation>
    </message>
    <message>
        <source>Skriv kontakt</source>
        <translation>Write contact</translation>
    </message>
    <message>
        <source>Sådan kommer man i gang</source>
        <translation>How to begin</translation>
    </message>
    <message>
        <source>Søg i aktører og tilbud</source>
        <translation>Search actors and offers</translation>
    </message>
    <message>
        <source>Tal med {name}</source>
        <translation>Talk to {name}</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Vælg en i listen, så står det hele her.</source>
        <translation>Choose one in the list and all of it stands here.</translation>
    </message>
    <message>
        <source>ikke set efter</source>
        <translation>not looked after</translation>
    </message>
    <message>
        <source>opdateret {day}</source>
        <translation>updated {day}</translation>
    </message>
    <message>
        <source>{age} år</source>
        <translation>{age} years</translation>
    </message>
    <message>
        <source>{count} i bogen. Sidst opdateret {day}.</source>
        <translation>{count} in the book. Last updated {day}.</translation>
    </message>
    <message>
        <source>Åbningstid</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>BookLists</name>
    <message>
        <source>1 optegnelse bliver gjort klar til søgning. Den kommer med om lidt.</source>
        <translation>1 record is being made ready for search. It will be found in a moment.</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Alt, I skriver, samler sig her, det nyeste øverst.</source>
        <translation>Everything you write gathers here, newest first.</translation>
    </message>
    <message>
        <source>Anonymt er det normale. Et navn kræver en grund.</source>
        <translation>Anonymous is the normal thing. A name needs a reason.</translation>
    </message>
    <message>
        <source>Bliver nogen sendt hjem, så skriv hvorfor, og hvem der taler med dem.</source>
        <translation>If anyone is sent home, write why, and who talks with them.</translation>
    </message>
    <message>
        <source>Dubletter</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>En gruppe opstår, når du skriver din første observation af den.</source>
        <translation>A group begins when you write your first observation of it.</translation>
    </message>
    <message>
        <source>En sag begynder med en indstilling. Den er en kladde, til du sender den.</source>
        <translation>A case begins with a referral. It is a draft until you send it.</translation>
    </message>
    <message>
        <source>Feltbogen</source>
        <translation>Field book</translation>
    </message>
    <message>
        <source>Grupper</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Hent fra fil</source>
        <translation>Bring in from a file</translation>
    </message>
    <message>
        <source>Ikke skrevet endnu</source>
        <translation>Nothing written yet</translation>
    </message>
    <message>
        <source>Ingen er bortvist</source>
        <translation>Nobody is expelled</translation>
    </message>
    <message>
        <source>Ingen grupper her endnu</source>
        <translation>No groups here yet</translation>
    </message>
    <message>
        <source>Ingen navne her</source>
        <translation>No names here</translation>
    </message>
    <message>
        <source>Ingen sager her</source>
        <translation>No cases here</translation>
    </message>
    <message>
        <source>Intet fundet i det, du har adgang til. Prøv et andet ord.</source>
        <translation>Nothing found in what you have access to. Try another word.</translation>
    </message>
    <message>
        <source>Klubben</source>
        <translation>The club</translation>
    </message>
    <message>
        <source>Ny SSP-indstilling</source>
        <translation>New SSP referral</translation>
    </message>
    <message>
        <source>Ny bortvisning</source>
        <translation>New expulsion</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Ny gruppe</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>Ny klublog</source>
        <translation>New club log</translation>
    </message>
    <message>
        <source>Ny observation</source>
        <translation>New observation</translation>
    </message>
    <message>
        <source>Ny ung</source>
        <translation>New young person</translation>
    </message>
    <message>
        <source>SSP-sager</source>
        <translation>SSP cases</translation>
    </message>
    <message>
        <source>Skriv klubloggen, når I lukker. Den første står her i morgen.</source>
        <translation>Write the club log when you close. The first one will be here tomorrow.</translation>
    </message>
    <message>
        <source>Søg i {title}</source>
        <translation>Search in {title}</translation>
    </message>
    <message>
        <source>Unge</source>
        <translation>Young people</translation>
    </message>
    <message>
        <source>Vis kun</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>{count} eller flere</source>
        <translation>{count} or more</translation>
    </message>
    <message>
        <source>{count} optegnelser bliver gjort klar til søgning. De kommer med om lidt.</source>
        <translation>{count} records are being made ready for search. They will be found in a moment.</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>Afslut sagen</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Alderen betyder</source>
        <translation>What the age means</translation>
    </message>
    <message>
        <source>Begrundelse</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Behold niveau {n}</source>
        <translation>Keep level {n}</translation>
    </message>
    <message>
        <source>Besked til den, der rejste sagen</source>
        <translation>Word to whoever raised the case</translation>
    </message>
    <message>
        <source>Delmål nået</source>
        <translation>Goals met</translation>
    </message>
    <message>
        <source>Den, der rejste sagen, får besked, når der er net. Opbevaringen begynder i dag.</source>
        <translation>Whoever raised the case is told once you are online. Its retention begins today.</translation>
    </message>
    <message>
        <source>Det er skrevet flere steder hver for sig, og intet er gået tabt. Ret det her.</source>
        <translation>It was written apart in several places, and nothing is lost. Mend it here.</translation>
    </message>
    <message>
        <source>Det her går ikke sammen</source>
        <translation>This does not add up</translation>
    </message>
    <message>
        <source>Du kan gemme undervejs. Kun “Klar til opfølgning” kræver det hele.</source>
        <translation>You can save as you go. Only “Ready for follow-up” needs all of it.</translation>
    </message>
    <message>
        <source>Du kan gemme undervejs. Resten gør mødet lettere.</source>
        <translation>You can save as you go. The rest makes the meeting easier.</translation>
    </message>
    <message>
        <source>Enter åbner · mellemrum: gjort · Ctrl+← → flytter</source>
        <translation>Enter opens · space: done · Ctrl+← → moves</translation>
    </message>
    <message>
        <source>Evaluering</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>Flyttet.</source>
        <translation>Moved.</translation>
    </message>
    <message>
        <source>Frister</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Gem handleplan</source>
        <translation>Save action plan</translation>
    </message>
    <message>
        <source>Gem niveauet</source>
        <translation>Save the level</translation>
    </message>
    <message>
        <source>Gennemgået</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>Gennemgået i dag</source>
        <translation>Reviewed today</translation>
    </message>
    <message>
        <source>Gjort.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Gå dertil</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Handleplan</source>
        <translation>Action plan</translation>
    </message>
    <message>
        <source>Handleplanen er gemt. Den, der rejste sagen, får besked.</source>
        <translation>The plan is saved. Whoever raised the case is told.</translation>
    </message>
    <message>
        <source>Hjemmel</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Hvad mangler</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Hvad skal være anderledes, og hvornår?</source>
        <translation>What shall be different, and when?</translation>
    </message>
    <message>
        <source>Hvem gør hvad</source>
        <translation>Who does what</translation>
    </message>
    <message>
        <source>Hvordan er det gået, siden sagen begyndte?</source>
        <translation>How has it gone since the case began?</translation>
    </message>
    <message>
        <source>Hvorfor dette niveau?</source>
        <translation>Why this level?</translation>
    </message>
    <message>
        <source>Ingen handling har navn endnu.</source>
        <translation>No action has a name yet.</translation>
    </message>
    <message>
        <source>Intet forum endnu</source>
        <translation>No forum yet</translation>
    </message>
    <message>
        <source>Intet mangler.</source>
        <translation>Nothing is missing.</translation>
    </message>
    <message>
        <source>Kendetegn</source>
        <translation>Characteristics</translation>
    </message>
    <message>
        <source>Klar til opfølgning</source>
        <translation>Ready for follow-up</translation>
    </message>
    <message>
        <source>Kort, og kun det, I ved.</source>
        <translation>Short, and only what you know.</translation>
    </message>
    <message>
        <source>Kun i {space}</source>
        <translation>Only in {space}</translation>
    </message>
    <message>
        <source>Lad den være åben</source>
        <translation>Leave it open</translation>
    </message>
    <message>
        <source>Luk sagen</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Lukket, fordi</source>
        <translation>Closed because</translation>
    </message>
    <message>
        <source>Mangler frist</source>
        <translation>A date is missing</translation>
    </message>
    <message>
        <source>Mangler navn på person</source>
        <translation>A person&apos;s name is missing</translation>
    </message>
    <message>
        <source>Mistanke · ikke fakta</source>
        <translation>Suspicion · not fact</translation>
    </message>
    <message>
        <source>Mål: {goal}</source>
        <translation>Goal: {goal}</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Niveau {n}</source>
        <translation>Level {n}</translation>
    </message>
    <message>
        <source>Niveau {n}. Det gamle står i historikken.</source>
        <translation>Level {n}. The earlier one is in the history.</translation>
    </message>
    <message>
        <source>Niveauet bestemmer, hvor sagen drøftes</source>
        <translation>The level decides where the case is discussed</translation>
    </message>
    <message>
        <source>Nu: {text}</source>
        <translation>Now: {text}</translation>
    </message>
    <message>
        <source>Ny handling</source>
        <translation>New action</translation>
    </message>
    <message>
        <source>Ny opfølgning</source>
        <translation>New follow-up</translation>
    </message>
    <message>
        <source>Nyt delmål</source>
        <translation>New sub-goal</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New goal</translation>
    </message>
    <message>
        <source>Nyt overordnet mål</source>
        <translation>New overall goal</translation>
    </message>
    <message>
        <source>Nyt relationskort</source>
        <translation>New relation map</translation>
    </message>
    <message>
        <source>Overblik</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Overlever til SSP+</source>
        <translation>Hand over to SSP+</translation>
    </message>
    <message>
        <source>Overordnet mål</source>
        <translation>Overall goal</translation>
    </message>
    <message>
        <source>Relationskort</source>
        <translation>Relation maps</translation>
    </message>
    <message>
        <source>SSP-sager</source>
        <translation>SSP cases</translation>
    </message>
    <message>
        <source>Sagen er afsluttet.</source>
        <translation>The case is closed.</translation>
    </message>
    <message>
        <source>Sagen er gennemgået.</source>
        <translation>The case has been reviewed.</translation>
    </message>
    <message>
        <source>Sagen er klar til opfølgning.</source>
        <translation>The case is ready for follow-up.</translation>
    </message>
    <message>
        <source>Sagen er overleveret til SSP+. Den, der rejste den, får besked.</source>
        <translation>The case is handed over to SSP+. Whoever raised it is told.</translation>
    </message>
    <message>
        <source>Sagens gang: {steps}</source>
        <translation>The case so far: {steps}</translation>
    </message>
    <message>
        <source>Sager gennemgås hver måned. Denne venter.</source>
        <translation>Cases are reviewed every month. This one waits.</translation>
    </message>
    <message>
        <source>Samlet</source>
        <translation>All in all</translation>
    </message>
    <message>
        <source>Samme sag</source>
        <translation>The same case</translation>
    </message>
    <message>
        <source>Samtykker</source>
        <translation>Consents</translation>
    </message>
    <message>
        <source>Send sagen dertil</source>
        <translation>Send the case there</translation>
    </message>
    <message>
        <source>Send videre</source>
        <translation>Pass on</translation>
    </message>
    <message>
        <source>Sidste kontakt</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Skriv et delmål</source>
        <translation>Write a sub-goal</translation>
    </message>
    <message>
        <source>Skriv, hvorfor niveauet ændres.</source>
        <translation>Write why the level changes.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor sagen lukkes.</source>
        <translation>Write why the case is closed.</translation>
    </message>
    <message>
        <source>Skriver dagen i dag. Kan fortrydes.</source>
        <translation>Writes today&apos;s date. Can be undone.</translation>
    </message>
    <message>
        <source>Status igen den</source>
        <translation>Status again on</translation>
    </message>
    <message>
        <source>Tidligere</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Uden område</source>
        <translation>Without an area</translation>
    </message>
    <message>
        <source>Ved start: {text}</source>
        <translation>At the start: {text}</translation>
    </message>
    <message>
        <source>nu</source>
        <translation>now</translation>
    </message>
    <message>
        <source>{reached} af {all}</source>
        <translation>{reached} of {all}</translation>
    </message>
    <message>
        <source>Åbn den sag</source>
        <translation>Open that case</translation>
    </message>
    <message>
        <source>Åbne opgaver</source>
        <translation>Open tasks</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>1 aktivitet</source>
        <translation>1 activity</translation>
    </message>
    <message>
        <source>1 bortvisning</source>
        <translation>1 expulsion</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Intet passer. Vælg “Alt” igen.</source>
        <translation>Nothing fits. Choose “All” again.</translation>
    </message>
    <message>
        <source>Kun om {area}, {count}</source>
        <translation>Only about {area}, {count}</translation>
    </message>
    <message>
        <source>Vis flere</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>ikke set</source>
        <translation>not seen</translation>
    </message>
    <message>
        <source>set</source>
        <translation>seen</translation>
    </message>
    <message>
        <source>uge {number}</source>
        <translation>week {number}</translation>
    </message>
    <message>
        <source>ukendt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>{count} aktiviteter</source>
        <translation>{count} activities</translation>
    </message>
    <message>
        <source>{count} bortvisninger</source>
        <translation>{count} expulsions</translation>
    </message>
    <message>
        <source>{role}, siden {day}</source>
        <translation>{role}, since {day}</translation>
    </message>
</context>
<context>
    <name>Club</name>
    <message>
        <source>Aftenen fortsætter, eller noget mangler at blive talt.</source>
        <translation>The evening goes on, or something is still to be counted.</translation>
    </message>
    <message>
        <source>Alder</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Bekymring</source>
        <translation>Worry</translation>
    </message>
    <message>
        <source>Bekymringer uden navn</source>
        <translation>Worries without a name</translation>
    </message>
    <message>
        <source>Bortvis</source>
        <translation>Send home</translation>
    </message>
    <message>
        <source>Bortvist den dag</source>
        <translation>Sent home that day</translation>
    </message>
    <message>
        <source>Bortvist lige nu</source>
        <translation>Sent home for now</translation>
    </message>
    <message>
        <source>Der er en log til for den dag: {title}. Behold én, og tag den anden tilbage.</source>
        <translation>There is another log for that day: {title}. Keep one, and take the other back.</translation>
    </message>
    <message>
        <source>Der er ikke skrevet noget til næste vagt.</source>
        <translation>Nothing was written to the next shift.</translation>
    </message>
    <message>
        <source>Fra sidste vagt: {words}</source>
        <translation>From the last shift: {words}</translation>
    </message>
    <message>
        <source>Fra vagten før jer</source>
        <translation>From the shift before you</translation>
    </message>
    <message>
        <source>Fremmøde</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Hvad I har lovet, og hvem nogen skal tale med.</source>
        <translation>What you promised, and whom somebody should talk to.</translation>
    </message>
    <message>
        <source>Hvad skal næste vagt vide?</source>
        <translation>What should the next shift know?</translation>
    </message>
    <message>
        <source>Hvor mange er kommet</source>
        <translation>How many have come</translation>
    </message>
    <message>
        <source>Hvor mange kom, og hvordan var stemningen?</source>
        <translation>How many came, and how was the mood?</translation>
    </message>
    <message>
        <source>Hvor mange kom? Skriv et tal, også hvis det er 0.</source>
        <translation>How many came? Write a number, also 0.</translation>
    </message>
    <message>
        <source>Hvornår lukkede I?</source>
        <translation>When did you close?</translation>
    </message>
    <message>
        <source>Hændelse</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Hændelser</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Hændelser i aften</source>
        <translation>Incidents tonight</translation>
    </message>
    <message>
        <source>Ikke lukket · {clock}</source>
        <translation>Not closed · {clock}</translation>
    </message>
    <message>
        <source>Ikke læst endnu</source>
        <translation>Not read yet</translation>
    </message>
    <message>
        <source>Ingen blev sendt hjem.</source>
        <translation>Nobody was sent home.</translation>
    </message>
    <message>
        <source>Ingen hændelser er skrevet. En rolig aften er også et svar.</source>
        <translation>No incidents were written. A quiet evening is an answer, too.</translation>
    </message>
    <message>
        <source>Jeg har læst den</source>
        <translation>I have read it</translation>
    </message>
    <message>
        <source>Klubben</source>
        <translation>The club</translation>
    </message>
    <message>
        <source>Klubben er ikke åbnet i dag. Åbn den, når I låser op.</source>
        <translation>The club has not been opened today. Open it when you unlock the door.</translation>
    </message>
    <message>
        <source>Klubben er lukket. Tak for i aften.</source>
        <translation>The club is closed. Thank you for tonight.</translation>
    </message>
    <message>
        <source>Klubben er åben. God vagt.</source>
        <translation>The club is open. Have a good shift.</translation>
    </message>
    <message>
        <source>Køn</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Luk den aften først. Så kan I åbne i dag.</source>
        <translation>Close that evening first. Then you can open today.</translation>
    </message>
    <message>
        <source>Luk klubben</source>
        <translation>Close the club</translation>
    </message>
    <message>
        <source>Lukket</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Læst af</source>
        <translation>Read by</translation>
    </message>
    <message>
        <source>Ny</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Ny bekymring om en ung</source>
        <translation>New concern about a young person</translation>
    </message>
    <message>
        <source>Ny bortvisning</source>
        <translation>New expulsion</translation>
    </message>
    <message>
        <source>Ny hændelse</source>
        <translation>New incident</translation>
    </message>
    <message>
        <source>Om en ung</source>
        <translation>About a young person</translation>
    </message>
    <message>
        <source>Optag igen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Optag {who} igen</source>
        <translation>Take {who} back</translation>
    </message>
    <message>
        <source>Optaget igen. Sig velkommen tilbage.</source>
        <translation>Taken back. Say welcome back.</translation>
    </message>
    <message>
        <source>Ret klubloggen</source>
        <translation>Edit the club log</translation>
    </message>
    <message>
        <source>Ret loggen</source>
        <translation>Edit the log</translation>
    </message>
    <message>
        <source>Skrevet ved lukketid</source>
        <translation>Written at closing time</translation>
    </message>
    <message>
        <source>Skrevet: læst af dig.</source>
        <translation>Noted: read by you.</translation>
    </message>
    <message>
        <source>Skriv en bekymring</source>
        <translation>Write a worry</translation>
    </message>
    <message>
        <source>Skriv en bortvisning</source>
        <translation>Write an expulsion</translation>
    </message>
    <message>
        <source>Skriv en hændelse</source>
        <translation>Write an incident</translation>
    </message>
    <message>
        <source>Skriv en klublog bagefter ({keys})</source>
        <translation>Write a club log afterwards ({keys})</translation>
    </message>
    <message>
        <source>Skriv, at du har læst loggen. Dit navn og tidspunktet står på siden.</source>
        <translation>Note that you have read the log. Your name and the time stand on the page.</translation>
    </message>
    <message>
        <source>Tast tallet, eller pil op og ned. Enter gemmer.</source>
        <translation>Press the number, or arrow up and down. Enter saves.</translation>
    </message>
    <message>
        <source>Til aftenen</source>
        <translation>To the evening</translation>
    </message>
    <message>
        <source>Til næste vagt</source>
        <translation>To the next shift</translation>
    </message>
    <message>
        <source>Uden navn, i loggen</source>
        <translation>Without a name, in the log</translation>
    </message>
    <message>
        <source>er kommet</source>
        <translation>have come</translation>
    </message>
    <message>
        <source>siden {clock}</source>
        <translation>since {clock}</translation>
    </message>
    <message>
        <source>{count} er kommet.</source>
        <translation>{count} have come.</translation>
    </message>
    <message>
        <source>Åbent igen.</source>
        <translation>Open again.</translation>
    </message>
    <message>
        <source>Åbent nu</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>Åbent siden {clock}</source>
        <translation>Open since {clock}</translation>
    </message>
    <message>
        <source>Åbn igen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Åbn klubben</source>
        <translation>Open the club</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Alle udgaver bliver i historikken, uanset hvad du vælger.</source>
        <translation>All versions stay in the history, whatever you choose.</translation>
    </message>
    <message>
        <source>Begge udgaver bliver i historikken, uanset hvad du vælger.</source>
        <translation>Both versions stay in the history, whatever you choose.</translation>
    </message>
    <message>
        <source>Behold min</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>Behold {whose}</source>
        <translation>Keep {whose}</translation>
    </message>
    <message>
        <source>Det er afgjort imens. Vi går videre.</source>
        <translation>It was settled meanwhile. We move on.</translation>
    </message>
    <message>
        <source>Din udgave</source>
        <translation>Your version</translation>
    </message>
    <message>
        <source>Din udgave gælder nu.</source>
        <translation>Your version holds now.</translation>
    </message>
    <message>
        <source>Dine ord</source>
        <translation>Your words</translation>
    </message>
    <message>
        <source>Et fælles svar</source>
        <translation>A shared answer</translation>
    </message>
    <message>
        <source>Feltet var tomt</source>
        <translation>The field was empty</translation>
    </message>
    <message>
        <source>Flettet af sig selv:</source>
        <translation>Merged by itself:</translation>
    </message>
    <message>
        <source>Forrige</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Fortrudt. Begge udgaver er i historikken.</source>
        <translation>Undone. Both versions are in the history.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Fortryd i teksten (Ctrl+Z)</source>
        <translation>Undo in the text (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Før jeres rettelser</source>
        <translation>Before your edits</translation>
    </message>
    <message>
        <source>Før rettelserne</source>
        <translation>Before the edits</translation>
    </message>
    <message>
        <source>Gem fælles svar</source>
        <translation>Save shared answer</translation>
    </message>
    <message>
        <source>Gem fælles tekst</source>
        <translation>Save shared text</translation>
    </message>
    <message>
        <source>Hele min</source>
        <translation>All of mine</translation>
    </message>
    <message>
        <source>Hele {whose}</source>
        <translation>All of {whose}</translation>
    </message>
    <message>
        <source>I har alle rettet det samme</source>
        <translation>You all edited the same thing</translation>
    </message>
    <message>
        <source>I har begge rettet det samme</source>
        <translation>You both edited the same thing</translation>
    </message>
    <message>
        <source>Indsæt igen:</source>
        <translation>Put back:</translation>
    </message>
    <message>
        <source>Ingen venter på dig.</source>
        <translation>Nobody is waiting for you.</translation>
    </message>
    <message>
        <source>Jeg har set det. Åbn siden, og tag det af listen</source>
        <translation>I have seen it. Open the page and take it off the list</translation>
    </message>
    <message>
        <source>Jeres fælles svar er gemt.</source>
        <translation>Your shared answer is saved.</translation>
    </message>
    <message>
        <source>Jeres fælles tekst</source>
        <translation>Your shared text</translation>
    </message>
    <message>
        <source>Jeres fælles tekst er gemt.</source>
        <translation>Your shared text is saved.</translation>
    </message>
    <message>
        <source>Konflikt</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Når to har rettet det samme uden net, står det her.</source>
        <translation>When two people edit the same thing offline, it shows here.</translation>
    </message>
    <message>
        <source>Næste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Se efter</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Se historikken</source>
        <translation>See the history</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Skriv sammen</source>
        <translation>Write it together</translation>
    </message>
    <message>
        <source>Svar på ny</source>
        <translation>Answer anew</translation>
    </message>
    <message>
        <source>Til I dag</source>
        <translation>To Today</translation>
    </message>
    <message>
        <source>Tomt</source>
        <translation>Empty</translation>
    </message>
    <message>
        <source>Umærket: stod der i forvejen, eller du har skrevet det nu</source>
        <translation>Unmarked: stood there before, or you wrote it now</translation>
    </message>
    <message>
        <source>Vent til senere</source>
        <translation>Leave it for later</translation>
    </message>
    <message>
        <source>dig</source>
        <translation>you</translation>
    </message>
    <message>
        <source>feltet</source>
        <translation>the field</translation>
    </message>
    <message>
        <source>fra dig</source>
        <translation>from you</translation>
    </message>
    <message>
        <source>fra {name}</source>
        <translation>from {name}</translation>
    </message>
    <message>
        <source>ord</source>
        <translation>words</translation>
    </message>
    <message>
        <source>på {device}</source>
        <translation>on {device}</translation>
    </message>
    <message>
        <source>{names} har rettet det samme</source>
        <translation>{names} edited the same thing</translation>
    </message>
    <message>
        <source>{names} og {last}</source>
        <translation>{names} and {last}</translation>
    </message>
    <message>
        <source>{name} ser det, når I har sendt.</source>
        <translation>{name} sees it once you have both sent.</translation>
    </message>
    <message>
        <source>{n} af {total}</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>{whose} ord</source>
        <translation>{whose} words</translation>
    </message>
    <message>
        <source>{whose} udgave</source>
        <translation>{whose} version</translation>
    </message>
    <message>
        <source>{whose} udgave gælder nu.</source>
        <translation>{whose} version holds now.</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message>
        <source>Alle følger den samme udgave af, hvem der er med.</source>
        <translation>Everybody follows the same version of who is in.</translation>
    </message>
    <message>
        <source>Alles pc’er følger efter af sig selv, næste gang de sender og henter. Ingen notater går tabt.</source>
        <translation>Everybody&apos;s PC follows by itself the next time it syncs. No records are lost.</translation>
    </message>
    <message>
        <source>Begge udgaver gælder: den, der er kommet med i den ene, er med, og den, der er lukket ude i den ene, er ude.</source>
        <translation>Both versions hold: whoever came in by one of them is in, and whoever is put out in one of them is out.</translation>
    </message>
    <message>
        <source>Bogen er ikke med i en organisation, så der er intet register.</source>
        <translation>The book belongs to no organisation, so there is no directory.</translation>
    </message>
    <message>
        <source>Bogen er kun din</source>
        <translation>The book is yours alone</translation>
    </message>
    <message>
        <source>Centralen har en anden udgave af, hvem der er med hos jer. Sig det til jeres administrator, som kan samle de to.</source>
        <translation>The endpoint has another version of who is with you. Tell your administrator, who can join the two.</translation>
    </message>
    <message>
        <source>Centralen har en anden udgave af, hvem der er med hos jer. Sig det til {names}, som kan samle de to.</source>
        <translation>The endpoint has another version of who is with you. Tell {names}, who can join the two.</translation>
    </message>
    <message>
        <source>Centralen kan ikke spørges lige nu</source>
        <translation>The endpoint cannot be asked just now</translation>
    </message>
    <message>
        <source>Centralen og din bog har hver sin udgave af, hvem der er med hos jer. Du kan se dem begge og samle dem.</source>
        <translation>The endpoint and your book each have a version of who is with you. You can see both and join them.</translation>
    </message>
    <message>
        <source>Den er ikke med i en organisation, så der er intet register.</source>
        <translation>It belongs to no organisation, so there is no directory.</translation>
    </message>
    <message>
        <source>Der er to udgaver af, hvem der er med hos jer. Det sker, når centralen er sat tilbage fra en ældre kopi. Alle kan skrive videre imens; intet bliver sendt til den anden udgave, før du har set efter.</source>
        <translation>There are two versions of who is with you. It happens when the endpoint has been put back from an older copy. Everybody can go on writing meanwhile; nothing is sent to the other version before you have looked.</translation>
    </message>
    <message>
        <source>Det her er administratorens</source>
        <translation>This is the administrator&apos;s</translation>
    </message>
    <message>
        <source>Det kan ikke fortrydes samlet. Er noget forkert, retter du det bagefter, ét ad gangen: luk en ude igen, eller invitér på ny.</source>
        <translation>It cannot be undone as a whole. If something is wrong, you mend it afterwards, one thing at a time: put somebody out again, or invite anew.</translation>
    </message>
    <message>
        <source>Er der to udgaver af registeret, så sig det til {names}. Skriv videre imens.</source>
        <translation>If there are two versions of the directory, tell {names}. Go on writing meanwhile.</translation>
    </message>
    <message>
        <source>Hvad sker der, når du samler dem?</source>
        <translation>What happens when you join them?</translation>
    </message>
    <message>
        <source>Hvem der er med hos jer. Er der to udgaver af det, kan du samle dem her.</source>
        <translation>Who is with you. If there are two versions of it, you can join them here.</translation>
    </message>
    <message>
        <source>Ikke noget, centralen mangler.</source>
        <translation>Nothing the endpoint lacks.</translation>
    </message>
    <message>
        <source>Ikke noget, du mangler.</source>
        <translation>Nothing you lack.</translation>
    </message>
    <message>
        <source>Jeg har læst begge lister, og begge dele er rigtige</source>
        <translation>I have read both lists, and both are right</translation>
    </message>
    <message>
        <source>Kender du ikke det, der står hos centralen? Så saml dem ikke. Ring til den, der står der.</source>
        <translation>Do you not know what the endpoint has? Then do not join them. Call the person named there.</translation>
    </message>
    <message>
        <source>Kun her i din bog</source>
        <translation>Only here in your book</translation>
    </message>
    <message>
        <source>Kun hos centralen</source>
        <translation>Only at the endpoint</translation>
    </message>
    <message>
        <source>Læs begge lister igennem, og sæt kryds først.</source>
        <translation>Read both lists through, and tick the box first.</translation>
    </message>
    <message>
        <source>Registeret</source>
        <translation>The directory</translation>
    </message>
    <message>
        <source>Registeret er det samme her og hos centralen</source>
        <translation>The directory is the same here and at the endpoint</translation>
    </message>
    <message>
        <source>Saml de to udgaver</source>
        <translation>Join the two versions</translation>
    </message>
    <message>
        <source>Samlet. Alle får det, næste gang de sender og henter.</source>
        <translation>Joined. Everybody gets it the next time they sync.</translation>
    </message>
    <message>
        <source>Se de to udgaver</source>
        <translation>See the two versions</translation>
    </message>
    <message>
        <source>Se, om det er det samme overalt</source>
        <translation>See whether it is the same everywhere</translation>
    </message>
    <message>
        <source>Skriv bare videre: alt er gemt her og bliver sendt bagefter.</source>
        <translation>Just go on writing: all is saved here and is sent afterwards.</translation>
    </message>
    <message>
        <source>Spørg igen</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Spørger centralen …</source>
        <translation>Asking the endpoint …</translation>
    </message>
    <message>
        <source>Vent, til centralen har svaret.</source>
        <translation>Wait until the endpoint has answered.</translation>
    </message>
    <message>
        <source>et rum, du ikke kan læse navnet på</source>
        <translation>a space whose name you cannot read</translation>
    </message>
    <message>
        <source>nogen</source>
        <translation>somebody</translation>
    </message>
    <message>
        <source>{about} kom med, på pc’en {where}</source>
        <translation>{about} joined, on the PC {where}</translation>
    </message>
    <message>
        <source>{by} inviterede {about}</source>
        <translation>{by} invited {about}</translation>
    </message>
    <message>
        <source>{by} lukkede pc’en {where} ude ({about})</source>
        <translation>{by} put the PC {where} out ({about})</translation>
    </message>
    <message>
        <source>{by} lukkede {about} ude</source>
        <translation>{by} put {about} out</translation>
    </message>
    <message>
        <source>{by} oprettede rummet {about}</source>
        <translation>{by} made the space {about}</translation>
    </message>
    <message>
        <source>{by} slettede et notat i {where}</source>
        <translation>{by} erased a record in {where}</translation>
    </message>
    <message>
        <source>{by} tog {about} med i {where}</source>
        <translation>{by} let {about} into {where}</translation>
    </message>
    <message>
        <source>{by} tog {about} ud af {where}</source>
        <translation>{by} took {about} out of {where}</translation>
    </message>
    <message>
        <source>{by} ændrede jeres egne ord og frister</source>
        <translation>{by} changed your own words and deadlines</translation>
    </message>
    <message>
        <source>{by} ændrede noget, et nyere program kender</source>
        <translation>{by} changed something that a newer program knows</translation>
    </message>
    <message>
        <source>{count} nøgler, som følger med</source>
        <translation>{count} keys that go with it</translation>
    </message>
    <message>
        <source>Én nøgle, som følger med</source>
        <translation>One key that goes with it</translation>
    </message>
</context>
<context>
    <name>District</name>
    <message>
        <source>Aktiviteter forude</source>
        <translation>Activities ahead</translation>
    </message>
    <message>
        <source>Bydel</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Bydelen</source>
        <translation>The district</translation>
    </message>
    <message>
        <source>Du er ikke med i et forum i bydelen.</source>
        <translation>You are in no forum of the district.</translation>
    </message>
    <message>
        <source>Forsøgt uden at få fat i nogen</source>
        <translation>Tried without reaching anybody</translation>
    </message>
    <message>
        <source>Hvem går her</source>
        <translation>Who walks here</translation>
    </message>
    <message>
        <source>Hvem indstiller</source>
        <translation>Who refers</translation>
    </message>
    <message>
        <source>Ingen aktiviteter er planlagt.</source>
        <translation>No activities are planned.</translation>
    </message>
    <message>
        <source>Ingen forgæves forsøg er skrevet i år.</source>
        <translation>No attempt in vain is written this year.</translation>
    </message>
    <message>
        <source>Ingen klubber i bydelen. Skriv dem under Aktører og tilbud.</source>
        <translation>No clubs in the district. Write them under Actors and offers.</translation>
    </message>
    <message>
        <source>Ingen runde er skrevet her</source>
        <translation>No round is written here</translation>
    </message>
    <message>
        <source>Ingen runder er planlagt. Skriv en runde med den dag, I går.</source>
        <translation>No rounds are planned. Write a round with the day you go.</translation>
    </message>
    <message>
        <source>Ingen sager er rejst i år, eller du læser ikke et SSP-rum.</source>
        <translation>No cases have been raised this year, or you read no SSP space.</translation>
    </message>
    <message>
        <source>Klubber</source>
        <translation>Clubs</translation>
    </message>
    <message>
        <source>Lokale fora</source>
        <translation>Local forums</translation>
    </message>
    <message>
        <source>Runder forude</source>
        <translation>Rounds ahead</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Adgangssætning</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Adressen på jeres central</source>
        <translation>Address of your endpoint</translation>
    </message>
    <message>
        <source>Alt i den er opdigtet</source>
        <translation>Everything in it is invented</translation>
    </message>
    <message>
        <source>Alt på pc’en er krypteret. Kun din adgangssætning åbner bogen.</source>
        <translation>Everything on this PC is encrypted. Only your passphrase opens the book.</translation>
    </message>
    <message>
        <source>Altid åben</source>
        <translation>Always open</translation>
    </message>
    <message>
        <source>Bog {number}</source>
        <translation>Book {number}</translation>
    </message>
    <message>
        <source>Bog {number} af {total} på denne pc</source>
        <translation>Book {number} of {total} on this PC</translation>
    </message>
    <message>
        <source>Bogen er lukket</source>
        <translation>The book is closed</translation>
    </message>
    <message>
        <source>Bogen gøres klar efter opdateringen. Det sker kun denne ene gang. {share} %</source>
        <translation>The book is being made ready after the update. It happens only this once. {share} %</translation>
    </message>
    <message>
        <source>Brug mindst {count} tegn. Længde er det, der holder.</source>
        <translation>Use at least {count} characters. Length is what holds.</translation>
    </message>
    <message>
        <source>De fleste vælger det her</source>
        <translation>Most people choose this</translation>
    </message>
    <message>
        <source>De to er ikke ens. Skriv den igen.</source>
        <translation>The two are not alike. Write it again.</translation>
    </message>
    <message>
        <source>Den eneste bog på denne pc</source>
        <translation>The only book on this PC</translation>
    </message>
    <message>
        <source>Den låser bogen op, hver gang. Kun du kender den.</source>
        <translation>It unlocks the book, every time. Only you know it.</translation>
    </message>
    <message>
        <source>Den passede ikke.</source>
        <translation>That did not fit.</translation>
    </message>
    <message>
        <source>Den øvebog, der ligger her, bliver slettet.</source>
        <translation>The practice book that is here will be deleted.</translation>
    </message>
    <message>
        <source>Det første, du kan gøre</source>
        <translation>The first thing you can do</translation>
    </message>
    <message>
        <source>Det tager et øjeblik at lave bogen.</source>
        <translation>Making the book takes a moment.</translation>
    </message>
    <message>
        <source>Din adgangssætning</source>
        <translation>Your passphrase</translation>
    </message>
    <message>
        <source>Din administrator kan åbne den sammen med en til. Det, du har skrevet, går ikke tabt.</source>
        <translation>Your administrator can open it together with one more. What you have written is not lost.</translation>
    </message>
    <message>
        <source>Din invitation</source>
        <translation>Your invitation</translation>
    </message>
    <message>
        <source>Dine kladder er gemt. Ingen kan læse med.</source>
        <translation>Your drafts are saved. Nobody can read along.</translation>
    </message>
    <message>
        <source>Dit navn</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Du bliver administrator og inviterer de andre.</source>
        <translation>You become administrator and invite the others.</translation>
    </message>
    <message>
        <source>Du får en bog for dig selv med opdigtede unge, runder og en sag. Prøv alt af. Hver skærm siger, at det er øvedata.</source>
        <translation>You get a book of your own with invented young people, rounds and a case. Try everything. Every screen says that it is practice data.</translation>
    </message>
    <message>
        <source>Du kan altid prøve med øvedata først. Det påvirker ingen.</source>
        <translation>You can always try with practice data first. It affects nobody.</translation>
    </message>
    <message>
        <source>En opdigtet bydel med fem runder, to grupper og en sag. Sender aldrig noget.</source>
        <translation>An invented district with five rounds, two groups and a case. Never sends anything.</translation>
    </message>
    <message>
        <source>Feltbog virker på trappen, i klubben og på mødet. Også når der ikke er net.</source>
        <translation>Feltbog works on the stairs, in the club and at the meeting. Offline as well.</translation>
    </message>
    <message>
        <source>Filen kunne ikke læses som en invitation.</source>
        <translation>The file could not be read as an invitation.</translation>
    </message>
    <message>
        <source>Fortsæt</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Fra din leder eller administrator: en kode eller en fil.</source>
        <translation>From your manager or administrator: a code or a file.</translation>
    </message>
    <message>
        <source>Gadeteam …</source>
        <translation>Street team …</translation>
    </message>
    <message>
        <source>Glemt adgangssætningen?</source>
        <translation>Forgotten the passphrase?</translation>
    </message>
    <message>
        <source>God</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Gør bogen klar …</source>
        <translation>Making the book ready …</translation>
    </message>
    <message>
        <source>Heller ikke, når to skriver det samme sted.</source>
        <translation>Not even when two write in the same place.</translation>
    </message>
    <message>
        <source>Her ligger bogen</source>
        <translation>The book lies here</translation>
    </message>
    <message>
        <source>Hvis du glemmer adgangssætningen</source>
        <translation>If you forget the passphrase</translation>
    </message>
    <message>
        <source>Ingen andre kender den, og den kan ikke sendes til dig. Din administrator kan hjælpe. Det, du har skrevet, bliver liggende i bogen imens.</source>
        <translation>Nobody else knows it, and it cannot be sent to you. Your administrator can help. What you have written stays in the book meanwhile.</translation>
    </message>
    <message>
        <source>Ingen skærm venter på net.</source>
        <translation>No screen waits for a connection.</translation>
    </message>
    <message>
        <source>Intet bliver sendt, før du har valgt en adgangssætning.</source>
        <translation>Nothing is sent until you have chosen a passphrase.</translation>
    </message>
    <message>
        <source>Intet går tabt</source>
        <translation>Nothing is lost</translation>
    </message>
    <message>
        <source>Invitationen bliver læst.</source>
        <translation>Reading the invitation.</translation>
    </message>
    <message>
        <source>Inviter dine kolleger under Indstillinger.</source>
        <translation>Invite your colleagues under Settings.</translation>
    </message>
    <message>
        <source>Jeg har en invitation</source>
        <translation>I have an invitation</translation>
    </message>
    <message>
        <source>Klar</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Klar. Bogen er din.</source>
        <translation>Ready. The book is yours.</translation>
    </message>
    <message>
        <source>Kom ind</source>
        <translation>Come in</translation>
    </message>
    <message>
        <source>Krypteret her, krypteret på vejen.</source>
        <translation>Encrypted here, encrypted on the way.</translation>
    </message>
    <message>
        <source>Krypteret. Den åbner kun med din adgangssætning.</source>
        <translation>Encrypted. Only your passphrase opens it.</translation>
    </message>
    <message>
        <source>Kun for jer</source>
        <translation>Only for you</translation>
    </message>
    <message>
        <source>Lang nok</source>
        <translation>Long enough</translation>
    </message>
    <message>
        <source>Lav bogen</source>
        <translation>Make the book</translation>
    </message>
    <message>
        <source>Laver bogen …</source>
        <translation>Making the book …</translation>
    </message>
    <message>
        <source>Lås din feltbog op</source>
        <translation>Unlock your book</translation>
    </message>
    <message>
        <source>Lås din øvebog op</source>
        <translation>Unlock your practice book</translation>
    </message>
    <message>
        <source>Lås op</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Lås op om 1 sekund</source>
        <translation>Unlock in 1 second</translation>
    </message>
    <message>
        <source>Lås op om {count} sekunder</source>
        <translation>Unlock in {count} seconds</translation>
    </message>
    <message>
        <source>Låser op …</source>
        <translation>Unlocking …</translation>
    </message>
    <message>
        <source>Mappe til nødnøglerne</source>
        <translation>Folder for the emergency keys</translation>
    </message>
    <message>
        <source>Ny bog på denne pc …</source>
        <translation>New book on this PC …</translation>
    </message>
    <message>
        <source>Nødnøglerne ligger i {folder}. Giv dem til tre, I stoler på. To af dem kan hjælpe sammen.</source>
        <translation>The emergency keys lie in {folder}. Give them to three people you trust. Two of them together can help.</translation>
    </message>
    <message>
        <source>Opret en ny organisation</source>
        <translation>Create a new organisation</translation>
    </message>
    <message>
        <source>Ordene passer, fortsæt</source>
        <translation>The words match, continue</translation>
    </message>
    <message>
        <source>Organisationens navn</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>Prøv igen om 1 sekund.</source>
        <translation>Try again in 1 second.</translation>
    </message>
    <message>
        <source>Prøv igen om {count} sekunder.</source>
        <translation>Try again in {count} seconds.</translation>
    </message>
    <message>
        <source>Prøv igen.</source>
        <translation>Try again.</translation>
    </message>
    <message>
        <source>Prøv med øvedata</source>
        <translation>Try with practice data</translation>
    </message>
    <message>
        <source>Ring 112, hvis nogen er i fare</source>
        <translation>Call 112 if anyone is in danger</translation>
    </message>
    <message>
        <source>Skift bog</source>
        <translation>Change book</translation>
    </message>
    <message>
        <source>Skriv adressen. Den, der driver centralen, kender den.</source>
        <translation>Write the address. Whoever runs the endpoint knows it.</translation>
    </message>
    <message>
        <source>Skriv den igen</source>
        <translation>Write it again</translation>
    </message>
    <message>
        <source>Skriv det ned,</source>
        <translation>Write it down</translation>
    </message>
    <message>
        <source>Skriv din invitation eller åbn filen med den.</source>
        <translation>Write your invitation, or open the file with it.</translation>
    </message>
    <message>
        <source>Skriv dit navn.</source>
        <translation>Write your name.</translation>
    </message>
    <message>
        <source>Skriv, hvad I hedder.</source>
        <translation>Write what you are called.</translation>
    </message>
    <message>
        <source>Sprog: {language}</source>
        <translation>Language: {language}</translation>
    </message>
    <message>
        <source>Spørg den, der inviterede dig, om I ser de samme fire ord:</source>
        <translation>Ask whoever invited you if you both see the same four words:</translation>
    </message>
    <message>
        <source>Styrke: {word}</source>
        <translation>Strength: {word}</translation>
    </message>
    <message>
        <source>Stærk</source>
        <translation>Strong</translation>
    </message>
    <message>
        <source>Så lav en ny øvebog: vælg Skift bog, Ny bog på denne pc og Prøv med øvedata.</source>
        <translation>Then make a new practice book: choose Change book, New book on this PC and Try with practice data.</translation>
    </message>
    <message>
        <source>Så laver du bare en ny øvebog.</source>
        <translation>Then you simply make a new practice book.</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tre ting, det er godt at vide.</source>
        <translation>Three things that are good to know.</translation>
    </message>
    <message>
        <source>Tryk Ctrl+G, og skriv en gadekontakt. Bogen virker også uden net.</source>
        <translation>Press Ctrl+G and write a street contact. The book works offline too.</translation>
    </message>
    <message>
        <source>Velkommen. Hvordan vil du begynde?</source>
        <translation>Welcome. How would you like to begin?</translation>
    </message>
    <message>
        <source>Ventetiden bliver længere for hver gang.</source>
        <translation>The wait grows longer each time.</translation>
    </message>
    <message>
        <source>Virker også uden net</source>
        <translation>Works offline too</translation>
    </message>
    <message>
        <source>Vælg en adgangssætning</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>Vælg en mappe. En USB-nøgle er god.</source>
        <translation>Choose a folder. A USB stick is good.</translation>
    </message>
    <message>
        <source>Vælg mappe</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message>
        <source>fire eller fem ord, du kan huske</source>
        <translation>four or five words you can remember</translation>
    </message>
    <message>
        <source>gadeplansmedarbejder</source>
        <translation>street-level outreach worker</translation>
    </message>
    <message>
        <source>klubmedarbejder</source>
        <translation>club worker</translation>
    </message>
    <message>
        <source>koordinator</source>
        <translation>coordinator</translation>
    </message>
    <message>
        <source>mens du husker det.</source>
        <translation>while it is fresh.</translation>
    </message>
    <message>
        <source>som {role}. Gælder til {day}.</source>
        <translation>as {role}. Valid until {day}.</translation>
    </message>
    <message>
        <source>sådan ser dine kolleger dig</source>
        <translation>this is how your colleagues see you</translation>
    </message>
    <message>
        <source>to af tre åbner bogen, hvis en adgangssætning er glemt</source>
        <translation>two of three open the book if a passphrase is forgotten</translation>
    </message>
    <message>
        <source>{count} tegn mere</source>
        <translation>{count} more characters</translation>
    </message>
    <message>
        <source>{organisation} har inviteret dig</source>
        <translation>{organisation} has invited you</translation>
    </message>
    <message>
        <source>Åbn bogen</source>
        <translation>Open the book</translation>
    </message>
    <message>
        <source>Åbn en invitation</source>
        <translation>Open an invitation</translation>
    </message>
    <message>
        <source>Åbn fil</source>
        <translation>Open file</translation>
    </message>
    <message>
        <source>Ét tegn mere</source>
        <translation>One more character</translation>
    </message>
    <message>
        <source>Øvebogen</source>
        <translation>The practice book</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Begge historikker bliver. Du kan altid skille dem ad igen.</source>
        <translation>Both histories stay. You can always take them apart again.</translation>
    </message>
    <message>
        <source>Brug denne</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>Brug “{words}” som {label}</source>
        <translation>Use “{words}” as {label}</translation>
    </message>
    <message>
        <source>Der er allerede en klublog for den dag: {title}. Skriv videre i den.</source>
        <translation>There is already a club log for that day: {title}. Go on writing in it.</translation>
    </message>
    <message>
        <source>Der er allerede et møde den dag: {title}. En sag står kun på ét af dem.</source>
        <translation>There is a meeting that day already: {title}. A case stands on only one of them.</translation>
    </message>
    <message>
        <source>Dubletter</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>Er det den samme?</source>
        <translation>Are they the same?</translation>
    </message>
    <message>
        <source>Forrige</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Fortrudt. De står hver for sig som før.</source>
        <translation>Undone. They stand apart as before.</translation>
    </message>
    <message>
        <source>Husket. De er ikke den samme.</source>
        <translation>Remembered. They are not the same.</translation>
    </message>
    <message>
        <source>Ikke den samme</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>Ingen ligner hinanden lige nu.</source>
        <translation>Nothing looks alike just now.</translation>
    </message>
    <message>
        <source>Ligner {title}. Er det den samme?</source>
        <translation>Looks like {title}. Is it the same?</translation>
    </message>
    <message>
        <source>Notater, der hører til: {count}</source>
        <translation>Notes that belong to it: {count}</translation>
    </message>
    <message>
        <source>Når to grupper, steder, unge, sager eller møder ligner, står de her. Du bestemmer.</source>
        <translation>When two groups, places, young people, cases or meetings look alike, they stand here. You decide.</translation>
    </message>
    <message>
        <source>Næste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Samme: behold den anden</source>
        <translation>Same: keep the second</translation>
    </message>
    <message>
        <source>Samme: behold den første</source>
        <translation>Same: keep the first</translation>
    </message>
    <message>
        <source>Se den</source>
        <translation>See it</translation>
    </message>
    <message>
        <source>Ser bogen igennem. Du kan arbejde videre imens.</source>
        <translation>Looking through the book. You can work on meanwhile.</translation>
    </message>
    <message>
        <source>Skil ad</source>
        <translation>Take apart</translation>
    </message>
    <message>
        <source>Skil {title} ud igen</source>
        <translation>Take {title} out again</translation>
    </message>
    <message>
        <source>Slået sammen</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Slået sammen. {title} står for begge.</source>
        <translation>Merged. {title} stands for both.</translation>
    </message>
    <message>
        <source>To har slået dem sammen hver sin vej. Hvilken skal stå?</source>
        <translation>Two people have merged them in opposite directions. Which one is to stand?</translation>
    </message>
    <message>
        <source>ens</source>
        <translation>same</translation>
    </message>
    <message>
        <source>forskel</source>
        <translation>differs</translation>
    </message>
    <message>
        <source>ikke skrevet</source>
        <translation>not written</translation>
    </message>
    <message>
        <source>ligner</source>
        <translation>alike</translation>
    </message>
    <message>
        <source>vises først på den unges side</source>
        <translation>shown only on the young person&apos;s own page</translation>
    </message>
    <message>
        <source>{kind}: er det den samme?</source>
        <translation>{kind}: are they the same?</translation>
    </message>
    <message>
        <source>{left} og {right}</source>
        <translation>{left} and {right}</translation>
    </message>
    <message>
        <source>{number} af {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>{other} er slået sammen med {keep}</source>
        <translation>{other} is merged with {keep}</translation>
    </message>
    <message>
        <source>{title} står for sig selv igen.</source>
        <translation>{title} stands by itself again.</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Åbn {title}</source>
        <translation>Open {title}</translation>
    </message>
</context>
<context>
    <name>Factors</name>
    <message>
        <source>Indikatorer kan ikke forudsige, hvad den enkelte gør. De fleste med risikofaktorer kommer aldrig i en gruppe.</source>
        <translation>Indicators cannot predict what one person does. Most people with risk factors never join a group.</translation>
    </message>
    <message>
        <source>Ingen er besvaret endnu.</source>
        <translation>None is answered yet.</translation>
    </message>
    <message>
        <source>Intet er besvaret. Skemaet er frivilligt; begynd med ressourcerne.</source>
        <translation>Nothing is answered. The sheet is voluntary; begin with the resources.</translation>
    </message>
    <message>
        <source>Læs svaret</source>
        <translation>Read the answer</translation>
    </message>
    <message>
        <source>Læs svaret om {factor}</source>
        <translation>Read the answer about {factor}</translation>
    </message>
    <message>
        <source>Ressourcer</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>Ressourcer og risici</source>
        <translation>Resources and risks</translation>
    </message>
    <message>
        <source>Risici</source>
        <translation>Risks</translation>
    </message>
    <message>
        <source>Skriv svar</source>
        <translation>Write an answer</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>1 felt</source>
        <translation>1 field</translation>
    </message>
    <message>
        <source>Aftale</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Aften og weekend: Døgnvagten</source>
        <translation>Evenings and weekends: Døgnvagten, on duty day and night</translation>
    </message>
    <message>
        <source>Bekymring for radikalisering er ikke et SSP-niveau. Ring til VINK og spar om det, du har set. De hjælper dig videre, også når du er i tvivl.</source>
        <translation>Concern about radicalisation is not an SSP level. Call VINK and talk through what you have seen. They help you on, also when you are in doubt.</translation>
    </message>
    <message>
        <source>Brug arbejdspladsens adresse, aldrig din egen.</source>
        <translation>Use your workplace&apos;s address, never your own.</translation>
    </message>
    <message>
        <source>Delmål</source>
        <translation>Sub-goal</translation>
    </message>
    <message>
        <source>Der er lukket nu. Er det akut: Døgnvagten</source>
        <translation>It is closed now. If it is urgent: the emergency service</translation>
    </message>
    <message>
        <source>Drøftes i</source>
        <translation>Discussed in</translation>
    </message>
    <message>
        <source>Du får en kvittering. Skriv den ned, så du kan følge op.</source>
        <translation>You get a receipt. Write it down so that you can follow up.</translation>
    </message>
    <message>
        <source>Du har en kladde fra {clock}</source>
        <translation>You have a draft from {clock}</translation>
    </message>
    <message>
        <source>Du kan gemme undervejs. Kun “Indstil” kræver det, der skal med.</source>
        <translation>You can save as you go. Only “Refer” needs what is required.</translation>
    </message>
    <message>
        <source>Du kan indstille nu. Resten gør mødet lettere.</source>
        <translation>You can refer now. The rest makes the meeting easier.</translation>
    </message>
    <message>
        <source>En bekymring, du vil skrive ned</source>
        <translation>A worry you want to write down</translation>
    </message>
    <message>
        <source>En gruppe eller en ung, der er på vej ud i noget</source>
        <translation>A group or a young person heading into something</translation>
    </message>
    <message>
        <source>Er der fare lige nu, så ring til politiet først.</source>
        <translation>If there is danger right now, call the police first.</translation>
    </message>
    <message>
        <source>Er det akut, så ring nu. Skriv bagefter.</source>
        <translation>If it is urgent, call now. Write afterwards.</translation>
    </message>
    <message>
        <source>Et barn eller en ung, der har det svært eller er i fare</source>
        <translation>A child or young person who is struggling or in danger</translation>
    </message>
    <message>
        <source>Fare lige nu: politiet</source>
        <translation>Danger right now: the police</translation>
    </message>
    <message>
        <source>Fold ud eller sammen (mellemrum)</source>
        <translation>Unfold or fold (Space)</translation>
    </message>
    <message>
        <source>Fortæl familien det, når det ikke sætter barnet i fare. Er du i tvivl, så spørg din leder.</source>
        <translation>Tell the family, unless that puts the child in danger. If in doubt, ask your manager.</translation>
    </message>
    <message>
        <source>Fortæl, hvad du har set og hørt, ikke hvad du gætter på.</source>
        <translation>Tell what you have seen and heard, not what you guess.</translation>
    </message>
    <message>
        <source>Gem kladden</source>
        <translation>Save the draft</translation>
    </message>
    <message>
        <source>Gruppen “{name}” er oprettet.</source>
        <translation>The group “{name}” is created.</translation>
    </message>
    <message>
        <source>Gå til feltet</source>
        <translation>Go to the field</translation>
    </message>
    <message>
        <source>Hvad er der sket siden sidst? Et tal eller én linje er nok.</source>
        <translation>What has happened since last time? A number or one line is enough.</translation>
    </message>
    <message>
        <source>Hvad er du bekymret for?</source>
        <translation>What are you worried about?</translation>
    </message>
    <message>
        <source>Hvad mangler</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Hvem ringer du til</source>
        <translation>Whom to call</translation>
    </message>
    <message>
        <source>I åbningstiden: modtageenheden</source>
        <translation>In opening hours: the intake unit</translation>
    </message>
    <message>
        <source>Indstil</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Intet mangler. Du kan indstille.</source>
        <translation>Nothing is missing. You can refer.</translation>
    </message>
    <message>
        <source>Intet valgt</source>
        <translation>Nothing chosen</translation>
    </message>
    <message>
        <source>Niveau {n}</source>
        <translation>Level {n}</translation>
    </message>
    <message>
        <source>Niveauet bestemmer, hvor sagen drøftes</source>
        <translation>The level decides where the case is discussed</translation>
    </message>
    <message>
        <source>Ny i gruppen</source>
        <translation>New in the group</translation>
    </message>
    <message>
        <source>Ny indstilling</source>
        <translation>New referral</translation>
    </message>
    <message>
        <source>Ny {kind}</source>
        <translation>New {kind}</translation>
    </message>
    <message>
        <source>Nyt {kind}</source>
        <translation>New {kind}</translation>
    </message>
    <message>
        <source>Næste møde</source>
        <translation>Next meeting</translation>
    </message>
    <message>
        <source>Opret gruppen “{name}”</source>
        <translation>Create the group “{name}”</translation>
    </message>
    <message>
        <source>Overordnet mål</source>
        <translation>Overall goal</translation>
    </message>
    <message>
        <source>Radikalisering og ekstremisme: VINK</source>
        <translation>Radicalisation and extremism: VINK</translation>
    </message>
    <message>
        <source>Ret {kind}</source>
        <translation>Edit {kind}</translation>
    </message>
    <message>
        <source>Skriv eller vælg</source>
        <translation>Write or choose</translation>
    </message>
    <message>
        <source>Skriv et helt tal, fx 8.</source>
        <translation>Write a whole number, for example 8.</translation>
    </message>
    <message>
        <source>Skriv kun i bogen, at du har givet det videre, hvornår og til hvem.</source>
        <translation>Write in the book only that you passed it on, when and to whom.</translation>
    </message>
    <message>
        <source>Skriv én, og tryk Enter</source>
        <translation>Write one, and press Enter</translation>
    </message>
    <message>
        <source>Skriv, hvad du har set og hørt, og hvad den unge selv siger. Hold dem adskilt.</source>
        <translation>Write what you have seen and heard, and what the young person says. Keep them apart.</translation>
    </message>
    <message>
        <source>Som den blev skrevet</source>
        <translation>As it was written</translation>
    </message>
    <message>
        <source>Så skal du underrette. SSP erstatter det ikke</source>
        <translation>Then you must notify. SSP does not replace it</translation>
    </message>
    <message>
        <source>Sådan gør du</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Sådan sender du den</source>
        <translation>How to send it</translation>
    </message>
    <message>
        <source>Søg og føj til</source>
        <translation>Search and add</translation>
    </message>
    <message>
        <source>Søg og vælg</source>
        <translation>Search and choose</translation>
    </message>
    <message>
        <source>Tag {title} ud</source>
        <translation>Take {title} out</translation>
    </message>
    <message>
        <source>Tegn på radikalisering eller ekstremisme</source>
        <translation>Signs of radicalisation or extremism</translation>
    </message>
    <message>
        <source>Teksten skal bekræftes af kommunen og en jurist, før den bruges i drift.</source>
        <translation>The municipality and a lawyer must confirm this text before it is put to use.</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tilføj til {kind}</source>
        <translation>Add to {kind}</translation>
    </message>
    <message>
        <source>Tror du, at et barn eller en ung under 18 har brug for særlig støtte, skal du underrette. Pligten er din egen, og SSP erstatter den ikke.</source>
        <translation>If you believe that a child or young person under 18 needs special support, you must notify. The duty is your own, and SSP does not replace it.</translation>
    </message>
    <message>
        <source>Uden navn</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>Underretning</source>
        <translation>Statutory notification</translation>
    </message>
    <message>
        <source>Uro, kriminalitet, utryghed: en indstilling til SSP</source>
        <translation>Trouble, crime, insecurity: a referral to SSP</translation>
    </message>
    <message>
        <source>VINK hjælper dig videre</source>
        <translation>VINK helps you on</translation>
    </message>
    <message>
        <source>VINK, koordineringsenheden</source>
        <translation>VINK, the coordination unit</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Vælg bydelen, så står holdet, du kan gå til, der allerede</source>
        <translation>Choose the district, and the team you can go to stands there already</translation>
    </message>
    <message>
        <source>Vælg det, der ligner mest. Du kan altid gå tilbage.</source>
        <translation>Choose what comes closest. You can always go back.</translation>
    </message>
    <message>
        <source>foldet sammen</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>skal med</source>
        <translation>required</translation>
    </message>
    <message>
        <source>skal udfyldes</source>
        <translation>required</translation>
    </message>
    <message>
        <source>tekst indsættes af kommunen</source>
        <translation>text to be inserted by the municipality</translation>
    </message>
    <message>
        <source>{count} venter på net.</source>
        <translation>{count} waiting for a connection.</translation>
    </message>
    <message>
        <source>{filled} af {n} udfyldt</source>
        <translation>{filled} of {n} filled in</translation>
    </message>
    <message>
        <source>{n} felter</source>
        <translation>{n} fields</translation>
    </message>
    <message>
        <source>Åbn guiden til underretning</source>
        <translation>Open the guide to notification</translation>
    </message>
    <message>
        <source>åben</source>
        <translation>open</translation>
    </message>
    <message>
        <source>“{text}” er ikke på listen. Vælg en, eller ryd feltet.</source>
        <translation>“{text}” is not on the list. Choose one, or clear the field.</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Det bliver skrevet ned, hvem der fik papiret, og på hvilken hjemmel. Mistanker kommer aldrig med.</source>
        <translation>Who got the paper, and on what basis, is written down. A suspicion never goes along.</translation>
    </message>
    <message>
        <source>Giv et papir videre</source>
        <translation>Give a paper away</translation>
    </message>
    <message>
        <source>Jeg har læst, hvad der står på papiret</source>
        <translation>I have read what stands on the paper</translation>
    </message>
    <message>
        <source>Modtageren er i samme myndighed</source>
        <translation>The receiver is in the same authority</translation>
    </message>
    <message>
        <source>Udskrevet til {file}, og videregivelsen er skrevet ned.</source>
        <translation>Printed to {file}, and the disclosure is written down.</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Aktiviteter</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Alle må komme i klubben.</source>
        <translation>Everybody may come to the club.</translation>
    </message>
    <message>
        <source>Behov</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>Bortvisninger</source>
        <translation>Expulsions</translation>
    </message>
    <message>
        <source>Det går bedre</source>
        <translation>It is getting better</translation>
    </message>
    <message>
        <source>Det går dårligere</source>
        <translation>It is getting worse</translation>
    </message>
    <message>
        <source>Grupper</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Hvad der er sket, det nyeste først</source>
        <translation>What has happened, the newest first</translation>
    </message>
    <message>
        <source>Hvad kan vi kalde den?</source>
        <translation>What may we call it?</translation>
    </message>
    <message>
        <source>Hvem er med</source>
        <translation>Who is in it</translation>
    </message>
    <message>
        <source>Hændelser</source>
        <translation>What has happened</translation>
    </message>
    <message>
        <source>Hændelser pr. uge</source>
        <translation>Entries per week</translation>
    </message>
    <message>
        <source>Ikke med mere</source>
        <translation>Not in it any more</translation>
    </message>
    <message>
        <source>Ikke med mere. Tiden i gruppen bliver stående.</source>
        <translation>Not in it any more. The time in the group stays on record.</translation>
    </message>
    <message>
        <source>Ingen aktivitet er planlagt.</source>
        <translation>No activity is planned.</translation>
    </message>
    <message>
        <source>Ingen er skrevet på. Anonymt er det normale.</source>
        <translation>Nobody is written down. Anonymous is normal.</translation>
    </message>
    <message>
        <source>Ingen har skrevet et behov endnu.</source>
        <translation>Nobody has written a need yet.</translation>
    </message>
    <message>
        <source>Ingen opgave er aftalt endnu.</source>
        <translation>No task has been agreed yet.</translation>
    </message>
    <message>
        <source>Intet er lovet lige nu.</source>
        <translation>Nothing is promised right now.</translation>
    </message>
    <message>
        <source>Intet er skrevet om gruppen endnu.</source>
        <translation>Nothing is written about the group yet.</translation>
    </message>
    <message>
        <source>Kontakter</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Kun når alle tre er ja, bruger vi ordet “problemskabende ungegruppering”.</source>
        <translation>Only when all three are yes do we use the words “problem-creating youth group”.</translation>
    </message>
    <message>
        <source>Mødes mest på gaden</source>
        <translation>Meets mainly in the street</translation>
    </message>
    <message>
        <source>Ny</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Ny aktivitet</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Ny aktørkontakt</source>
        <translation>New contact between actors</translation>
    </message>
    <message>
        <source>Ny bortvisning</source>
        <translation>New expulsion</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Ny gruppe</source>
        <translation>New group</translation>
    </message>
    <message>
        <source>Ny observation</source>
        <translation>New observation</translation>
    </message>
    <message>
        <source>Nyt løfte eller opfølgning</source>
        <translation>New promise or follow-up</translation>
    </message>
    <message>
        <source>Observationer</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Opfølgninger</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>Planlagte aktiviteter</source>
        <translation>Planned activities</translation>
    </message>
    <message>
        <source>Ressourcer</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>Sammen i mere end 3 måneder</source>
        <translation>Together for more than 3 months</translation>
    </message>
    <message>
        <source>Se alle</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Skriv en mere på</source>
        <translation>Write one more down</translation>
    </message>
    <message>
        <source>Skriv en på</source>
        <translation>Write somebody down</translation>
    </message>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Ulovligheder er en del af identiteten</source>
        <translation>Illegal acts are part of the identity</translation>
    </message>
    <message>
        <source>Uroen falder</source>
        <translation>The unrest is falling</translation>
    </message>
    <message>
        <source>Uroen stiger</source>
        <translation>The unrest is rising</translation>
    </message>
    <message>
        <source>Uændret</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>Vis som liste</source>
        <translation>Show as a list</translation>
    </message>
    <message>
        <source>aktivitet</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>bortvisning</source>
        <translation>expulsion</translation>
    </message>
    <message>
        <source>ikke med mere</source>
        <translation>not in it any more</translation>
    </message>
    <message>
        <source>ikke spurgt</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nej</source>
        <translation>no</translation>
    </message>
    <message>
        <source>ved ikke</source>
        <translation>don&apos;t know</translation>
    </message>
    <message>
        <source>{name} er ikke med mere</source>
        <translation>{name} is not in it any more</translation>
    </message>
    <message>
        <source>{name}: {what}, siden {day}</source>
        <translation>{name}: {what}, since {day}</translation>
    </message>
    <message>
        <source>Åbne bortvisninger</source>
        <translation>Open expulsions</translation>
    </message>
    <message>
        <source>Åbne løfter</source>
        <translation>Open promises</translation>
    </message>
</context>
<context>
    <name>Guides</name>
    <message>
        <source>Aldrig din egen</source>
        <translation>Never your own</translation>
    </message>
    <message>
        <source>Arbejdspladsens adresse</source>
        <translation>The workplace&apos;s address</translation>
    </message>
    <message>
        <source>Den er sendt</source>
        <translation>It was sent</translation>
    </message>
    <message>
        <source>Den sendes ad kommunens egen vej. Her skriver du kun, at det er sket.</source>
        <translation>It is sent by the municipality&apos;s own channel. Here you only write that it was.</translation>
    </message>
    <message>
        <source>Din underretning</source>
        <translation>Your notification</translation>
    </message>
    <message>
        <source>Fortrudt. Den ligger stadig i historikken.</source>
        <translation>Undone. It is still in the history.</translation>
    </message>
    <message>
        <source>Fx modtageenheden, digitalt</source>
        <translation>E.g. the receiving unit, digitally</translation>
    </message>
    <message>
        <source>Gem som PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Gemt som {file}. Makulér den efter brug.</source>
        <translation>Saved as {file}. Shred it after use.</translation>
    </message>
    <message>
        <source>Ikke sendt endnu</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Kopieret. Sæt den ind i kommunens blanket.</source>
        <translation>Copied. Paste it into the municipality&apos;s form.</translation>
    </message>
    <message>
        <source>Kopiér</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Kvitteringen bør være her senest {day}. Fristen står på I dag.</source>
        <translation>The receipt should be here by {day}. The deadline stands on Today.</translation>
    </message>
    <message>
        <source>Lommebog</source>
        <translation>Pocket guide</translation>
    </message>
    <message>
        <source>Mangler: {what}</source>
        <translation>Missing: {what}</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Ring her</source>
        <translation>Call here</translation>
    </message>
    <message>
        <source>Sendt til, og hvordan</source>
        <translation>Sent to, and how</translation>
    </message>
    <message>
        <source>Sendt {at}</source>
        <translation>Sent {at}</translation>
    </message>
    <message>
        <source>Sider</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Skrevet. Fristerne for svar og kvittering løber fra nu.</source>
        <translation>Written. The deadlines for assessment and receipt run from now.</translation>
    </message>
    <message>
        <source>Skriv en bekymring</source>
        <translation>Write a concern</translation>
    </message>
    <message>
        <source>Underret</source>
        <translation>Notify</translation>
    </message>
    <message>
        <source>underretning.pdf</source>
        <translation>notification.pdf</translation>
    </message>
    <message>
        <source>Åbn guiden med en underretning ud fra det her</source>
        <translation>Open the guide with a notification made from this</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message>
        <source>Det skal du vide</source>
        <translation>What you need to know</translation>
    </message>
    <message>
        <source>Det, der er i dit navn</source>
        <translation>What is in your name</translation>
    </message>
    <message>
        <source>Det, der følger med</source>
        <translation>What comes along</translation>
    </message>
    <message>
        <source>Det, {name} har</source>
        <translation>What {name} has</translation>
    </message>
    <message>
        <source>Fortrudt. Den ligger stadig i historikken.</source>
        <translation>Undone. It is still in the history.</translation>
    </message>
    <message>
        <source>Giv videre</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Giv {count} ting videre</source>
        <translation>Hand over {count} things</translation>
    </message>
    <message>
        <source>Giv én ting videre</source>
        <translation>Hand over one thing</translation>
    </message>
    <message>
        <source>Givet videre</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>Givet videre. Det er stadig dit, til det bliver taget imod.</source>
        <translation>Handed over. It is still yours until it is accepted.</translation>
    </message>
    <message>
        <source>Hvad er lovet? Hvem venter på svar?</source>
        <translation>What is promised? Who waits for an answer?</translation>
    </message>
    <message>
        <source>Hvem giver fra sig?</source>
        <translation>Who hands over?</translation>
    </message>
    <message>
        <source>Hvem kunne ellers?</source>
        <translation>Who else could?</translation>
    </message>
    <message>
        <source>Hvem tager over? Vælg en kollega.</source>
        <translation>Who takes over? Choose a colleague.</translation>
    </message>
    <message>
        <source>Hvorfor</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Hvorfor kan du ikke tage imod?</source>
        <translation>Why can you not accept?</translation>
    </message>
    <message>
        <source>Intet er i dit navn.</source>
        <translation>Nothing is in your name.</translation>
    </message>
    <message>
        <source>Kan udelades</source>
        <translation>May be left out</translation>
    </message>
    <message>
        <source>Mellemrum vælger til og fra. Enter åbner.</source>
        <translation>Space chooses and unchooses. Enter opens.</translation>
    </message>
    <message>
        <source>Overdragelse</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>Sager, grupper, unge, opgaver og opfølgninger står her, når du har dem.</source>
        <translation>Cases, groups, young people, tasks and follow-ups stand here when you have them.</translation>
    </message>
    <message>
        <source>Send tilbage</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Sendt tilbage med din grund.</source>
        <translation>Sent back with your reason.</translation>
    </message>
    <message>
        <source>Skrevet {day}. Det, I har skrevet, bliver stående i jeres egne navne.</source>
        <translation>Written {day}. What you have each written stays in your own names.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor du ikke kan tage imod.</source>
        <translation>Write why you cannot accept.</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Tag imod</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Taget imod. Nu står det i dit navn.</source>
        <translation>Accepted. It is in your name now.</translation>
    </message>
    <message>
        <source>Til</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Trukket tilbage.</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>Træk tilbage</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Vælg alle</source>
        <translation>Choose all</translation>
    </message>
    <message>
        <source>Vælg en kollega</source>
        <translation>Choose a colleague</translation>
    </message>
    <message>
        <source>Vælg først, hvad der skal gives videre.</source>
        <translation>First choose what is to be handed over.</translation>
    </message>
    <message>
        <source>alle har nogen</source>
        <translation>all have somebody</translation>
    </message>
    <message>
        <source>ikke valgt</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>ingen endnu</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>valgt</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>{count} har ingen endnu</source>
        <translation>{count} have nobody yet</translation>
    </message>
    <message>
        <source>{count} ligger i et rum, du ikke læser. Sig det til {giver}.</source>
        <translation>{count} lie in a space you do not read. Tell {giver}.</translation>
    </message>
    <message>
        <source>{count} ændringer er kun på denne pc. Den, der overtager, ser dem, når de er sendt.</source>
        <translation>{count} changes are on this PC only. Whoever takes over sees them once they have been sent.</translation>
    </message>
    <message>
        <source>{giver} giver det her videre til dig</source>
        <translation>{giver} hands this over to you</translation>
    </message>
    <message>
        <source>{giver} giver videre til {receiver}</source>
        <translation>{giver} hands over to {receiver}</translation>
    </message>
    <message>
        <source>Én ændring er kun på denne pc. Den, der overtager, ser den, når den er sendt.</source>
        <translation>One change is on this PC only. Whoever takes over sees it once it has been sent.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Emner</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Hjælp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Hjælp: {topic}</source>
        <translation>Help: {topic}</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>vises nu</source>
        <translation>shown now</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>1 er rettet, siden filen blev hentet, og bliver stående.</source>
        <translation>1 has been changed since the file was brought in, and stays.</translation>
    </message>
    <message>
        <source>1 er slettet eller lagt til side.</source>
        <translation>1 has been erased or put away.</translation>
    </message>
    <message>
        <source>1 er slået sammen med et andet og bliver, som det er.</source>
        <translation>1 has been joined to another and stays as it is.</translation>
    </message>
    <message>
        <source>1 er taget ud i forvejen.</source>
        <translation>1 has been taken out already.</translation>
    </message>
    <message>
        <source>1 notat er taget ud igen.</source>
        <translation>1 record has been taken out again.</translation>
    </message>
    <message>
        <source>1 notat tages ud her og hos alle, der har fået det. Historikken beholder det.</source>
        <translation>1 record is taken out here and for everyone who has got it. The history keeps it.</translation>
    </message>
    <message>
        <source>1 række</source>
        <translation>1 row</translation>
    </message>
    <message>
        <source>1 række er hentet ind.</source>
        <translation>1 row has been brought in.</translation>
    </message>
    <message>
        <source>Den samme fil er hentet før: {before}. Bliver den hentet igen, står alt to gange.</source>
        <translation>The same file came in before: {before}. If it is brought in again, everything stands twice.</translation>
    </message>
    <message>
        <source>Der er ikke noget at tage ud.</source>
        <translation>There is nothing to take out.</translation>
    </message>
    <message>
        <source>Der var ikke flere at tage ud.</source>
        <translation>There were no more to take out.</translation>
    </message>
    <message>
        <source>Det her skal rettes i filen</source>
        <translation>To put right in the file</translation>
    </message>
    <message>
        <source>Det sædvanlige rum</source>
        <translation>The usual space</translation>
    </message>
    <message>
        <source>Du kan fortryde det hele bagefter.</source>
        <translation>You can undo all of it afterwards.</translation>
    </message>
    <message>
        <source>En tabel fra Excel (.xlsx) eller en .csv. Du ser alt, før det bliver gemt.</source>
        <translation>A table from Excel (.xlsx) or a .csv. You see everything before it is saved.</translation>
    </message>
    <message>
        <source>Fortrudt. Notaterne er tilbage.</source>
        <translation>Undone. The records are back.</translation>
    </message>
    <message>
        <source>Fortrudt. Rækkerne er ude igen.</source>
        <translation>Undone. The rows are out again.</translation>
    </message>
    <message>
        <source>Fra et regneark</source>
        <translation>From a spreadsheet</translation>
    </message>
    <message>
        <source>Gemmer nu</source>
        <translation>Saving now</translation>
    </message>
    <message>
        <source>Gør 1 række klar …</source>
        <translation>Making 1 row ready …</translation>
    </message>
    <message>
        <source>Gør alt klar …</source>
        <translation>Making all of it ready …</translation>
    </message>
    <message>
        <source>Gør {count} rækker klar …</source>
        <translation>Making {count} rows ready …</translation>
    </message>
    <message>
        <source>Hent 1 række ind</source>
        <translation>Bring 1 row in</translation>
    </message>
    <message>
        <source>Hent fra fil</source>
        <translation>Bring in from a file</translation>
    </message>
    <message>
        <source>Hent ind</source>
        <translation>Bring in</translation>
    </message>
    <message>
        <source>Hent {count} rækker ind</source>
        <translation>Bring {count} rows in</translation>
    </message>
    <message>
        <source>Hentet før</source>
        <translation>Brought in before</translation>
    </message>
    <message>
        <source>Hvad er det?</source>
        <translation>What is it?</translation>
    </message>
    <message>
        <source>Hvad er kolonnerne?</source>
        <translation>What are the columns?</translation>
    </message>
    <message>
        <source>Hvor skal det stå?</source>
        <translation>Where should it be kept?</translation>
    </message>
    <message>
        <source>Ikke med</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Kolonne {number}</source>
        <translation>Column {number}</translation>
    </message>
    <message>
        <source>Kontakter, logge, grupper og steder kan hentes ind fra Excel eller en .csv.</source>
        <translation>Contacts, logs, groups and places can be brought in from Excel or a .csv.</translation>
    </message>
    <message>
        <source>Lad det stå</source>
        <translation>Leave it in</translation>
    </message>
    <message>
        <source>Lægger alt ind på én gang …</source>
        <translation>Putting all of it in at once …</translation>
    </message>
    <message>
        <source>Lægger notaterne tilbage …</source>
        <translation>Putting the records back …</translation>
    </message>
    <message>
        <source>Læser filen …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Ret rækkerne i filen, og vælg den igen. Intet bliver hentet halvt.</source>
        <translation>Put the rows right in the file and choose it again. Nothing is brought in by halves.</translation>
    </message>
    <message>
        <source>Række {line}</source>
        <translation>Row {line}</translation>
    </message>
    <message>
        <source>Rækker, hvor der er brug for en underretning: {count}. Den venter ikke på noget.</source>
        <translation>Rows that need a notification: {count}. It waits for nothing.</translation>
    </message>
    <message>
        <source>Ser efter, hvad der er sket siden …</source>
        <translation>Looking at what has happened since …</translation>
    </message>
    <message>
        <source>Ser rækkerne igennem …</source>
        <translation>Looking through the rows …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Sådan kommer de til at stå</source>
        <translation>This is how they will read</translation>
    </message>
    <message>
        <source>Tabeller (*.csv *.xlsx *.txt)</source>
        <translation>Tables (*.csv *.xlsx *.txt)</translation>
    </message>
    <message>
        <source>Tag 1 notat ud</source>
        <translation>Take 1 record out</translation>
    </message>
    <message>
        <source>Tag også de {count} med, der er rettet</source>
        <translation>Take the {count} that were changed as well</translation>
    </message>
    <message>
        <source>Tag også det ene med, der er rettet</source>
        <translation>Take the one that was changed as well</translation>
    </message>
    <message>
        <source>Tag ud igen</source>
        <translation>Take out again</translation>
    </message>
    <message>
        <source>Tag ud igen …</source>
        <translation>Take out again …</translation>
    </message>
    <message>
        <source>Tag {count} notater ud</source>
        <translation>Take {count} records out</translation>
    </message>
    <message>
        <source>Tag {name} ud igen, {words}</source>
        <translation>Take {name} out again, {words}</translation>
    </message>
    <message>
        <source>Tag {name} ud igen?</source>
        <translation>Take {name} out again?</translation>
    </message>
    <message>
        <source>Tager alt ud på én gang …</source>
        <translation>Taking all of it out at once …</translation>
    </message>
    <message>
        <source>Tager rækkerne ud igen …</source>
        <translation>Taking the rows out again …</translation>
    </message>
    <message>
        <source>Til sidst lægges alle rækker ind på én gang. Det kan tage et par sekunder, og imens venter alt andet, der skal gemmes.</source>
        <translation>At the end all rows are put in at once. That may take a couple of seconds, and all else that is to be saved waits meanwhile.</translation>
    </message>
    <message>
        <source>Til sidst tages alt ud på én gang. Det kan tage et par sekunder, og imens venter alt andet, der skal gemmes.</source>
        <translation>At the end all of it is taken out at once. That may take a couple of seconds, and all else that is to be saved waits meanwhile.</translation>
    </message>
    <message>
        <source>Tom række</source>
        <translation>Empty row</translation>
    </message>
    <message>
        <source>Vis alle {count}</source>
        <translation>Show all {count}</translation>
    </message>
    <message>
        <source>Vælg den fil, der skal ind i bogen</source>
        <translation>Choose the file to bring into the book</translation>
    </message>
    <message>
        <source>Vælg en anden fil</source>
        <translation>Choose another file</translation>
    </message>
    <message>
        <source>Vælg fil</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>{count} er rettet, siden filen blev hentet, og bliver stående.</source>
        <translation>{count} have been changed since the file was brought in, and stay.</translation>
    </message>
    <message>
        <source>{count} er slettet eller lagt til side.</source>
        <translation>{count} have been erased or put away.</translation>
    </message>
    <message>
        <source>{count} er slået sammen med andre og bliver, som de er.</source>
        <translation>{count} have been joined to others and stay as they are.</translation>
    </message>
    <message>
        <source>{count} er taget ud i forvejen.</source>
        <translation>{count} have been taken out already.</translation>
    </message>
    <message>
        <source>{count} notater er taget ud igen.</source>
        <translation>{count} records have been taken out again.</translation>
    </message>
    <message>
        <source>{count} notater tages ud her og hos alle, der har fået dem. Historikken beholder dem.</source>
        <translation>{count} records are taken out here and for everyone who has got them. The history keeps them.</translation>
    </message>
    <message>
        <source>{count} rækker</source>
        <translation>{count} rows</translation>
    </message>
    <message>
        <source>{count} rækker er hentet ind.</source>
        <translation>{count} rows have been brought in.</translation>
    </message>
</context>
<context>
    <name>LookUp</name>
    <message>
        <source>Aktører og tilbud</source>
        <translation>Actors and offers</translation>
    </message>
    <message>
        <source>Bydelen</source>
        <translation>The district</translation>
    </message>
    <message>
        <source>Lommebog</source>
        <translation>Pocket guide</translation>
    </message>
    <message>
        <source>Overdragelse</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>Slå op</source>
        <translation>Look up</translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message>
        <source>1 beslutning</source>
        <translation>1 decision</translation>
    </message>
    <message>
        <source>1 punkt</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>1 åben aftale</source>
        <translation>1 open agreement</translation>
    </message>
    <message>
        <source>Afholdt</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>Afslut mødet</source>
        <translation>End the meeting</translation>
    </message>
    <message>
        <source>Alt fra begge møder står her bagefter. Du kan fortryde.</source>
        <translation>Everything from both meetings stands here afterwards. You can undo it.</translation>
    </message>
    <message>
        <source>Anonymt</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Beslut</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Beslutninger</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Besluttet. Opgaven står hos {name}.</source>
        <translation>Decided. The task stands with {name}.</translation>
    </message>
    <message>
        <source>Ctrl og pil flytter. B beslut, R referat, 1-3 hvordan det går, D drøftet, U udsat, A anonymt.</source>
        <translation>Ctrl and an arrow move. B decide, R minutes, 1-3 how it goes, D discussed, U put off, A anonymous.</translation>
    </message>
    <message>
        <source>Dag for dag</source>
        <translation>Day by day</translation>
    </message>
    <message>
        <source>Dagen er skrevet ned.</source>
        <translation>The day is written down.</translation>
    </message>
    <message>
        <source>Dagene, den nyeste først</source>
        <translation>The days, newest first</translation>
    </message>
    <message>
        <source>Dagsorden</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Der er ingen møder endnu.</source>
        <translation>There are no meetings yet.</translation>
    </message>
    <message>
        <source>Der er også et møde i samme forum samme dag, {clock}, lagt af {name}.</source>
        <translation>The same forum also meets that day at {clock}, set by {name}.</translation>
    </message>
    <message>
        <source>Det er to møder</source>
        <translation>They are two meetings</translation>
    </message>
    <message>
        <source>Det, I ikke nåede, kommer igen på næste møde.</source>
        <translation>What you did not reach comes back at the next meeting.</translation>
    </message>
    <message>
        <source>Drøft anonymt</source>
        <translation>Discuss anonymously</translation>
    </message>
    <message>
        <source>Drøftes anonymt</source>
        <translation>Discussed anonymously</translation>
    </message>
    <message>
        <source>Drøftes anonymt, også på papiret.</source>
        <translation>Discussed anonymously, on paper too.</translation>
    </message>
    <message>
        <source>Drøftet</source>
        <translation>Discussed</translation>
    </message>
    <message>
        <source>Drøftet.</source>
        <translation>Discussed.</translation>
    </message>
    <message>
        <source>Drøftet: {next}</source>
        <translation>Discussed: {next}</translation>
    </message>
    <message>
        <source>En enhed er ikke nok. Skriv navnet.</source>
        <translation>A unit is not enough. Write the name.</translation>
    </message>
    <message>
        <source>En sag står kun på ét af dem. Er det samme møde, kan du slå dem sammen.</source>
        <translation>A case stands on only one of them. If they are the same meeting, you can merge them.</translation>
    </message>
    <message>
        <source>Enter sætter det på dagsordenen</source>
        <translation>Enter puts it on the agenda</translation>
    </message>
    <message>
        <source>Enter: gjort, og igen: ikke gjort.</source>
        <translation>Enter: done, and again: not done.</translation>
    </message>
    <message>
        <source>Flyttet til nr. {n}.</source>
        <translation>Moved to no. {n}.</translation>
    </message>
    <message>
        <source>Forældremyndighed: {line}</source>
        <translation>Custody: {line}</translation>
    </message>
    <message>
        <source>Fx 3. dec.</source>
        <translation>E.g. 3 Dec.</translation>
    </message>
    <message>
        <source>Fx planlægge en turnering</source>
        <translation>E.g. plan a tournament</translation>
    </message>
    <message>
        <source>Gem referat</source>
        <translation>Save minutes</translation>
    </message>
    <message>
        <source>Gemt her</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Husket. Det er to møder.</source>
        <translation>Remembered. They are two meetings.</translation>
    </message>
    <message>
        <source>Hvad er besluttet</source>
        <translation>What was decided</translation>
    </message>
    <message>
        <source>Hvem gør det</source>
        <translation>Who does it</translation>
    </message>
    <message>
        <source>Hvordan går det siden sidst?</source>
        <translation>How is it going since last time?</translation>
    </message>
    <message>
        <source>Hvorfor ikke</source>
        <translation>Why not</translation>
    </message>
    <message>
        <source>Hvorfra</source>
        <translation>From where</translation>
    </message>
    <message>
        <source>Hvorfra er den ansvarlige? Vælg.</source>
        <translation>Where is the responsible person from? Choose.</translation>
    </message>
    <message>
        <source>Intet på dagsordenen endnu. Nye sager kommer af sig selv, når de er taget imod.</source>
        <translation>Nothing on the agenda yet. New cases come by themselves once they are accepted.</translation>
    </message>
    <message>
        <source>Konflikt</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>Kræver dit blik</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>Kun hvis {condition}</source>
        <translation>Only if {condition}</translation>
    </message>
    <message>
        <source>Læg det første møde</source>
        <translation>Set the first meeting</translation>
    </message>
    <message>
        <source>Læg det første, så samler dagsordenen sig selv.</source>
        <translation>Set the first one, and the agenda builds itself.</translation>
    </message>
    <message>
        <source>Læg det {day}</source>
        <translation>Set it {day}</translation>
    </message>
    <message>
        <source>Lægges frem af</source>
        <translation>Presented by</translation>
    </message>
    <message>
        <source>Møder</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Mødet er afsluttet. Det, I ikke nåede, kommer igen.</source>
        <translation>The meeting is over. What you did not reach comes back.</translation>
    </message>
    <message>
        <source>Mødet er lagt. Dagsordenen samler sig selv.</source>
        <translation>The meeting is set. The agenda builds itself.</translation>
    </message>
    <message>
        <source>Niveau {n}</source>
        <translation>Level {n}</translation>
    </message>
    <message>
        <source>Nyt møde</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>Nyt punkt</source>
        <translation>New point</translation>
    </message>
    <message>
        <source>Nyt punkt uden sag</source>
        <translation>New point without a case</translation>
    </message>
    <message>
        <source>Næste møde</source>
        <translation>Next meeting</translation>
    </message>
    <message>
        <source>Næste møde er ikke lagt endnu.</source>
        <translation>The next meeting has not been set yet.</translation>
    </message>
    <message>
        <source>Om mødet</source>
        <translation>About the meeting</translation>
    </message>
    <message>
        <source>Punkt {n}: {title}</source>
        <translation>Point {n}: {title}</translation>
    </message>
    <message>
        <source>Punktet kommer igen på næste møde (U)</source>
        <translation>The point comes back at the next meeting (U)</translation>
    </message>
    <message>
        <source>Punktet viser igen, hvem det handler om.</source>
        <translation>The point shows again whom it is about.</translation>
    </message>
    <message>
        <source>Referat</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Referatet er gemt.</source>
        <translation>The minutes are saved.</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Ret, hvem der er til stede</source>
        <translation>Edit who is present</translation>
    </message>
    <message>
        <source>Sager kommer igen af sig selv, til de er lukket.</source>
        <translation>Cases come back by themselves until they are closed.</translation>
    </message>
    <message>
        <source>Sat på dagsordenen.</source>
        <translation>Put on the agenda.</translation>
    </message>
    <message>
        <source>Se mødet {clock}</source>
        <translation>See the meeting at {clock}</translation>
    </message>
    <message>
        <source>Se og vælg</source>
        <translation>See and choose</translation>
    </message>
    <message>
        <source>Senest</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Skrevet af {name}</source>
        <translation>Written by {name}</translation>
    </message>
    <message>
        <source>Skriv dagen som 3. dec.</source>
        <translation>Write the day like 3 Dec.</translation>
    </message>
    <message>
        <source>Skriv eller vælg navnet</source>
        <translation>Write or choose the name</translation>
    </message>
    <message>
        <source>Skriv kort, når den ikke blev gjort</source>
        <translation>Write briefly when it was not done</translation>
    </message>
    <message>
        <source>Skriv, hvad der er besluttet.</source>
        <translation>Write what was decided.</translation>
    </message>
    <message>
        <source>Skriv, hvem der er med.</source>
        <translation>Write who takes part.</translation>
    </message>
    <message>
        <source>Skærm og papir viser ikke, hvem det er (A)</source>
        <translation>Screen and paper do not show who it is (A)</translation>
    </message>
    <message>
        <source>Slå sammen til dette</source>
        <translation>Merge into this</translation>
    </message>
    <message>
        <source>Slået sammen. Alt, der stod på det andet møde, står her.</source>
        <translation>Merged. All that stood on the other meeting stands here.</translation>
    </message>
    <message>
        <source>Spørgsmål til mødet</source>
        <translation>Question to the meeting</translation>
    </message>
    <message>
        <source>Tag over hertil</source>
        <translation>Take over to this</translation>
    </message>
    <message>
        <source>Tag {title} over hertil</source>
        <translation>Take {title} over to this</translation>
    </message>
    <message>
        <source>Taget af dagsordenen. Sagen er, som den var.</source>
        <translation>Taken off the agenda. The case is as it was.</translation>
    </message>
    <message>
        <source>Taget over. Punktet står på dette møde nu.</source>
        <translation>Taken over. The point stands on this meeting now.</translation>
    </message>
    <message>
        <source>Til stede</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>To har skrevet samtidig. Begge udgaver er her endnu.</source>
        <translation>Two wrote at the same time. Both versions are still here.</translation>
    </message>
    <message>
        <source>To møder samme dag</source>
        <translation>Two meetings that day</translation>
    </message>
    <message>
        <source>Tovholder mangler</source>
        <translation>No lead named</translation>
    </message>
    <message>
        <source>Tovholder {name}</source>
        <translation>Lead {name}</translation>
    </message>
    <message>
        <source>Udsat. Punktet kommer igen på næste møde.</source>
        <translation>Put off. The point comes back at the next meeting.</translation>
    </message>
    <message>
        <source>Udsæt</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Vis alle</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Vis færre</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Vis hvem</source>
        <translation>Show who</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Vælg selv</source>
        <translation>Choose yourself</translation>
    </message>
    <message>
        <source>Vælg selv dag for {forum}</source>
        <translation>Choose a day yourself for {forum}</translation>
    </message>
    <message>
        <source>gjort</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gjort {done}, mangler {missing}</source>
        <translation>done {done}, missing {missing}</translation>
    </message>
    <message>
        <source>ikke gjort</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>ingen opgave</source>
        <translation>no task</translation>
    </message>
    <message>
        <source>kommer</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>mangler svar</source>
        <translation>no answer yet</translation>
    </message>
    <message>
        <source>{forum}, afholdt</source>
        <translation>{forum}, held</translation>
    </message>
    <message>
        <source>{forum}, kommende</source>
        <translation>{forum}, to come</translation>
    </message>
    <message>
        <source>{n} beslutninger</source>
        <translation>{n} decisions</translation>
    </message>
    <message>
        <source>{n} gjort</source>
        <translation>{n} done</translation>
    </message>
    <message>
        <source>{n} ikke gjort</source>
        <translation>{n} not done</translation>
    </message>
    <message>
        <source>{n} mangler svar</source>
        <translation>{n} without an answer</translation>
    </message>
    <message>
        <source>{n} punkter</source>
        <translation>{n} points</translation>
    </message>
    <message>
        <source>{n} åbne aftaler</source>
        <translation>{n} open agreements</translation>
    </message>
    <message>
        <source>Åbn sagen</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Åbne aftaler</source>
        <translation>Open agreements</translation>
    </message>
    <message>
        <source>Ønsket udbytte</source>
        <translation>Wished outcome</translation>
    </message>
</context>
<context>
    <name>Next</name>
    <message>
        <source>Afslut sagen med en grund</source>
        <translation>Close the case with a reason</translation>
    </message>
    <message>
        <source>Det var den sidste åbne opgave. Sig, hvad der sker nu, så ingen falder imellem.</source>
        <translation>That was the last open task. Say what happens now, so that nobody falls between.</translation>
    </message>
    <message>
        <source>Gem næste skridt</source>
        <translation>Save the next step</translation>
    </message>
    <message>
        <source>Hvad nu?</source>
        <translation>What now?</translation>
    </message>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Lad den stå på listen</source>
        <translation>Leave it on the list</translation>
    </message>
    <message>
        <source>Luk med en grund</source>
        <translation>Close with a reason</translation>
    </message>
    <message>
        <source>Luk, fordi</source>
        <translation>Close because</translation>
    </message>
    <message>
        <source>Lukket.</source>
        <translation>Closed.</translation>
    </message>
    <message>
        <source>Næste skridt</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Næste skridt: {day}.</source>
        <translation>Next step: {day}.</translation>
    </message>
    <message>
        <source>Sagen kan ikke afsluttes endnu; den er ikke nået så langt.</source>
        <translation>The case cannot be closed yet; it has not come that far.</translation>
    </message>
    <message>
        <source>Skriv, hvad der skal ske.</source>
        <translation>Write what is to happen.</translation>
    </message>
    <message>
        <source>Uden svar står den på “Ingen må falde imellem”, til nogen gør noget.</source>
        <translation>Without an answer it stands on “Nobody may fall between” until somebody acts.</translation>
    </message>
    <message>
        <source>Vælg en dag.</source>
        <translation>Choose a day.</translation>
    </message>
    <message>
        <source>Vælg, hvorfor det lukkes.</source>
        <translation>Choose why it is closed.</translation>
    </message>
    <message>
        <source>{title} står nu på “Ingen må falde imellem”.</source>
        <translation>{title} now stands on “Nobody may fall between”.</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Alt er sendt.</source>
        <translation>Everything is sent.</translation>
    </message>
    <message>
        <source>Bogen er kun på denne pc.</source>
        <translation>The book is on this PC only.</translation>
    </message>
    <message>
        <source>Det, du skriver uden net, ligger her, til der er forbindelse.</source>
        <translation>What you write offline stays here until there is a connection.</translation>
    </message>
    <message>
        <source>Du behøver ikke gøre noget. Bliver det ved, så sig det til din administrator.</source>
        <translation>You need not do anything. If it goes on, tell your administrator.</translation>
    </message>
    <message>
        <source>Du behøver ikke gøre noget. Hent evt. nu, hvis det haster.</source>
        <translation>You need not do anything. Fetch now if it is urgent.</translation>
    </message>
    <message>
        <source>Gemt og krypteret her på pc’en. De bliver sendt af sig selv, når der er net.</source>
        <translation>Saved and encrypted on this PC. They send themselves once you are online.</translation>
    </message>
    <message>
        <source>Her er ingen central at sende til. Alt er gemt og krypteret.</source>
        <translation>There is no endpoint to send to here. Everything is saved and encrypted.</translation>
    </message>
    <message>
        <source>Noget, der kom, er ikke lagt ind i bogen.</source>
        <translation>Something that came has not been put into the book.</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Prøv igen: {title}</source>
        <translation>Try again: {title}</translation>
    </message>
    <message>
        <source>Send og hent nu</source>
        <translation>Send and fetch now</translation>
    </message>
    <message>
        <source>Sender og henter, så snart der er net.</source>
        <translation>Sends and fetches as soon as you are online.</translation>
    </message>
    <message>
        <source>Sidst sendt og hentet {moment}.</source>
        <translation>Last sent and fetched {moment}.</translation>
    </message>
    <message>
        <source>Udbakke</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Venter på at blive sendt</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>og {count} til</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>sendes først · {moment}</source>
        <translation>sent first · {moment}</translation>
    </message>
    <message>
        <source>{count} ting, der kom, er ikke lagt ind i bogen.</source>
        <translation>{count} things that came have not been put into the book.</translation>
    </message>
    <message>
        <source>{count} ændringer blev ikke taget imod. De ligger stadig her.</source>
        <translation>{count} changes were not accepted. They are still here.</translation>
    </message>
    <message>
        <source>{count} ændringer venter på det, de bygger på.</source>
        <translation>{count} changes wait for what they build on.</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Åbn den og ret det, der står. Så bliver den sendt igen af sig selv.</source>
        <translation>Open it and edit what it says. Then it sends itself again.</translation>
    </message>
    <message>
        <source>Åbn {title}</source>
        <translation>Open {title}</translation>
    </message>
    <message>
        <source>Én ændring blev ikke taget imod. Den ligger stadig her.</source>
        <translation>One change was not accepted. It is still here.</translation>
    </message>
    <message>
        <source>Én ændring venter på det, den bygger på.</source>
        <translation>One change waits for what it builds on.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Denne måned</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Frister og tal</source>
        <translation>Deadlines and figures</translation>
    </message>
    <message>
        <source>Frister, der er mødt</source>
        <translation>Deadlines that were met</translation>
    </message>
    <message>
        <source>Hvilke faggrupper der rejser dem</source>
        <translation>Which professions raise them</translation>
    </message>
    <message>
        <source>Hvilken tid</source>
        <translation>Which time</translation>
    </message>
    <message>
        <source>Hvor sagerne kommer fra</source>
        <translation>Where cases come from</translation>
    </message>
    <message>
        <source>Hvordan det gik</source>
        <translation>How it went</translation>
    </message>
    <message>
        <source>I år</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Ingen frister er skrevet som mødt i den tid.</source>
        <translation>No deadline was written as met in that time.</translation>
    </message>
    <message>
        <source>Ingen sager er rejst i den tid.</source>
        <translation>No case was raised in that time.</translation>
    </message>
    <message>
        <source>Ingen sager med svar er afsluttet i den tid.</source>
        <translation>No case with an answer was closed in that time.</translation>
    </message>
    <message>
        <source>Intet er over tid.</source>
        <translation>Nothing is over time.</translation>
    </message>
    <message>
        <source>Over tid</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Over tid, hvor mange af hver slags</source>
        <translation>Overdue, how many of each sort</translation>
    </message>
    <message>
        <source>Ser efter, hvad der er over tid</source>
        <translation>Looking for what is over time</translation>
    </message>
    <message>
        <source>Sidste år</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>Tal under 5 vises ikke</source>
        <translation>Numbers below 5 are not shown</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Anonym sag</source>
        <translation>Anonymous case</translation>
    </message>
    <message>
        <source>Beslutningsliste</source>
        <translation>List of decisions</translation>
    </message>
    <message>
        <source>Dagsorden</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Indstilling</source>
        <translation>Referral</translation>
    </message>
    <message>
        <source>Kvittering</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Læs papiret igennem, før nogen får det. {named}</source>
        <translation>Read the paper through before anybody gets it. {named}</translation>
    </message>
    <message>
        <source>Oversigt</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Relationskort</source>
        <translation>Relation map</translation>
    </message>
    <message>
        <source>Skema for niveau 3–4</source>
        <translation>Form for levels 3–4</translation>
    </message>
    <message>
        <source>Udskrevet til {file}. Filen er ikke krypteret. Slet den efter brug.</source>
        <translation>Printed to {file}. The file is not encrypted. Delete it after use.</translation>
    </message>
    <message>
        <source>Udskriv</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Udskriv {paper} som PDF</source>
        <translation>Print {paper} as PDF</translation>
    </message>
    <message>
        <source>{paper}, der gives videre …</source>
        <translation>{paper}, to be given away …</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Bagud</source>
        <translation>Behind</translation>
    </message>
    <message>
        <source>Beslutninger</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Besluttet {day}.</source>
        <translation>Decided {day}.</translation>
    </message>
    <message>
        <source>Besluttet {day}. Den uge er gået; tag stilling igen.</source>
        <translation>Decided {day}. That week is over; decide again.</translation>
    </message>
    <message>
        <source>Besøg og hvad der er set</source>
        <translation>Visits and what was seen</translation>
    </message>
    <message>
        <source>Besøgsdage pr. uge</source>
        <translation>Days visited per week</translation>
    </message>
    <message>
        <source>Denne uge</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Grupper her</source>
        <translation>Groups here</translation>
    </message>
    <message>
        <source>Hvad der er set her, det nyeste først</source>
        <translation>What was seen here, the newest first</translation>
    </message>
    <message>
        <source>I når det ikke i denne uge. Skriv det til næste hold.</source>
        <translation>You will not make it this week. Tell the next team.</translation>
    </message>
    <message>
        <source>Ingen gruppe er skrevet på stedet.</source>
        <translation>No group is written on this place.</translation>
    </message>
    <message>
        <source>Ingen har aftalt, hvor tit I kommer.</source>
        <translation>Nobody has agreed how often you come.</translation>
    </message>
    <message>
        <source>Ingen har besluttet grøn, gul eller rød endnu.</source>
        <translation>Nobody has decided green, yellow or red yet.</translation>
    </message>
    <message>
        <source>Ingen status</source>
        <translation>No status</translation>
    </message>
    <message>
        <source>Intet er besluttet om stedet endnu.</source>
        <translation>Nothing is decided about the place yet.</translation>
    </message>
    <message>
        <source>Intet er set her endnu. Ingen der er også noget at skrive.</source>
        <translation>Nothing was seen here yet. Nobody there is worth writing too.</translation>
    </message>
    <message>
        <source>Kontakter</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Ny</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Ny aktivitet</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Ny beslutning om stedet</source>
        <translation>New decision about the place</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Ny gruppe her</source>
        <translation>New group here</translation>
    </message>
    <message>
        <source>Ny observation</source>
        <translation>New observation</translation>
    </message>
    <message>
        <source>Nået</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Observationer</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Skrevet på stedet selv.</source>
        <translation>Written on the place itself.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stops</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vis som liste</source>
        <translation>Show as a list</translation>
    </message>
    <message>
        <source>aktivitet</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>ingen har skrevet herfra endnu</source>
        <translation>nobody has written from here yet</translation>
    </message>
    <message>
        <source>sidst set {day}</source>
        <translation>last seen {day}</translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message>
        <source>Anonym</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>Dato</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Dato for opfølgning</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>Fortrudt. Den ligger stadig i historikken.</source>
        <translation>Undone. It is still in the history.</translation>
    </message>
    <message>
        <source>Følg op</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>Gem</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Gem og tag en til</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>Gemt.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Gemt. {count} venter på net.</source>
        <translation>Saved. {count} waiting for a connection.</translation>
    </message>
    <message>
        <source>Hvad du har lovet eller skal følge op på</source>
        <translation>What you promised or are to follow up on</translation>
    </message>
    <message>
        <source>Hvad skal du huske?</source>
        <translation>What are you to remember?</translation>
    </message>
    <message>
        <source>Hvor mange</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Hvor mange, hvem og hvad</source>
        <translation>How many, who and what</translation>
    </message>
    <message>
        <source>I morgen</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Ingen runde</source>
        <translation>No round</translation>
    </message>
    <message>
        <source>Jeg har lovet</source>
        <translation>I promised</translation>
    </message>
    <message>
        <source>Kladde gemt {clock}</source>
        <translation>Draft saved at {clock}</translation>
    </message>
    <message>
        <source>Kontakten er gemt, opfølgningen ikke. Den ligger som kladde. {why}</source>
        <translation>The contact is saved, the follow-up is not. It is kept as a draft. {why}</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Min runde</source>
        <translation>My round</translation>
    </message>
    <message>
        <source>Min runde med {people}</source>
        <translation>My round with {people}</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Runden</source>
        <translation>The round</translation>
    </message>
    <message>
        <source>Rækkerne følger dit tastatur</source>
        <translation>The rows follow your keyboard</translation>
    </message>
    <message>
        <source>Skriv eller vælg</source>
        <translation>Write or choose</translation>
    </message>
    <message>
        <source>hvor I er nu</source>
        <translation>where you are now</translation>
    </message>
    <message>
        <source>kun det, du selv så og hørte</source>
        <translation>only what you saw and heard yourself</translation>
    </message>
    <message>
        <source>samme sted som sidst</source>
        <translation>same place as last time</translation>
    </message>
    <message>
        <source>tast tallet, også 12 eller 20</source>
        <translation>type the number, 12 or 20 too</translation>
    </message>
    <message>
        <source>til næste felt · kladden bliver, hvis du lukker</source>
        <translation>to the next field · the draft stays if you close</translation>
    </message>
    <message>
        <source>{day} (pil op og ned i feltet)</source>
        <translation>{day} (arrow up and down in the field)</translation>
    </message>
    <message>
        <source>{names} og {last}</source>
        <translation>{names} and {last}</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Gemt her</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Kræver blik</source>
        <translation>Needs a look</translation>
    </message>
    <message>
        <source>Sendt</source>
        <translation>Sent</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Brev mangler</source>
        <translation>Letter missing</translation>
    </message>
    <message>
        <source>Det skrevne</source>
        <translation>What was written</translation>
    </message>
    <message>
        <source>Fold sammen</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>Fortrudt</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>Fortrudt. Den er, som den var.</source>
        <translation>Undone. It is as it was.</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Hvem gør hvad</source>
        <translation>Who does what</translation>
    </message>
    <message>
        <source>Hører til</source>
        <translation>Belongs with</translation>
    </message>
    <message>
        <source>Kun i {space}</source>
        <translation>Only in {space}</translation>
    </message>
    <message>
        <source>Lagt til side, til det er afgjort</source>
        <translation>Put away until it is decided</translation>
    </message>
    <message>
        <source>Læses i {space}</source>
        <translation>Read in {space}</translation>
    </message>
    <message>
        <source>Mistanke · ikke fakta</source>
        <translation>Suspicion · not fact</translation>
    </message>
    <message>
        <source>Om posten</source>
        <translation>About this note</translation>
    </message>
    <message>
        <source>Oplysninger</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Rettet</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>Rettet af {name}, {moment}</source>
        <translation>Edited by {name}, {moment}</translation>
    </message>
    <message>
        <source>Se begge udgaver</source>
        <translation>See both versions</translation>
    </message>
    <message>
        <source>Set igennem</source>
        <translation>Looked through</translation>
    </message>
    <message>
        <source>Skrevet</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Skrevet af {name}, {moment}</source>
        <translation>Written by {name}, {moment}</translation>
    </message>
    <message>
        <source>Skrevet samtidig</source>
        <translation>Written at the same time</translation>
    </message>
    <message>
        <source>Skriv andet</source>
        <translation>Write something else</translation>
    </message>
    <message>
        <source>Slået sammen: se den, der står for begge</source>
        <translation>Merged: see the one that stands for both</translation>
    </message>
    <message>
        <source>Tag tilbage</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Tager din seneste ændring tilbage. Den bliver i historikken.</source>
        <translation>Takes your latest change back. It stays in the history.</translation>
    </message>
    <message>
        <source>Taget frem igen</source>
        <translation>Brought back</translation>
    </message>
    <message>
        <source>Taget tilbage. Begge udgaver står i historikken.</source>
        <translation>Taken back. Both versions are in the history.</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Tilbage ({keys})</source>
        <translation>Back ({keys})</translation>
    </message>
    <message>
        <source>To har rettet samme felt</source>
        <translation>Two people edited the same field</translation>
    </message>
    <message>
        <source>To udgaver</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>Ubekræftet</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>Vis, hvad der stod (1 felt)</source>
        <translation>Show what it said (1 field)</translation>
    </message>
    <message>
        <source>Vis, hvad der stod ({count} felter)</source>
        <translation>Show what it said ({count} fields)</translation>
    </message>
    <message>
        <source>dig</source>
        <translation>you</translation>
    </message>
    <message>
        <source>til {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>tomt</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>uden at have set den andens ændring</source>
        <translation>without having seen the other&apos;s change</translation>
    </message>
    <message>
        <source>udløb {day}</source>
        <translation>ran out {day}</translation>
    </message>
    <message>
        <source>{label}: fra {before} til {after}</source>
        <translation>{label}: from {before} to {after}</translation>
    </message>
    <message>
        <source>{name} (dig)</source>
        <translation>{name} (you)</translation>
    </message>
</context>
<context>
    <name>RelationMap</name>
    <message>
        <source>Begynd med den unge, mødet handler om.</source>
        <translation>Begin with the young person the meeting is about.</translation>
    </message>
    <message>
        <source>Bro</source>
        <translation>Bridge</translation>
    </message>
    <message>
        <source>Det vises ikke mere. Tegn et nyt, hvis mødet har brug for det.</source>
        <translation>It is not shown any more. Draw a new one if the meeting needs it.</translation>
    </message>
    <message>
        <source>Et andet kort</source>
        <translation>Another map</translation>
    </message>
    <message>
        <source>Forbindelser</source>
        <translation>Ties</translation>
    </message>
    <message>
        <source>Formål: {purpose}</source>
        <translation>Purpose: {purpose}</translation>
    </message>
    <message>
        <source>Hvad forbindelsen betyder</source>
        <translation>What the tie means</translation>
    </message>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Hvor tæt</source>
        <translation>How close</translation>
    </message>
    <message>
        <source>Kort</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Kortet er tomt</source>
        <translation>The map is empty</translation>
    </message>
    <message>
        <source>Kortets tid er gået</source>
        <translation>The map&apos;s time is over</translation>
    </message>
    <message>
        <source>Kun bekræftede</source>
        <translation>Confirmed only</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Møder</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Ny forbindelse</source>
        <translation>New tie</translation>
    </message>
    <message>
        <source>Nyt punkt</source>
        <translation>New point</translation>
    </message>
    <message>
        <source>Pile flytter mellem punkter, Enter åbner. Listen viser det samme i ord.</source>
        <translation>Arrows move between points, Enter opens. The list says the same in words.</translation>
    </message>
    <message>
        <source>Relationskort</source>
        <translation>Relation map</translation>
    </message>
    <message>
        <source>Relationskort med {points} punkter og {ties} forbindelser</source>
        <translation>Relation map with {points} points and {ties} ties</translation>
    </message>
    <message>
        <source>Sammenlign med</source>
        <translation>Compare with</translation>
    </message>
    <message>
        <source>Som det så ud {day}</source>
        <translation>As it was on {day}</translation>
    </message>
    <message>
        <source>Sådan læser du kortet</source>
        <translation>How to read the map</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vis broer</source>
        <translation>Show bridges</translation>
    </message>
    <message>
        <source>Vis ressourcer</source>
        <translation>Show resources</translation>
    </message>
    <message>
        <source>Vis som</source>
        <translation>Show as</translation>
    </message>
    <message>
        <source>Vises til og med {day}</source>
        <translation>Shown until {day}</translation>
    </message>
    <message>
        <source>god for den unge</source>
        <translation>good for the young person</translation>
    </message>
    <message>
        <source>gruppe</source>
        <translation>group</translation>
    </message>
    <message>
        <source>hverken eller</source>
        <translation>neither</translation>
    </message>
    <message>
        <source>ikke bekræftet</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>jævnlig</source>
        <translation>regular</translation>
    </message>
    <message>
        <source>konflikt eller pres</source>
        <translation>conflict or pressure</translation>
    </message>
    <message>
        <source>løs</source>
        <translation>loose</translation>
    </message>
    <message>
        <source>sted eller forening</source>
        <translation>place or association</translation>
    </message>
    <message>
        <source>tæt</source>
        <translation>close</translation>
    </message>
    <message>
        <source>ung</source>
        <translation>young person</translation>
    </message>
    <message>
        <source>voksen ressource</source>
        <translation>adult resource</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>1 åben opgave</source>
        <translation>1 open task</translation>
    </message>
    <message>
        <source>Behold længere</source>
        <translation>Keep longer</translation>
    </message>
    <message>
        <source>Behold længere …</source>
        <translation>Keep longer …</translation>
    </message>
    <message>
        <source>Behold til</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>Behold {count} notater længere</source>
        <translation>Keep {count} notes longer</translation>
    </message>
    <message>
        <source>Behold ét notat længere</source>
        <translation>Keep one note longer</translation>
    </message>
    <message>
        <source>Beholdt længere: {count}.</source>
        <translation>Kept longer: {count}.</translation>
    </message>
    <message>
        <source>Breve hos en kollega, som koordinatoren skal slette: {count}.</source>
        <translation>Letters with a colleague that the coordinator must delete: {count}.</translation>
    </message>
    <message>
        <source>Det bliver skrevet ned, hvem der bestemte det, hvornår og hvorfor. Så bliver der spurgt igen.</source>
        <translation>It is written down who decided, when and why. Then you are asked again.</translation>
    </message>
    <message>
        <source>Det her har stået så længe, som reglerne giver. Intet sletter sig selv: du bestemmer.</source>
        <translation>This has been here for as long as the rules allow. Nothing deletes itself: you decide.</translation>
    </message>
    <message>
        <source>Det kan ikke fortrydes. Det forsvinder her, hos dine kolleger og fra serveren.</source>
        <translation>This cannot be undone. It is gone here, in your colleagues&apos; books and at the server.</translation>
    </message>
    <message>
        <source>Det, der har stået så længe, som reglerne giver, kan slettes eller beholdes længere.</source>
        <translation>What has been here for as long as the rules allow can be deleted or kept longer.</translation>
    </message>
    <message>
        <source>Et kort kan ikke beholdes: tegn et nyt.</source>
        <translation>A map cannot be kept: draw a new one.</translation>
    </message>
    <message>
        <source>Fortrudt. Det står på listen igen.</source>
        <translation>Undone. It is on the list again.</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Hvorfor?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Hvorfor? Vælg en grund.</source>
        <translation>Why? Choose a reason.</translation>
    </message>
    <message>
        <source>Intet skal slettes lige nu.</source>
        <translation>Nothing is due for deletion right now.</translation>
    </message>
    <message>
        <source>Jeg ved, at det ikke kan fortrydes</source>
        <translation>I know that this cannot be undone</translation>
    </message>
    <message>
        <source>Jeres koordinator</source>
        <translation>Your coordinator</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Mellemrum vælger. Enter åbner.</source>
        <translation>Space chooses. Enter opens.</translation>
    </message>
    <message>
        <source>Når et notat har stået så længe, som reglerne giver, står det her.</source>
        <translation>When a note has been here for as long as the rules allow, it is listed here.</translation>
    </message>
    <message>
        <source>Opbevaringstiden er udløbet</source>
        <translation>Its time here is over</translation>
    </message>
    <message>
        <source>Overført til arkiv.</source>
        <translation>Handed over to the archive.</translation>
    </message>
    <message>
        <source>Se, hvad der er udløbet</source>
        <translation>See what is due</translation>
    </message>
    <message>
        <source>Ser bogen igennem. Du kan arbejde videre imens.</source>
        <translation>Looking through the book. You can work on meanwhile.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor det skal beholdes.</source>
        <translation>Write why it is to be kept.</translation>
    </message>
    <message>
        <source>Slet {count} notater for altid</source>
        <translation>Delete {count} notes for good</translation>
    </message>
    <message>
        <source>Slet ét notat for altid</source>
        <translation>Delete one note for good</translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation>Delete …</translation>
    </message>
    <message>
        <source>Sletning</source>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Sletter {number} af {count} …</source>
        <translation>Deleting {number} of {count} …</translation>
    </message>
    <message>
        <source>Sprunget over: {count}. Nogen har skrevet på dem imens.</source>
        <translation>Left alone: {count}. Somebody has written on them meanwhile.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Sæt kryds først. Det kan ikke fortrydes.</source>
        <translation>Tick first. This cannot be undone.</translation>
    </message>
    <message>
        <source>Til hvornår? Vælg en dag.</source>
        <translation>Until when? Choose a day.</translation>
    </message>
    <message>
        <source>Tilbage står kun, at det er slettet: hvornår, af hvem og hvorfor.</source>
        <translation>All that stays is that it was deleted: when, by whom and why.</translation>
    </message>
    <message>
        <source>Udløbet, og overført til arkiv eller ESDH</source>
        <translation>Over, and handed over to the archive or ESDH</translation>
    </message>
    <message>
        <source>Vent, til det er færdigt, eller stop det.</source>
        <translation>Wait until it is done, or stop it.</translation>
    </message>
    <message>
        <source>Vælg alle</source>
        <translation>Choose all</translation>
    </message>
    <message>
        <source>Vælg en grund</source>
        <translation>Choose a reason</translation>
    </message>
    <message>
        <source>eller</source>
        <translation>or</translation>
    </message>
    <message>
        <source>gemmes 1 år</source>
        <translation>kept 1 year</translation>
    </message>
    <message>
        <source>gemmes {count} dage</source>
        <translation>kept {count} days</translation>
    </message>
    <message>
        <source>gemmes {count} år</source>
        <translation>kept {count} years</translation>
    </message>
    <message>
        <source>ikke valgt</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>kortet er udløbet</source>
        <translation>the map has expired</translation>
    </message>
    <message>
        <source>siden {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>valgt</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>{count} måneder</source>
        <translation>{count} months</translation>
    </message>
    <message>
        <source>{count} notater er slettet for altid.</source>
        <translation>{count} notes are deleted for good.</translation>
    </message>
    <message>
        <source>{count} skemaer er lagt til side og ligger ikke på denne pc mere. {who} afgør, om de skal slettes.</source>
        <translation>{count} forms are put away and are no longer on this PC. {who} decides whether they are erased.</translation>
    </message>
    <message>
        <source>{count} skemaer er over tiden, men bliver her, til det er sikkert, at de også ligger hos {who}. Bed {who} om at åbne Feltbog med net. Når din egen så har været på nettet, forlader skemaerne din pc af sig selv.</source>
        <translation>{count} forms are past their time, but stay here until it is certain that {who} has them as well. Ask {who} to open Feltbog with a connection. When yours has been online after that, the forms leave your PC by themselves.</translation>
    </message>
    <message>
        <source>{count} til kan kun deres forfatter eller en koordinator slette.</source>
        <translation>{count} more can only be deleted by their author or a coordinator.</translation>
    </message>
    <message>
        <source>{count} valgt</source>
        <translation>{count} chosen</translation>
    </message>
    <message>
        <source>{count} åbne opgaver</source>
        <translation>{count} open tasks</translation>
    </message>
    <message>
        <source>Åbne opgaver om det, du sletter: {count}. De bliver stående uden det.</source>
        <translation>Open tasks about what you delete: {count}. They stay without it.</translation>
    </message>
    <message>
        <source>Ét notat er slettet for altid.</source>
        <translation>One note is deleted for good.</translation>
    </message>
    <message>
        <source>Ét skema er lagt til side og ligger ikke på denne pc mere. {who} afgør, om det skal slettes.</source>
        <translation>One form is put away and is no longer on this PC. {who} decides whether it is erased.</translation>
    </message>
    <message>
        <source>Ét skema er over tiden, men bliver her, til det er sikkert, at det også ligger hos {who}. Bed {who} om at åbne Feltbog med net. Når din egen så har været på nettet, forlader skemaet din pc af sig selv.</source>
        <translation>One form is past its time, but stays here until it is certain that {who} has it as well. Ask {who} to open Feltbog with a connection. When yours has been online after that, the form leaves your PC by itself.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>1 notat</source>
        <translation>1 note</translation>
    </message>
    <message>
        <source>1 punkt</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>Alle {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>Bygger på</source>
        <translation>Rests on</translation>
    </message>
    <message>
        <source>Dagsorden {day}</source>
        <translation>Agenda {day}</translation>
    </message>
    <message>
        <source>De to, side om side</source>
        <translation>The two, side by side</translation>
    </message>
    <message>
        <source>Der er ingen åbne sager at knytte til.</source>
        <translation>There are no open cases to attach it to.</translation>
    </message>
    <message>
        <source>Det valgte</source>
        <translation>What is chosen</translation>
    </message>
    <message>
        <source>Det, der skal læses</source>
        <translation>To be read</translation>
    </message>
    <message>
        <source>Du er ajour.</source>
        <translation>You are up to date.</translation>
    </message>
    <message>
        <source>Dublet?</source>
        <translation>Duplicate?</translation>
    </message>
    <message>
        <source>Dubletter {count}</source>
        <translation>Duplicates {count}</translation>
    </message>
    <message>
        <source>Gennemsyn</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Hvad du kan gøre</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>Hvad skal rettes?</source>
        <translation>What is to be corrected?</translation>
    </message>
    <message>
        <source>Hvad vil du spørge om?</source>
        <translation>What do you want to ask?</translation>
    </message>
    <message>
        <source>I orden</source>
        <translation>In place</translation>
    </message>
    <message>
        <source>Ikke den samme</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>Indstillinger {count}</source>
        <translation>Referrals {count}</translation>
    </message>
    <message>
        <source>Intet her.</source>
        <translation>Nothing here.</translation>
    </message>
    <message>
        <source>Klublog {count}</source>
        <translation>Club log {count}</translation>
    </message>
    <message>
        <source>Knyt til en sag</source>
        <translation>Attach to a case</translation>
    </message>
    <message>
        <source>Knyt til sag</source>
        <translation>Attach to a case</translation>
    </message>
    <message>
        <source>Knyttet til sagen.</source>
        <translation>Attached to the case.</translation>
    </message>
    <message>
        <source>Konflikter {count}</source>
        <translation>Conflicts {count}</translation>
    </message>
    <message>
        <source>Kontakter {count}</source>
        <translation>Contacts {count}</translation>
    </message>
    <message>
        <source>Kun i {space}</source>
        <translation>Only in {space}</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Læst</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Læst, videre</source>
        <translation>Read, go on</translation>
    </message>
    <message>
        <source>Mangler</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Markér som ulæst</source>
        <translation>Mark as unread</translation>
    </message>
    <message>
        <source>Mistanke · ikke fakta</source>
        <translation>Suspicion · not fact</translation>
    </message>
    <message>
        <source>Niveau {number}</source>
        <translation>Level {number}</translation>
    </message>
    <message>
        <source>Næste møde er {day} {clock}.</source>
        <translation>The next meeting is {day} {clock}.</translation>
    </message>
    <message>
        <source>Observationer {count}</source>
        <translation>Observations {count}</translation>
    </message>
    <message>
        <source>Oplysninger</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Sat på dagsordenen.</source>
        <translation>Put on the agenda.</translation>
    </message>
    <message>
        <source>Se begge udgaver</source>
        <translation>See both versions</translation>
    </message>
    <message>
        <source>Send retur</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Sendt retur med din besked.</source>
        <translation>Returned with your message.</translation>
    </message>
    <message>
        <source>Skrevet af</source>
        <translation>Written by</translation>
    </message>
    <message>
        <source>Skriv, hvad du vil spørge om.</source>
        <translation>Write what you want to ask.</translation>
    </message>
    <message>
        <source>Skriv, hvorfor du sender den retur.</source>
        <translation>Write why you are returning it.</translation>
    </message>
    <message>
        <source>Slags</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Slå sammen</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>Slået sammen. Begge historikker bliver.</source>
        <translation>Merged. Both histories stay.</translation>
    </message>
    <message>
        <source>Spurgt, venter på svar</source>
        <translation>Asked, waiting for an answer</translation>
    </message>
    <message>
        <source>Spurgt. Svaret kommer her.</source>
        <translation>Asked. The answer comes here.</translation>
    </message>
    <message>
        <source>Spørg tilbage</source>
        <translation>Ask back</translation>
    </message>
    <message>
        <source>Sæt på dagsorden</source>
        <translation>Put on the agenda</translation>
    </message>
    <message>
        <source>Tag imod</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Taget imod. Kvittering er på vej.</source>
        <translation>Accepted. A receipt is on its way.</translation>
    </message>
    <message>
        <source>Taget tilbage.</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>To forskellige. Ingen bliver spurgt igen.</source>
        <translation>Two different ones. Nobody is asked again.</translation>
    </message>
    <message>
        <source>To har rettet samme felt</source>
        <translation>Two people edited the same field</translation>
    </message>
    <message>
        <source>Ubekræftet</source>
        <translation>Unconfirmed</translation>
    </message>
    <message>
        <source>Ulæst</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>møde på {day} {clock}</source>
        <translation>meeting on {day} {clock}</translation>
    </message>
    <message>
        <source>møde {day} {clock}</source>
        <translation>meeting {day} {clock}</translation>
    </message>
    <message>
        <source>op og ned</source>
        <translation>up and down</translation>
    </message>
    <message>
        <source>{count} fra {district} · nyeste først</source>
        <translation>{count} from {district} · newest first</translation>
    </message>
    <message>
        <source>{count} i alt · nyeste først</source>
        <translation>{count} in all · newest first</translation>
    </message>
    <message>
        <source>{count} indtil nu · flere sorteres ind</source>
        <translation>{count} so far · more are being sorted in</translation>
    </message>
    <message>
        <source>{count} notater</source>
        <translation>{count} notes</translation>
    </message>
    <message>
        <source>{count} punkter</source>
        <translation>{count} points</translation>
    </message>
    <message>
        <source>{count} ulæste</source>
        <translation>{count} unread</translation>
    </message>
    <message>
        <source>{district}, {count} ulæste</source>
        <translation>{district}, {count} unread</translation>
    </message>
    <message>
        <source>{number} af {total}</source>
        <translation>{number} of {total}</translation>
    </message>
    <message>
        <source>Åbn {title}</source>
        <translation>Open {title}</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message>
        <source>1 notat</source>
        <translation>1 note</translation>
    </message>
    <message>
        <source>Andre, der går med</source>
        <translation>Others who go along</translation>
    </message>
    <message>
        <source>Der er ikke skrevet noget til næste hold.</source>
        <translation>Nothing was written to the next team.</translation>
    </message>
    <message>
        <source>Det blev til</source>
        <translation>What it came to</translation>
    </message>
    <message>
        <source>Efter turen</source>
        <translation>After the round</translation>
    </message>
    <message>
        <source>Et andet sted</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>Flere steder</source>
        <translation>More places</translation>
    </message>
    <message>
        <source>Fra holdet før jer</source>
        <translation>From the team before you</translation>
    </message>
    <message>
        <source>Fra sidste hold: {words}</source>
        <translation>From the last team: {words}</translation>
    </message>
    <message>
        <source>Fx en fra klubben</source>
        <translation>E.g. somebody from the club</translation>
    </message>
    <message>
        <source>Genåbn runden</source>
        <translation>Reopen the round</translation>
    </message>
    <message>
        <source>Gik alene, fordi</source>
        <translation>Went alone because</translation>
    </message>
    <message>
        <source>Har I talt turen igennem?</source>
        <translation>Have you talked the round through?</translation>
    </message>
    <message>
        <source>Har I talt turen igennem? Skriv det med Ret.</source>
        <translation>Have you talked the round through? Write it with Edit.</translation>
    </message>
    <message>
        <source>Her nu: {place}</source>
        <translation>Here now: {place}</translation>
    </message>
    <message>
        <source>Hvem går med, og hvor hen</source>
        <translation>Who goes along, and where to</translation>
    </message>
    <message>
        <source>Hvem går med?</source>
        <translation>Who goes along?</translation>
    </message>
    <message>
        <source>Hvor er I?</source>
        <translation>Where are you?</translation>
    </message>
    <message>
        <source>Hvor hen?</source>
        <translation>Where to?</translation>
    </message>
    <message>
        <source>Hvor mange</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>Hvor mange, og stemningen</source>
        <translation>How many, and the mood</translation>
    </message>
    <message>
        <source>Hvornår sluttede I?</source>
        <translation>When did you end?</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>I gang</source>
        <translation>On</translation>
    </message>
    <message>
        <source>I går ud igen, eller den sluttede ikke endnu.</source>
        <translation>You go out again, or it had not ended yet.</translation>
    </message>
    <message>
        <source>Ikke afsluttet</source>
        <translation>Not ended</translation>
    </message>
    <message>
        <source>Ikke talt igennem</source>
        <translation>Not talked through</translation>
    </message>
    <message>
        <source>Ingen her</source>
        <translation>Nobody here</translation>
    </message>
    <message>
        <source>Ingen kolleger i bogen endnu. Skriv herunder, hvem der går med.</source>
        <translation>No colleagues in the book yet. Write below who goes along.</translation>
    </message>
    <message>
        <source>Ingen steder i bogen endnu. Skriv det første herunder.</source>
        <translation>No places in the book yet. Write the first one below.</translation>
    </message>
    <message>
        <source>Ingen stop endnu. Ingen der er også et stop.</source>
        <translation>No stops yet. Nobody there is a stop, too.</translation>
    </message>
    <message>
        <source>Intet er lovet.</source>
        <translation>Nothing was promised.</translation>
    </message>
    <message>
        <source>Intet er skrevet på runden endnu.</source>
        <translation>Nothing has been written on the round yet.</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Lovet undervejs</source>
        <translation>Promised on the way</translation>
    </message>
    <message>
        <source>Læg til ruten</source>
        <translation>Add to the route</translation>
    </message>
    <message>
        <source>Nej, ikke endnu</source>
        <translation>No, not yet</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Ny observation</source>
        <translation>New observation</translation>
    </message>
    <message>
        <source>Ny runde</source>
        <translation>New round</translation>
    </message>
    <message>
        <source>Nyt stop</source>
        <translation>New stop</translation>
    </message>
    <message>
        <source>Næste stop</source>
        <translation>Next stop</translation>
    </message>
    <message>
        <source>På ruten</source>
        <translation>On the route</translation>
    </message>
    <message>
        <source>Runde</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Runden er i gang igen.</source>
        <translation>The round is on again.</translation>
    </message>
    <message>
        <source>Ruten: {places}</source>
        <translation>The route: {places}</translation>
    </message>
    <message>
        <source>Skrevet undervejs</source>
        <translation>Written on the way</translation>
    </message>
    <message>
        <source>Skrevet ved slut</source>
        <translation>Written at the end</translation>
    </message>
    <message>
        <source>Skriv et sted. Et omtrentligt er fint.</source>
        <translation>Write a place. A rough one is fine.</translation>
    </message>
    <message>
        <source>Slut</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>Start runde</source>
        <translation>Start round</translation>
    </message>
    <message>
        <source>Stop for stop</source>
        <translation>Stop by stop</translation>
    </message>
    <message>
        <source>Talt igennem</source>
        <translation>Talked through</translation>
    </message>
    <message>
        <source>Tast tallene i den rækkefølge, I vil gå. Ruten må være tom.</source>
        <translation>Press the numbers in the order you will walk. The route may be empty.</translation>
    </message>
    <message>
        <source>Tast tallet. 0 er ingen.</source>
        <translation>Press the number. 0 is nobody.</translation>
    </message>
    <message>
        <source>Til næste hold</source>
        <translation>To the next team</translation>
    </message>
    <message>
        <source>Til runden</source>
        <translation>To the round</translation>
    </message>
    <message>
        <source>Vi er her</source>
        <translation>We are here</translation>
    </message>
    <message>
        <source>den blev aldrig afsluttet</source>
        <translation>it was never ended</translation>
    </message>
    <message>
        <source>her nu</source>
        <translation>here now</translation>
    </message>
    <message>
        <source>heraf nye</source>
        <translation>with new ones</translation>
    </message>
    <message>
        <source>i alt</source>
        <translation>in all</translation>
    </message>
    <message>
        <source>ikke nået</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>ikke set endnu</source>
        <translation>not seen yet</translation>
    </message>
    <message>
        <source>ikke talt</source>
        <translation>not counted</translation>
    </message>
    <message>
        <source>indtil nu</source>
        <translation>until now</translation>
    </message>
    <message>
        <source>ingen</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>kun når du går alene</source>
        <translation>only when you go alone</translation>
    </message>
    <message>
        <source>set {day}</source>
        <translation>seen {day}</translation>
    </message>
    <message>
        <source>siden {clock}</source>
        <translation>since {clock}</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>stops</translation>
    </message>
    <message>
        <source>stop {number}</source>
        <translation>stop {number}</translation>
    </message>
    <message>
        <source>uden nogen</source>
        <translation>with nobody</translation>
    </message>
    <message>
        <source>unge</source>
        <translation>young people</translation>
    </message>
    <message>
        <source>{count} notater</source>
        <translation>{count} notes</translation>
    </message>
    <message>
        <source>{hours} t</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} t {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Alle ved bordet er i samme myndighed</source>
        <translation>Everybody at the table is in the same authority</translation>
    </message>
    <message>
        <source>Begynd en indstilling ud fra det her</source>
        <translation>Begin a referral from this</translation>
    </message>
    <message>
        <source>Betingelsen er opfyldt: {text}</source>
        <translation>The condition is met: {text}</translation>
    </message>
    <message>
        <source>Bliver hjemme</source>
        <translation>Stays at home</translation>
    </message>
    <message>
        <source>Det er forseglet og sendes, når der er net.</source>
        <translation>It is sealed and sent when you are online.</translation>
    </message>
    <message>
        <source>Det her går ud</source>
        <translation>What leaves</translation>
    </message>
    <message>
        <source>Det her går ud, forseglet til {table}</source>
        <translation>This leaves, sealed to {table}</translation>
    </message>
    <message>
        <source>Det her går ud, forseglet til {table}, når hjemlen er valgt</source>
        <translation>This leaves, sealed to {table}, once the legal basis is chosen</translation>
    </message>
    <message>
        <source>Det her går ud, når forummet er fundet</source>
        <translation>This leaves once the forum is found</translation>
    </message>
    <message>
        <source>Dit svar</source>
        <translation>Your reply</translation>
    </message>
    <message>
        <source>Forsøget er skrevet ned.</source>
        <translation>The attempt has been written down.</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Her står, præcis hvad der går ud, når forummet er fundet.</source>
        <translation>Exactly what leaves stands here once the forum has been found.</translation>
    </message>
    <message>
        <source>Hvad mangler</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <source>Indstil</source>
        <translation>Refer</translation>
    </message>
    <message>
        <source>Indstil igen</source>
        <translation>Refer again</translation>
    </message>
    <message>
        <source>Indstillet til {table}.</source>
        <translation>Referred to {table}.</translation>
    </message>
    <message>
        <source>Jeg har set, præcis hvad der går ud</source>
        <translation>I have seen exactly what leaves</translation>
    </message>
    <message>
        <source>Klar.</source>
        <translation>Ready.</translation>
    </message>
    <message>
        <source>Klar. Det bliver forseglet og sendt, så snart der er net.</source>
        <translation>Ready. It is sealed, and sent as soon as you are online.</translation>
    </message>
    <message>
        <source>Lav indstilling</source>
        <translation>Make a referral</translation>
    </message>
    <message>
        <source>Mangler i indstillingen</source>
        <translation>Missing in the referral</translation>
    </message>
    <message>
        <source>Og {n} mere.</source>
        <translation>And {n} more.</translation>
    </message>
    <message>
        <source>Ret og send igen</source>
        <translation>Correct and send again</translation>
    </message>
    <message>
        <source>Sagen ligger allerede i forummets rum. Intet går ud.</source>
        <translation>The case is in the forum&apos;s own space already. Nothing leaves.</translation>
    </message>
    <message>
        <source>Samtykket holder.</source>
        <translation>The consent holds.</translation>
    </message>
    <message>
        <source>Se først, præcis hvad der går ud, og sæt kryds.</source>
        <translation>First see exactly what leaves, and tick.</translation>
    </message>
    <message>
        <source>Send svaret</source>
        <translation>Send the reply</translation>
    </message>
    <message>
        <source>Sendt og svaret</source>
        <translation>Sent and answered</translation>
    </message>
    <message>
        <source>Svaret er forseglet og sendes, når der er net.</source>
        <translation>The reply is sealed and sent when you are online.</translation>
    </message>
    <message>
        <source>Ved bordet: {parties}</source>
        <translation>At the table: {parties}</translation>
    </message>
    <message>
        <source>Vælg</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>1 minut</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>Adgangssætningen er skiftet. Brug den nye næste gang.</source>
        <translation>The passphrase is changed. Use the new one next time.</translation>
    </message>
    <message>
        <source>Alt bliver gemt her imens. Slå det fra igen, når forbindelsen er til det.</source>
        <translation>Everything is saved here meanwhile. Switch it off again when the connection allows.</translation>
    </message>
    <message>
        <source>Alt i mappen er krypteret. Uden adgangssætningen kan ingen læse det.</source>
        <translation>Everything in the folder is encrypted. Without the passphrase nobody can read it.</translation>
    </message>
    <message>
        <source>Bogen ligger i</source>
        <translation>The book lies in</translation>
    </message>
    <message>
        <source>Bogen og organisationen</source>
        <translation>The book and the organisation</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Endpoint</translation>
    </message>
    <message>
        <source>Ctrl+R vælger, hvilket rum du skriver i.</source>
        <translation>Ctrl+R chooses which space you write in.</translation>
    </message>
    <message>
        <source>De to er ikke ens. Skriv den igen.</source>
        <translation>The two are not alike. Write it again.</translation>
    </message>
    <message>
        <source>Den nye</source>
        <translation>The new one</translation>
    </message>
    <message>
        <source>Den nye igen</source>
        <translation>The new one again</translation>
    </message>
    <message>
        <source>Den, du bruger nu</source>
        <translation>The one you use now</translation>
    </message>
    <message>
        <source>Denne pc</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Der er ingen fælles rum endnu.</source>
        <translation>There are no shared spaces yet.</translation>
    </message>
    <message>
        <source>Dine rum</source>
        <translation>Your spaces</translation>
    </message>
    <message>
        <source>Dit navn</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Et øjeblik</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>Fornavn og efternavn</source>
        <translation>First and last name</translation>
    </message>
    <message>
        <source>I kraft siden {day}, sat af {name}.</source>
        <translation>In force since {day}, set by {name}.</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Ingen endnu. Bogen er kun din.</source>
        <translation>None yet. The book is yours alone.</translation>
    </message>
    <message>
        <source>Intet er sat. Ord og frister er, som Feltbog kom med dem.</source>
        <translation>Nothing is set. Words and deadlines are as Feltbog came with them.</translation>
    </message>
    <message>
        <source>Invitationen som et billede, en telefon kan læse</source>
        <translation>The invitation as a picture that a phone can read</translation>
    </message>
    <message>
        <source>Invitationen til {name} gælder én gang og til {until}.</source>
        <translation>The invitation for {name} works once, until {until}.</translation>
    </message>
    <message>
        <source>Invitationens tekst</source>
        <translation>Text of the invitation</translation>
    </message>
    <message>
        <source>Invitér en kollega</source>
        <translation>Invite a colleague</translation>
    </message>
    <message>
        <source>Jeres egne ord og frister</source>
        <translation>Your own words and deadlines</translation>
    </message>
    <message>
        <source>Kopieret</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Kopiér</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Lav en invitation</source>
        <translation>Make an invitation</translation>
    </message>
    <message>
        <source>Lyst</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Lås bogen efter</source>
        <translation>Lock the book after</translation>
    </message>
    <message>
        <source>Lås bogen, når pc&apos;en har stået stille i</source>
        <translation>Lock when the PC has been idle for</translation>
    </message>
    <message>
        <source>Læs de fire ord op for hinanden. De skal være ens.</source>
        <translation>Read the four words to each other. They must be alike.</translation>
    </message>
    <message>
        <source>Må læse og skrive i</source>
        <translation>May read and write in</translation>
    </message>
    <message>
        <source>Mørkt</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Navn</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Sat tilbage {day} af {name}: alt er, som Feltbog kom med det.</source>
        <translation>Set back on {day} by {name}: all is as Feltbog came with it.</translation>
    </message>
    <message>
        <source>Send og hent ikke lige nu</source>
        <translation>Do not send and fetch now</translation>
    </message>
    <message>
        <source>Skift adgangssætning</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Skriv den, du bruger nu.</source>
        <translation>Write the one you use now.</translation>
    </message>
    <message>
        <source>Skriv kollegaens navn.</source>
        <translation>Write your colleague&apos;s name.</translation>
    </message>
    <message>
        <source>Skriv mindst {n} tegn. Fire tilfældige ord er godt.</source>
        <translation>Write at least {n} characters. Four random words are good.</translation>
    </message>
    <message>
        <source>Skærmen og låsen</source>
        <translation>The screen and the lock</translation>
    </message>
    <message>
        <source>Som pc&apos;en</source>
        <translation>Like the PC</translation>
    </message>
    <message>
        <source>Sprog</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Udseende</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Virker uden net. Mist den ikke: vi kan ikke finde den for dig.</source>
        <translation>Works offline. Do not lose it: we cannot find it for you.</translation>
    </message>
    <message>
        <source>Vælg mindst ét rum.</source>
        <translation>Choose at least one space.</translation>
    </message>
    <message>
        <source>og {n} til</source>
        <translation>and {n} more</translation>
    </message>
    <message>
        <source>{n} minutter</source>
        <translation>{n} minutes</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>1 kollega</source>
        <translation>1 colleague</translation>
    </message>
    <message>
        <source>1 sted</source>
        <translation>1 place</translation>
    </message>
    <message>
        <source>Bogens ryg</source>
        <translation>Spine of the book</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Fortryd ({keys})</source>
        <translation>Undo ({keys})</translation>
    </message>
    <message>
        <source>Gemt her</source>
        <translation>Saved here</translation>
    </message>
    <message>
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Intet venter</source>
        <translation>Nothing waiting</translation>
    </message>
    <message>
        <source>Intet venter · {clock}</source>
        <translation>Nothing waiting · {clock}</translation>
    </message>
    <message>
        <source>Kræver dit blik</source>
        <translation>Needs a look</translation>
    </message>
    <message>
        <source>Kun dig</source>
        <translation>Only you</translation>
    </message>
    <message>
        <source>Kun på denne pc</source>
        <translation>Only on this PC</translation>
    </message>
    <message>
        <source>Lås</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Min egen bog</source>
        <translation>My own book</translation>
    </message>
    <message>
        <source>Sendt</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>{count} kolleger</source>
        <translation>{count} colleagues</translation>
    </message>
    <message>
        <source>{count} på vej</source>
        <translation>{count} on the way</translation>
    </message>
    <message>
        <source>{count} steder</source>
        <translation>{count} places</translation>
    </message>
    <message>
        <source>{count} venter</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>{count} venter på net</source>
        <translation>{count} waiting offline</translation>
    </message>
    <message>
        <source>Øvedata. Alt er opdigtet, og intet bliver sendt.</source>
        <translation>Practice data. Everything is invented, and nothing is sent.</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Fortrudt.</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>Gem skabelonen</source>
        <translation>Save the template</translation>
    </message>
    <message>
        <source>Gem teksten her som skabelon</source>
        <translation>Save this text as a template</translation>
    </message>
    <message>
        <source>Gemt som skabelonen “{name}”.</source>
        <translation>Saved as the template “{name}”.</translation>
    </message>
    <message>
        <source>Ingen tekstskabeloner endnu</source>
        <translation>No text templates yet</translation>
    </message>
    <message>
        <source>Lad være</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Navn i menuen</source>
        <translation>Name in the menu</translation>
    </message>
    <message>
        <source>Ny tekstskabelon</source>
        <translation>New text template</translation>
    </message>
    <message>
        <source>Ret</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Ret tekstskabeloner</source>
        <translation>Change text templates</translation>
    </message>
    <message>
        <source>Skabelonen “{name}” er gemt.</source>
        <translation>The template “{name}” is saved.</translation>
    </message>
    <message>
        <source>Skabelonen “{name}” er slettet.</source>
        <translation>The template “{name}” is deleted.</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tekstskabeloner</source>
        <translation>Text templates</translation>
    </message>
    <message>
        <source>Til det, du tit skriver. Ctrl+T sætter dem ind i en lang tekst. Kun i din bog.</source>
        <translation>For what you often write. Ctrl+T puts them into a long text. Only in your book.</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>&amp;4   Skriv også, hvad der skete …</source>
        <translation>&amp;4   Also write what happened …</translation>
    </message>
    <message>
        <source>&amp;4   Vælg en anden dag …</source>
        <translation>&amp;4   Choose another day …</translation>
    </message>
    <message>
        <source>1 dag over tid</source>
        <translation>1 day overdue</translation>
    </message>
    <message>
        <source>1 ung</source>
        <translation>1 young person</translation>
    </message>
    <message>
        <source>Afslut runde</source>
        <translation>End round</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Alle har nogen.</source>
        <translation>All have somebody.</translation>
    </message>
    <message>
        <source>Alt er sendt.</source>
        <translation>Everything is sent.</translation>
    </message>
    <message>
        <source>De sidste åbninger</source>
        <translation>The last openings</translation>
    </message>
    <message>
        <source>Der er ingen at følge op på.</source>
        <translation>There is nobody to follow up on.</translation>
    </message>
    <message>
        <source>Det skal du huske</source>
        <translation>For you to remember</translation>
    </message>
    <message>
        <source>En frist kan ikke udsættes.</source>
        <translation>A deadline cannot be postponed.</translation>
    </message>
    <message>
        <source>Enter skriver videre, Delete sletter kladden</source>
        <translation>Enter goes on writing, Delete deletes the draft</translation>
    </message>
    <message>
        <source>Enter åbner rundens side</source>
        <translation>Enter opens the round&apos;s page</translation>
    </message>
    <message>
        <source>Enter åbner. F laver en opfølgning.</source>
        <translation>Enter opens. F makes a follow-up.</translation>
    </message>
    <message>
        <source>Fortrudt. Den ligger stadig i historikken.</source>
        <translation>Undone. It is still in the history.</translation>
    </message>
    <message>
        <source>Gemt og krypteret her på pc’en. De bliver sendt af sig selv, når der er net.</source>
        <translation>Saved and encrypted on this PC. They send themselves once you are online.</translation>
    </message>
    <message>
        <source>Gjort</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Gjort.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Gjort: {how}.</source>
        <translation>Done: {how}.</translation>
    </message>
    <message>
        <source>Gruppeobservation</source>
        <translation>Group observation</translation>
    </message>
    <message>
        <source>Hele teamet</source>
        <translation>Whole team</translation>
    </message>
    <message>
        <source>Her nu: {place}.</source>
        <translation>Here now: {place}.</translation>
    </message>
    <message>
        <source>Hvad skal næste hold vide?</source>
        <translation>What should the next team know?</translation>
    </message>
    <message>
        <source>Hvem går du med?</source>
        <translation>Who are you going with?</translation>
    </message>
    <message>
        <source>Hver sag, gruppe og ung har en tovholder, en opgave og er skrevet om for nylig.</source>
        <translation>Every case, group and young person has a lead, a task and was written about lately.</translation>
    </message>
    <message>
        <source>Hvilke</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>Hvis opgaver</source>
        <translation>Whose tasks</translation>
    </message>
    <message>
        <source>Hvor I slap grupperne, og hvad der er lovet.</source>
        <translation>Where you left the groups, and what has been promised.</translation>
    </message>
    <message>
        <source>Hvor mange er her?</source>
        <translation>How many are here?</translation>
    </message>
    <message>
        <source>Hvordan går det nu?</source>
        <translation>How is it going now?</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>I gang siden {clock}</source>
        <translation>Under way since {clock}</translation>
    </message>
    <message>
        <source>Ikke afsluttet · {clock}</source>
        <translation>Not ended · {clock}</translation>
    </message>
    <message>
        <source>Ikke endnu</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Ikke sendt endnu</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Ingen må falde imellem</source>
        <translation>Nobody may fall between</translation>
    </message>
    <message>
        <source>Ingen runde i gang. Start en, når I går ud.</source>
        <translation>No round under way. Start one when you go out.</translation>
    </message>
    <message>
        <source>Ingen venter på dig.</source>
        <translation>Nobody is waiting for you.</translation>
    </message>
    <message>
        <source>Intet forfalder. God vagt.</source>
        <translation>Nothing is due. Have a good shift.</translation>
    </message>
    <message>
        <source>Kladde: {kind} {clock}</source>
        <translation>Draft: {kind}, {clock}</translation>
    </message>
    <message>
        <source>Kladden er slettet.</source>
        <translation>The draft is deleted.</translation>
    </message>
    <message>
        <source>Kladder</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Klublog</source>
        <translation>Club log</translation>
    </message>
    <message>
        <source>Mellemrum: gjort. P: udsæt. Enter: åbn.</source>
        <translation>Space: done. P: postpone. Enter: open.</translation>
    </message>
    <message>
        <source>Min runde</source>
        <translation>My round</translation>
    </message>
    <message>
        <source>Mind {name} om den</source>
        <translation>Remind {name} of it</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Ny gadekontakt</source>
        <translation>New street contact</translation>
    </message>
    <message>
        <source>Næste stop</source>
        <translation>Next stop</translation>
    </message>
    <message>
        <source>Opfølgning</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Runden er begyndt. God tur.</source>
        <translation>The round has begun. Have a good walk.</translation>
    </message>
    <message>
        <source>Runden er slut. Godt gået.</source>
        <translation>The round is over. Well done.</translation>
    </message>
    <message>
        <source>SSP-indstilling</source>
        <translation>SSP referral</translation>
    </message>
    <message>
        <source>Se alle</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>Se alle, der kan falde imellem</source>
        <translation>See all who may fall between</translation>
    </message>
    <message>
        <source>Skrevet om {place}.</source>
        <translation>Written about {place}.</translation>
    </message>
    <message>
        <source>Skriv klublog</source>
        <translation>Write club log</translation>
    </message>
    <message>
        <source>Skriv videre</source>
        <translation>Keep writing</translation>
    </message>
    <message>
        <source>Slet kladde</source>
        <translation>Delete draft</translation>
    </message>
    <message>
        <source>Start runde</source>
        <translation>Start round</translation>
    </message>
    <message>
        <source>Søg i feltbogen</source>
        <translation>Search the field book</translation>
    </message>
    <message>
        <source>Tidsramme er ikke fastsat</source>
        <translation>No time limit has been set</translation>
    </message>
    <message>
        <source>Til gennemgang</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Udsat til {day}.</source>
        <translation>Postponed to {day}.</translation>
    </message>
    <message>
        <source>Udsæt</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Udsæt til</source>
        <translation>Postpone to</translation>
    </message>
    <message>
        <source>Venter på dig</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>aldrig</source>
        <translation>never</translation>
    </message>
    <message>
        <source>du er på runde</source>
        <translation>you are on a round</translation>
    </message>
    <message>
        <source>du er på runde med {people}</source>
        <translation>you are on a round with {people}</translation>
    </message>
    <message>
        <source>ikke endnu</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>kontakt</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>kontakter</source>
        <translation>contacts</translation>
    </message>
    <message>
        <source>må gerne være tomt</source>
        <translation>may be left empty</translation>
    </message>
    <message>
        <source>næste</source>
        <translation>next</translation>
    </message>
    <message>
        <source>over tid</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>sidst skrevet</source>
        <translation>last written</translation>
    </message>
    <message>
        <source>stop uden nogen</source>
        <comment>one</comment>
        <translation>stop with nobody there</translation>
    </message>
    <message>
        <source>stop uden nogen</source>
        <translation>stops with nobody there</translation>
    </message>
    <message>
        <source>uden dato</source>
        <translation>no date</translation>
    </message>
    <message>
        <source>ung mødt</source>
        <translation>young person met</translation>
    </message>
    <message>
        <source>unge mødt</source>
        <translation>young people met</translation>
    </message>
    <message>
        <source>{clock} · her nu</source>
        <translation>{clock} · here now</translation>
    </message>
    <message>
        <source>{clock} · ingen</source>
        <translation>{clock} · nobody</translation>
    </message>
    <message>
        <source>{count} dage over tid</source>
        <translation>{count} days overdue</translation>
    </message>
    <message>
        <source>{count} unge</source>
        <translation>{count} young people</translation>
    </message>
    <message>
        <source>{names} og {last}</source>
        <translation>{names} and {last}</translation>
    </message>
    <message>
        <source>{name} kan se det på sin I dag.</source>
        <translation>{name} can see it on their Today.</translation>
    </message>
    <message>
        <source>{place}: ingen. Det er også set.</source>
        <translation>{place}: nobody. That has been seen, too.</translation>
    </message>
    <message>
        <source>Åbent i dag</source>
        <translation>Open today</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Åbn udbakken</source>
        <translation>Open the outbox</translation>
    </message>
    <message>
        <source>Åbn udbakken ({keys})</source>
        <translation>Open the outbox ({keys})</translation>
    </message>
    <message>
        <source>Åbne sager, grupper og unge uden tovholder, uden opgave, eller som ingen har skrevet om i en måned. Den, der leder et SSP-bord, ser også sager, der ikke er gennemgået i 31 dage.</source>
        <translation>Open cases, groups and young people without a lead, without a task, or that nobody has written of for a month. Whoever leads an SSP table also sees cases not reviewed for 31 days.</translation>
    </message>
</context>
<context>
    <name>YoungPerson</name>
    <message>
        <source>Aktører</source>
        <translation>Actors</translation>
    </message>
    <message>
        <source>Anonymt er det normale. Skriv kort, hvad du skal bruge navnet til. Grunden, dit navn og tidspunktet bliver stående i bogens adgangslog.</source>
        <translation>Anonymous is normal. Write briefly what you need the name for. The reason, your name and the time stay in the book&apos;s access log.</translation>
    </message>
    <message>
        <source>Bekymringer</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>Delmål</source>
        <translation>Sub-goals</translation>
    </message>
    <message>
        <source>Den unges egne ord</source>
        <translation>The young person&apos;s own words</translation>
    </message>
    <message>
        <source>Fx: Aftalt møde om praktik</source>
        <translation>E.g. a meeting agreed about an internship</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Grupper</source>
        <translation>Groups</translation>
    </message>
    <message>
        <source>Her står et navn. Vælg den hjemmel, I skriver på.</source>
        <translation>There is a name here. Choose the legal basis you write on.</translation>
    </message>
    <message>
        <source>Hjemmel mangler</source>
        <translation>Legal basis missing</translation>
    </message>
    <message>
        <source>Hvad kan den unge, og hvem er der? Skriv det på profilen.</source>
        <translation>What can they do, and who is there for them? Write it on the profile.</translation>
    </message>
    <message>
        <source>Hvem har åbnet</source>
        <translation>Who has opened it</translation>
    </message>
    <message>
        <source>Hvordan går det i {week}?</source>
        <translation>How is it going in {week}?</translation>
    </message>
    <message>
        <source>Hvorfor åbner du profilen?</source>
        <translation>Why do you open the profile?</translation>
    </message>
    <message>
        <source>Ikke skrevet på nogen gruppe.</source>
        <translation>Not written on any group.</translation>
    </message>
    <message>
        <source>Indsatser</source>
        <translation>Efforts</translation>
    </message>
    <message>
        <source>Ingen bekymring er skrevet om den unge selv.</source>
        <translation>No concern is written about this person.</translation>
    </message>
    <message>
        <source>Ingen har skrevet dem endnu. Spørg, og skriv dem, som de blev sagt.</source>
        <translation>Nobody has written them yet. Ask, and write them as they were said.</translation>
    </message>
    <message>
        <source>Intet er skrevet i denne uge. Én linje er nok.</source>
        <translation>Nothing is written this week. One line is enough.</translation>
    </message>
    <message>
        <source>Jeg har læst reglerne for, hvad jeg må dele</source>
        <translation>I have read the rules on what I may share</translation>
    </message>
    <message>
        <source>Kontakter</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Kun kælenavnet vises, til nogen siger hvorfor</source>
        <translation>Only the nickname is shown until somebody says why</translation>
    </message>
    <message>
        <source>Logbog</source>
        <translation>Logbook</translation>
    </message>
    <message>
        <source>Læs dem her</source>
        <translation>Read them here</translation>
    </message>
    <message>
        <source>Læs først reglerne, og sæt kryds ved, at du har læst dem.</source>
        <translation>First read the rules, and tick that you have read them.</translation>
    </message>
    <message>
        <source>Læs notatet fra {day}</source>
        <translation>Read the note of {day}</translation>
    </message>
    <message>
        <source>Med i en gruppe</source>
        <translation>In a group</translation>
    </message>
    <message>
        <source>Niveauer</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>Ny</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Ny bekymring</source>
        <translation>New concern</translation>
    </message>
    <message>
        <source>Ny risikoprofil</source>
        <translation>New risk profile</translation>
    </message>
    <message>
        <source>Nyt logbogsnotat</source>
        <translation>New logbook entry</translation>
    </message>
    <message>
        <source>Nyt samtykke</source>
        <translation>New consent</translation>
    </message>
    <message>
        <source>Over tid</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Ressourcer</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>Risikoprofil</source>
        <translation>Risk profile</translation>
    </message>
    <message>
        <source>SSP-sager</source>
        <translation>SSP cases</translation>
    </message>
    <message>
        <source>Ses igennem igen</source>
        <translation>Next review</translation>
    </message>
    <message>
        <source>Skal profilen blive? Senest hver tredje måned.</source>
        <translation>Should the profile stay? Every three months at the latest.</translation>
    </message>
    <message>
        <source>Skriv ugens notat</source>
        <translation>Write this week&apos;s entry</translation>
    </message>
    <message>
        <source>Skriv, hvorfor du har brug for navnet.</source>
        <translation>Write why you need the name.</translation>
    </message>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Tidslinjen er tom. Begynd med det, der lykkedes.</source>
        <translation>The timeline is empty. Begin with what went well.</translation>
    </message>
    <message>
        <source>Tidslinjen, det nyeste først</source>
        <translation>The timeline, newest first</translation>
    </message>
    <message>
        <source>Unge</source>
        <translation>Young people</translation>
    </message>
    <message>
        <source>Vælg hjemmel</source>
        <translation>Choose the legal basis</translation>
    </message>
    <message>
        <source>ikke med mere</source>
        <translation>not in it any more</translation>
    </message>
    <message>
        <source>Åbn profilen</source>
        <translation>Open the profile</translation>
    </message>
</context>
<context>
    <name>components</name>
    <message>
        <source>Caps Lock er slået til</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>Dage</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Forrige måned</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Kalender</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Næste måned</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Skjul adgangssætningen</source>
        <translation>Hide the passphrase</translation>
    </message>
    <message>
        <source>Skriv en dag, fx 24. nov. eller i morgen.</source>
        <translation>Write a day, such as 24 Nov or tomorrow.</translation>
    </message>
    <message>
        <source>Skriv en tid, fx 21.30 eller i går kl. 20.15.</source>
        <translation>Write a time, such as 21:30 or yesterday 20:15.</translation>
    </message>
    <message>
        <source>Vis adgangssætningen</source>
        <translation>Show the passphrase</translation>
    </message>
    <message>
        <source>Åbn kalenderen</source>
        <translation>Open the calendar</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Skift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
</TS>
