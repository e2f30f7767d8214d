/** Words of the mail about bills and of `/settings/bills`. */
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

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

export type NoticeTexts = typeof sl;

const byLanguage = { sl, en };

export function noticeTexts(language: PageLanguage): NoticeTexts {
  return byLanguage[language];
}
