import type { Energy } from '#kernel/identifiers.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';

const sl = {
  settings: 'Nastavitve',
  title: 'Koledar',
  lead: 'Dnevi za oddajo odčitkov in roki plačila računov v vašem koledarju, z opomnikom ob 9. uri.',
  how: 'Dodajte naslov v svoj koledar (Google Koledar: »Drugi koledarji«, »Iz URL-ja«; Outlook: »Dodaj koledar«, »Naročite se iz spleta«; iPhone: »Dodaj koledar z naročnino«). Spremembe pridejo vanj same.',
  secret:
    'Kdor ima ta naslov, vidi dneve oddaje, naslove vaših merilnih mest in zneske neplačanih računov. Ne dajajte ga naprej; če se razve, naredite novega.',
  address: 'Naslov koledarja',
  open: 'Odpri v koledarju',
  make: 'Ustvari naslov koledarja',
  renew: 'Naredi nov naslov',
  renewHint: 'Stari naslov takoj neha delovati.',
  remove: 'Ukini naslov',
  made: 'Naslov je pripravljen.',
  removed: 'Naslov je ukinjen. Koledarji, ki so ga brali, ne dobijo ničesar več.',
  madeAt: 'Ustvarjen',
  lastReadAt: 'Zadnjič prebran',
  neverRead: 'še nikoli',
  none: 'Naslova koledarja še nimate.',
  calendar: (portal: string) => `${portal}: odčitki in računi`,
  energies: { electricity: 'elektrika', gas: 'plin' } satisfies Record<Energy, string>,
  event: (what: string, energy: string) => `Oddajte števčno stanje: ${what} (${energy})`,
  points: (count: number) => {
    const noun = { one: 'merilno mesto', two: 'merilni mesti', few: 'merilna mesta', other: 'merilnih mest' };
    return `${count} ${noun[pluralForm('sl', count)]}`;
  },
  due: (number: string, amount: string) => `Plačajte račun ${number}: ${amount}`,
  ofContract: (number: string) => `Pogodba ${number}`,
  nothingDue: 'Ni treba plačati ničesar',
  cancelled: 'Oddaja odčitka odpade',
  alarm: 'Oddaja odčitka',
};

const en: typeof sl = {
  settings: 'Settings',
  title: 'Calendar',
  lead: 'The days for submitting readings and the due dates of bills in your own calendar, with an alarm at 9 o’clock.',
  how: 'Add the address to your calendar (Google Calendar: “Other calendars”, “From URL”; Outlook: “Add calendar”, “Subscribe from web”; iPhone: “Add Subscription Calendar”). Changes reach it by themselves.',
  secret:
    'Whoever has this address sees the days, the addresses of your metering points and the amounts of unpaid bills. Keep it to yourself; if it gets out, make a new one.',
  address: 'Address of the calendar',
  open: 'Open in a calendar',
  make: 'Make a calendar address',
  renew: 'Make a new address',
  renewHint: 'The old address stops working at once.',
  remove: 'Remove the address',
  made: 'The address is ready.',
  removed: 'The address is removed. Calendars that read it get nothing any more.',
  madeAt: 'Made',
  lastReadAt: 'Last read',
  neverRead: 'never yet',
  none: 'You have no calendar address yet.',
  calendar: (portal) => `${portal}: readings and bills`,
  energies: { electricity: 'electricity', gas: 'gas' },
  event: (what, energy) => `Submit a meter reading: ${what} (${energy})`,
  points: (count) => (count === 1 ? '1 metering point' : `${count} metering points`),
  due: (number, amount) => `Pay bill ${number}: ${amount}`,
  ofContract: (number) => `Contract ${number}`,
  nothingDue: 'Nothing to pay',
  cancelled: 'No reading to submit',
  alarm: 'Meter reading',
};

const hr: typeof sl = {
  settings: 'Postavke',
  title: 'Kalendar',
  lead: 'Dani za dojavu očitanja i rokovi plaćanja računa u vašem kalendaru, s podsjetnikom u 9 sati.',
  how: 'Dodajte adresu u svoj kalendar (Google kalendar: „Ostali kalendari”, „Putem URL-a”; Outlook: „Dodaj kalendar”, „Pretplata s weba”; iPhone: „Dodaj kalendar s pretplatom”). Promjene stižu same.',
  secret:
    'Tko ima ovu adresu, vidi dane dojave, adrese vaših mjernih mjesta i iznose neplaćenih računa. Nemojte je dijeliti; ako se sazna, napravite novu.',
  address: 'Adresa kalendara',
  open: 'Otvori u kalendaru',
  make: 'Stvori adresu kalendara',
  renew: 'Napravi novu adresu',
  renewHint: 'Stara adresa odmah prestaje raditi.',
  remove: 'Ukini adresu',
  made: 'Adresa je spremna.',
  removed: 'Adresa je ukinuta. Kalendari koji su je čitali više ne dobivaju ništa.',
  madeAt: 'Stvorena',
  lastReadAt: 'Zadnji put pročitana',
  neverRead: 'još nikad',
  none: 'Još nemate adresu kalendara.',
  calendar: (portal) => `${portal}: očitanja i računi`,
  energies: { electricity: 'struja', gas: 'plin' },
  event: (what, energy) => `Dojavite stanje brojila: ${what} (${energy})`,
  points: (count) => {
    const noun = { one: 'mjerno mjesto', two: 'mjerna mjesta', few: 'mjerna mjesta', other: 'mjernih mjesta' };
    return `${count} ${noun[pluralForm('hr', count)]}`;
  },
  due: (number, amount) => `Platite račun ${number}: ${amount}`,
  ofContract: (number) => `Ugovor ${number}`,
  nothingDue: 'Ne treba ništa platiti',
  cancelled: 'Dojava očitanja otpada',
  alarm: 'Dojava očitanja',
};

export type CalendarTexts = typeof sl;

export const texts: Readonly<Record<PageLanguage, CalendarTexts>> = { sl, en, hr };
