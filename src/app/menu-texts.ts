/** Labels of the menu, letter for letter the manual's, that lead to what the supplier offers and writes. */
const sl = {
  sonce: (supplier: string) => `${supplier} Sonce`,
  aboutSonce: (supplier: string) => `Več informacij o ${supplier} Sonce`,
  charging: 'E-mobilnost',
  offers: 'Akcijske ponudbe',
  benefits: 'Moje ugodnosti',
  ask: 'Imam vprašanje',
  links: 'Koristne povezave',
  news: 'Arhiv novic',
  terms: 'Pogoji uporabe',
  privacy: 'Varstvo osebnih podatkov',
};

const en: typeof sl = {
  sonce: (supplier) => `${supplier} Sonce`,
  aboutSonce: (supplier) => `More about ${supplier} Sonce`,
  charging: 'E-mobility',
  offers: 'Special offers',
  benefits: 'My benefits',
  ask: 'I have a question',
  links: 'Useful links',
  news: 'News archive',
  terms: 'Terms of use',
  privacy: 'Privacy',
};

const hr: typeof sl = {
  sonce: (supplier) => `${supplier} Sonce`,
  aboutSonce: (supplier) => `Više informacija o ${supplier} Sonce`,
  charging: 'E-mobilnost',
  offers: 'Akcijske ponude',
  benefits: 'Moje pogodnosti',
  ask: 'Imam pitanje',
  links: 'Korisne poveznice',
  news: 'Arhiva novosti',
  terms: 'Uvjeti korištenja',
  privacy: 'Zaštita osobnih podataka',
};

export const menuTexts = { sl, en, hr };
