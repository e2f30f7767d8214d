const sl = {
  version: (version: string) => `Različica ${version}`,
  since: (day: string) => `velja od ${day}`,
  wasValid: (from: string, until: string) => `je veljala od ${from} do ${until}`,
  willBeValid: (from: string) => `bo veljala od ${from}`,
  old: 'To je starejša različica.',
  toCurrent: 'Poglejte, kaj velja zdaj',
  coming: (day: string) => `${day} začne veljati nova različica.`,
  toComing: 'Preberite jo že zdaj',
  notYet: 'Ta različica še ne velja.',
  changes: 'Kaj se je spremenilo',
  first: 'Prva različica',
  all: 'Vse različice',
  now: 'Velja zdaj',
};

const en: typeof sl = {
  version: (version) => `Version ${version}`,
  since: (day) => `in force since ${day}`,
  wasValid: (from, until) => `was in force from ${from} to ${until}`,
  willBeValid: (from) => `will be in force from ${from}`,
  old: 'This is an older version.',
  toCurrent: 'See what holds now',
  coming: (day) => `A new version comes into force on ${day}.`,
  toComing: 'Read it now',
  notYet: 'This version is not in force yet.',
  changes: 'What has changed',
  first: 'The first version',
  all: 'All versions',
  now: 'In force now',
};

const hr: typeof sl = {
  version: (version) => `Inačica ${version}`,
  since: (day) => `vrijedi od ${day}`,
  wasValid: (from, until) => `vrijedila je od ${from} do ${until}`,
  willBeValid: (from) => `vrijedit će od ${from}`,
  old: 'Ovo je starija inačica.',
  toCurrent: 'Pogledajte što vrijedi sada',
  coming: (day) => `${day} na snagu stupa nova inačica.`,
  toComing: 'Pročitajte je već sada',
  notYet: 'Ova inačica još ne vrijedi.',
  changes: 'Što se promijenilo',
  first: 'Prva inačica',
  all: 'Sve inačice',
  now: 'Vrijedi sada',
};

export const texts = { sl, en, hr };
