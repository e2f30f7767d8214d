/** Words of the part of a bill's page that helps to pay it, and of the slip on paper. */
import type { PageLanguage } from '#kernel/language.ts';
import { fullStop } from '#ui/days.ts';

const sl = {
  title: 'Plačaj',
  scan: 'Poslikajte kodo UPN QR z mobilno banko',
  scanText:
    'V aplikaciji svoje banke izberite plačilo s kodo in telefon usmerite v zaslon. Preverite znesek in potrdite.',
  code: (amount: string) => `Koda UPN QR za plačilo ${amount}`,
  noCode: 'Kode za ta račun ne moremo narediti. Plačate ga lahko s podatki na tej strani.',
  slip: 'Položnica (PDF)',
  slipText: 'Položnico UPN QR natisnete in plačate na banki, pošti ali bencinskem servisu.',
  fields: 'Ali prepišite podatke v spletno banko',
  labels: {
    amount: 'Znesek (€)',
    iban: 'IBAN prejemnika',
    reference: 'Sklic',
    purposeCode: 'Koda namena',
    purpose: 'Namen',
    dueOn: 'Rok plačila',
    payee: 'Prejemnik',
    address: 'Naslov prejemnika',
  },
  copy: 'Kopiraj',
  copyOf: (label: string) => `Kopiraj: ${label}`,
  copied: 'Kopirano',
  foreign: 'Koda za tuje banke (EPC QR)',
  foreignText: 'Slovenske banke jo berejo le redko. Preverite, ali je aplikacija prebrala tudi sklic.',
  foreignCode: (amount: string) => `Koda EPC QR za plačilo ${amount}`,
  paper: {
    heading: (number: string) => `Položnica za račun ${number}`,
    period: (period: string) => `Obdobje: ${period}.`,
    amount: (amount: string, day: string) => `Za plačilo ${amount}. Rok plačila: ${day}.`,
    how: 'Kodo na položnici preberejo mobilne banke. Položnico plačate tudi na okencu; odrezek je vaše potrdilo.',
  },
};

const en: typeof sl = {
  title: 'Pay',
  scan: 'Scan the UPN QR code with your mobile bank',
  scanText:
    'In your bank’s app choose payment by code and point the phone at the screen. Check the amount and confirm.',
  code: (amount: string) => `UPN QR code to pay ${amount}`,
  noCode: 'We cannot make a code for this bill. You can pay it with the facts on this page.',
  slip: 'Payment slip (PDF)',
  slipText: 'Print the UPN QR slip and pay it at a bank or a post office.',
  fields: 'Or copy the facts into your online bank',
  labels: {
    amount: 'Amount (€)',
    iban: 'IBAN of the payee',
    reference: 'Reference',
    purposeCode: 'Purpose code',
    purpose: 'Purpose',
    dueOn: 'Due',
    payee: 'Payee',
    address: 'Address of the payee',
  },
  copy: 'Copy',
  copyOf: (label: string) => `Copy: ${label}`,
  copied: 'Copied',
  foreign: 'Code for foreign banks (EPC QR)',
  foreignText: 'Few Slovenian banks read it. Check that the app has read the reference too.',
  foreignCode: (amount: string) => `EPC QR code to pay ${amount}`,
  paper: {
    heading: (number: string) => `Payment slip for bill ${number}`,
    period: (period: string) => `Period: ${period}.`,
    amount: (amount: string, day: string) => `To pay: ${amount}. Due on ${day}.`,
    how: 'Mobile banks read the code on the slip. You can also pay it at a counter; the stub is your receipt.',
  },
};

const hr: typeof sl = {
  title: 'Plati',
  scan: 'Skenirajte kod UPN QR mobilnim bankarstvom',
  scanText:
    'U aplikaciji svoje banke odaberite plaćanje kodom i usmjerite telefon u zaslon. Provjerite iznos i potvrdite.',
  code: (amount) => `Kod UPN QR za plaćanje ${amount}`,
  noCode: 'Kod za ovaj račun ne možemo izraditi. Možete ga platiti podacima na ovoj stranici.',
  slip: 'Uplatnica (PDF)',
  slipText: 'Slovensku uplatnicu UPN QR ispišite i platite u banci, pošti ili na benzinskoj postaji u Sloveniji.',
  fields: 'Ili prepišite podatke u internetsko bankarstvo',
  labels: {
    amount: 'Iznos (€)',
    iban: 'IBAN primatelja',
    reference: 'Poziv na broj',
    purposeCode: 'Šifra namjene',
    purpose: 'Opis plaćanja',
    dueOn: 'Rok plaćanja',
    payee: 'Primatelj',
    address: 'Adresa primatelja',
  },
  copy: 'Kopiraj',
  copyOf: (label) => `Kopiraj: ${label}`,
  copied: 'Kopirano',
  foreign: 'Kod za strane banke (EPC QR)',
  foreignText: 'Slovenske ga banke rijetko čitaju. Provjerite je li aplikacija pročitala i poziv na broj.',
  foreignCode: (amount) => `Kod EPC QR za plaćanje ${amount}`,
  paper: {
    heading: (number) => `Uplatnica za račun ${number}`,
    period: (period) => fullStop(`Razdoblje: ${period}`),
    amount: (amount, day) => fullStop(`Za plaćanje ${amount}. Rok plaćanja: ${day}`),
    how: 'Kod na uplatnici čitaju mobilne banke. Uplatnicu možete platiti i na šalteru; odrezak je vaša potvrda.',
  },
};

export type PayTexts = typeof sl;

const byLanguage = { sl, en, hr };

export function payTexts(language: PageLanguage): PayTexts {
  return byLanguage[language];
}
