/** Words of the mail about bills and of `/settings/bills`. */
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import { fullStop } from '#ui/days.ts';

const sl = {
  settings: 'Nastavitve',
  title: 'Obvestila o računih',
  lead: (email: string) => `Pošiljamo jih na ${email}, največ eno sporočilo na dan.`,
  legend: 'Obvestite me',
  onArrival: 'ko pride nov račun ali dobropis',
  beforeDue: 'tri dni pred rokom plačila, če račun še ni plačan',
  afterDue: 'tri dni po roku plačila, če račun še ni plačan',
  collected: 'Za račune, ki jih plačuje trajnik, opomnikov ni.',
  ways: 'Kako prejemate in plačujete račune, izberete pri vsaki pogodbi:',
  contracts: 'Pregled pogodb',
  save: 'Shrani',
  saved: 'Shranjeno.',
  letter: {
    greeting: 'Spoštovani,',
    subject: {
      arrived: (number: string, amount: string, day: string) => `Račun ${number}: ${amount}, rok plačila ${day}`,
      beforeDue: (number: string, day: string) => `Račun ${number}: rok plačila je ${day}`,
      afterDue: (number: string) => `Račun ${number} še ni plačan`,
      creditNote: (number: string) => `Dobropis ${number}`,
    },
    several: (count: number) => {
      const noun = { one: 'račun', two: 'računa', few: 'računi', other: 'računov' };
      return `Vaši računi: ${count} ${noun[pluralForm('sl', count)]}`;
    },
    bill: (number: string) => `Račun ${number}`,
    creditNote: (number: string) => `Dobropis ${number}`,
    arrived: (day: string) => `Prišel je nov račun. Plačajte ga do ${day}.`,
    arrivedPaid: 'Prišel je nov račun. Po njem ni treba plačati ničesar.',
    collected: (day: string) => `Prišel je nov račun. Znesek bomo ${day} sami odtegnili z vašega računa pri banki.`,
    credit: 'Prišel je dobropis. Upoštevali ga bomo pri naslednjih računih.',
    beforeDue: (day: string) =>
      `Račun še ni plačan, rok plačila je ${day}. Če ste ga plačali danes ali včeraj, je vse v redu.`,
    afterDue: (day: string) =>
      `Rok plačila je potekel ${day}, plačila pa še nismo prejeli. Če ste račun že plačali, je vse v redu.`,
    contract: 'Pogodba',
    amount: 'Znesek',
    open: 'Odprto',
    dueOn: 'Rok plačila',
    iban: 'IBAN prejemnika',
    reference: 'Sklic',
    openToPay: 'Odpri račun in kodo za plačilo',
    openBill: 'Odpri račun',
    why: 'To sporočilo ste prejeli, ker imate v nastavitvah vključena obvestila o računih.',
    choose: 'Izberite, katera obvestila želite',
  },
};

const en: typeof sl = {
  settings: 'Settings',
  title: 'Notices of bills',
  lead: (email) => `They go to ${email}, at most one message a day.`,
  legend: 'Tell me',
  onArrival: 'when a new bill or credit note has come',
  beforeDue: 'three days before a bill is due, if it is not paid yet',
  afterDue: 'three days after a bill was due, if it is not paid yet',
  collected: 'There are no reminders of bills that are paid by direct debit.',
  ways: 'How you receive and pay bills is chosen for each contract:',
  contracts: 'Contracts',
  save: 'Save',
  saved: 'Saved.',
  letter: {
    greeting: 'Hello,',
    subject: {
      arrived: (number, amount, day) => `Bill ${number}: ${amount}, due ${day}`,
      beforeDue: (number, day) => `Bill ${number} is due ${day}`,
      afterDue: (number) => `Bill ${number} is not paid yet`,
      creditNote: (number) => `Credit note ${number}`,
    },
    several: (count) => `Your bills: ${count}`,
    bill: (number) => `Bill ${number}`,
    creditNote: (number) => `Credit note ${number}`,
    arrived: (day) => `A new bill has come. Pay it by ${day}.`,
    arrivedPaid: 'A new bill has come. There is nothing to pay.',
    collected: (day) => `A new bill has come. We will collect the amount from your bank account on ${day}.`,
    credit: 'A credit note has come. It will be set off against your next bills.',
    beforeDue: (day) => `This bill is not paid yet and is due ${day}. If you paid it today or yesterday, all is well.`,
    afterDue: (day) =>
      `This bill was due ${day} and we have not received the payment. If you have paid it, all is well.`,
    contract: 'Contract',
    amount: 'Amount',
    open: 'Open',
    dueOn: 'Due',
    iban: 'Payee’s IBAN',
    reference: 'Reference',
    openToPay: 'Open the bill and its payment code',
    openBill: 'Open the bill',
    why: 'You got this message because notices of bills are on in your settings.',
    choose: 'Choose which notices you want',
  },
};

const hr: typeof sl = {
  settings: 'Postavke',
  title: 'Obavijesti o računima',
  lead: (email) => `Šaljemo ih na ${email}, najviše jednu poruku na dan.`,
  legend: 'Obavijestite me',
  onArrival: 'kad stigne novi račun ili odobrenje',
  beforeDue: 'tri dana prije roka plaćanja ako račun još nije plaćen',
  afterDue: 'tri dana nakon roka plaćanja ako račun još nije plaćen',
  collected: 'Za račune koji se plaćaju izravnim terećenjem podsjetnika nema.',
  ways: 'Kako primate i plaćate račune birate kod svakog ugovora:',
  contracts: 'Pregled ugovora',
  save: 'Spremi',
  saved: 'Spremljeno.',
  letter: {
    greeting: 'Poštovani,',
    subject: {
      arrived: (number, amount, day) => `Račun ${number}: ${amount}, rok plaćanja ${day}`,
      beforeDue: (number, day) => `Račun ${number}: rok plaćanja je ${day}`,
      afterDue: (number) => `Račun ${number} još nije plaćen`,
      creditNote: (number) => `Odobrenje ${number}`,
    },
    several: (count) => {
      const noun = { one: 'račun', two: 'računa', few: 'računa', other: 'računa' };
      return `Vaši računi: ${count} ${noun[pluralForm('hr', count)]}`;
    },
    bill: (number) => `Račun ${number}`,
    creditNote: (number) => `Odobrenje ${number}`,
    arrived: (day) => fullStop(`Stigao je novi račun. Platite ga do ${day}`),
    arrivedPaid: 'Stigao je novi račun. Po njemu ne treba ništa platiti.',
    collected: (day) => `Stigao je novi račun. Iznos ćemo ${day} sami naplatiti s vašega bankovnog računa.`,
    credit: 'Stiglo je odobrenje. Uzet ćemo ga u obzir na sljedećim računima.',
    beforeDue: (day) =>
      `${fullStop(`Račun još nije plaćen, rok plaćanja je ${day}`)} Ako ste ga platili danas ili jučer, sve je u redu.`,
    afterDue: (day) =>
      `Rok plaćanja istekao je ${day}, a uplatu još nismo primili. Ako ste račun već platili, sve je u redu.`,
    contract: 'Ugovor',
    amount: 'Iznos',
    open: 'Otvoreno',
    dueOn: 'Rok plaćanja',
    iban: 'IBAN primatelja',
    reference: 'Poziv na broj',
    openToPay: 'Otvori račun i kod za plaćanje',
    openBill: 'Otvori račun',
    why: 'Ovu ste poruku primili jer su u postavkama uključene obavijesti o računima.',
    choose: 'Odaberite koje obavijesti želite',
  },
};

export type NoticeTexts = typeof sl;

const byLanguage = { sl, en, hr };

export function noticeTexts(language: PageLanguage): NoticeTexts {
  return byLanguage[language];
}
