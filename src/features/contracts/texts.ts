import type { PageLanguage } from '#kernel/language.ts';
import type { Facts } from '#kernel/refusal.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { LinkFormRefusal, LinkRefusal } from './refusals.ts';
import { hr } from './texts-hr.ts';

/** A sentence for every no of linking. */
export type LinkSentences = Readonly<Record<LinkFormRefusal | LinkRefusal, (facts: Facts) => string>>;

const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0);

const slRefusals: LinkSentences = {
  number_missing: () => 'Vpišite številko pogodbe.',
  number_odd: () => 'Številka pogodbe ima le črke, številke, vezaj in poševnico. Prepišite jo z računa.',
  point_missing: () => 'Vpišite številko merilnega mesta ali oznako GS1 GSRN.',
  point_characters: () =>
    'To ni številka merilnega mesta. Vpišite na primer 3-118204 (elektrika), ENLJ-004518207 (plin) ali 18 števk oznake GS1 GSRN.',
  point_length: (facts) => {
    const digits = count(facts, 'digits');
    const typed = { one: 'števko', two: 'števki', few: 'števke', other: 'števk' }[pluralForm('sl', digits)];
    return `Vpisali ste ${digits} ${typed}. Oznaka GS1 GSRN jih ima 18; stara številka merilnega mesta ima za prvo števko ali kodo vezaj, na primer 3-118204.`;
  },
  point_check_digit: () =>
    'Zadnja števka oznake GS1 GSRN se ne ujema z ostalimi, zato je vsaj ena prepisana narobe. Primerjajte vseh 18 števk z računom.',
  point_other_energy: () => 'Ta številka merilnega mesta ne pripada izbranemu energentu. Preverite energent.',
  point_omm_characters: () =>
    'To ni oznaka hrvaškega merilnega mesta (OMM). Ta ima samo števke: deset za elektriko, osem za plin.',
  point_omm_length: (facts) => {
    const digits = count(facts, 'digits');
    const typed = { one: 'števko', two: 'števki', few: 'števke', other: 'števk' }[pluralForm('sl', digits)];
    return `Vpisali ste ${digits} ${typed}. Oznaka hrvaškega merilnega mesta (OMM) jih ima za elektriko 10, za plin 8.`;
  },
  point_omm_area: () =>
    'Oznaka hrvaškega merilnega mesta (OMM) se začne z območjem HEP ODS od 01 do 21. Primerjajte jo z računom.',
  country_missing: () => 'Izberite državo.',
  energy_missing: () => 'Izberite energent.',
  operator_missing: () => 'Izberite distribucijskega operaterja. Zapisan je na računu.',
  operator_other_energy: () =>
    'Izbrani operater ne distribuira izbranega energenta. Izberite drugega ali popravite energent.',
  operator_other_country: () => 'Izbrani operater ni iz izbrane države. Izberite drugega ali popravite državo.',
  proof_missing: () => 'Vpišite tudi ta podatek.',
  no_match: () => 'S temi podatki nismo našli pogodbe. Ujemati se mora vseh pet: primerjajte jih z računom.',
  no_match_foreign: () =>
    'S temi podatki nismo našli pogodbe. Oznaka GS1 GSRN se ne začne s 383, zato morda ni slovenska. Primerjajte vseh pet podatkov z računom.',
  paused: (facts) => {
    const minutes = count(facts, 'minutes');
    const unit = { one: 'minuto', two: 'minuti', few: 'minute', other: 'minut' }[pluralForm('sl', minutes)];
    return `Preveč poskusov zapored. Zaradi varnosti poskusite znova čez ${minutes} ${unit} ali nas pokličite. Vpisani podatki niso bili preverjeni.`;
  },
};

const enRefusals: LinkSentences = {
  number_missing: () => 'Enter the contract number.',
  number_odd: () => 'A contract number has only letters, digits, hyphens and slashes. Copy it from your bill.',
  point_missing: () => 'Enter the metering-point number or the GS1 GSRN.',
  point_characters: () =>
    'This is not a metering-point number. Enter one such as 3-118204 (electricity), ENLJ-004518207 (gas), or the 18 digits of the GS1 GSRN.',
  point_length: (facts) => {
    const digits = count(facts, 'digits');
    return `You entered ${digits} ${digits === 1 ? 'digit' : 'digits'}. A GS1 GSRN has 18; an old metering-point number has a hyphen after its first digit or code, such as 3-118204.`;
  },
  point_check_digit: () =>
    'The last digit of the GS1 GSRN does not fit the others, so at least one was copied wrong. Compare all 18 digits with your bill.',
  point_other_energy: () => 'This metering-point number does not belong to the chosen energy. Check the energy.',
  point_omm_characters: () =>
    'This is not the number of a Croatian metering point (OMM). It has digits only: ten for electricity, eight for gas.',
  point_omm_length: (facts) => {
    const digits = count(facts, 'digits');
    return `You entered ${digits} ${digits === 1 ? 'digit' : 'digits'}. The number of a Croatian metering point (OMM) has 10 for electricity, 8 for gas.`;
  },
  point_omm_area: () =>
    'The number of a Croatian metering point (OMM) begins with the area of HEP ODS, 01 to 21. Compare it with your bill.',
  country_missing: () => 'Choose the country.',
  energy_missing: () => 'Choose the energy.',
  operator_missing: () => 'Choose the distribution operator. Its name is on your bill.',
  operator_other_energy: () =>
    'The chosen operator does not distribute the chosen energy. Choose another, or correct the energy.',
  operator_other_country: () =>
    'The chosen operator is not of the chosen country. Choose another, or correct the country.',
  proof_missing: () => 'Enter this too.',
  no_match: () => 'We found no contract with these details. All five must match: compare them with your bill.',
  no_match_foreign: () =>
    'We found no contract with these details. The GS1 GSRN does not begin with 383, so it may not be Slovenian. Compare all five details with your bill.',
  paused: (facts) => {
    const minutes = count(facts, 'minutes');
    return `Too many tries in a row. For safety, try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} or call us. What you entered was not checked.`;
  },
};

const sl = {
  refusals: slRefusals,
  checkInput: 'Preverite podatke',
  home: 'Domov',
  energies: { electricity: 'Električna energija', gas: 'Zemeljski plin' },
  tariffs: { VT: 'VT', MT: 'MT', ET: 'ET' },
  fedIn: 'oddaja v omrežje',
  link: {
    title: 'Poveži pogodbe',
    intro: (supplier: string) =>
      `Vsako merilno mesto je vezano na pogodbo o dobavi, ki ste jo sklenili z ${supplier}. Za dostop do podatkov o merilnem mestu pogodbo povežite s svojim uporabniškim računom.`,
    repeat: 'Če želite povezati več pogodb, postopek ponovite za vsako posebej. Povezane pogodbe vidite v zavihku',
    number: 'Št. pogodbe',
    numberHint: 'Desno zgoraj na pogodbi in na vsakem računu.',
    point: 'Št. merilnega mesta ali nova oznaka GS1 GSRN',
    pointHint: 'Na primer 3-118204 ali 18 števk, ki se začnejo s 383. Presledki niso pomembni.',
    ommHint: 'Na Hrvaškem OMM: 10 števk za elektriko, 8 za plin.',
    country: 'Država',
    countries: { SI: 'Slovenija', HR: 'Hrvaška' } as Readonly<Record<string, string>>,
    energy: 'Energent',
    energies: { electricity: 'električna energija', gas: 'zemeljski plin' },
    operator: 'Distribucijski operater',
    choose: 'Izberite',
    add: 'Dodaj',
    whereTitle: 'Kje najdem podatke?',
    where: 'Vse številke so v okvirju desno zgoraj na računu.',
    drawing: 'Risba računa: številka pogodbe in merilno mesto sta v okvirju desno zgoraj',
    privacy: 'Če isto pogodbo poveže še kdo, o tem po e-pošti obvestimo vse, ki jo že imajo povezano.',
  },
  overview: {
    title: 'Pregled pogodb',
    linked: 'Povezana',
    ended: 'Potekla',
    number: 'Št. pogodbe',
    point: 'Merilno mesto',
    gsrn: 'GS1 GSRN',
    street: 'Ulica',
    operator: 'Distribucijski operater',
    meter: 'Števec',
    tariff: 'Tarifa',
    validFrom: 'Velja od',
    validUntil: 'Velja do',
    remote: 'Števec odčitava operater na daljavo.',
    suppliedFrom: (day: string) => `od ${day}`,
    suppliedUntil: (day: string) => `do ${day}`,
    submit: 'Oddaj števčno stanje',
    submitShort: 'Oddaj',
    readings: 'Obstoječi odčitki',
    remove: 'Odstrani',
    removeOf: (number: string) => `Odstrani pogodbo ${number}`,
    billing: 'Prejemanje in plačevanje',
    billingOf: (number: string) => `Prejemanje in plačevanje računov pogodbe ${number}`,
    contract: (number: string) => `Pogodba ${number}`,
    points: (points: number) =>
      `${points} ${{ one: 'merilno mesto', two: 'merilni mesti', few: 'merilna mesta', other: 'merilnih mest' }[pluralForm('sl', points)]}`,
    search: 'Išči po ulici, številki ali števcu',
    noneFound: 'Nobeno merilno mesto ne ustreza iskanju.',
    action: 'Dejanje',
    emptyTitle: 'Nobena pogodba še ni povezana',
    empty: 'Za dostop do podatkov o merilnem mestu povežite svojo pogodbo o dobavi. Potrebovali boste račun.',
    linkFirst: 'Poveži pogodbe',
    nowLinked: (number: string) => `Pogodba ${number} je povezana.`,
    nowLinkedHint: 'Odčitki njenih merilnih mest so zdaj vidni v vašem računu.',
    linkAnother: 'Poveži še eno pogodbo',
    nowRemoved: 'Pogodba je odstranjena iz vašega računa.',
  },
  removal: {
    title: (number: string) => `Odstranim pogodbo ${number}?`,
    hides: (points: string) =>
      `Iz vašega računa bo odstranjena pogodba, ki obsega ${points}. Njenih podatkov in odčitkov ne boste več videli.`,
    keeps:
      'Že oddana stanja ostanejo zabeležena in veljajo za obračun. Pogodba o dobavi s tem ni odpovedana. Pogodbo lahko kadar koli povežete znova.',
    confirm: 'Odstrani pogodbo',
    cancel: 'Pusti povezano',
  },
  letter: {
    subject: 'Vašo pogodbo je povezal še en račun',
    linked: (ending: string, portal: string) =>
      `Pogodbo o dobavi, katere številka se konča s ${ending}, je s portalom ${portal} povezal še en uporabniški račun. Ta zdaj vidi odčitke njenih merilnih mest in jih lahko oddaja.`,
    expected: 'Če ste to storili vi ali nekdo, ki ste mu zaupali podatke z računa, vam ni treba narediti ničesar.',
    unexpected: 'Če tega niste pričakovali, nas pokličite ali nam pišite. Povezavo lahko takoj prekinemo.',
  },
};

/** The words of the contract pages. A language that lacks one does not compile. */
export type ContractTexts = typeof sl;

const en: ContractTexts = {
  refusals: enRefusals,
  checkInput: 'Check what you entered',
  home: 'Home',
  energies: { electricity: 'Electricity', gas: 'Natural gas' },
  tariffs: { VT: 'VT', MT: 'MT', ET: 'ET' },
  fedIn: 'fed into the grid',
  link: {
    title: 'Link contracts',
    intro: (supplier) =>
      `Every metering point belongs to a supply contract that you have with ${supplier}. To see the data of a metering point, link its contract to your account.`,
    repeat: 'To link several contracts, repeat this for each one. Linked contracts are listed under',
    number: 'Contract number',
    numberHint: 'Top right on the contract and on every bill.',
    point: 'Metering-point number or new GS1 GSRN',
    pointHint: 'For example 3-118204, or 18 digits beginning with 383. Spaces do not matter.',
    ommHint: 'In Croatia the OMM: 10 digits for electricity, 8 for gas.',
    country: 'Country',
    countries: { SI: 'Slovenia', HR: 'Croatia' },
    energy: 'Energy',
    energies: { electricity: 'electricity', gas: 'natural gas' },
    operator: 'Distribution operator',
    choose: 'Choose',
    add: 'Add',
    whereTitle: 'Where do I find these?',
    where: 'All the numbers are in the box at the top right of your bill.',
    drawing: 'A drawn bill: contract number and metering point are in the box at the top right',
    privacy: 'If somebody else links the same contract, we tell everyone who already has it linked by e-mail.',
  },
  overview: {
    title: 'Contracts',
    linked: 'Linked',
    ended: 'Ended',
    number: 'Contract number',
    point: 'Metering point',
    gsrn: 'GS1 GSRN',
    street: 'Street',
    operator: 'Distribution operator',
    meter: 'Meter',
    tariff: 'Tariff',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    remote: 'The operator reads this meter remotely.',
    suppliedFrom: (day) => `from ${day}`,
    suppliedUntil: (day) => `until ${day}`,
    submit: 'Submit a meter reading',
    submitShort: 'Submit',
    readings: 'Existing readings',
    remove: 'Remove',
    removeOf: (number) => `Remove contract ${number}`,
    billing: 'Receiving and paying',
    billingOf: (number) => `Receiving and paying bills of contract ${number}`,
    contract: (number) => `Contract ${number}`,
    points: (points) => `${points} ${points === 1 ? 'metering point' : 'metering points'}`,
    search: 'Search by street, number or meter',
    noneFound: 'No metering point matches the search.',
    action: 'Action',
    emptyTitle: 'No contract is linked yet',
    empty: 'To see the data of a metering point, link your supply contract. You will need a bill.',
    linkFirst: 'Link contracts',
    nowLinked: (number) => `Contract ${number} is linked.`,
    nowLinkedHint: 'The readings of its metering points now show in your account.',
    linkAnother: 'Link another contract',
    nowRemoved: 'The contract was removed from your account.',
  },
  removal: {
    title: (number) => `Remove contract ${number}?`,
    hides: (points) =>
      `The contract, with ${points}, will be removed from your account. You will no longer see its data and readings.`,
    keeps:
      'Readings already submitted stay on record and count for billing. This does not end the supply contract. You can link it again at any time.',
    confirm: 'Remove the contract',
    cancel: 'Keep it linked',
  },
  letter: {
    subject: 'Another account has linked your contract',
    linked: (ending, portal) =>
      `Another account on the portal ${portal} has linked the supply contract whose number ends in ${ending}. It now sees the readings of its metering points and can submit them.`,
    expected: 'If it was you, or somebody you trusted with your bill, there is nothing to do.',
    unexpected: 'If you did not expect this, call or write to us. We can end the link at once.',
  },
};

export const texts: Readonly<Record<PageLanguage, ContractTexts>> = { sl, en, hr };
