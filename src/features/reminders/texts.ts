/** The words of reminders. Those of the SMS keep to letters that its alphabet has: one segment holds them. */
import { dayOfMonth, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm, type PluralForm } from '#kernel/plural.ts';

const counted = (count: number, forms: Record<PluralForm, string>, language: PageLanguage): string =>
  `${count} ${forms[pluralForm(language, count)]}`;

const slPoints: Record<PluralForm, string> = {
  one: 'merilno mesto',
  two: 'merilni mesti',
  few: 'merilna mesta',
  other: 'merilnih mest',
};
const enPoints: Record<PluralForm, string> = {
  one: 'metering point',
  two: 'metering points',
  few: 'metering points',
  other: 'metering points',
};

const hrPoints: Record<PluralForm, string> = {
  one: 'mjerno mjesto',
  two: 'mjerna mjesta',
  few: 'mjerna mjesta',
  other: 'mjernih mjesta',
};

const sl = {
  /** «2 merilni mesti», in the nominative and the accusative. */
  points: (count: number) => counted(count, slPoints, 'sl'),
  subject: (what: string) => `Čas je za odčitek: ${what}`,
  greeting: 'Pozdravljeni,',
  open: (points: string, until: string) => `do ${until} lahko oddate odčitek za ${points}.`,
  lastButOne: (points: string) => `odčitek za ${points} lahko oddate le še danes in jutri.`,
  last: (points: string) => `danes je zadnji dan za oddajo odčitka za ${points}.`,
  otherDeadlines: 'Rok je pri vsakem merilnem mestu zapisan posebej.',
  point: 'Merilno mesto',
  window: 'Oddaja odčitkov',
  latest: 'Zadnji odčitek',
  neverRead: 'še brez odčitka',
  submit: 'Oddaj odčitek',
  alreadySent: 'Če ste odčitek medtem že oddali, vam ni treba storiti ničesar.',
  why: 'To sporočilo ste prejeli, ker imate vključen opomnik po e-pošti.',
  stop: 'Ustavi opomnike po e-pošti',
  sms: (points: string, until: string) => `do ${until} oddajte stanje za ${points}`,
  smsLast: (points: string) => `danes je zadnji dan za oddajo stanja za ${points}`,
  smsStop: 'Odjava',
  hidden: '[povezava je v sporočilu]',
};

const en: typeof sl = {
  points: (count) => counted(count, enPoints, 'en'),
  subject: (what) => `Time for your reading: ${what}`,
  greeting: 'Hello,',
  open: (points, until) => `you can send the reading of ${points} until ${until}.`,
  lastButOne: (points) => `only today and tomorrow are left to send the reading of ${points}.`,
  last: (points) => `today is the last day to send the reading of ${points}.`,
  otherDeadlines: 'The days of each metering point stand beside it.',
  point: 'Metering point',
  window: 'Days for sending',
  latest: 'Last reading',
  neverRead: 'none yet',
  submit: 'Send the reading',
  alreadySent: 'If you have sent the reading meanwhile, there is nothing more to do.',
  why: 'You receive this message because reminders by e-mail are switched on.',
  stop: 'Stop reminders by e-mail',
  sms: (points, until) => `send the reading of ${points} by ${until}`,
  smsLast: (points) => `today is the last day to send the reading of ${points}`,
  smsStop: 'Stop',
  hidden: '[the link is in the message]',
};

const hr: typeof sl = {
  points: (count) => counted(count, hrPoints, 'hr'),
  subject: (what) => `Vrijeme je za očitanje: ${what}`,
  greeting: 'Poštovani,',
  open: (points, until) => `do ${until} možete dojaviti očitanje za ${points}.`,
  lastButOne: (points) => `očitanje za ${points} možete dojaviti još samo danas i sutra.`,
  last: (points) => `danas je zadnji dan za dojavu očitanja za ${points}.`,
  otherDeadlines: 'Rok je uz svako mjerno mjesto naveden posebno.',
  point: 'Mjerno mjesto',
  window: 'Dojava očitanja',
  latest: 'Zadnje očitanje',
  neverRead: 'još bez očitanja',
  submit: 'Dojavi očitanje',
  alreadySent: 'Ako ste očitanje u međuvremenu već dojavili, ne trebate učiniti ništa.',
  why: 'Ovu ste poruku primili jer imate uključen podsjetnik e-poštom.',
  stop: 'Zaustavi podsjetnike e-poštom',
  sms: (points, until) => `do ${until} dojavite stanje za ${points}`,
  smsLast: (points) => `danas je zadnji dan dojave stanja za ${points}`,
  smsStop: 'Odjava',
  hidden: '[poveznica je u poruci]',
};

const catalogue: Readonly<Record<PageLanguage, typeof sl>> = { sl, en, hr };

export function reminderTexts(language: PageLanguage): typeof sl {
  return catalogue[language];
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** «3. 12.», `3 Dec`: with plain spaces, because the alphabet of SMS has no others. */
export function shortDay(day: Day, language: PageLanguage): string {
  const month = Number(day.slice(5, 7));
  return language === 'en' ? `${dayOfMonth(day)} ${englishMonths[month - 1]}` : `${dayOfMonth(day)}. ${month}.`;
}
