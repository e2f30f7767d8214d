/** Words that several chapters share: the fields of a person, and one sentence per refusal. */
import type { Facts } from '#kernel/refusal.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Country } from './countries.ts';
import type { InputRefusal } from './input.ts';

/** Refusals that only an action can know of. */
export type AccountRefusal =
  InputRefusal | 'credentials_wrong' | 'not_activated' | 'current_password_wrong' | 'captcha_failed' | 'paused';

type Sentences = Readonly<Record<AccountRefusal, (facts: Facts) => string>>;

const sl = {
  fields: {
    email: 'E-pošta',
    password: 'Geslo',
    newPassword: 'Novo geslo',
    currentPassword: 'Sedanje geslo',
    passwordAgain: 'Ponovi geslo',
    passwordHint: 'Vsaj 10 znakov. Dolgo geslo iz več besed je najboljše; lahko ga prilepite.',
    name: 'Naziv/Ime in priimek',
    street: 'Ulica in hišna št.',
    town: 'Kraj',
    postCodeAndPost: 'Poštna št. in pošta',
    postCode: 'Št.',
    post: 'Pošta',
    country: 'Država',
    phone: 'Telefon',
    phoneHint: 'Na primer 041\u00A0123\u00A0456. Tuje številke s predpono, na primer +385\u00A091\u00A0123\u00A04567.',
    sex: 'Spol',
    male: 'Moški',
    female: 'Ženska',
    notSaid: 'Brez odgovora',
    postCodeUnknown: 'Te poštne številke ne poznamo. Preverite jo; če je prava, pošto vpišite sami.',
  },
  countries: {
    SI: 'Slovenija',
    HR: 'Hrvaška',
    IT: 'Italija',
    AT: 'Avstrija',
    HU: 'Madžarska',
    DE: 'Nemčija',
    CH: 'Švica',
    BA: 'Bosna in Hercegovina',
    RS: 'Srbija',
    ME: 'Črna gora',
    MK: 'Severna Makedonija',
  } satisfies Record<Country, string>,
  refusals: {
    email_missing: () => 'Vpišite e-poštni naslov.',
    email_shape: () => 'E-poštni naslov mora biti podoben ime@primer.si.',
    password_missing: () => 'Vpišite geslo.',
    password_too_short: ({ shortest }) => `Geslo mora imeti vsaj ${shortest} znakov.`,
    password_too_long: ({ longest }) => `Geslo ima lahko največ ${longest} znakov.`,
    password_common: () => 'To geslo je med najpogostejšimi na svetu in ga je lahko uganiti. Izberite drugo.',
    password_is_email: () => 'Geslo ne sme biti enako e-poštnemu naslovu.',
    passwords_differ: () => 'Gesli se ne ujemata. Vpišite še enkrat isto geslo.',
    current_password_missing: () => 'Vpišite sedanje geslo.',
    current_password_wrong: () => 'Sedanje geslo ni pravo.',
    too_long: ({ most }) => `Besedilo ima lahko največ ${most} znakov.`,
    country_unknown: () => 'Izberite državo s seznama.',
    post_code_shape: () => 'Poštna številka v Sloveniji ima štiri števke, na primer 1000.',
    post_code_shape_hr: () => 'Poštna številka na Hrvaškem ima pet števk, na primer 10000.',
    phone_invalid: () =>
      'Te telefonske številke ni. Preverite števke; tujo številko vpišite s predpono, na primer +385.',
    phone_premium: () => 'Številk z višjo ceno klica (090) ne sprejemamo. Vpišite navadno številko.',
    terms_not_accepted: () => 'Za račun je potrebno soglasje s pogoji uporabe in pogoji varstva osebnih podatkov.',
    captcha_failed: () => 'Preverjanje, da niste robot, je poteklo. Počakajte, da se ponovi, in pošljite še enkrat.',
    credentials_wrong: () => 'E-pošta ali geslo ni pravo.',
    not_activated: () =>
      'Račun še ni aktiviran. Odprite povezavo v sporočilu, ki smo vam ga poslali. Če ga ni, izberite »Pozabil sem geslo« in ga pošljemo znova.',
    paused: ({ minutes }) => `Preveč poskusov. Zaradi varnosti poskusite znova čez ${minutes} min.`,
  } satisfies Sentences as Sentences,
};

export type AccountTexts = typeof sl;

const en: AccountTexts = {
  fields: {
    email: 'E-mail',
    password: 'Password',
    newPassword: 'New password',
    currentPassword: 'Current password',
    passwordAgain: 'Repeat password',
    passwordHint: 'At least 10 characters. A long one of several words is best; you may paste it.',
    name: 'Company or first and last name',
    street: 'Street and house number',
    town: 'Town',
    postCodeAndPost: 'Post code and post office',
    postCode: 'Code',
    post: 'Post office',
    country: 'Country',
    phone: 'Phone',
    phoneHint:
      'For example 041\u00A0123\u00A0456. Foreign numbers with their prefix, such as +385\u00A091\u00A0123\u00A04567.',
    sex: 'Sex',
    male: 'Male',
    female: 'Female',
    notSaid: 'No answer',
    postCodeUnknown: 'We do not know this post code. Check it; if it is right, type the post office yourself.',
  },
  countries: {
    SI: 'Slovenia',
    HR: 'Croatia',
    IT: 'Italy',
    AT: 'Austria',
    HU: 'Hungary',
    DE: 'Germany',
    CH: 'Switzerland',
    BA: 'Bosnia and Herzegovina',
    RS: 'Serbia',
    ME: 'Montenegro',
    MK: 'North Macedonia',
  },
  refusals: {
    email_missing: () => 'Enter your e-mail address.',
    email_shape: () => 'An e-mail address looks like name@example.si.',
    password_missing: () => 'Enter a password.',
    password_too_short: ({ shortest }) => `The password needs at least ${shortest} characters.`,
    password_too_long: ({ longest }) => `The password may have at most ${longest} characters.`,
    password_common: () => 'This password is among the commonest in the world and easily guessed. Choose another.',
    password_is_email: () => 'The password must not be your e-mail address.',
    passwords_differ: () => 'The passwords differ. Type the same password once more.',
    current_password_missing: () => 'Enter your current password.',
    current_password_wrong: () => 'The current password is not right.',
    too_long: ({ most }) => `This text may have at most ${most} characters.`,
    country_unknown: () => 'Choose a country from the list.',
    post_code_shape: () => 'A Slovenian post code has four digits, such as 1000.',
    post_code_shape_hr: () => 'A Croatian post code has five digits, such as 10000.',
    phone_invalid: () =>
      'There is no such phone number. Check the digits; type a foreign number with its prefix, such as +385.',
    phone_premium: () => 'We cannot take premium-rate numbers (090). Enter an ordinary number.',
    terms_not_accepted: () => 'An account needs your agreement to the terms of use and the privacy terms.',
    captcha_failed: () =>
      'The check that you are not a robot has expired. Wait for it to run again, then send once more.',
    credentials_wrong: () => 'The e-mail or the password is not right.',
    not_activated: () =>
      'The account is not activated yet. Open the link in the mail we sent you. If you do not have it, choose “Forgot my password” and we send it again.',
    paused: ({ minutes }) => `Too many tries. To keep accounts safe, try again in ${minutes} min.`,
  },
};

const hr: AccountTexts = {
  fields: {
    email: 'E-pošta',
    password: 'Lozinka',
    newPassword: 'Nova lozinka',
    currentPassword: 'Trenutačna lozinka',
    passwordAgain: 'Ponovite lozinku',
    passwordHint: 'Najmanje 10 znakova. Najbolja je duga lozinka od više riječi; možete je zalijepiti.',
    name: 'Naziv ili ime i prezime',
    street: 'Ulica i kućni broj',
    town: 'Mjesto',
    postCodeAndPost: 'Poštanski broj i pošta',
    postCode: 'Br.',
    post: 'Pošta',
    country: 'Država',
    phone: 'Telefon',
    phoneHint:
      'Na primjer +385\u00A091\u00A0123\u00A04567. Brojevi izvan Slovenije upisuju se s pozivnim brojem države.',
    sex: 'Spol',
    male: 'Muški',
    female: 'Ženski',
    notSaid: 'Bez odgovora',
    postCodeUnknown: 'Taj poštanski broj ne poznajemo. Provjerite ga; ako je točan, naziv pošte upišite sami.',
  },
  countries: {
    SI: 'Slovenija',
    HR: 'Hrvatska',
    IT: 'Italija',
    AT: 'Austrija',
    HU: 'Mađarska',
    DE: 'Njemačka',
    CH: 'Švicarska',
    BA: 'Bosna i Hercegovina',
    RS: 'Srbija',
    ME: 'Crna Gora',
    MK: 'Sjeverna Makedonija',
  },
  refusals: {
    email_missing: () => 'Upišite adresu e-pošte.',
    email_shape: () => 'Adresa e-pošte izgleda ovako: ime@primjer.hr.',
    password_missing: () => 'Upišite lozinku.',
    password_too_short: ({ shortest }) => `Lozinka mora imati najmanje ${shortest} znakova.`,
    password_too_long: ({ longest }) => `Lozinka smije imati najviše ${longest} znakova.`,
    password_common: () => 'Ta je lozinka među najčešćima na svijetu i lako ju je pogoditi. Odaberite drugu.',
    password_is_email: () => 'Lozinka ne smije biti jednaka adresi e-pošte.',
    passwords_differ: () => 'Lozinke se ne podudaraju. Upišite još jednom istu lozinku.',
    current_password_missing: () => 'Upišite trenutačnu lozinku.',
    current_password_wrong: () => 'Trenutačna lozinka nije točna.',
    too_long: ({ most }) => `Tekst smije imati najviše ${most} znakova.`,
    country_unknown: () => 'Odaberite državu s popisa.',
    post_code_shape: () => 'Poštanski broj u Sloveniji ima četiri znamenke, na primjer 1000.',
    post_code_shape_hr: () => 'Poštanski broj u Hrvatskoj ima pet znamenki, na primjer 10000.',
    phone_invalid: () =>
      'Takav telefonski broj ne postoji. Provjerite znamenke; strani broj upišite s pozivnim brojem države, na primjer +385.',
    phone_premium: () => 'Brojeve s posebnom tarifom (090, 060) ne prihvaćamo. Upišite običan broj.',
    terms_not_accepted: () => 'Za korisnički račun potrebno je prihvatiti uvjete korištenja i uvjete zaštite podataka.',
    captcha_failed: () => 'Provjera da niste robot istekla je. Pričekajte da se ponovi pa pošaljite još jednom.',
    credentials_wrong: () => 'E-pošta ili lozinka nije točna.',
    not_activated: () =>
      'Korisnički račun još nije aktiviran. Otvorite poveznicu u poruci koju smo vam poslali. Ako je nemate, odaberite „Zaboravljena lozinka” i poslat ćemo je ponovno.',
    paused: ({ minutes }) => `Previše pokušaja. Radi sigurnosti pokušajte ponovno za ${minutes} min.`,
  },
};

export const texts: Readonly<Record<PageLanguage, AccountTexts>> = { sl, en, hr };
