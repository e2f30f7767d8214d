import { pluralForm } from '#kernel/plural.ts';

const sl = {
  search: 'Iščite med vprašanji',
  hint: 'Na primer: števec, selitev, plačilo. Šumniki in končnice niso pomembni.',
  find: 'Poišči',
  all: 'Vsa vprašanja',
  topics: 'Teme',
  found: (count: number) =>
    `${count} ${{ one: 'zadetek', two: 'zadetka', few: 'zadetki', other: 'zadetkov' }[pluralForm('sl', count)]}`,
  nearest: 'Vprašanja z vsemi temi besedami ni. Najbližje je:',
  none: 'Ničesar nismo našli',
  noneHint: 'Poskusite z drugo besedo, na primer z eno samo.',
  notFound: 'Niste našli odgovora?',
  ask: 'Zastavite nam vprašanje',
  contact: 'Pokličite ali pišite',
  link: 'Povezava do tega vprašanja',
};

const en: typeof sl = {
  search: 'Search the questions',
  hint: 'For example: meter, moving, payment.',
  find: 'Search',
  all: 'All questions',
  topics: 'Topics',
  found: (count) => `${count} ${count === 1 ? 'result' : 'results'}`,
  nearest: 'No question has all of these words. The nearest are:',
  none: 'We have found nothing',
  noneHint: 'Try another word, for example only one.',
  notFound: 'Not answered?',
  ask: 'Ask us a question',
  contact: 'Call or write',
  link: 'Link to this question',
};

const hr: typeof sl = {
  search: 'Pretražite pitanja',
  hint: 'Na primjer: brojilo, selidba, plaćanje. Kvačice i nastavci nisu važni.',
  find: 'Pretraži',
  all: 'Sva pitanja',
  topics: 'Teme',
  found: (count) =>
    `${count} ${{ one: 'rezultat', two: 'rezultata', few: 'rezultata', other: 'rezultata' }[pluralForm('hr', count)]}`,
  nearest: 'Nema pitanja sa svim tim riječima. Najbliža su:',
  none: 'Ništa nismo pronašli',
  noneHint: 'Pokušajte s drugom riječju, na primjer samo s jednom.',
  notFound: 'Niste našli odgovor?',
  ask: 'Postavite nam pitanje',
  contact: 'Nazovite ili pišite',
  link: 'Poveznica na ovo pitanje',
};

export const texts = { sl, en, hr };
