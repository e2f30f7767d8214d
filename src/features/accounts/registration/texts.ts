import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  title: 'Registracija',
  lead: 'E-poštni naslov bo tudi vaše uporabniško ime. Nanj vam pošljemo povezavo za aktivacijo računa.',
  account: 'Račun',
  about: 'O vas',
  consents: 'Soglasji',
  terms: {
    before: 'Strinjam se s ',
    terms: 'Pogoji uporabe spletnih strani',
    between: ' in ',
    privacy: 'Pogoji varstva osebnih podatkov',
    after: '.',
  },
  offers: 'Strinjam se z obdelavo osebnih podatkov za obveščanje o osebno prilagojenih ponudbah',
  withdrawal: 'Obrazec za preklic privolitve za obdelavo osebnih podatkov',
  captcha: {
    working: 'Preverjamo, da niste robot …',
    done: 'Nisem robot.',
    failed: 'Preverjanje ni uspelo. Registracijo lahko vseeno oddate; trajala bo malo dlje.',
    without: 'Brez JavaScripta registracija traja pol minute dlje.',
  },
  button: 'Registracija',
  haveAccount: 'Račun že imate?',
  logIn: 'Prijava',
  sent: {
    title: 'Preverite e-pošto',
    lead: 'Če naslov še nima računa, smo vam poslali povezavo za aktivacijo. Odprite jo v 48 urah.',
    late: 'Če sporočila ne prejmete v 15 minutah, poglejte med neželeno pošto ali izberite »Pozabil sem geslo« in ga pošljemo znova.',
    forgotten: 'Pozabil sem geslo',
  },
  wait: {
    title: 'Še korak do registracije',
    lead: 'Vaš vnos je shranjen. Ker vaš brskalnik ni mogel sam opraviti preverjanja, da niste robot, počakajte pol minute in pritisnite gumb.',
    early: (seconds: number) => `Počakajte še ${seconds} s, potem pritisnite gumb.`,
    button: 'Dokončaj registracijo',
    gone: 'Ta registracija je že oddana ali pa je potekla.',
    again: 'Nova registracija',
  },
  activate: {
    title: 'Aktivirajte račun',
    lead: (email: string, when: string) => `Registracija za ${email}, oddana ${when}.`,
    notYou: 'Če je niste oddali vi, zaprite to stran.',
    button: 'Aktiviraj račun',
    doneTitle: 'Račun je aktiviran',
    done: 'Prijavite se z e-poštnim naslovom in geslom, ki ste ju izbrali ob registraciji.',
    usedTitle: 'Račun je že aktiviran',
    used: 'Ta povezava je bila že uporabljena. Prijavite se; če gesla ne poznate, izberite »Pozabil sem geslo«.',
    expiredTitle: 'Povezava je potekla',
    expired: 'Povezava za aktivacijo velja 48 ur. Vpišite svoj e-poštni naslov in pošljemo vam novo.',
    unknownTitle: 'Povezava ne velja',
    unknown:
      'Morda ni prekopirana v celoti, ali pa je bil račun aktiviran z novejšo povezavo. Poskusite se prijaviti ali naročite novo povezavo.',
    newLink: 'Pošlji novo povezavo',
  },
  pausedTitle: 'Počakajte malo',
};

type Texts = typeof sl;

const en: Texts = {
  title: 'Register',
  lead: 'Your e-mail address will also be your user name. We send a link to it that activates the account.',
  account: 'Account',
  about: 'About you',
  consents: 'Consents',
  terms: {
    before: 'I agree to the ',
    terms: 'Terms of use of the website',
    between: ' and the ',
    privacy: 'Privacy terms',
    after: '.',
  },
  offers: 'I agree to the processing of my personal data for telling me about offers adapted to me',
  withdrawal: 'Form for withdrawing consent to the processing of personal data',
  captcha: {
    working: 'Checking that you are not a robot …',
    done: 'I am not a robot.',
    failed: 'The check did not succeed. You can register all the same; it will take a little longer.',
    without: 'Without JavaScript, registering takes half a minute longer.',
  },
  button: 'Register',
  haveAccount: 'Do you have an account?',
  logIn: 'Log in',
  sent: {
    title: 'Check your e-mail',
    lead: 'If the address has no account yet, we sent you a link that activates it. Open it within 48 hours.',
    late: 'If the mail does not arrive in 15 minutes, look among unwanted mail, or choose “Forgot my password” and we send it again.',
    forgotten: 'Forgot my password',
  },
  wait: {
    title: 'One more step',
    lead: 'What you typed is kept. Because your browser could not check by itself that you are not a robot, wait half a minute and press the button.',
    early: (seconds) => `Wait another ${seconds} s, then press the button.`,
    button: 'Finish registering',
    gone: 'This registration has been sent already, or it has expired.',
    again: 'Register anew',
  },
  activate: {
    title: 'Activate the account',
    lead: (email, when) => `The registration for ${email}, sent on ${when}.`,
    notYou: 'If you did not send it, close this page.',
    button: 'Activate the account',
    doneTitle: 'The account is activated',
    done: 'Log in with the e-mail address and the password that you chose when registering.',
    usedTitle: 'The account is active already',
    used: 'This link was used before. Log in; if you do not know the password, choose “Forgot my password”.',
    expiredTitle: 'The link has expired',
    expired: 'An activation link is good for 48 hours. Type your e-mail address and we send you a new one.',
    unknownTitle: 'This link is not valid',
    unknown:
      'Perhaps it was not copied whole, or the account was activated by a newer one. Try to log in, or ask for a new link.',
    newLink: 'Send a new link',
  },
  pausedTitle: 'Please wait a little',
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en };
