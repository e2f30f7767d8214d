import type { AccessedThing } from '#features/audit/index.ts';

type Things = Readonly<Record<AccessedThing, string>>;

const sl = {
  title: 'Kdo je gledal moje podatke',
  lead: 'Vsakič, ko kdo iz podpore ali kak program pogleda ali spremeni vaše podatke na portalu, se to zapiše sem. Zapisa ne more nihče spremeniti ali izbrisati.',
  emptyTitle: 'Nihče še ni gledal',
  empty: 'Ko bo kdo iz podpore ali kak program odprl vaše podatke, boste tu videli kdaj, kdo, kaj in zakaj.',
  who: 'Kdo',
  reason: 'Razlog',
  things: {
    account: 'Podatki računa',
    email_recovery: 'Zahteva za drug e-poštni naslov',
    bill_requests: 'Vaše zahteve glede računov',
    bill_request_answer: 'Odgovor na zahtevo glede računov',
    conversations: 'Seznam vaših vprašanj',
    conversation: 'Vaše vprašanje',
    conversation_answer: 'Odgovor na vaše vprašanje',
    attachment: 'Priloga vašega vprašanja',
    call_backs: 'Vaša prošnja za klic',
    call_back_answer: 'Odgovor na prošnjo za klic',
    offer_requests: 'Vaše zanimanje za ponudbe',
    offer_request_answer: 'Odgovor na zanimanje za ponudbo',
  } satisfies Things as Things,
  recordedTitle: 'Kaj se zapiše',
  recorded: [
    'vpogled podpore v račun, vprašanja, priloge in zahteve z orodji portala, tudi v seznam, na katerem ste med drugimi;',
    'vsaka sprememba, ki jo z orodji portala naredi podpora, na primer drug e-poštni naslov;',
    'vsak program, ki bi vaše podatke bral v vašem imenu. Danes takih programov ni.',
  ],
  notRecordedTitle: 'Česa tu ni',
  notRecorded: [
    'vaših lastnih obiskov: te vidite med prijavljenimi napravami;',
    'samodejnega dela portala: uvoza računov in odčitkov, pošiljanja opomnikov in sporočil;',
    'vpogledov v druge sisteme dobavitelja, na primer v obračun, in dela skrbnikov neposredno v bazi podatkov.',
  ],
  ask: 'Če česa ne razumete ali se vam zdi narobe, nam pišite. Odgovoriti moramo v enem mesecu.',
  contact: 'Kontakt',
};

const en: typeof sl = {
  title: 'Who has looked at my data',
  lead: 'Each time somebody at support or a program looks at your data on the portal or changes it, it is put on record here. Nobody can change or delete the record.',
  emptyTitle: 'Nobody has looked yet',
  empty: 'When somebody at support or a program opens your data, you will see here when, who, what and why.',
  who: 'Who',
  reason: 'Reason',
  things: {
    account: 'Your account',
    email_recovery: 'A request for another e-mail address',
    bill_requests: 'Your requests about bills',
    bill_request_answer: 'The answer to a request about bills',
    conversations: 'The list of your questions',
    conversation: 'Your question',
    conversation_answer: 'The answer to your question',
    attachment: 'A file sent with your question',
    call_backs: 'Your request for a call',
    call_back_answer: 'The answer to a request for a call',
    offer_requests: 'Your interest in offers',
    offer_request_answer: 'The answer to your interest in an offer',
  },
  recordedTitle: 'What is put on record',
  recorded: [
    'looks by support into an account, questions, files and requests with the tools of the portal, also into a list you are on among others;',
    'every change that support makes with the tools of the portal, such as another e-mail address;',
    'every program that would read your data on your behalf. There are none today.',
  ],
  notRecordedTitle: 'What is not here',
  notRecorded: [
    'your own visits: you see them among the signed-in devices;',
    'what the portal does by itself: bringing in bills and readings, sending reminders and messages;',
    'looks into other systems of the supplier, such as billing, and the work of administrators directly in the database.',
  ],
  ask: 'If you do not understand something or think it is wrong, write to us. We must answer within a month.',
  contact: 'Contact',
};

const hr: typeof sl = {
  title: 'Tko je gledao moje podatke',
  lead: 'Svaki put kad netko iz podrške ili neki program pogleda ili promijeni vaše podatke na portalu, to se zapiše ovdje. Zapis nitko ne može promijeniti ni izbrisati.',
  emptyTitle: 'Nitko još nije gledao',
  empty: 'Kad netko iz podrške ili neki program otvori vaše podatke, ovdje ćete vidjeti kada, tko, što i zašto.',
  who: 'Tko',
  reason: 'Razlog',
  things: {
    account: 'Podaci korisničkog računa',
    email_recovery: 'Zahtjev za drugu adresu e-pošte',
    bill_requests: 'Vaši zahtjevi u vezi s računima',
    bill_request_answer: 'Odgovor na zahtjev u vezi s računima',
    conversations: 'Popis vaših pitanja',
    conversation: 'Vaše pitanje',
    conversation_answer: 'Odgovor na vaše pitanje',
    attachment: 'Prilog vašeg pitanja',
    call_backs: 'Vaša molba za poziv',
    call_back_answer: 'Odgovor na molbu za poziv',
    offer_requests: 'Vaše zanimanje za ponude',
    offer_request_answer: 'Odgovor na zanimanje za ponudu',
  },
  recordedTitle: 'Što se zapisuje',
  recorded: [
    'uvid podrške u korisnički račun, pitanja, priloge i zahtjeve alatima portala, i u popis na kojem ste među drugima;',
    'svaka promjena koju alatima portala napravi podrška, na primjer druga adresa e-pošte;',
    'svaki program koji bi vaše podatke čitao u vaše ime. Danas takvih programa nema.',
  ],
  notRecordedTitle: 'Čega ovdje nema',
  notRecorded: [
    'vaših vlastitih posjeta: njih vidite među prijavljenim uređajima;',
    'automatskog rada portala: uvoza računa i očitanja, slanja podsjetnika i poruka;',
    'uvida u druge sustave opskrbljivača, na primjer u obračun, i rada administratora izravno u bazi podataka.',
  ],
  ask: 'Ako nešto ne razumijete ili vam se čini pogrešno, pišite nam. Odgovoriti moramo u roku od mjesec dana.',
  contact: 'Kontakt',
};

export const texts = { sl, en, hr };
