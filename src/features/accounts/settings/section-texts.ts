/** What the pages about one's rights are called in the settings, and what is found on each. */
const sl = {
  email: { title: 'E-poštni naslov', about: 'Naslov, s katerim se prijavljate' },
  access: { title: 'Kdo je gledal moje podatke', about: 'Vsak vpogled podpore ali programa' },
  data: { title: 'Prenesi moje podatke', about: 'Vse o vas v eni datoteki ZIP' },
  deletion: { title: 'Izbriši račun', about: 'Kaj se izbriše in kaj ostane' },
};

const en: typeof sl = {
  email: { title: 'E-mail address', about: 'The address you log in with' },
  access: { title: 'Who has looked at my data', about: 'Every look by support or by a program' },
  data: { title: 'Download my data', about: 'Everything about you in one ZIP file' },
  deletion: { title: 'Delete the account', about: 'What is deleted and what stays' },
};

const hr: typeof sl = {
  email: { title: 'Adresa e-pošte', about: 'Adresa s kojom se prijavljujete' },
  access: { title: 'Tko je gledao moje podatke', about: 'Svaki uvid podrške ili programa' },
  data: { title: 'Preuzmi moje podatke', about: 'Sve o vama u jednoj datoteci ZIP' },
  deletion: { title: 'Izbriši korisnički račun', about: 'Što se briše, a što ostaje' },
};

export const sectionTexts = { sl, en, hr };
