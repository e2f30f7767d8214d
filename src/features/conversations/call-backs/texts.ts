/** Words of `/call-back`, in every language. */
import type { PageLanguage } from '#kernel/language.ts';
import type { Facts } from '#kernel/refusal.ts';
import type { CallBackRefusal } from './input.ts';

export type CallBackState = 'sent' | 'done' | 'missed' | 'cancelled';

type Sentences = Readonly<Record<CallBackRefusal, (facts: Facts) => string>>;

const sl = {
  home: 'Domov',
  title: 'Naj vas pokličemo',
  lead: 'Izberite dan in uro; pokličemo vas v tem času. Klic je za vas brezplačen.',
  phone: 'Telefonska številka',
  topic: 'O čem bi se pogovorili?',
  slot: 'Kdaj naj pokličemo?',
  choose: 'Izberite',
  text: 'Kaj naj vemo pred klicem?',
  send: 'Naroči klic',
  done: { sent: 'Klic je naročen.', cancelled: 'Klic je odpovedan.', late: 'Ta klic je že opravljen ali odpovedan.' },
  waitsTitle: 'Naročeni klic',
  cancel: 'Odpovej klic',
  one: 'Hkrati je lahko naročen en klic. Za drug termin tega najprej odpovejte.',
  noSlots: 'Trenutno ni prostih terminov. Napišite nam vprašanje.',
  ask: 'Imam vprašanje',
  between: (day: string, from: string, until: string) => `${day} med ${from} in ${until}`,
  history: 'Naročeni klici',
  when: 'Kdaj',
  states: {
    sent: 'naročen',
    done: 'opravljen',
    missed: 'nismo vas dobili',
    cancelled: 'odpovedan',
  } satisfies Record<CallBackState, string>,
  refusals: {
    phone_missing: () => 'Vpišite telefonsko številko.',
    phone_invalid: () => 'Te telefonske številke ni. Preverite števke; tuja naj ima predpono države, na primer +385.',
    phone_premium: () => 'Na številke s posebno tarifo ne kličemo. Vpišite drugo.',
    topic_missing: () => 'Izberite, o čem bi se pogovorili.',
    slot_missing: () => 'Izberite, kdaj naj pokličemo.',
    slot_gone: () => 'Ta termin je že minil. Izberite drugega.',
    text_long: ({ most }) => `Besedilo ima lahko največ ${most} znakov.`,
    waiting_already: () => 'Klic je že naročen. Za drug termin ga najprej odpovejte.',
    paused: () => 'Danes ste naročili in odpovedali že veliko klicev. Poskusite jutri ali nas pokličite.',
  } satisfies Sentences,
};

export type CallBackTexts = typeof sl;

const en: CallBackTexts = {
  home: 'Home',
  title: 'Have us call you',
  lead: 'Choose a day and a time; we call you within it. The call costs you nothing.',
  phone: 'Phone number',
  topic: 'What would you like to talk about?',
  slot: 'When shall we call?',
  choose: 'Choose',
  text: 'What should we know before the call?',
  send: 'Ask for the call',
  done: {
    sent: 'The call is booked.',
    cancelled: 'The call is cancelled.',
    late: 'This call was made or cancelled already.',
  },
  waitsTitle: 'Your call',
  cancel: 'Cancel the call',
  one: 'One call can be booked at a time. For another time, cancel this one first.',
  noSlots: 'There are no free times at the moment. Write us a question.',
  ask: 'I have a question',
  between: (day, from, until) => `${day} between ${from} and ${until}`,
  history: 'Calls you asked for',
  when: 'When',
  states: { sent: 'booked', done: 'made', missed: 'we did not reach you', cancelled: 'cancelled' },
  refusals: {
    phone_missing: () => 'Enter a phone number.',
    phone_invalid: () =>
      'There is no such phone number. Check the digits; one from abroad needs its prefix, such as +385.',
    phone_premium: () => 'We do not call premium-rate numbers. Enter another.',
    topic_missing: () => 'Choose what you would like to talk about.',
    slot_missing: () => 'Choose when we shall call.',
    slot_gone: () => 'That time is over. Choose another.',
    text_long: ({ most }) => `The text can have at most ${most} characters.`,
    waiting_already: () => 'A call is booked already. For another time, cancel it first.',
    paused: () => 'You have booked and cancelled many calls today. Try tomorrow, or call us.',
  },
};

const hr: CallBackTexts = {
  home: 'Početna',
  title: 'Nazvat ćemo vas',
  lead: 'Odaberite dan i vrijeme; nazvat ćemo vas u tom vremenu. Poziv je za vas besplatan.',
  phone: 'Broj telefona',
  topic: 'O čemu biste razgovarali?',
  slot: 'Kada da nazovemo?',
  choose: 'Odaberite',
  text: 'Što da znamo prije poziva?',
  send: 'Naruči poziv',
  done: { sent: 'Poziv je naručen.', cancelled: 'Poziv je otkazan.', late: 'Taj je poziv već obavljen ili otkazan.' },
  waitsTitle: 'Naručeni poziv',
  cancel: 'Otkaži poziv',
  one: 'Istodobno može biti naručen jedan poziv. Za drugo vrijeme najprije otkažite ovaj.',
  noSlots: 'Trenutačno nema slobodnih termina. Napišite nam pitanje.',
  ask: 'Imam pitanje',
  between: (day, from, until) => `${day} između ${from} i ${until}`,
  history: 'Naručeni pozivi',
  when: 'Kada',
  states: { sent: 'naručen', done: 'obavljen', missed: 'nismo vas dobili', cancelled: 'otkazan' },
  refusals: {
    phone_missing: () => 'Upišite broj telefona.',
    phone_invalid: () =>
      'Takvog broja telefona nema. Provjerite znamenke; strani neka ima pozivni broj države, na primjer +386.',
    phone_premium: () => 'Brojeve s posebnom tarifom ne zovemo. Upišite drugi.',
    topic_missing: () => 'Odaberite o čemu biste razgovarali.',
    slot_missing: () => 'Odaberite kada da nazovemo.',
    slot_gone: () => 'Taj je termin prošao. Odaberite drugi.',
    text_long: ({ most }) => `Tekst može imati najviše ${most} znakova.`,
    waiting_already: () => 'Poziv je već naručen. Za drugo vrijeme najprije ga otkažite.',
    paused: () => 'Danas ste naručili i otkazali već mnogo poziva. Pokušajte sutra ili nas nazovite.',
  },
};

export const texts = { sl, en, hr };

export function callBackTexts(language: PageLanguage): CallBackTexts {
  return texts[language];
}
