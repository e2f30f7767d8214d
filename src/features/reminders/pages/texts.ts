/** What the pages about reminders say; *Opomnik* and *SMS opomnik* are the manual's labels. */
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { Facts } from '#kernel/refusal.ts';
import type { MobileFault } from '#platform/sms/numbers.ts';
import { hr } from './texts-hr.ts';

/** Every expected "no" of these pages. */
export type ReminderRefusal =
  'no_day' | 'hours_equal' | 'hours_unknown' | MobileFault | 'code_unreadable' | 'code_wrong' | 'code_gone' | 'paused';

type Refusals = Readonly<Record<ReminderRefusal, (facts: Facts) => string>>;

function slMinutes(minutes: number): string {
  return `${minutes} ${{ one: 'minuto', two: 'minuti', few: 'minute', other: 'minut' }[pluralForm('sl', minutes)]}`;
}

function slPoints(count: number): string {
  const form = pluralForm('sl', count);
  return `${count} ${{ one: 'merilno mesto', two: 'merilni mesti', few: 'merilna mesta', other: 'merilnih mest' }[form]}`;
}

function slTries(left: number): string {
  return `Imate še ${left} ${{ one: 'poskus', two: 'poskusa', few: 'poskuse', other: 'poskusov' }[pluralForm('sl', left)]}.`;
}

const slRefusals: Refusals = {
  no_day: () => 'Izberite vsaj en dan, na katerega naj vas opomnimo.',
  hours_equal: () => 'Čas brez sporočil se mora začeti in končati ob različnih urah.',
  hours_unknown: () => 'Izberite uro od 0 do 23.',
  mobile_invalid: () => 'Vpišite mobilno številko, na primer 041 123 456 ali +386 41 123 456.',
  mobile_premium: () => 'Na številke s posebno ceno ne pošiljamo. Vpišite svojo mobilno številko.',
  mobile_not_mobile: () => 'Ta številka ni mobilna. SMS lahko pošljemo samo na mobilno številko.',
  code_unreadable: () => 'Vpišite šest številk iz sporočila SMS.',
  code_wrong: ({ left }) => `Koda ni prava. ${slTries(Number(left))}`,
  code_gone: () => 'Ta koda ne velja več. Pošljite si novo.',
  paused: ({ minutes }) => `Preveč poskusov. Poskusite znova čez ${slMinutes(Number(minutes))}.`,
};

const sl = {
  settings: 'Nastavitve',
  title: 'Opomniki',
  lead: 'Opomnimo vas, ko je okno za oddajo odčitka odprto. Če je stanje za to okno že oddano, opomnika ni.',
  saved: 'Opomniki so shranjeni.',
  offered: 'Opomniki po e-pošti so vklopljeni za vsa merilna mesta.',
  points: 'Merilna mesta',
  energies: { electricity: 'Električna energija', gas: 'Zemeljski plin' },
  suppliedFrom: (day: string) => `dobava od ${day}`,
  byMail: 'Opomnik po e-pošti',
  bySms: 'SMS opomnik',
  by: 'Kako',
  when: 'Kdaj',
  atOpening: 'ko se okno odpre',
  atLastButOne: 'predzadnji dan',
  atLast: 'zadnji dan',
  whenWords: (days: readonly string[]) => `Kdaj: ${days.join(', ')}`,
  all: 'Za vsa merilna mesta',
  allOf: { mail: 'Opomnik po e-pošti', sms: 'SMS opomnik' },
  allOn: 'vklopi',
  allOff: 'izklopi',
  search: 'Išči po številki ali naslovu',
  find: 'Išči',
  noneFound: 'Nobeno merilno mesto ne ustreza iskanju.',
  someShown: (shown: number, all: number) => `Prikazanih ${shown} od ${all} merilnih mest. Zožite iskanje.`,
  without: (count: number) => `Brez opomnikov (${count})`,
  why: {
    remote: 'Števec odčita operater na daljavo, opomnik ni potreben.',
    operator: 'Števec odčita operater sam, opomnik ni potreben.',
    ended: (day: string) => `Dobava se je končala ${day}.`,
  },
  noPoints: 'Nimate še nobene povezane pogodbe',
  noPointsText: 'Opomnike nastavite za merilna mesta s povezanih pogodb.',
  linkContract: 'Poveži pogodbe',
  noneToRemind: 'Za nobeno vaše merilno mesto opomnik ni potreben.',
  quiet: 'Čas brez sporočil',
  quietHint: 'V teh urah ne pošiljamo. Opomnik tistega dne pride, ko se ta čas konča.',
  quietFrom: 'Od',
  quietUntil: 'Do',
  hour: (hour: number) => `${hour}.00`,
  save: 'Shrani opomnike',
  cancel: 'Prekliči',
  summary: 'Opomnikov še ne moremo shraniti',
  how: 'Kako opomnimo',
  howText: [
    'Na dan in po isti poti pride eno samo sporočilo, tudi če na odčitek čaka več merilnih mest.',
    'V vsakem sporočilu je povezava, s katero opomnike ustavite z enim klikom, brez prijave.',
  ],
  mailGoesTo: (email: string) => `Opomnik po e-pošti pošiljamo na ${email}.`,
  mobile: {
    title: 'Mobilna številka',
    forSms: 'Številka za SMS opomnike',
    none: 'Za SMS opomnike potrebujemo vašo mobilno številko. Potrdite jo enkrat, s kodo.',
    missing: 'SMS opomnik je izbran, številke pa še ni. Dokler je ne potrdite, SMS-ov ne pošiljamo.',
    add: 'Dodaj številko',
    change: 'Zamenjaj',
    confirmedOn: (day: string) => `potrjena ${day}`,
    remove: 'Odstrani',
    removeNamed: (number: string) => `Odstrani številko ${number}`,
    removed: 'Številka je odstranjena, SMS opomniki so izklopljeni.',
    confirmed: 'Številka je potrjena.',
    lead: 'Na to številko pošiljamo SMS opomnike in nič drugega. Najprej vam pošljemo kodo.',
    savedFirst: 'Izbira je shranjena. Za SMS opomnik potrdite še mobilno številko.',
    now: (number: string) => `Zdaj pošiljamo na ${number}. Dokler nove številke ne potrdite, ostane ta.`,
    label: 'Mobilna številka',
    hint: 'Na primer 041 123 456; številka iz tujine s predpono države.',
    send: 'Pošlji kodo',
    codeTitle: 'Vpišite kodo',
    codeSent: (number: string) =>
      `Na ${number} smo poslali šestmestno kodo. Velja 10 minut. Če ne pride v nekaj minutah, preverite številko.`,
    code: 'Koda iz sporočila SMS',
    confirm: 'Potrdi številko',
    otherNumber: 'Druga številka ali nova koda',
    summary: 'Številke še ne moremo potrditi',
    back: 'Nazaj',
    sms: (code: string, portal: string) => `Koda za ${portal}: ${code}. Velja 10 minut.`,
    hiddenCode: '[koda]',
  },
  stop: {
    title: { mail: 'Opomniki po e-pošti', sms: 'SMS opomniki' },
    question: {
      mail: 'Ustavimo opomnike po e-pošti?',
      sms: 'Ustavimo SMS opomnike?',
    },
    questionText: (count: number) => `Opomniki so vklopljeni za ${slPoints(count)}.`,
    button: 'Ustavi opomnike',
    stopped: { mail: 'Opomnikov po e-pošti ne pošiljamo več', sms: 'SMS opomnikov ne pošiljamo več' },
    stoppedText: (count: number) => `Ustavili smo jih za ${slPoints(count)}.`,
    off: 'Izklopljeni so za vsa merilna mesta.',
    onItsWay: 'Sporočilo, ki je že na poti, lahko še prispe.',
    otherStays: {
      mail: 'SMS opomniki ostanejo, kakor so nastavljeni.',
      sms: 'Opomniki po e-pošti ostanejo, kakor so nastavljeni.',
    },
    undo: 'Razveljavi: opomniki naj še prihajajo',
    undone: { mail: 'Opomniki po e-pošti so spet vklopljeni', sms: 'SMS opomniki so spet vklopljeni' },
    undoneText: (count: number) => `Vklopljeni so za ${slPoints(count)}.`,
    toSettings: 'Nastavitve opomnikov',
    unknown: 'Ta povezava ne velja več',
    unknownText:
      'Povezave ne najdemo: morda je prepisana z napako ali je zelo stara. Če opomniki še prihajajo, jih izklopite v nastavitvah ali nas pokličite.',
    tooMany: 'Preveč poskusov',
    tooManyText: (minutes: number) => `Poskusite znova čez ${slMinutes(minutes)}.`,
  },
  refusals: slRefusals,
};

export type ReminderTexts = typeof sl;

const enMinutes = (minutes: number): string => (minutes === 1 ? 'a minute' : `${minutes} minutes`);
const enPoints = (count: number): string => (count === 1 ? '1 metering point' : `${count} metering points`);

const en: ReminderTexts = {
  settings: 'Settings',
  title: 'Reminders',
  lead: 'We remind you when the reading window is open. There is no reminder once a reading has been sent in it.',
  saved: 'Your reminders are saved.',
  offered: 'Reminders by e-mail are on for all metering points.',
  points: 'Metering points',
  energies: { electricity: 'Electricity', gas: 'Natural gas' },
  suppliedFrom: (day) => `supplied from ${day}`,
  byMail: 'Reminder by e-mail',
  bySms: 'Reminder by SMS',
  by: 'How',
  when: 'When',
  atOpening: 'when the window opens',
  atLastButOne: 'the last day but one',
  atLast: 'the last day',
  whenWords: (days) => `When: ${days.join(', ')}`,
  all: 'For all metering points',
  allOf: { mail: 'Reminder by e-mail', sms: 'Reminder by SMS' },
  allOn: 'turn on',
  allOff: 'turn off',
  search: 'Search by number or address',
  find: 'Search',
  noneFound: 'No metering point matches the search.',
  someShown: (shown, all) => `${shown} of ${all} metering points are shown. Narrow the search.`,
  without: (count) => `Without reminders (${count})`,
  why: {
    remote: 'The operator reads this meter remotely; no reminder is needed.',
    operator: 'The operator reads this meter itself; no reminder is needed.',
    ended: (day) => `Supply ended on ${day}.`,
  },
  noPoints: 'You have not linked a contract yet',
  noPointsText: 'Reminders are set for the metering points of linked contracts.',
  linkContract: 'Link contracts',
  noneToRemind: 'None of your metering points needs a reminder.',
  quiet: 'Quiet hours',
  quietHint: 'Nothing is sent in these hours. That day’s reminder comes when they end.',
  quietFrom: 'From',
  quietUntil: 'To',
  hour: (hour) => `${hour}:00`,
  save: 'Save reminders',
  cancel: 'Cancel',
  summary: 'The reminders cannot be saved yet',
  how: 'How we remind you',
  howText: [
    'There is one message a day and channel, even when several metering points wait for a reading.',
    'Every message has a link that stops the reminders with one click, without logging in.',
  ],
  mailGoesTo: (email) => `Reminders by e-mail go to ${email}.`,
  mobile: {
    title: 'Mobile number',
    forSms: 'Number for reminders by SMS',
    none: 'Reminders by SMS need your mobile number. You confirm it once, with a code.',
    missing: 'A reminder by SMS is chosen, but there is no number yet. Until you confirm one, no SMS is sent.',
    add: 'Add a number',
    change: 'Change',
    confirmedOn: (day) => `confirmed on ${day}`,
    remove: 'Remove',
    removeNamed: (number) => `Remove the number ${number}`,
    removed: 'The number is removed, and reminders by SMS are off.',
    confirmed: 'The number is confirmed.',
    lead: 'We send reminders by SMS to this number and nothing else. First we send you a code.',
    savedFirst: 'Your choice is saved. For reminders by SMS, now confirm your mobile number.',
    now: (number) => `Reminders now go to ${number}. That stays so until you confirm a new one.`,
    label: 'Mobile number',
    hint: 'For example 041 123 456; from abroad with the country’s prefix.',
    send: 'Send the code',
    codeTitle: 'Enter the code',
    codeSent: (number) =>
      `We have sent a code of six digits to ${number}. It is valid for 10 minutes. If it does not come in a few minutes, check the number.`,
    code: 'Code from the SMS',
    confirm: 'Confirm the number',
    otherNumber: 'Another number, or a new code',
    summary: 'The number cannot be confirmed yet',
    back: 'Back',
    sms: (code, portal) => `Code for ${portal}: ${code}. Valid for 10 minutes.`,
    hiddenCode: '[code]',
  },
  stop: {
    title: { mail: 'Reminders by e-mail', sms: 'Reminders by SMS' },
    question: { mail: 'Stop reminders by e-mail?', sms: 'Stop reminders by SMS?' },
    questionText: (count) => `They are on for ${enPoints(count)}.`,
    button: 'Stop the reminders',
    stopped: { mail: 'No more reminders by e-mail', sms: 'No more reminders by SMS' },
    stoppedText: (count) => `They were stopped for ${enPoints(count)}.`,
    off: 'They are off for all metering points.',
    onItsWay: 'A message that is on its way already may still arrive.',
    otherStays: {
      mail: 'Reminders by SMS stay as they are set.',
      sms: 'Reminders by e-mail stay as they are set.',
    },
    undo: 'Undo: keep the reminders coming',
    undone: { mail: 'Reminders by e-mail are on again', sms: 'Reminders by SMS are on again' },
    undoneText: (count) => `They are on for ${enPoints(count)}.`,
    toSettings: 'Reminder settings',
    unknown: 'This link no longer works',
    unknownText:
      'We cannot find it: perhaps it was copied with a mistake, or it is very old. If reminders still come, turn them off in the settings or call us.',
    tooMany: 'Too many tries',
    tooManyText: (minutes) => `Try again in ${enMinutes(minutes)}.`,
  },
  refusals: {
    no_day: () => 'Choose at least one day on which to remind you.',
    hours_equal: () => 'Quiet hours must begin and end at different hours.',
    hours_unknown: () => 'Choose an hour from 0 to 23.',
    mobile_invalid: () => 'Enter a mobile number, for example 041 123 456 or +386 41 123 456.',
    mobile_premium: () => 'We do not send to premium-rate numbers. Enter your own mobile number.',
    mobile_not_mobile: () => 'This is not a mobile number. An SMS can only go to a mobile number.',
    code_unreadable: () => 'Enter the six digits from the SMS.',
    code_wrong: ({ left }) => `The code is not right. ${left === 1 ? 'One try is left.' : `${left} tries are left.`}`,
    code_gone: () => 'This code is no longer valid. Have a new one sent.',
    paused: ({ minutes }) => `Too many tries. Try again in ${enMinutes(Number(minutes))}.`,
  },
};

const catalogue: Readonly<Record<PageLanguage, ReminderTexts>> = { sl, en, hr };

export function reminderTexts(language: PageLanguage): ReminderTexts {
  return catalogue[language];
}
