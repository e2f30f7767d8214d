import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

const sl = {
  home: 'Domov',
  title: (supplier: string) => `${supplier} Sonce`,
  about: (supplier: string) => `Več informacij o ${supplier} Sonce`,
  lead: 'Koliko elektrike ste prevzeli iz omrežja in koliko ste je vanj oddali.',
  points: 'Merilno mesto',
  search: 'Poišči merilno mesto',
  noneFound: 'Nobeno merilno mesto ne ustreza.',
  lastMonths: (count: number) =>
    ({ one: 'Zadnji mesec', two: 'Zadnja 2 meseca', few: `Zadnji ${count} mesece`, other: `Zadnjih ${count} mesecev` })[
      pluralForm('sl', count)
    ],
  taken: 'Prevzeto',
  fedIn: 'Oddano',
  net: 'Neto',
  netMeans: 'Neto je prevzeta energija brez oddane. Kadar je pod ničlo, ste oddali več, kot ste prevzeli.',
  year: 'Leto',
  years: 'Leta',
  month: 'Mesec',
  chart: 'Prevzeto in oddano',
  byMonth: (year: string) => `Po mesecih, ${year} (kWh)`,
  byYear: 'Po letih (kWh)',
  months: 'Meseci',
  total: 'Skupaj',
  spread: 'po dnevih',
  how: 'Kako je izračunano',
  howText: [
    'Iz odčitkov števca: stanje prevzete energije (1.8.0 ali 1.8.1 in 1.8.2) in oddane (2.8.0). Kar je števec naštel med dvema odčitkoma, je na dneve razdeljeno enakomerno; meseci se zato seštejejo v to, kar je števec res naštel.',
    'Ocene in lastna evidenca se ne upoštevajo. Mesec brez številke ni v celoti med odčitki; mesec z oznako »po dnevih« nima odčitka ob svojem začetku ali koncu.',
    'To ni obračun: na računu so količine, ki jih sporoči operater.',
  ],
  excel: 'Izvozi v Excel',
  csv: 'Izvozi v CSV',
  file: 'sonce',
  address: 'Naslov',
  noReadings: 'Odčitkov, iz katerih bi izračunali mesec, še ni',
  noReadingsText: 'Za prvi mesec sta potrebna dva odčitka prevzete in oddane energije.',
  notFeeding: 'Na vaših merilnih mestih ni oddaje v omrežje',
  notFeedingText:
    'Kdor ima sončno elektrarno za samooskrbo, tu vidi, koliko elektrike je vsak mesec prevzel iz omrežja in koliko oddal vanj.',
  stranger: 'Svoje mesečne količine vidite, ko se prijavite.',
  logIn: 'Prijava',
  nothingLinked: 'Povežite pogodbo, da vidite svoje merilno mesto.',
  link: 'Poveži pogodbe',
  interest: 'Vas zanima?',
};

const en: typeof sl = {
  home: 'Home',
  title: (supplier) => `${supplier} Sonce`,
  about: (supplier) => `More about ${supplier} Sonce`,
  lead: 'How much electricity you took from the grid, and how much you fed into it.',
  points: 'Metering point',
  search: 'Find a metering point',
  noneFound: 'No metering point matches.',
  lastMonths: (count) => (count === 1 ? 'Last month' : `Last ${count} months`),
  taken: 'Taken',
  fedIn: 'Fed in',
  net: 'Net',
  netMeans: 'Net is the energy taken less the energy fed in. Below zero, you fed in more than you took.',
  year: 'Year',
  years: 'Years',
  month: 'Month',
  chart: 'Taken and fed in',
  byMonth: (year) => `By month, ${year} (kWh)`,
  byYear: 'By year (kWh)',
  months: 'Months',
  total: 'Total',
  spread: 'by days',
  how: 'How this is reckoned',
  howText: [
    'From the readings of the meter: what was taken (1.8.0, or 1.8.1 and 1.8.2) and what was fed in (2.8.0). What the meter counted between two readings is divided evenly among the days; so the months add up to what it really counted.',
    'Estimates and own records are left out. A month without a number does not lie between readings as a whole; one marked “by days” has no reading at its beginning or end.',
    'This is not a bill: bills go by the quantities that the operator reports.',
  ],
  excel: 'Export to Excel',
  csv: 'Export to CSV',
  file: 'sonce',
  address: 'Address',
  noReadings: 'There are no readings yet from which a month could be reckoned',
  noReadingsText: 'The first month needs two readings of what was taken and of what was fed in.',
  notFeeding: 'None of your metering points feeds in',
  notFeedingText:
    'Who has solar panels for their own supply sees here how much electricity they took from the grid each month, and how much they fed into it.',
  stranger: 'You see your own months once you have logged in.',
  logIn: 'Log in',
  nothingLinked: 'Link a contract to see your metering point.',
  link: 'Link contracts',
  interest: 'Interested?',
};

const hr: typeof sl = {
  home: 'Početna',
  title: (supplier) => `${supplier} Sonce`,
  about: (supplier) => `Više informacija o ${supplier} Sonce`,
  lead: 'Koliko ste električne energije preuzeli iz mreže i koliko ste je predali u mrežu.',
  points: 'Obračunsko mjerno mjesto',
  search: 'Pronađi mjerno mjesto',
  noneFound: 'Nijedno mjerno mjesto ne odgovara.',
  lastMonths: (count) =>
    ({
      one: `Zadnji ${count === 1 ? '' : `${count} `}mjesec`,
      two: `Zadnja ${count} mjeseca`,
      few: `Zadnja ${count} mjeseca`,
      other: `Zadnjih ${count} mjeseci`,
    })[pluralForm('hr', count)],
  taken: 'Preuzeto',
  fedIn: 'Predano',
  net: 'Neto',
  netMeans: 'Neto je preuzeta energija umanjena za predanu. Kad je ispod nule, predali ste više nego što ste preuzeli.',
  year: 'Godina',
  years: 'Godine',
  month: 'Mjesec',
  chart: 'Preuzeto i predano',
  byMonth: (year) => `Po mjesecima, ${year}. (kWh)`,
  byYear: 'Po godinama (kWh)',
  months: 'Mjeseci',
  total: 'Ukupno',
  spread: 'po danima',
  how: 'Kako je izračunato',
  howText: [
    'Iz stanja brojila: preuzeta energija (1.8.0 ili 1.8.1 i 1.8.2) i predana (2.8.0). Što je brojilo izbrojilo između dvaju očitanja raspodijeljeno je ravnomjerno po danima; mjeseci se zato zbrajaju u ono što je brojilo doista izbrojilo.',
    'Procjene i vlastita evidencija ne uzimaju se u obzir. Mjesec bez broja nije u cijelosti između očitanja; mjesec s oznakom „po danima” nema očitanje na svojem početku ili kraju.',
    'To nije obračun: na računu su količine koje dostavi operator.',
  ],
  excel: 'Izvezi u Excel',
  csv: 'Izvezi u CSV',
  file: 'sonce',
  address: 'Adresa',
  noReadings: 'Još nema očitanja iz kojih bi se mogao izračunati mjesec',
  noReadingsText: 'Za prvi mjesec potrebna su dva očitanja preuzete i predane energije.',
  notFeeding: 'Na vašim mjernim mjestima nema predaje u mrežu',
  notFeedingText:
    'Tko ima sunčanu elektranu za vlastite potrebe, ovdje vidi koliko je električne energije svaki mjesec preuzeo iz mreže i koliko je predao u mrežu.',
  stranger: 'Svoje mjesečne količine vidite kad se prijavite.',
  logIn: 'Prijava',
  nothingLinked: 'Povežite ugovor da biste vidjeli svoje mjerno mjesto.',
  link: 'Poveži ugovore',
  interest: 'Zanima vas?',
};

export type SelfSupplyTexts = typeof sl;

export const texts = { sl, en, hr };

export function selfSupplyTexts(language: PageLanguage): SelfSupplyTexts {
  return texts[language];
}
