import type { PageLanguage } from '#kernel/language.ts';

const sl = {
  title: 'Pozabil sem geslo',
  lead: 'Vpišite e-poštni naslov svojega računa. Poslali vam bomo povezavo, s katero izberete novo geslo.',
  notActivated: 'Če računa še niste aktivirali, vam znova pošljemo povezavo za aktivacijo.',
  button: 'Pošlji povezavo',
  sent: {
    title: 'Preverite e-pošto',
    lead: 'Če račun s tem naslovom obstaja, smo nanj poslali povezavo. Povezava za novo geslo velja eno uro.',
    late: 'Če sporočila ni v nekaj minutah, poglejte med neželeno pošto in preverite, ali ste vpisali pravi naslov.',
    again: 'Poskusi z drugim naslovom',
  },
  reset: {
    title: 'Izberite novo geslo',
    lead: (email: string) => `Novo geslo za račun ${email}. Na vseh napravah vas bomo odjavili.`,
    button: 'Shrani novo geslo',
    usedTitle: 'Geslo je že spremenjeno',
    used: 'S to povezavo je bilo geslo že spremenjeno. Prijavite se z novim. Če ga niste spremenili vi ali ga ne poznate, vpišite svoj e-poštni naslov in pošljemo vam novo povezavo.',
    logIn: 'Prijava',
    voidTitle: 'Povezava ne velja več',
    void: 'Povezava za novo geslo velja eno uro in samo enkrat; novejša nadomesti starejšo. Vpišite e-poštni naslov in pošljemo vam novo.',
  },
};

type Texts = typeof sl;

const en: Texts = {
  title: 'Forgot my password',
  lead: 'Type the e-mail address of your account. We send you a link with which you choose a new password.',
  notActivated: 'If you have not activated the account yet, we send the activation link again.',
  button: 'Send the link',
  sent: {
    title: 'Check your e-mail',
    lead: 'If there is an account with this address, we sent a link to it. A link for a new password is good for one hour.',
    late: 'If the mail does not come in a few minutes, look among unwanted mail and check that you typed the right address.',
    again: 'Try another address',
  },
  reset: {
    title: 'Choose a new password',
    lead: (email) => `A new password for the account ${email}. You will be logged out on all devices.`,
    button: 'Save the new password',
    usedTitle: 'The password is changed already',
    used: 'The password was changed with this link. Log in with the new one. If it was not you, or you do not know it, type your e-mail address and we send you a new link.',
    logIn: 'Log in',
    voidTitle: 'This link is no longer good',
    void: 'A link for a new password is good for one hour and once; a newer one replaces it. Type your e-mail address and we send you a new one.',
  },
};

const hr: Texts = {
  title: 'Zaboravljena lozinka',
  lead: 'Upišite adresu e-pošte svojega korisničkog računa. Poslat ćemo vam poveznicu kojom ćete odabrati novu lozinku.',
  notActivated: 'Ako korisnički račun još niste aktivirali, ponovno ćemo vam poslati poveznicu za aktivaciju.',
  button: 'Pošalji poveznicu',
  sent: {
    title: 'Provjerite e-poštu',
    lead: 'Ako korisnički račun s tom adresom postoji, na nju smo poslali poveznicu. Poveznica za novu lozinku vrijedi jedan sat.',
    late: 'Ako poruka ne stigne za nekoliko minuta, pogledajte u neželjenu poštu i provjerite jeste li upisali točnu adresu.',
    again: 'Pokušaj s drugom adresom',
  },
  reset: {
    title: 'Odaberite novu lozinku',
    lead: (email) => `Nova lozinka za korisnički račun ${email}. Odjavit ćemo vas na svim uređajima.`,
    button: 'Spremi novu lozinku',
    usedTitle: 'Lozinka je već promijenjena',
    used: 'Ovom je poveznicom lozinka već promijenjena. Prijavite se novom. Ako je niste promijenili vi ili je ne znate, upišite adresu e-pošte i poslat ćemo vam novu poveznicu.',
    logIn: 'Prijava',
    voidTitle: 'Poveznica više ne vrijedi',
    void: 'Poveznica za novu lozinku vrijedi jedan sat i samo jednom; novija zamjenjuje stariju. Upišite adresu e-pošte i poslat ćemo vam novu.',
  },
};

export const texts: Readonly<Record<PageLanguage, Texts>> = { sl, en, hr };
