/** Texts of the frame: menu, footer, and the pages of "no". */
const sl = {
  errors: {
    notFound: 'Te strani ni',
    notFoundHint: 'Morda je bila prestavljena ali pa do nje nimate dostopa.',
    start: 'Na prvo stran',
    refused: 'Zahteva ni prišla s te strani',
    refusedHint:
      'Zaradi varnosti sprejmemo samo obrazce, poslane s tega portala. Odprite stran znova in poskusite še enkrat.',
    stale: 'Stran je bila predolgo odprta',
    staleHint:
      'Vaš vnos je shranjen v tem obrazcu. Pošljite ga še enkrat; geslo boste morali po potrebi vpisati znova.',
    sendAgain: 'Pošlji še enkrat',
    tooLarge: 'Poslali ste preveč podatkov',
    tooLargeHint: 'Obrazec je večji, kot ga lahko sprejmemo. Nič ni bilo shranjeno.',
    unreadable: 'Zahteve ne moremo prebrati',
    unreadableHint: 'Nič ni bilo shranjeno. Odprite stran znova in poskusite še enkrat.',
    away: 'Portal se pravkar zaganja',
    awayHint:
      'Podatki trenutno niso dosegljivi. Poskusite znova čez nekaj trenutkov; česar nismo potrdili, ni shranjeno.',
    broken: 'Prišlo je do napake',
    brokenHint: (reference: string) => `Napako smo zabeležili. Če se ponovi, nam sporočite oznako ${reference}.`,
  },
  menu: {
    home: 'Domov',
    newReading: 'Oddaj števčno stanje',
    readings: 'Obstoječi odčitki',
    contracts: 'Pregled pogodb',
    linkContract: 'Poveži pogodbe',
    settings: 'Nastavitve',
    login: 'Prijava',
    register: 'Registracija',
    why: (portal: string) => `Zakaj ${portal}?`,
    readingDates: 'Kdaj lahko sporočim števčno stanje?',
    questions: 'Pogosto zastavljena vprašanja',
    contact: 'Kontakt',
    about: 'O nas',
    help: 'Pomoč',
    legal: 'Pravno obvestilo',
    phone: 'Brezplačna telefonska številka',
  },
};

const en: typeof sl = {
  errors: {
    notFound: 'This page does not exist',
    notFoundHint: 'It may have moved, or you have no access to it.',
    start: 'To the home page',
    refused: 'This request did not come from our pages',
    refusedHint: 'For your safety we only accept forms sent from this portal. Open the page again and try once more.',
    stale: 'The page was open for too long',
    staleHint: 'What you typed is kept in this form. Send it again; a password has to be typed anew.',
    sendAgain: 'Send again',
    tooLarge: 'You sent too much data',
    tooLargeHint: 'The form is larger than we can accept. Nothing was saved.',
    unreadable: 'We cannot read this request',
    unreadableHint: 'Nothing was saved. Open the page again and try once more.',
    away: 'The portal is just starting',
    awayHint: 'The data cannot be reached right now. Try again in a moment; what we did not confirm is not saved.',
    broken: 'Something went wrong',
    brokenHint: (reference: string) =>
      `The fault was recorded. If it happens again, tell us the reference ${reference}.`,
  },
  menu: {
    home: 'Home',
    newReading: 'Submit a meter reading',
    readings: 'Existing readings',
    contracts: 'Contracts',
    linkContract: 'Link contracts',
    settings: 'Settings',
    login: 'Log in',
    register: 'Register',
    why: (portal: string) => `Why ${portal}?`,
    readingDates: 'When can I submit a reading?',
    questions: 'Frequently asked questions',
    contact: 'Contact',
    about: 'About us',
    help: 'Help',
    legal: 'Legal notice',
    phone: 'Free phone',
  },
};

export const texts = { sl, en };
