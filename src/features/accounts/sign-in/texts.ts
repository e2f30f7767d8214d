import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  welcome: 'Dobrodošli',
  lead: 'Števčna stanja in pogodbe za elektriko in plin na enem mestu.',
  title: 'Prijava',
  emailHint: 'Vaše uporabniško ime',
  remember: 'Zapomni si me',
  button: 'Prijava',
  forgotten: 'Pozabil sem geslo',
  register: 'Registrirajte se',
  afterReset: 'Geslo je spremenjeno. Prijavite se z novim.',
  information: 'Informacije',
  why: (portal: string) => `Zakaj ${portal}?`,
  contact: 'Kontakt',
  readingDates: 'Kdaj lahko sporočim števčno stanje?',
  questions: 'Pogosto zastavljena vprašanja',
};

type Texts = typeof sl;

const en: Texts = {
  welcome: 'Welcome',
  lead: 'Meter readings and contracts for electricity and gas in one place.',
  title: 'Log in',
  emailHint: 'Your user name',
  remember: 'Remember me',
  button: 'Log in',
  forgotten: 'Forgot my password',
  register: 'Register',
  afterReset: 'The password is changed. Log in with the new one.',
  information: 'Information',
  why: (portal) => `Why ${portal}?`,
  contact: 'Contact',
  readingDates: 'When can I submit a reading?',
  questions: 'Frequently asked questions',
};

const hr: Texts = {
  welcome: 'Dobro došli',
  lead: 'Stanja brojila i ugovori za struju i plin na jednom mjestu.',
  title: 'Prijava',
  emailHint: 'Vaše korisničko ime',
  remember: 'Zapamti me',
  button: 'Prijavi se',
  forgotten: 'Zaboravljena lozinka',
  register: 'Registrirajte se',
  afterReset: 'Lozinka je promijenjena. Prijavite se novom.',
  information: 'Informacije',
  why: (portal) => `Zašto ${portal}?`,
  contact: 'Kontakt',
  readingDates: 'Kada mogu dojaviti stanje brojila?',
  questions: 'Često postavljana pitanja',
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en, hr };
