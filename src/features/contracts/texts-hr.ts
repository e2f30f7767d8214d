import type { Facts } from '#kernel/refusal.ts';
import { pluralForm } from '#kernel/plural.ts';

const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0);

const digitsForm = { one: 'znamenku', two: 'znamenke', few: 'znamenke', other: 'znamenki' };
const minutesForm = { one: 'minutu', two: 'minute', few: 'minute', other: 'minuta' };
const pointsForm = { one: 'mjerno mjesto', two: 'mjerna mjesta', few: 'mjerna mjesta', other: 'mjernih mjesta' };

const refusals = {
  number_missing: () => 'Upišite broj ugovora.',
  number_odd: () => 'Broj ugovora ima samo slova, znamenke, crtice i kose crte. Prepišite ga s računa.',
  point_missing: () => 'Upišite broj mjernog mjesta ili oznaku GS1 GSRN.',
  point_characters: () =>
    'To nije broj mjernog mjesta. Upišite na primjer 3-118204 (struja), ENLJ-004518207 (plin) ili 18 znamenki oznake GS1 GSRN.',
  point_length: (facts: Facts) => {
    const digits = count(facts, 'digits');
    return `Upisali ste ${digits} ${digitsForm[pluralForm('hr', digits)]}. Oznaka GS1 GSRN ima ih 18; stari slovenski broj mjernog mjesta ima crticu nakon prve znamenke ili oznake, na primjer 3-118204.`;
  },
  point_check_digit: () =>
    'Zadnja znamenka oznake GS1 GSRN ne odgovara ostalima, pa je barem jedna pogrešno prepisana. Usporedite svih 18 znamenki s računom.',
  point_other_energy: () => 'Ovaj broj mjernog mjesta ne pripada odabranom energentu. Provjerite energent.',
  point_omm_characters: () =>
    'To nije broj obračunskog mjernog mjesta (OMM). On ima samo znamenke: deset za struju, osam za plin.',
  point_omm_length: (facts: Facts) => {
    const digits = count(facts, 'digits');
    return `Upisali ste ${digits} ${digitsForm[pluralForm('hr', digits)]}. Broj obračunskog mjernog mjesta (OMM) ima ih 10 za struju, a 8 za plin.`;
  },
  point_omm_area: () =>
    'Broj obračunskog mjernog mjesta (OMM) počinje područjem HEP ODS-a od 01 do 21. Usporedite ga s računom.',
  country_missing: () => 'Odaberite državu.',
  energy_missing: () => 'Odaberite energent.',
  operator_missing: () => 'Odaberite operatora distribucijskog sustava. Naveden je na računu.',
  operator_other_energy: () =>
    'Odabrani operator ne distribuira odabrani energent. Odaberite drugoga ili ispravite energent.',
  operator_other_country: () => 'Odabrani operator nije iz odabrane države. Odaberite drugoga ili ispravite državu.',
  proof_missing: () => 'Upišite i ovaj podatak.',
  no_match: () => 'S ovim podacima nismo pronašli ugovor. Svih pet mora se podudarati: usporedite ih s računom.',
  no_match_foreign: () =>
    'S ovim podacima nismo pronašli ugovor. Oznaka GS1 GSRN ne počinje s 383, pa možda nije slovenska. Usporedite svih pet podataka s računom.',
  paused: (facts: Facts) => {
    const minutes = count(facts, 'minutes');
    return `Previše uzastopnih pokušaja. Radi sigurnosti pokušajte ponovno za ${minutes} ${minutesForm[pluralForm('hr', minutes)]} ili nas nazovite. Upisani podaci nisu provjereni.`;
  },
};

/** Whether a text is missing is checked in texts.ts, where the languages come together. */
export const hr = {
  refusals,
  checkInput: 'Provjerite podatke',
  home: 'Početna',
  energies: { electricity: 'Električna energija', gas: 'Prirodni plin' },
  tariffs: { VT: 'VT', MT: 'MT', ET: 'ET' },
  fedIn: 'predaja u mrežu',
  link: {
    title: 'Poveži ugovore',
    intro: (supplier: string) =>
      `Svako mjerno mjesto vezano je uz ugovor o opskrbi koji ste sklopili s tvrtkom ${supplier}. Da biste vidjeli podatke o mjernom mjestu, povežite ugovor sa svojim korisničkim računom.`,
    repeat: 'Ako želite povezati više ugovora, ponovite postupak za svaki posebno. Povezane ugovore vidite pod',
    number: 'Broj ugovora',
    numberHint: 'Gore desno na ugovoru i na svakom računu.',
    point: 'Broj mjernog mjesta (OMM) ili oznaka GS1 GSRN',
    pointHint: 'Na primjer 3-118204 ili 18 znamenki koje počinju s 383. Razmaci nisu važni.',
    ommHint: 'U Hrvatskoj OMM: 10 znamenki za struju, 8 za plin.',
    country: 'Država',
    countries: { SI: 'Slovenija', HR: 'Hrvatska' },
    energy: 'Energent',
    energies: { electricity: 'električna energija', gas: 'prirodni plin' },
    operator: 'Operator distribucijskog sustava',
    choose: 'Odaberite',
    add: 'Dodaj',
    whereTitle: 'Gdje ću pronaći podatke?',
    where: 'Svi su brojevi u okviru gore desno na računu.',
    drawing: 'Crtež računa: broj ugovora i mjerno mjesto u okviru su gore desno',
    privacy: 'Ako isti ugovor poveže još netko, e-poštom obavještavamo sve koji ga već imaju povezanog.',
  },
  overview: {
    title: 'Pregled ugovora',
    linked: 'Povezan',
    ended: 'Istekao',
    number: 'Broj ugovora',
    point: 'Mjerno mjesto',
    gsrn: 'GS1 GSRN',
    street: 'Ulica',
    operator: 'Operator distribucijskog sustava',
    meter: 'Brojilo',
    tariff: 'Tarifa',
    validFrom: 'Vrijedi od',
    validUntil: 'Vrijedi do',
    remote: 'Brojilo operator očitava na daljinu.',
    suppliedFrom: (day: string) => `od ${day}`,
    suppliedUntil: (day: string) => `do ${day}`,
    submit: 'Dojavi stanje brojila',
    submitShort: 'Dojavi',
    readings: 'Postojeća očitanja',
    remove: 'Ukloni',
    removeOf: (number: string) => `Ukloni ugovor ${number}`,
    billing: 'Primanje i plaćanje',
    billingOf: (number: string) => `Primanje i plaćanje računa po ugovoru ${number}`,
    contract: (number: string) => `Ugovor ${number}`,
    points: (points: number) => `${points} ${pointsForm[pluralForm('hr', points)]}`,
    search: 'Traži po ulici, broju ili brojilu',
    noneFound: 'Nijedno mjerno mjesto ne odgovara pretrazi.',
    action: 'Radnja',
    emptyTitle: 'Nijedan ugovor još nije povezan',
    empty: 'Da biste vidjeli podatke o mjernom mjestu, povežite svoj ugovor o opskrbi. Trebat će vam račun.',
    linkFirst: 'Poveži ugovore',
    nowLinked: (number: string) => `Ugovor ${number} je povezan.`,
    nowLinkedHint: 'Očitanja njegovih mjernih mjesta sada su vidljiva u vašem korisničkom računu.',
    linkAnother: 'Poveži još jedan ugovor',
    nowRemoved: 'Ugovor je uklonjen iz vašega korisničkog računa.',
  },
  removal: {
    title: (number: string) => `Ukloniti ugovor ${number}?`,
    hides: (points: string) =>
      `Iz vašega korisničkog računa uklonit će se ugovor koji obuhvaća ${points}. Njegove podatke i očitanja više nećete vidjeti.`,
    keeps:
      'Već dojavljena stanja ostaju zabilježena i vrijede za obračun. Ugovor o opskrbi time se ne raskida. Ugovor možete u bilo kojem trenutku ponovno povezati.',
    confirm: 'Ukloni ugovor',
    cancel: 'Ostavi povezano',
  },
  letter: {
    subject: 'Vaš ugovor povezao je još jedan korisnički račun',
    linked: (ending: string, portal: string) =>
      `Ugovor o opskrbi čiji broj završava na ${ending} povezao je s portalom ${portal} još jedan korisnički račun. On sada vidi očitanja njegovih mjernih mjesta i može ih dojavljivati.`,
    expected: 'Ako ste to učinili vi ili netko kome ste povjerili podatke s računa, ne trebate učiniti ništa.',
    unexpected: 'Ako to niste očekivali, nazovite nas ili nam pišite. Vezu možemo odmah prekinuti.',
  },
};
