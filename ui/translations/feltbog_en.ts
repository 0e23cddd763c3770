<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="da_DK">
<context>
    <name>BookLists</name>
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
        <source>Du får en bog for dig selv med opdigtede unge, runder og en sag. Prøv alt af. Hver skærm siger, at det er øvedata, og du kan slette bogen igen.</source>
        <translation>You get a book of your own with invented young people, rounds and a case. Try everything. Every screen says that it is practice data, and you can delete the book again.</translation>
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
</context>
<context>
    <name>Forms</name>
    <message>
        <source>1 felt</source>
        <translation>1 field</translation>
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
        <source>Indstillet.</source>
        <translation>Referred.</translation>
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
        <source>Opret gruppen “{name}”</source>
        <translation>Create the group “{name}”</translation>
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
        <source>Skriv, hvad du har set og hørt, og hvad den unge selv siger. Hold dem adskilt.</source>
        <translation>Write what you have seen and heard, and what the young person says. Keep them apart.</translation>
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
        <source>åben</source>
        <translation>open</translation>
    </message>
    <message>
        <source>“{text}” er ikke på listen. Vælg en, eller ryd feltet.</source>
        <translation>“{text}” is not on the list. Choose one, or clear the field.</translation>
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
    <name>Outbox</name>
    <message>
        <source>Alt er sendt.</source>
        <translation>Everything is sent.</translation>
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
        <source>Rækkerne følger dit tastatur</source>
        <translation>The rows follow your keyboard</translation>
    </message>
    <message>
        <source>Skriv eller vælg</source>
        <translation>Write or choose</translation>
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
        <source>Hører til</source>
        <translation>Belongs with</translation>
    </message>
    <message>
        <source>I har begge rettet det samme</source>
        <translation>You both edited the same thing</translation>
    </message>
    <message>
        <source>Kun i {space}</source>
        <translation>Only in {space}</translation>
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
        <source>Endpoint</source>
        <translation>Endpoint</translation>
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
        <source>Indstillinger</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Ingen endnu. Bogen er kun din.</source>
        <translation>None yet. The book is yours alone.</translation>
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
        <source>Den kommer i en senere udgave.</source>
        <translation>It comes in a later edition.</translation>
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
        <source>Siden er ikke skrevet endnu</source>
        <translation>This page is not written yet</translation>
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
    <name>Today</name>
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
        <source>Alt er sendt.</source>
        <translation>Everything is sent.</translation>
    </message>
    <message>
        <source>Det skal du huske</source>
        <translation>For you to remember</translation>
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
        <source>Gruppeobservation</source>
        <translation>Group observation</translation>
    </message>
    <message>
        <source>Hele teamet</source>
        <translation>Whole team</translation>
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
        <source>Hvis opgaver</source>
        <translation>Whose tasks</translation>
    </message>
    <message>
        <source>Hvor I slap grupperne, og hvad der er lovet.</source>
        <translation>Where you left the groups, and what has been promised.</translation>
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
        <source>Ikke endnu</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Ikke sendt endnu</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Ingen klublog i dag endnu. Skriv den, når I lukker.</source>
        <translation>No club log today yet. Write it when you close.</translation>
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
        <source>Kladder</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Klublog</source>
        <translation>Club log</translation>
    </message>
    <message>
        <source>Min runde</source>
        <translation>My round</translation>
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
        <source>Skriv klublog</source>
        <translation>Write club log</translation>
    </message>
    <message>
        <source>Skriv videre</source>
        <translation>Keep writing</translation>
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
        <source>Venter på dig</source>
        <translation>Waiting for you</translation>
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
        <source>Åbent i dag</source>
        <translation>Open today</translation>
    </message>
    <message>
        <source>Åbn udbakken</source>
        <translation>Open the outbox</translation>
    </message>
    <message>
        <source>Åbn udbakken ({keys})</source>
        <translation>Open the outbox ({keys})</translation>
    </message>
</context>
<context>
    <name>YoungPerson</name>
    <message>
        <source>Anonymt er det normale. Skriv kort, hvad du skal bruge navnet til. Grunden, dit navn og tidspunktet bliver stående i bogens adgangslog.</source>
        <translation>Anonymous is normal. Write briefly what you need the name for. The reason, your name and the time stay in the book&apos;s access log.</translation>
    </message>
    <message>
        <source>Bekymringer</source>
        <translation>Concerns</translation>
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
        <source>Logbogen er tom. Begynd med det, der lykkedes.</source>
        <translation>The logbook is empty. Begin with what went well.</translation>
    </message>
    <message>
        <source>Logbogen, det nyeste først</source>
        <translation>The logbook, the newest first</translation>
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
        <source>Unge</source>
        <translation>Young people</translation>
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
</context>
<context>
    <name>keys</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
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
