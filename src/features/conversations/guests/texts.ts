/** Words for people who ask without an account, in every language. */
import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  lead: 'Vprašate lahko tudi brez računa na portalu. Odgovor dobite po e-pošti.',
  name: 'Ime in priimek',
  email: 'E-poštni naslov',
  emailHint: 'Nanj pošljemo povezavo. Ko jo odprete, vprašanje pride do nas.',
  filesLater: 'Datoteke lahko priložite, ko potrdite naslov.',
  sentTitle: 'Odprite svojo e-pošto',
  sentLead: 'Na vpisani naslov smo poslali povezavo. Vprašanje pride do nas, ko jo odprete in ga potrdite.',
  sentLate: 'Sporočila ni? Poglejte med neželeno pošto. Povezava velja 48 ur.',
  waitTitle: 'Še trenutek',
  waitLead: 'Brez preverjanja v brskalniku počakajte pol minute, nato nadaljujte.',
  waitEarly: (seconds: number) => `Še ${seconds} s.`,
  waitButton: 'Nadaljuj',
  waitGone: 'To vprašanje je že na poti, ali pa je bilo predolgo odprto.',
  again: 'Novo vprašanje',
  confirmTitle: 'Pošljite vprašanje',
  confirmLead: (email: string) => `Naslov ${email} je potrjen, ko pritisnete gumb. Odgovor pošljemo nanj.`,
  notYou:
    'Če vprašanja niste napisali vi, zaprite stran. Brez potrditve ne pride do nas in ga po nekaj dneh izbrišemo.',
  usedTitle: 'Vprašanje je že poslano',
  used: 'Pogovor lahko odprete še enkrat.',
  open: 'Odpri vprašanje',
  goneTitle: 'Povezava ne velja',
  gone: 'Morda ni bila prepisana v celoti, je potekla ali je bilo vprašanje izbrisano. Zastavite ga lahko znova.',
};

export type GuestTexts = typeof sl;

const en: GuestTexts = {
  lead: 'You can ask without an account on the portal, too. You get the answer by e-mail.',
  name: 'Name',
  email: 'E-mail address',
  emailHint: 'We send a link there. Once you have opened it, your question reaches us.',
  filesLater: 'You can attach files when you have confirmed the address.',
  sentTitle: 'Open your mailbox',
  sentLead: 'We have sent a link to the address you gave. Your question reaches us when you open the link and confirm.',
  sentLate: 'No message? Look among the unwanted mail. The link is good for 48 hours.',
  waitTitle: 'Just a moment',
  waitLead: 'Without the check in the browser, wait half a minute and then go on.',
  waitEarly: (seconds) => `${seconds} s to go.`,
  waitButton: 'Go on',
  waitGone: 'This question is on its way already, or it was open for too long.',
  again: 'A new question',
  confirmTitle: 'Send the question',
  confirmLead: (email) => `The address ${email} is confirmed when you press the button. We send the answer there.`,
  notYou:
    'If you did not write this question, close the page. Without confirmation it does not reach us and is deleted after some days.',
  usedTitle: 'The question was sent already',
  used: 'You can open the conversation again.',
  open: 'Open the question',
  goneTitle: 'The link is not valid',
  gone: 'Perhaps it was not copied whole, has expired, or the question was deleted. You can ask again.',
};

const hr: GuestTexts = {
  lead: 'Možete pitati i bez korisničkog računa na portalu. Odgovor dobivate e-poštom.',
  name: 'Ime i prezime',
  email: 'Adresa e-pošte',
  emailHint: 'Na nju šaljemo poveznicu. Kad je otvorite, pitanje stiže do nas.',
  filesLater: 'Datoteke možete priložiti kad potvrdite adresu.',
  sentTitle: 'Otvorite svoju e-poštu',
  sentLead: 'Na upisanu adresu poslali smo poveznicu. Pitanje stiže do nas kad je otvorite i potvrdite ga.',
  sentLate: 'Nema poruke? Pogledajte među neželjenom poštom. Poveznica vrijedi 48 sati.',
  waitTitle: 'Samo trenutak',
  waitLead: 'Bez provjere u pregledniku pričekajte pola minute, zatim nastavite.',
  waitEarly: (seconds) => `Još ${seconds} s.`,
  waitButton: 'Nastavi',
  waitGone: 'Ovo je pitanje već na putu ili je bilo predugo otvoreno.',
  again: 'Novo pitanje',
  confirmTitle: 'Pošaljite pitanje',
  confirmLead: (email) => `Adresa ${email} potvrđena je kad pritisnete gumb. Odgovor šaljemo na nju.`,
  notYou:
    'Ako pitanje niste napisali vi, zatvorite stranicu. Bez potvrde ne stiže do nas i nakon nekoliko ga dana brišemo.',
  usedTitle: 'Pitanje je već poslano',
  used: 'Razgovor možete ponovno otvoriti.',
  open: 'Otvori pitanje',
  goneTitle: 'Poveznica ne vrijedi',
  gone: 'Možda nije prepisana u cijelosti, istekla je ili je pitanje izbrisano. Možete pitati ponovno.',
};

export const texts = { sl, en, hr };

export function guestTexts(language: PageLanguage): GuestTexts {
  return texts[language];
}
