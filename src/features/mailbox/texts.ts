import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm, type PluralForm } from '#kernel/plural.ts';

const smsForms: Readonly<Record<PluralForm, string>> = { one: 'SMS', two: 'SMS-a', few: 'SMS-i', other: 'SMS-ov' };
const characterForms: Readonly<Record<PluralForm, string>> = {
  one: 'znak',
  two: 'znaka',
  few: 'znaki',
  other: 'znakov',
};

const hrSmsForms: Readonly<Record<PluralForm, string>> = { one: 'SMS', two: 'SMS-a', few: 'SMS-a', other: 'SMS-ova' };
const hrCharacterForms: Readonly<Record<PluralForm, string>> = {
  one: 'znak',
  two: 'znaka',
  few: 'znaka',
  other: 'znakova',
};

const sl = {
  title: 'Nabiralnik predstavitve',
  lead: 'E-pošta in SMS, ki bi ju portal poslal. V predstavitvi ostaneta tukaj.',
  emptyTitle: 'Nabiralnik je prazen',
  empty: 'Registrirajte se ali naročite novo geslo in sporočilo bo tukaj.',
  mailTo: (address: string, moment: string) => `E-pošta za ${address}, ${moment}`,
  smsTo: (number: string, moment: string) => `SMS za ${number}, ${moment}`,
  waits: 'Čaka',
  waitsUntil: (moment: string) => `Odide ${moment}`,
  to: 'Za',
  sent: 'Poslano',
  views: 'Prikaz',
  look: 'Videz',
  text: 'Besedilo',
  headers: 'Glava',
  letter: 'Sporočilo',
  phone: (number: string) => `Telefon ${number}`,
  /** How many SMS a text takes, and how many characters it has. */
  size: (sms: number, characters: number) =>
    `${sms} ${smsForms[pluralForm('sl', sms)]}, ${characters} ${characterForms[pluralForm('sl', characters)]}`,
};

type Texts = typeof sl;

const en: Texts = {
  title: 'The demo’s mailbox',
  lead: 'Mail and SMS that the portal would send. In the demo they stay here.',
  emptyTitle: 'The mailbox is empty',
  empty: 'Register or ask for a new password, and the message will be here.',
  mailTo: (address, moment) => `Mail to ${address}, ${moment}`,
  smsTo: (number, moment) => `SMS to ${number}, ${moment}`,
  waits: 'Waiting',
  waitsUntil: (moment) => `Leaves on ${moment}`,
  to: 'To',
  sent: 'Sent',
  views: 'View',
  look: 'Look',
  text: 'Text',
  headers: 'Header',
  letter: 'Mail',
  phone: (number) => `Phone ${number}`,
  size: (sms, characters) => `${sms} SMS, ${characters} ${characters === 1 ? 'character' : 'characters'}`,
};

const hr: Texts = {
  title: 'Sandučić demonstracije',
  lead: 'E-pošta i SMS-ovi koje bi portal poslao. U demonstraciji ostaju ovdje.',
  emptyTitle: 'Sandučić je prazan',
  empty: 'Registrirajte se ili zatražite novu lozinku i poruka će biti ovdje.',
  mailTo: (address, moment) => `E-pošta za ${address}, ${moment}`,
  smsTo: (number, moment) => `SMS za ${number}, ${moment}`,
  waits: 'Čeka',
  waitsUntil: (moment) => `Odlazi ${moment}`,
  to: 'Za',
  sent: 'Poslano',
  views: 'Prikaz',
  look: 'Izgled',
  text: 'Tekst',
  headers: 'Zaglavlje',
  letter: 'Poruka',
  phone: (number) => `Telefon ${number}`,
  size: (sms, characters) =>
    `${sms} ${hrSmsForms[pluralForm('hr', sms)]}, ${characters} ${hrCharacterForms[pluralForm('hr', characters)]}`,
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en, hr };
