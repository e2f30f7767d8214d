const sl = {
  title: 'Pogoji so se spremenili',
  lead: 'Preden nadaljujete, preberite, kaj je drugače, in se odločite.',
  leadEarly: (day: string) => `Novi pogoji začnejo veljati ${day}. Odločite se lahko zdaj ali pozneje.`,
  kinds: { terms: 'Pogoji uporabe', privacy: 'Varstvo osebnih podatkov' },
  validFrom: (day: string) => `Veljajo od ${day}.`,
  noList: 'Povzetka sprememb ni; preberite celotno besedilo.',
  read: 'Preberi celotno besedilo',
  agree: 'Strinjam se z novimi pogoji',
  later: 'Pozneje',
  otherwise: 'Če se ne strinjate',
  otherwiseText:
    'Pogodba z dobaviteljem teče naprej ne glede na vašo odločitev. Svoje podatke lahko prenesete, račun na portalu pa izbrišete; prej nas lahko tudi vprašate.',
  data: 'Prenesi moje podatke',
  deletion: 'Izbriši račun',
  ask: 'Imam vprašanje',
};

const en: typeof sl = {
  title: 'The terms have changed',
  lead: 'Before you go on, read what is different, and decide.',
  leadEarly: (day) => `The new terms take effect on ${day}. You can decide now or later.`,
  kinds: { terms: 'Terms of use', privacy: 'Privacy' },
  validFrom: (day) => `In force from ${day}.`,
  noList: 'There is no list of changes; read the whole text.',
  read: 'Read the whole text',
  agree: 'I agree to the new terms',
  later: 'Later',
  otherwise: 'If you do not agree',
  otherwiseText:
    'Your contract with the supplier goes on whatever you decide. You can download your data and delete the account on the portal; and you can ask us before.',
  data: 'Download my data',
  deletion: 'Delete the account',
  ask: 'I have a question',
};

const hr: typeof sl = {
  title: 'Uvjeti su se promijenili',
  lead: 'Prije nego što nastavite, pročitajte što je drukčije i odlučite.',
  leadEarly: (day) => `Novi uvjeti počinju vrijediti ${day}. Možete odlučiti sada ili poslije.`,
  kinds: { terms: 'Uvjeti korištenja', privacy: 'Zaštita osobnih podataka' },
  validFrom: (day) => `Vrijede od ${day}.`,
  noList: 'Sažetka promjena nema; pročitajte cijeli tekst.',
  read: 'Pročitaj cijeli tekst',
  agree: 'Slažem se s novim uvjetima',
  later: 'Poslije',
  otherwise: 'Ako se ne slažete',
  otherwiseText:
    'Ugovor s opskrbljivačem teče dalje bez obzira na vašu odluku. Svoje podatke možete preuzeti, a račun na portalu izbrisati; prije nas možete i pitati.',
  data: 'Preuzmi moje podatke',
  deletion: 'Izbriši račun',
  ask: 'Imam pitanje',
};

export const texts = { sl, en, hr };
