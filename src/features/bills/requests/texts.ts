/** Words of `/contracts/:id/billing`, of the confirmation of a mandate, and a sentence for each refusal. */
import type { PageLanguage } from '#kernel/language.ts';
import type { Facts } from '#kernel/refusal.ts';
import type { Delivery, RequestKind, RequestState } from './facts.ts';
import type { BillingRefusal } from './input.ts';
import { hr } from './texts-hr.ts';

type Sentences = Readonly<Record<BillingRefusal, (facts: Facts) => string>>;

const sl = {
  home: 'Domov',
  contracts: 'Pregled pogodb',
  bills: 'Računi',
  title: 'Prejemanje in plačevanje računov',
  lead: (contract: string) => `Pogodba ${contract}. Kar izberete, pošljemo dobavitelju; velja, ko to potrdi.`,
  checkInput: 'Preverite vnos',
  done: {
    sent: 'Zahteva je poslana.',
    withdrawn: 'Zahteva je umaknjena.',
    decided: 'O tej zahtevi je dobavitelj že odločil, zato je ni več mogoče umakniti.',
  },
  holds: 'Velja',
  asAgreed: 'kot ste se dogovorili ob sklenitvi pogodbe',
  since: (what: string, day: string) => `${what} (potrjeno ${day})`,
  waiting: (what: string, day: string) => `Zahteva za »${what}«, poslana ${day}, čaka na odgovor dobavitelja.`,
  withdraw: 'Umakni zahtevo',
  withdrawOf: (what: string) => `Umakni zahtevo za »${what}«`,
  send: 'Pošlji zahtevo',
  delivery: {
    title: 'Kako prejemate račune',
    legend: 'Način prejemanja',
    options: {
      paper: ['Po pošti', 'Natisnjen račun na naslov plačnika.'],
      email: ['PDF po e-pošti', 'Na e-naslov, s katerim se prijavljate.'],
      bank: ['E-račun v banko', 'Račun vas počaka v spletni banki, pripravljen za plačilo.'],
    } satisfies Record<Delivery, readonly [string, string]>,
    iban: 'Številka računa (IBAN) za e-račun',
    ibanHint: 'Le če ste izbrali e-račun v banko. E-račun v spletni banki tudi odjavite.',
  },
  joint: {
    title: 'Skupen račun',
    about: (count: number) => `Za vse svoje pogodbe (${count}) lahko prejemate en sam račun, če je plačnik isti.`,
    legend: 'Računi za več pogodb',
    yes: 'En skupen račun',
    no: 'Račun za vsako pogodbo',
  },
  debit: {
    title: 'Trajnik (direktna obremenitev SEPA)',
    about: 'Račune bo dobavitelj na dan zapadlosti sam odtegnil z vašega plačilnega računa.',
    holder: 'Imetnik plačilnega računa',
    iban: 'Številka računa (IBAN)',
    text: 'Soglasje',
    signedOn: (day: string) => `Datum soglasja: ${day}`,
    agree: 'Soglašam',
    agreeDetail: 'Soglasje dajem za račune te pogodbe.',
    send: 'Pošlji soglasje',
    end: 'Prekliči trajnik',
    confirmation: 'Potrdilo o soglasju (PDF)',
  },
  what: {
    paper: 'račun po pošti',
    email: 'PDF po e-pošti',
    bank: 'e-račun v banko',
    jointYes: 'en skupen račun',
    jointNo: 'račun za vsako pogodbo',
    debitStart: 'trajnik',
    debitEnd: 'preklic trajnika',
    debitNone: 'brez trajnika',
  },
  history: {
    title: 'Vaše zahteve',
    sentOn: 'Poslana',
    what: 'Zahteva',
    state: 'Stanje',
  },
  states: {
    sent: 'poslana',
    confirmed: 'potrjena',
    refused: 'zavrnjena',
    withdrawn: 'umaknjena',
  } satisfies Record<RequestState, string>,
  paper: {
    fileName: 'soglasje',
    title: (mandate: string) => `Soglasje za direktno obremenitev ${mandate}`,
    heading: 'Soglasje za direktno obremenitev SEPA',
    mandate: 'Referenca soglasja',
    creditor: 'Prejemnik plačila',
    contract: 'Pogodba',
    holder: 'Imetnik plačilnega računa',
    iban: 'Številka računa (IBAN)',
    signedOn: 'Datum soglasja',
    seal: 'Pečat portala',
    sealMeans:
      'Soglasje je bilo dano na portalu po prijavi. Pečat je izračunan iz vseh podatkov soglasja; z njim prejemnik plačila preveri, da na potrdilu ni nič spremenjeno.',
  },
  letter: {
    subject: (what: string) => `Zahteva: ${what}`,
    greeting: 'Spoštovani,',
    confirmed: (what: string, contract: string) => `vaša zahteva za »${what}« pri pogodbi ${contract} je potrjena.`,
    refused: (what: string, contract: string) =>
      `vaše zahteve za »${what}« pri pogodbi ${contract} ne moremo potrditi.`,
    open: 'Odpri nastavitve pogodbe',
  },
  refusals: {
    kind_unknown: () => 'Izberite, kaj želite spremeniti.',
    delivery_missing: () => 'Izberite, kako želite prejemati račune.',
    joint_missing: () => 'Izberite, ali želite skupen račun.',
    iban_missing: () => 'Vpišite številko računa (IBAN).',
    iban_invalid: () => 'Številka računa (IBAN) ni prava. Preverite jo na kartici ali v spletni banki.',
    iban_outside_sepa: () => 'Račun mora biti v državi območja SEPA.',
    holder_missing: () => 'Vpišite imetnika plačilnega računa.',
    holder_long: ({ most }) => `Ime imetnika ima lahko največ ${most} znakov.`,
    agreement_missing: () => 'Označite, da soglašate.',
    waiting_already: () => 'Takšna zahteva že čaka na odgovor. Umaknite jo, če želite poslati drugo.',
  } satisfies Sentences,
};

const en: typeof sl = {
  home: 'Home',
  contracts: 'Contracts',
  bills: 'Bills',
  title: 'Receiving and paying bills',
  lead: (contract) => `Contract ${contract}. What you choose goes to the supplier; it holds once they confirm it.`,
  checkInput: 'Check what you entered',
  done: {
    sent: 'The request has been sent.',
    withdrawn: 'The request has been withdrawn.',
    decided: 'The supplier has already answered this request, so it can no longer be withdrawn.',
  },
  holds: 'Now',
  asAgreed: 'as agreed in the contract',
  since: (what, day) => `${what} (confirmed ${day})`,
  waiting: (what, day) => `The request “${what}”, sent ${day}, is waiting for the supplier’s answer.`,
  withdraw: 'Withdraw the request',
  withdrawOf: (what) => `Withdraw the request “${what}”`,
  send: 'Send the request',
  delivery: {
    title: 'How you receive bills',
    legend: 'Way of receiving',
    options: {
      paper: ['By post', 'A printed bill to the payer’s address.'],
      email: ['PDF by e-mail', 'To the address you log in with.'],
      bank: ['E-invoice to the bank', 'The bill waits in your online bank, ready to be paid.'],
    },
    iban: 'Account number (IBAN) for the e-invoice',
    ibanHint: 'Only for an e-invoice to the bank. To end it later, use your online bank.',
  },
  joint: {
    title: 'Joint bill',
    about: (count) => `You can receive a single bill for all your contracts (${count}) if the payer is the same.`,
    legend: 'Bills of several contracts',
    yes: 'One joint bill',
    no: 'A bill for each contract',
  },
  debit: {
    title: 'SEPA direct debit',
    about: 'The supplier collects each bill from your account on the day it is due.',
    holder: 'Account holder',
    iban: 'Account number (IBAN)',
    text: 'Mandate',
    signedOn: (day) => `Date of the mandate: ${day}`,
    agree: 'I agree',
    agreeDetail: 'The mandate is for the bills of this contract.',
    send: 'Send the mandate',
    end: 'End the direct debit',
    confirmation: 'Confirmation of the mandate (PDF)',
  },
  what: {
    paper: 'bill by post',
    email: 'PDF by e-mail',
    bank: 'e-invoice to the bank',
    jointYes: 'one joint bill',
    jointNo: 'a bill for each contract',
    debitStart: 'direct debit',
    debitEnd: 'end of the direct debit',
    debitNone: 'no direct debit',
  },
  history: { title: 'Your requests', sentOn: 'Sent', what: 'Request', state: 'State' },
  states: { sent: 'sent', confirmed: 'confirmed', refused: 'refused', withdrawn: 'withdrawn' },
  paper: {
    fileName: 'mandate',
    title: (mandate) => `Direct debit mandate ${mandate}`,
    heading: 'SEPA direct debit mandate',
    mandate: 'Mandate reference',
    creditor: 'Creditor',
    contract: 'Contract',
    holder: 'Account holder',
    iban: 'Account number (IBAN)',
    signedOn: 'Date of the mandate',
    seal: 'Seal of the portal',
    sealMeans:
      'The mandate was given on the portal by its signed-in user. The seal is computed from all data of the mandate; with it the creditor can check that nothing on this paper was changed.',
  },
  letter: {
    subject: (what) => `Request: ${what}`,
    greeting: 'Hello,',
    confirmed: (what, contract) => `your request “${what}” for contract ${contract} has been confirmed.`,
    refused: (what, contract) => `we cannot confirm your request “${what}” for contract ${contract}.`,
    open: 'Open the settings of the contract',
  },
  refusals: {
    kind_unknown: () => 'Choose what you want to change.',
    delivery_missing: () => 'Choose how you want to receive bills.',
    joint_missing: () => 'Choose whether you want a joint bill.',
    iban_missing: () => 'Enter the account number (IBAN).',
    iban_invalid: () => 'The account number (IBAN) is not right. Check it on your card or in your online bank.',
    iban_outside_sepa: () => 'The account must be in a country of the SEPA area.',
    holder_missing: () => 'Enter the account holder.',
    holder_long: ({ most }) => `The holder’s name can have at most ${most} characters.`,
    agreement_missing: () => 'Tick that you agree.',
    waiting_already: () => 'Such a request is already waiting for an answer. Withdraw it to send another.',
  },
};

export type RequestTexts = typeof sl;

const byLanguage = { sl, en, hr };

export function requestTexts(language: PageLanguage): RequestTexts {
  return byLanguage[language];
}

type Asked = {
  readonly kind: string;
  readonly facts: { how?: Delivery; joint?: string; action?: string };
};

/** What holds when a request is confirmed. */
export function whatHolds(asked: Asked, t: RequestTexts): string {
  return asked.kind === 'direct_debit' && asked.facts.action === 'end' ? t.what.debitNone : whatIsAsked(asked, t);
}

/** What a request asks for, in a word or two. */
export function whatIsAsked({ kind, facts }: Asked, { what }: RequestTexts): string {
  switch (kind as RequestKind) {
    case 'delivery':
      return what[facts.how ?? 'paper'];
    case 'joint_bill':
      return facts.joint === 'yes' ? what.jointYes : what.jointNo;
    case 'direct_debit':
      return facts.action === 'start' ? what.debitStart : what.debitEnd;
  }
}
