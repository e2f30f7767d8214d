/** Words of the page of one bill. */
import type { PriceUnit } from '#features/tariffs/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { BilledSource, ComparedYear, PaymentMeans } from './bill-facts.ts';
import { hr } from './bill-texts-hr.ts';

function more(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return ' (enako)';
  return change > 0 ? ` (zdaj ${change}\u00a0% več)` : ` (zdaj ${-change}\u00a0% manj)`;
}

function moreInEnglish(change: number | null): string {
  if (change === null) return '';
  if (change === 0) return ' (the same)';
  return change > 0 ? ` (now ${change}% more)` : ` (now ${-change}% less)`;
}

const sl = {
  title: (number: string) => `Račun ${number}`,
  creditNote: (number: string) => `Dobropis ${number}`,
  document: 'Prenesi PDF',
  why: 'Zakaj je moj račun takšen?',
  whyText: 'Vsako postavko znova izračunamo iz odčitkov, cen in dni, korak za korakom.',
  head: {
    open: (amount: string) => `Za plačilo ${amount}`,
    dueOn: (day: string) => `Rok plačila je ${day}.`,
    dueToday: 'Rok plačila je danes.',
    wasDueOn: (day: string) => `Rok plačila je potekel ${day}.`,
    partPaid: (paid: string, all: string) => `Od ${all} je plačanih že ${paid}.`,
    collected: (day: string) =>
      `Znesek bomo ${day} sami odtegnili z vašega računa pri banki; narediti vam ni treba ničesar.`,
    pay: 'Plačaj',
    paid: 'Račun je plačan',
    nothingToPay: 'Po tem računu ni bilo treba plačati ničesar.',
    overpaid: (amount: string) => `Plačali ste ${amount} preveč; upoštevali jih bomo pri naslednjih računih.`,
    creditNote: (amount: string) => `V vaše dobro ${amount}`,
    creditOpen: (amount: string) => `Še neporabljenih je ${amount}; upoštevali jih bomo pri naslednjih računih.`,
    creditUsed: 'Dobropis je že upoštevan.',
    cancels: 'Z njim je storniran račun',
    cancelled: 'Račun je storniran',
    cancelledText: 'Ne velja več in plačati ga ni treba. Storniran je z dobropisom',
  },
  facts: {
    title: 'Podatki računa',
    eInvoice: 'E-račun (XML)',
    billing: 'Prejemanje in plačevanje računov',
    contract: 'Pogodba',
    period: 'Obdobje',
    issuedOn: 'Izdan',
    dueOn: 'Rok plačila',
    payer: 'Plačnik',
    points: 'Merilno mesto',
    pointsCount: (count: number) => `${count}, našteta so spodaj`,
    reference: 'Sklic',
    iban: 'IBAN prejemnika',
  },
  paid: {
    title: 'Plačila tega računa',
    paidOn: 'Datum',
    amount: 'Znesek',
    means: 'Način',
    byMeans: { transfer: 'nakazilo', direct_debit: 'trajnik', counter: 'na okencu' } satisfies Record<
      PaymentMeans,
      string
    >,
  },
  lines: {
    title: 'Kaj plačujete',
    what: 'Postavka',
    quantity: 'Količina',
    price: 'Cena',
    net: 'Znesek brez DDV',
    units: { KWH: 'kWh', KWT: 'kW', MTQ: 'm³', MON: 'mes.', C62: '×' } satisfies Record<PriceUnit, string>,
    sum: 'Skupaj brez DDV',
    vat: (rate: string, base: string) => `DDV ${rate} od ${base}`,
    total: 'Skupaj z DDV',
    advance: 'Že plačano z akontacijami',
    toPay: 'Za plačilo',
    byPoint: (count: number) => `Po merilnih mestih (${count})`,
    point: 'Merilno mesto',
    noPoint: 'Pogodba kot celota',
  },
  readings: {
    title: 'Odčitki, na katerih račun stoji',
    sources:
      'Ob vsakem odčitku piše, od kod je: odčitan, sporočen od vas, ocenjen po dosedanji porabi ali določen pri operaterju.',
    register: 'Števec',
    from: 'Na začetku',
    until: 'Na koncu',
    gas: 'plin',
    meter: (serial: string) => `števec ${serial}`,
    all: (count: number) => `Vsi odčitki (${count})`,
    source: {
      read: 'odčitano',
      own: 'vaš odčitek',
      estimated: 'ocena',
      operator: 'sporočil operater',
    } satisfies Record<BilledSource, string>,
  },
  year: {
    title: 'Leto dni porabe in stroška',
    use: 'Poraba (kWh)',
    cost: 'Strošek z DDV (€)',
    legend: { now: 'zadnjih 12 mesecev', before: 'leto prej' },
    compared: ({ period, use, cost, useChange, costChange }: ComparedYear) =>
      `Leto prej (${period}): ${use}${more(useChange)} in ${cost}${more(costChange)}.`,
    table: 'V tabeli',
    month: 'Mesec',
    used: 'Poraba',
    usedBefore: 'Leto prej',
    paid: 'Strošek',
    paidBefore: 'Leto prej',
    spread: 'Račun za daljše obdobje je razdeljen na mesece po številu dni.',
  },
};

const en: typeof sl = {
  title: (number: string) => `Bill ${number}`,
  creditNote: (number: string) => `Credit note ${number}`,
  document: 'Download PDF',
  why: 'Why is my bill what it is?',
  whyText: 'We work every line out again from readings, prices and days, step by step.',
  head: {
    open: (amount: string) => `${amount} to pay`,
    dueOn: (day: string) => `It is due on ${day}.`,
    dueToday: 'It is due today.',
    wasDueOn: (day: string) => `It was due on ${day}.`,
    partPaid: (paid: string, all: string) => `${paid} of ${all} is paid already.`,
    collected: (day: string) =>
      `We will collect the amount from your bank account on ${day}; there is nothing for you to do.`,
    pay: 'Pay',
    paid: 'This bill is paid',
    nothingToPay: 'There was nothing to pay on this bill.',
    overpaid: (amount: string) => `You paid ${amount} too much; it counts towards your next bills.`,
    creditNote: (amount: string) => `${amount} in your favour`,
    creditOpen: (amount: string) => `${amount} of it is not used yet; it counts towards your next bills.`,
    creditUsed: 'The credit note has been used.',
    cancels: 'It cancels bill',
    cancelled: 'This bill is cancelled',
    cancelledText: 'It no longer holds and need not be paid. It was cancelled by credit note',
  },
  facts: {
    title: 'Facts of the bill',
    eInvoice: 'E-invoice (XML)',
    billing: 'Receiving and paying bills',
    contract: 'Contract',
    period: 'Period',
    issuedOn: 'Issued',
    dueOn: 'Due',
    payer: 'Payer',
    points: 'Metering point',
    pointsCount: (count: number) => `${count}, listed below`,
    reference: 'Reference',
    iban: 'IBAN of the payee',
  },
  paid: {
    title: 'Payments of this bill',
    paidOn: 'Date',
    amount: 'Amount',
    means: 'Means',
    byMeans: { transfer: 'transfer', direct_debit: 'direct debit', counter: 'at a counter' },
  },
  lines: {
    title: 'What you pay for',
    what: 'Item',
    quantity: 'Quantity',
    price: 'Price',
    net: 'Amount without VAT',
    units: { KWH: 'kWh', KWT: 'kW', MTQ: 'm³', MON: 'mo.', C62: '×' },
    sum: 'Sum without VAT',
    vat: (rate: string, base: string) => `VAT ${rate} of ${base}`,
    total: 'Total with VAT',
    advance: 'Paid in advance',
    toPay: 'To pay',
    byPoint: (count: number) => `By metering point (${count})`,
    point: 'Metering point',
    noPoint: 'The contract as a whole',
  },
  readings: {
    title: 'The readings this bill stands on',
    sources:
      'Each reading says where it is from: read, sent by you, estimated from earlier use, or set by the operator.',
    register: 'Meter',
    from: 'At the beginning',
    until: 'At the end',
    gas: 'gas',
    meter: (serial: string) => `meter ${serial}`,
    all: (count: number) => `All readings (${count})`,
    source: { read: 'read', own: 'your reading', estimated: 'estimated', operator: 'operator' },
  },
  year: {
    title: 'A year of use and cost',
    use: 'Use (kWh)',
    cost: 'Cost with VAT (€)',
    legend: { now: 'the last 12 months', before: 'a year before' },
    compared: ({ period, use, cost, useChange, costChange }: ComparedYear) =>
      `A year before (${period}): ${use}${moreInEnglish(useChange)} and ${cost}${moreInEnglish(costChange)}.`,
    table: 'As a table',
    month: 'Month',
    used: 'Use',
    usedBefore: 'A year before',
    paid: 'Cost',
    paidBefore: 'A year before',
    spread: 'A bill for a longer period is divided among its months by days.',
  },
};

export type BillTexts = typeof sl;

const byLanguage = { sl, en, hr };

export function billTexts(language: PageLanguage): BillTexts {
  return byLanguage[language];
}
