import type { PageLanguage } from '#kernel/language.ts';
import type { RequestFacts, RequestKind, RequestState } from './facts.ts';

const sl = {
  title: 'Vaša povpraševanja',
  interested: 'Zanima me',
  /** Below the button: what pressing it means, and what it does not. */
  noDuty: 'S tem se k ničemur ne zavežete. Odgovorili vam bomo po elektronski pošti, stanje pa vidite na tej strani.',
  sentOn: (day: string) => `Poslano ${day}`,
  changedOn: (day: string) => `od ${day}`,
  answer: 'Odgovor',
  withdraw: 'Umakni povpraševanje',
  withdrawOf: (what: string) => `Umakni povpraševanje »${what}«`,
  again: 'Ponovno me zanima',
  logIn: 'Za povpraševanje se prijavite',
  done: {
    sent: 'Povpraševanje je poslano.',
    waiting: 'To povpraševanje ste že poslali. Odgovorili vam bomo po elektronski pošti.',
    withdrawn: 'Povpraševanje je umaknjeno.',
    decided: 'Povpraševanje je že zaključeno, zato ga ni več mogoče umakniti.',
    paused: 'Danes ste poslali že veliko povpraševanj. Poskusite znova jutri ali nas pokličite.',
  },
  states: {
    sent: 'poslano',
    arranging: 'urejamo',
    done: 'urejeno',
    declined: 'zavrnjeno',
    withdrawn: 'umaknjeno',
  } satisfies Record<RequestState, string>,
  what: {
    selfSupply: (supplier: string) => `${supplier} Sonce`,
    homeCharger: (place: string) => `domača polnilnica, ${place}`,
  },
  letter: {
    subject: (what: string) => `Povpraševanje: ${what}`,
    greeting: 'Spoštovani,',
    arranging: (what: string) => `prejeli smo vaše povpraševanje »${what}« in ga že urejamo.`,
    done: (what: string) => `vaše povpraševanje »${what}« je urejeno.`,
    declined: (what: string) => `vašega povpraševanja »${what}« ne moremo urediti.`,
    open: 'Poglejte stanje povpraševanja',
  },
};

const en: typeof sl = {
  title: 'Your requests',
  interested: 'I am interested',
  noDuty: 'This binds you to nothing. We will answer by e-mail, and you can see how it stands on this page.',
  sentOn: (day) => `Sent ${day}`,
  changedOn: (day) => `since ${day}`,
  answer: 'Answer',
  withdraw: 'Withdraw the request',
  withdrawOf: (what) => `Withdraw the request “${what}”`,
  again: 'I am interested again',
  logIn: 'Log in to send a request',
  done: {
    sent: 'The request has been sent.',
    waiting: 'You have sent this request already. We will answer by e-mail.',
    withdrawn: 'The request has been withdrawn.',
    decided: 'This request has come to its end, so it can no longer be withdrawn.',
    paused: 'You have sent many requests today. Try again tomorrow, or call us.',
  },
  states: {
    sent: 'sent',
    arranging: 'being arranged',
    done: 'arranged',
    declined: 'declined',
    withdrawn: 'withdrawn',
  },
  what: {
    selfSupply: (supplier) => `${supplier} Sonce`,
    homeCharger: (place) => `charger at home, ${place}`,
  },
  letter: {
    subject: (what) => `Request: ${what}`,
    greeting: 'Hello,',
    arranging: (what) => `we have received your request “${what}” and are arranging it.`,
    done: (what) => `your request “${what}” has been arranged.`,
    declined: (what) => `we cannot arrange your request “${what}”.`,
    open: 'See how the request stands',
  },
};

const hr: typeof sl = {
  title: 'Vaši upiti',
  interested: 'Zanima me',
  noDuty: 'Time se ni na što ne obvezujete. Odgovorit ćemo vam e-poštom, a stanje vidite na ovoj stranici.',
  sentOn: (day) => `Poslano ${day}`,
  changedOn: (day) => `od ${day}`,
  answer: 'Odgovor',
  withdraw: 'Povuci upit',
  withdrawOf: (what) => `Povuci upit „${what}”`,
  again: 'Ponovno me zanima',
  logIn: 'Prijavite se da biste poslali upit',
  done: {
    sent: 'Upit je poslan.',
    waiting: 'Taj ste upit već poslali. Odgovorit ćemo vam e-poštom.',
    withdrawn: 'Upit je povučen.',
    decided: 'Upit je već zaključen pa se više ne može povući.',
    paused: 'Danas ste već poslali mnogo upita. Pokušajte ponovno sutra ili nas nazovite.',
  },
  states: {
    sent: 'poslano',
    arranging: 'u obradi',
    done: 'riješeno',
    declined: 'odbijeno',
    withdrawn: 'povučeno',
  },
  what: {
    selfSupply: (supplier) => `${supplier} Sonce`,
    homeCharger: (place) => `kućna punionica, ${place}`,
  },
  letter: {
    subject: (what) => `Upit: ${what}`,
    greeting: 'Poštovani,',
    arranging: (what) => `primili smo vaš upit „${what}” i već ga rješavamo.`,
    done: (what) => `vaš upit „${what}” je riješen.`,
    declined: (what) => `vaš upit „${what}” ne možemo riješiti.`,
    open: 'Pogledajte stanje upita',
  },
};

export type RequestTexts = typeof sl;

export const texts = { sl, en, hr };

export function requestTexts(language: PageLanguage): RequestTexts {
  return texts[language];
}

/** What a request is about, in a few words. */
export function whatIsWanted(
  { kind, facts }: { readonly kind: RequestKind; readonly facts: RequestFacts },
  { what }: RequestTexts,
  supplierName: string,
): string {
  switch (kind) {
    case 'offer':
      return facts.title ?? '';
    case 'self_supply':
      return what.selfSupply(supplierName);
    case 'home_charger':
      return what.homeCharger(facts.place ?? '');
  }
}
