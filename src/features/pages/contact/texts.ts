import { weekday, type Day } from '#kernel/day.ts';
import { dayAndMonth } from '#ui/days.ts';

const inSlovenian = ['v ponedeljek', 'v torek', 'v sredo', 'v četrtek', 'v petek', 'v soboto', 'v nedeljo'];
const inCroatian = ['u ponedjeljak', 'u utorak', 'u srijedu', 'u četvrtak', 'u petak', 'u subotu', 'u nedjelju'];
const inEnglish = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const sl = {
  title: 'Pišite ali pokličite',
  phone: 'Brezplačna telefonska številka',
  hours: 'Kdaj smo dosegljivi',
  openUntil: (time: string) => `Dosegljivi smo, danes do ${time}`,
  closed: 'Trenutno nismo dosegljivi',
  opensToday: (time: string) => `Oglasimo se danes ob ${time}.`,
  opensTomorrow: (time: string) => `Oglasimo se jutri ob ${time}.`,
  opensOn: (day: Day, time: string) =>
    `Oglasimo se ${inSlovenian[weekday(day) - 1]}, ${dayAndMonth(day, 'sl')}, ob ${time}.`,
  nextDays: 'Naslednjih sedem dni',
  notAnswered: 'nismo dosegljivi',
  workFree: 'dela prost dan',
  seat: 'Sedež',
  written: 'Pišite nam',
};

const en: typeof sl = {
  title: 'Write or call',
  phone: 'Free phone',
  hours: 'When we answer',
  openUntil: (time) => `We are answering, today until ${time}`,
  closed: 'We are not answering right now',
  opensToday: (time) => `We answer again today at ${time}.`,
  opensTomorrow: (time) => `We answer again tomorrow at ${time}.`,
  opensOn: (day, time) => `We answer again on ${inEnglish[weekday(day) - 1]}, ${dayAndMonth(day, 'en')}, at ${time}.`,
  nextDays: 'The next seven days',
  notAnswered: 'not answered',
  workFree: 'public holiday',
  seat: 'Registered office',
  written: 'Write to us',
};

const hr: typeof sl = {
  title: 'Pišite ili nazovite',
  phone: 'Besplatni telefon',
  hours: 'Kada smo dostupni',
  openUntil: (time) => `Dostupni smo, danas do ${time}`,
  closed: 'Trenutačno nismo dostupni',
  opensToday: (time) => `Javljamo se danas u ${time}.`,
  opensTomorrow: (time) => `Javljamo se sutra u ${time}.`,
  opensOn: (day, time) => `Javljamo se ${inCroatian[weekday(day) - 1]}, ${dayAndMonth(day, 'hr')}, u ${time}.`,
  nextDays: 'Sljedećih sedam dana',
  notAnswered: 'nismo dostupni',
  workFree: 'neradni dan',
  seat: 'Sjedište',
  written: 'Pišite nam',
};

export const texts = { sl, en, hr };
