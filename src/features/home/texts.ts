import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

const slCounts = ['nič', 'eno', 'dve', 'tri', 'štiri', 'pet', 'šest', 'sedem', 'osem', 'devet', 'deset'];
const enCounts = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** «čaka eno merilno mesto», «čakata še dve merilni mesti»: verb, number and noun go together. */
function slWaiting(count: number, still: string): string {
  const words = slCounts[count] ?? String(count);
  return {
    one: `čaka ${still}${words} merilno mesto`,
    two: `čakata ${still}${words} merilni mesti`,
    few: `čakajo ${still}${words} merilna mesta`,
    other: `čaka ${still}${words} merilnih mest`,
  }[pluralForm('sl', count)];
}

const sl = {
  title: 'Domov',
  greeting: (name: string) => (name === '' ? 'Pozdravljeni' : `Pozdravljeni, ${name}`),
  rest: 'Danes vam ni treba oddati ničesar.',
  nextWindow: (first: string, last: string) =>
    first === last
      ? `Naslednje okno za oddajo odčitka bo odprto ${first}.`
      : `Naslednje okno za oddajo odčitka bo odprto od ${first} do ${last}.`,
  windowUntil: (day: string) => `Okno za oddajo odčitka je odprto do ${day}`,
  windowLastDay: 'Okno za oddajo odčitka je odprto še danes',
  waiting: (count: number) => `Na odčitek ${slWaiting(count, '')}.`,
  waitingLater: (count: number, day: string) => `Do ${day} ${slWaiting(count, 'še ')}.`,
  counts: (count: number, month: string) => {
    if (count === 1) return `Odčitek bo upoštevan na računu za ${month}.`;
    return `${count === 2 ? 'Odčitka bosta upoštevana' : 'Odčitki bodo upoštevani'} na računih za ${month}.`;
  },
  submit: 'Oddaj števčno stanje',
  offer: 'Naj vas opomnimo?',
  offerText: 'Ko se okno odpre in zadnji dan vam pošljemo e-pošto, če odčitka še ni. To lahko kadar koli spremenite.',
  offerYes: 'Da, opomnite me',
  offerNo: 'Ne, hvala',
  reminders: 'Opomniki',
  points: 'Merilna mesta',
  linkContracts: 'Poveži pogodbe',
  energies: { electricity: 'Električna energija', gas: 'Zemeljski plin' },
  point: { electricity: 'merilno mesto', gas: 'odjemno mesto' },
  waits: 'Čaka na odčitek',
  remote: 'Odčitava operater na daljavo',
  lastReading: (day: string) => `Zadnji odčitek ${day}`,
  noReading: 'Odčitkov še ni',
  allPoints: (count: number) => `Vsa merilna mesta (${count})`,
  noPoints: 'Nobena povezana pogodba danes ne velja. Odčitki iz časa, ko je veljala, so vam še na voljo.',
  latest: 'Zadnji odčitki',
  allReadings: 'Obstoječi odčitki',
  columns: { readOn: 'Datum odčitka', point: 'Merilno mesto', tariff: 'Tarifa', value: 'Odčitek', kind: 'Tip' },
  kinds: { reading: 'odčitek', submission: 'oddaja', own_record: 'lastna evidenca', estimate: 'ocena' },
  bills: 'Računi',
  payments: 'Plačila',
  payBills: 'Na račune in plačilo',
  ask: 'Imam vprašanje',
  answered: (count: number) =>
    count === 1 ? 'Odgovorili smo na vaše vprašanje.' : `Novi odgovori na vaša vprašanja: ${count}`,
  readAnswers: 'Preberite odgovor',
  services: 'Vse storitve',
  moreServices: 'Pokaži vse',
  contracts: 'Pregled pogodb',
  settings: 'Nastavitve',
  pages: {
    why: (portal: string) => `Zakaj ${portal}?`,
    contact: () => 'Kontakt',
    'reading-dates': () => 'Kdaj lahko sporočim števčno stanje?',
    questions: () => 'Pogosto zastavljena vprašanja',
    help: () => 'Pomoč',
  },
  welcome: {
    title: (portal: string) => `Pozdravljeni na portalu ${portal}`,
    what: (supplier: string) =>
      `Vaš uporabniški račun vam omogoča enostavno sporočanje števčnega stanja za vsa merilna mesta, za katera imate z ${supplier} sklenjeno pogodbo o dobavi. Pogodbo lahko sami dodate, po želji pa jo lahko kasneje tudi odstranite.`,
    link: 'Za dostop do podatkov o posameznem merilnem mestu povežite svoj uporabniški račun s pogodbo. Podatke najdete na računu in na pogodbi. Po povezavi boste dobili dostop do vseh funkcij portala.',
    drawing: 'Risba računa: številka pogodbe in merilno mesto sta v okvirju desno zgoraj',
  },
  visitor: {
    title: 'Dobrodošli',
    lead: 'Števčna stanja in pogodbe za elektriko in plin na enem mestu.',
    beside: 'Informacije',
    how: 'Kako začnem?',
    steps: [
      ['Registrirajte se', 'Potrebujete le e-poštni naslov.'],
      ['Povežite pogodbo', 'S številkama pogodbe in merilnega mesta, ki sta na vsakem računu.'],
      ['Oddajte števčno stanje', 'Prepišete številke s števca in takoj vidite, na katerem računu bodo upoštevane.'],
    ] as readonly (readonly [string, string])[],
  },
};

const en: typeof sl = {
  title: 'Home',
  greeting: (name) => (name === '' ? 'Hello' : `Hello, ${name}`),
  rest: 'There is nothing to submit today.',
  nextWindow: (first, last) =>
    first === last
      ? `The next reading window is open on ${first}.`
      : `The next reading window is open from ${first} to ${last}.`,
  windowUntil: (day) => `The reading window is open until ${day}`,
  windowLastDay: 'The reading window closes today',
  waiting: (count) => {
    const words = enCounts[count] ?? String(count);
    const start = words.charAt(0).toUpperCase() + words.slice(1);
    return count === 1
      ? `${start} metering point is waiting for a reading.`
      : `${start} metering points are waiting for a reading.`;
  },
  waitingLater: (count, day) => {
    const words = enCounts[count] ?? String(count);
    return count === 1 ? `One more is due by ${day}.` : `Another ${words} are due by ${day}.`;
  },
  counts: (count, month) =>
    count === 1 ? `The reading will count for the ${month} bill.` : `The readings will count for the ${month} bills.`,
  submit: 'Submit a meter reading',
  offer: 'Shall we remind you?',
  offerText:
    'We write to you when the window opens and on its last day, if there is no reading yet. You can change this at any time.',
  offerYes: 'Yes, remind me',
  offerNo: 'No, thank you',
  reminders: 'Reminders',
  points: 'Metering points',
  linkContracts: 'Link contracts',
  energies: { electricity: 'Electricity', gas: 'Natural gas' },
  point: { electricity: 'metering point', gas: 'gas point' },
  waits: 'Waiting for a reading',
  remote: 'Read remotely by the operator',
  lastReading: (day) => `Last reading ${day}`,
  noReading: 'No readings yet',
  allPoints: (count) => `All metering points (${count})`,
  noPoints: 'No linked contract is valid today. Readings from the time when it was are still there.',
  latest: 'Latest readings',
  allReadings: 'Existing readings',
  columns: { readOn: 'Date of reading', point: 'Metering point', tariff: 'Tariff', value: 'Reading', kind: 'Type' },
  kinds: { reading: 'reading', submission: 'submission', own_record: 'own record', estimate: 'estimate' },
  bills: 'Bills',
  payments: 'Payments',
  payBills: 'To the bills',
  ask: 'I have a question',
  answered: (count) => (count === 1 ? 'We have answered your question.' : `We have answered your questions: ${count}.`),
  readAnswers: 'Read the answer',
  services: 'All services',
  moreServices: 'Show all',
  contracts: 'Contracts',
  settings: 'Settings',
  pages: {
    why: (portal) => `Why ${portal}?`,
    contact: () => 'Contact',
    'reading-dates': () => 'When can I submit a reading?',
    questions: () => 'Frequently asked questions',
    help: () => 'Help',
  },
  welcome: {
    title: (portal) => `Welcome to ${portal}`,
    what: (supplier) =>
      `Your account lets you submit readings for all the metering points that ${supplier} supplies under a contract with you. You add a contract yourself, and can remove it again later.`,
    link: 'To see the data of a metering point, link your account to its contract. You find the details on your bill and on the contract. Once it is linked, everything on the portal is open to you.',
    drawing: 'A drawn bill: contract number and metering point are in the box at the top right',
  },
  visitor: {
    title: 'Welcome',
    lead: 'Meter readings and contracts for electricity and gas in one place.',
    beside: 'Information',
    how: 'How do I begin?',
    steps: [
      ['Register', 'All you need is an e-mail address.'],
      ['Link a contract', 'With the numbers of contract and metering point, which are on every bill.'],
      ['Submit a reading', 'Copy the digits from the meter and see at once which bill they will count for.'],
    ],
  },
};

export type HomeTexts = typeof sl;

const catalogue: Readonly<Record<PageLanguage, HomeTexts>> = { sl, en };

export function homeTexts(language: PageLanguage): HomeTexts {
  return catalogue[language];
}
