/** Labels of *Plačila*. */
import type { PageLanguage } from '#kernel/language.ts';
import type { PaymentMeans } from './bill-facts.ts';

const sl = {
  fileName: 'placila',
  title: 'Plačila',
  list: 'Seznam plačil',
  columns: {
    paidOn: 'Datum',
    number: 'Plačilo',
    contract: 'Pogodba',
    amount: 'Znesek',
    payer: 'Plačnik',
    means: 'Način',
    settled: 'Poravnani računi',
    bill: 'Račun',
    settledAmount: 'Od tega za račun',
  },
  means: { transfer: 'nakazilo', direct_debit: 'trajnik', counter: 'na okencu' } satisfies Record<PaymentMeans, string>,
  unsettled: (amount: string) => `${amount} še ni razporejenih`,
  older: 'Starejša plačila',
  none: 'Plačil še ni',
  noneText: 'Tu bodo vsa plačila po vaših pogodbah in kaj je vsako od njih poravnalo.',
  noneFound: 'Izbranim filtrom ne ustreza nobeno plačilo.',
};

const en: typeof sl = {
  fileName: 'payments',
  title: 'Payments',
  list: 'List of payments',
  columns: {
    paidOn: 'Date',
    number: 'Payment',
    contract: 'Contract',
    amount: 'Amount',
    payer: 'Payer',
    means: 'Means',
    settled: 'Bills settled',
    bill: 'Bill',
    settledAmount: 'Of it for the bill',
  },
  means: { transfer: 'transfer', direct_debit: 'direct debit', counter: 'at a counter' },
  unsettled: (amount: string) => `${amount} not assigned yet`,
  older: 'Older payments',
  none: 'No payments yet',
  noneText: 'All payments of your contracts will be here, with what each of them settled.',
  noneFound: 'No payment matches these filters.',
};

const hr: typeof sl = {
  fileName: 'uplate',
  title: 'Uplate',
  list: 'Popis uplata',
  columns: {
    paidOn: 'Datum',
    number: 'Uplata',
    contract: 'Ugovor',
    amount: 'Iznos',
    payer: 'Platitelj',
    means: 'Način',
    settled: 'Podmireni računi',
    bill: 'Račun',
    settledAmount: 'Od toga za račun',
  },
  means: { transfer: 'uplata', direct_debit: 'izravno terećenje', counter: 'na šalteru' },
  unsettled: (amount: string) => `${amount} još nije raspoređeno`,
  older: 'Starije uplate',
  none: 'Još nema uplata',
  noneText: 'Ovdje će biti sve uplate po vašim ugovorima i što je svaka od njih podmirila.',
  noneFound: 'Odabranim filtrima ne odgovara nijedna uplata.',
};

export type PaymentsTexts = typeof sl;

const byLanguage = { sl, en, hr };

export function paymentsTexts(language: PageLanguage): PaymentsTexts {
  return byLanguage[language];
}
