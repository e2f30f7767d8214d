/** Labels of *Računi* and *Plačila*, and of their files. */
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

const bills = (count: number): string =>
  `${count} ${{ one: 'račun', two: 'računa', few: 'računi', other: 'računov' }[pluralForm('sl', count)]}`;

const sl = {
  title: 'Računi',
  home: 'Domov',
  payments: 'Plačila',
  excel: 'Izvozi v Excel',
  filters: 'Filtri',
  all: { contracts: 'Vse', years: 'Vsa', states: 'Vsa' },
  contract: 'Pogodba',
  year: 'Leto',
  state: 'Stanje',
  show: 'Prikaži',
  list: 'Seznam računov',
  columns: {
    choose: 'Izberi',
    number: 'Račun',
    contract: 'Pogodba',
    period: 'Obdobje',
    periodFrom: 'Obdobje od',
    periodUntil: 'Obdobje do',
    issuedOn: 'Izdan',
    dueOn: 'Rok plačila',
    net: 'Brez DDV',
    vat: 'DDV',
    total: 'Znesek',
    toPay: 'Za plačilo',
    open: 'Odprto',
    reference: 'Sklic',
    state: 'Stanje',
    document: 'PDF',
  },
  states: {
    open: 'Odprt',
    part_paid: 'Delno plačan',
    overdue: 'Zapadel',
    paid: 'Plačan',
    credit_note: 'Dobropis',
    cancelled: 'Storniran',
  },
  choose: (number: string) => `Izberi račun ${number}`,
  documentOf: (number: string) => `PDF računa ${number}`,
  zip: 'Prenesi PDF (ZIP)',
  zipHint: 'Izbrane račune; če ne izberete nobenega, vse iz seznama.',
  collected: 'trajnik',
  older: 'Starejši računi',
  newest: 'Na začetek seznama',
  none: 'Računov še ni',
  noneText: 'Tu bodo vsi računi po vaših pogodbah. Prvi pride po koncu prvega obračunskega obdobja.',
  linkContracts: 'Poveži pogodbe',
  noneFound: 'Izbranim filtrom ne ustreza noben račun.',
  showAll: 'Prikaži vse',
  owed: {
    title: (amount: string) => `Za plačilo ${amount}`,
    until: (count: number, day: string) =>
      `${bills(count)}; ${{ one: 'rok plačila je', two: 'prvi rok plačila je', few: 'prvi rok plačila je', other: 'prvi rok plačila je' }[pluralForm('sl', count)]} ${day}.`,
    overdue: (amount: string) => `Od tega je zapadlo ${amount}.`,
    onlyOverdue: 'Rok plačila je že potekel.',
    nothing: 'Vse je plačano',
    nothingText: 'Trenutno nimate odprtih računov.',
    collected: (amount: string, day: string) =>
      `${amount} bomo sami odtegnili z vašega računa pri banki ${day}; narediti vam ni treba ničesar.`,
    credit: (amount: string) => `V dobro imate ${amount}; upoštevali jih bomo pri naslednjih računih.`,
    pay: 'Plačaj',
    payOf: (number: string) => `Plačaj najstarejši odprti račun po pogodbi ${number}`,
    byContract: 'Po pogodbah',
    first: 'Rok plačila',
    amount: 'Za plačilo',
    overdueShort: 'zapadlo',
  },
};

const en: typeof sl = {
  title: 'Bills',
  home: 'Home',
  payments: 'Payments',
  excel: 'Export to Excel',
  filters: 'Filters',
  all: { contracts: 'All', years: 'All', states: 'All' },
  contract: 'Contract',
  year: 'Year',
  state: 'State',
  show: 'Show',
  list: 'List of bills',
  columns: {
    choose: 'Choose',
    number: 'Bill',
    contract: 'Contract',
    period: 'Period',
    periodFrom: 'Period from',
    periodUntil: 'Period to',
    issuedOn: 'Issued',
    dueOn: 'Due',
    net: 'Without VAT',
    vat: 'VAT',
    total: 'Amount',
    toPay: 'To pay',
    open: 'Open',
    reference: 'Reference',
    state: 'State',
    document: 'PDF',
  },
  states: {
    open: 'Open',
    part_paid: 'Partly paid',
    overdue: 'Overdue',
    paid: 'Paid',
    credit_note: 'Credit note',
    cancelled: 'Cancelled',
  },
  choose: (number: string) => `Choose bill ${number}`,
  documentOf: (number: string) => `PDF of bill ${number}`,
  zip: 'Download PDFs (ZIP)',
  zipHint: 'The bills you choose; if you choose none, all in the list.',
  collected: 'direct debit',
  older: 'Older bills',
  newest: 'To the top of the list',
  none: 'No bills yet',
  noneText: 'All bills of your contracts will be here. The first comes after the first billing period.',
  linkContracts: 'Link contracts',
  noneFound: 'No bill matches these filters.',
  showAll: 'Show all',
  owed: {
    title: (amount: string) => `${amount} to pay`,
    until: (count: number, day: string) =>
      count === 1 ? `1 bill, due on ${day}.` : `${count} bills, the first due on ${day}.`,
    overdue: (amount: string) => `${amount} of it is overdue.`,
    onlyOverdue: 'The due date has passed.',
    nothing: 'Everything is paid',
    nothingText: 'You have no open bills.',
    collected: (amount: string, day: string) =>
      `We will collect ${amount} from your bank account on ${day}; there is nothing for you to do.`,
    credit: (amount: string) => `You have a credit of ${amount}; it counts towards your next bills.`,
    pay: 'Pay',
    payOf: (number: string) => `Pay the oldest open bill of contract ${number}`,
    byContract: 'By contract',
    first: 'Due',
    amount: 'To pay',
    overdueShort: 'overdue',
  },
};

export type ListTexts = typeof sl;

const byLanguage = { sl, en };

export function listTexts(language: PageLanguage): ListTexts {
  return byLanguage[language];
}
