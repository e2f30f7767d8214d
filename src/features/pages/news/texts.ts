const sl = {
  archive: 'Arhiv novic',
  news: 'Novice',
  none: 'Novic še ni.',
  feed: 'Novice v bralniku (Atom)',
  published: (day: string) => `Objavljeno ${day}`,
  newer: 'Novejša novica',
  older: 'Starejša novica',
  neighbours: 'Druge novice',
};

const en: typeof sl = {
  archive: 'News archive',
  news: 'News',
  none: 'There is no news yet.',
  feed: 'News in a feed reader (Atom)',
  published: (day) => `Published on ${day}`,
  newer: 'Newer',
  older: 'Older',
  neighbours: 'Other news',
};

const hr: typeof sl = {
  archive: 'Arhiva novosti',
  news: 'Novosti',
  none: 'Novosti još nema.',
  feed: 'Novosti u čitaču (Atom)',
  published: (day) => `Objavljeno ${day}`,
  newer: 'Novija novost',
  older: 'Starija novost',
  neighbours: 'Druge novosti',
};

export const texts = { sl, en, hr };
