/** What is odd about a reading, in words: a heading, the facts, and what to look at. A missing one does not compile. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { Facts } from '#kernel/refusal.ts';
import { tariffOf, unitOf, type RegisterCode } from '#kernel/register-codes.ts';
import { dayAndMonth, fullStop, writtenDay } from '#ui/days.ts';
import type { ReadingWarning, ReadingWarningCode } from './warnings.ts';

export type WarningWords = { readonly title: string; readonly text: string };

/** What the facts of a warning are told with. `which`: ` VT`, ` MT`, or nothing. */
type About = {
  readonly facts: Facts;
  readonly value: number;
  readonly which: string;
  readonly number: (fact: string | number | undefined) => string;
  readonly quantity: (fact: string | number | undefined) => string;
  readonly day: (fact: string | number | undefined) => string;
};
type Words = (about: About) => WarningWords;
type Catalogue = Readonly<Record<ReadingWarningCode, Words>>;

const check = {
  sl: 'Preverite, ali ste prepisali prave številke.',
  en: 'Please check that you copied the right digits.',
  hr: 'Provjerite jeste li prepisali prave znamenke.',
};

const usualSl = ({ facts, number, quantity }: About): string =>
  `${facts['basis'] === 'last_year' ? 'Glede na isti čas lani' : 'Glede na zadnje mesece'} bi pričakovali od ${number(facts['low'])} do ${quantity(facts['high'])}.`;
const usualEn = ({ facts, number, quantity }: About): string =>
  `Going by ${facts['basis'] === 'last_year' ? 'the same time last year' : 'recent months'}, ${number(facts['low'])} to ${quantity(facts['high'])} would be expected.`;

const usualHr = ({ facts, number, quantity }: About): string =>
  `S obzirom na ${facts['basis'] === 'last_year' ? 'isto doba prošle godine' : 'zadnje mjesece'} očekivali bismo od ${number(facts['low'])} do ${quantity(facts['high'])}.`;

const daysSl = (count: number): string =>
  `${count} ${{ one: 'dnevu', two: 'dneh', few: 'dneh', other: 'dneh' }[pluralForm('sl', count)]}`;

const sl: Catalogue = {
  swapped: ({ facts, value, which }) => ({
    title: 'Sta VT in MT zamenjani?',
    text: `Pri${which} ste vpisali ${value}, po prejšnjih odčitkih pa bi tja sodilo ${facts['suggested']}. Na števcu je 1.8.1 visoka (VT), 1.8.2 nizka tarifa (MT).`,
  }),
  total_typed: ({ facts, value, which }) => ({
    title: `Ste pri${which} vpisali skupno stanje?`,
    text: `Vpisali ste ${value}, kar je videti kot seštevek obeh tarif (1.8.0). Stanje${which} bi bilo ${facts['suggested']}.`,
  }),
  digit_too_many: ({ facts, value, which }) => ({
    title: `Je v odčitku${which} števka preveč?`,
    text: `Vpisali ste ${value}. Brez zadnje števke bi bilo ${facts['suggested']}, kar ustreza običajni porabi. Rdečih števk za vejico ne vpisujte.`,
  }),
  lower_than_last: ({ facts, value, which, day }) => ({
    title: `Odčitek${which} je nižji od prejšnjega`,
    text: `Vpisali ste ${value}, ${day(facts['lastReadOn'])} pa je števec kazal ${facts['lastValue']}. ${check.sl}`,
  }),
  higher_than_next: ({ facts, value, which, day }) => ({
    title: `Odčitek${which} je višji od poznejšega`,
    text: `Vpisali ste ${value}, ${day(facts['nextReadOn'])} pa je števec kazal ${facts['nextValue']}. ${check.sl}`,
  }),
  higher_than_final: ({ facts, value, which, day }) => ({
    title: `Odčitek${which} je višji od zadnjega stanja števca`,
    text: `Vpisali ste ${value}. Števec je bil zamenjan ${day(facts['exchangedOn'])} in takrat še ni kazal toliko. ${check.sl}`,
  }),
  rolled_over: ({ facts, value, which, day, quantity }) => ({
    title: `Je števec${which} obrnil na nič?`,
    text: `Vpisali ste ${value}, ${day(facts['lastReadOn'])} pa je kazal ${facts['lastValue']}. Če je medtem začel znova od nič${facts['use'] === undefined ? '' : `, ste porabili ${quantity(facts['use'])}`}, odčitek potrdite.`,
  }),
  sum_apart: ({ facts, value, quantity }) => ({
    title: 'Skupno stanje se ne ujema z VT in MT',
    text: `Vpisali ste ${value}: skupaj ${quantity(facts['use'])}, VT in MT pa dasta ${quantity(facts['sum'])}. ${check.sl}`,
  }),
  no_use: ({ facts, value, which, day }) => ({
    title: `Odčitek${which} je enak prejšnjemu`,
    text: `Vpisali ste ${value}, toliko kot ${day(facts['lastReadOn'])}. Po ${daysSl(Number(facts['days']))} poraba ni nič. Če tam nihče ni porabljal, odčitek potrdite.`,
  }),
  above_expected: (about) => ({
    title: `Odčitek${about.which} je višji, kot smo pričakovali`,
    text: `Vpisali ste ${about.value}, to je ${about.quantity(about.facts['use'])} več kot ${about.day(about.facts['lastReadOn'])}. ${usualSl(about)} ${check.sl}`,
  }),
  below_expected: (about) => ({
    title: `Odčitek${about.which} je nižji, kot smo pričakovali`,
    text: `Vpisali ste ${about.value}, to je samo ${about.quantity(about.facts['use'])} več kot ${about.day(about.facts['lastReadOn'])}. ${usualSl(about)} ${check.sl}`,
  }),
};

const en: Catalogue = {
  swapped: ({ facts, value, which }) => ({
    title: 'Are VT and MT swapped?',
    text: `For${which} you typed ${value}, but going by earlier readings ${facts['suggested']} belongs there. On the meter 1.8.1 is the high rate (VT), 1.8.2 the low rate (MT).`,
  }),
  total_typed: ({ facts, value, which }) => ({
    title: `Did you type the total for${which}?`,
    text: `You typed ${value}, which looks like the sum of both rates (1.8.0). The reading${which} would be ${facts['suggested']}.`,
  }),
  digit_too_many: ({ facts, value, which }) => ({
    title: `Is there a digit too many in the reading${which}?`,
    text: `You typed ${value}. Without the last digit it would be ${facts['suggested']}, which fits the usual use. Leave out the red digits after the comma.`,
  }),
  lower_than_last: ({ facts, value, which, day }) => ({
    title: `The reading${which} is lower than the last one`,
    text: `You typed ${value}, but on ${day(facts['lastReadOn'])} the meter showed ${facts['lastValue']}. ${check.en}`,
  }),
  higher_than_next: ({ facts, value, which, day }) => ({
    title: `The reading${which} is higher than a later one`,
    text: `You typed ${value}, but on ${day(facts['nextReadOn'])} the meter showed ${facts['nextValue']}. ${check.en}`,
  }),
  higher_than_final: ({ facts, value, which, day }) => ({
    title: `The reading${which} is higher than the meter’s last state`,
    text: `You typed ${value}. The meter was exchanged on ${day(facts['exchangedOn'])} and had not come that far. ${check.en}`,
  }),
  rolled_over: ({ facts, value, which, day, quantity }) => ({
    title: `Has the counter${which} started again from zero?`,
    text: `You typed ${value}, but on ${day(facts['lastReadOn'])} it showed ${facts['lastValue']}. If it has started again from zero since${facts['use'] === undefined ? '' : `, you used ${quantity(facts['use'])}`}, confirm the reading.`,
  }),
  sum_apart: ({ facts, value, quantity }) => ({
    title: 'The total does not fit VT and MT',
    text: `You typed ${value}: ${quantity(facts['use'])} in all, but VT and MT make ${quantity(facts['sum'])}. ${check.en}`,
  }),
  no_use: ({ facts, value, which, day }) => ({
    title: `The reading${which} is the same as the last one`,
    text: `You typed ${value}, the same as on ${day(facts['lastReadOn'])}: no use in ${facts['days']} days. If nobody used anything there, confirm the reading.`,
  }),
  above_expected: (about) => ({
    title: `The reading${about.which} is higher than we expected`,
    text: `You typed ${about.value}, that is ${about.quantity(about.facts['use'])} more than on ${about.day(about.facts['lastReadOn'])}. ${usualEn(about)} ${check.en}`,
  }),
  below_expected: (about) => ({
    title: `The reading${about.which} is lower than we expected`,
    text: `You typed ${about.value}, that is only ${about.quantity(about.facts['use'])} more than on ${about.day(about.facts['lastReadOn'])}. ${usualEn(about)} ${check.en}`,
  }),
};

const hr: Catalogue = {
  swapped: ({ facts, value, which }) => ({
    title: 'Jesu li VT i MT zamijenjeni?',
    text: `Pod${which} upisali ste ${value}, a prema ranijim očitanjima tamo bi trebalo biti ${facts['suggested']}. Na brojilu je 1.8.1 viša (VT), a 1.8.2 niža tarifa (MT).`,
  }),
  total_typed: ({ facts, value, which }) => ({
    title: `Jeste li pod${which} upisali ukupno stanje?`,
    text: `Upisali ste ${value}, što izgleda kao zbroj obiju tarifa (1.8.0). Stanje${which} bilo bi ${facts['suggested']}.`,
  }),
  digit_too_many: ({ facts, value, which }) => ({
    title: `Ima li očitanje${which} znamenku viška?`,
    text: `Upisali ste ${value}. Bez zadnje znamenke bilo bi ${facts['suggested']}, što odgovara uobičajenoj potrošnji. Crvene znamenke iza zareza ne upisujte.`,
  }),
  lower_than_last: ({ facts, value, which, day }) => ({
    title: `Očitanje${which} niže je od prethodnog`,
    text: `Upisali ste ${value}, a ${day(facts['lastReadOn'])} brojilo je pokazivalo ${facts['lastValue']}. ${check.hr}`,
  }),
  higher_than_next: ({ facts, value, which, day }) => ({
    title: `Očitanje${which} više je od kasnijeg`,
    text: `Upisali ste ${value}, a ${day(facts['nextReadOn'])} brojilo je pokazivalo ${facts['nextValue']}. ${check.hr}`,
  }),
  higher_than_final: ({ facts, value, which, day }) => ({
    title: `Očitanje${which} više je od zadnjeg stanja brojila`,
    text: `Upisali ste ${value}. Brojilo je zamijenjeno ${day(facts['exchangedOn'])} i tada još nije pokazivalo toliko. ${check.hr}`,
  }),
  rolled_over: ({ facts, value, which, day, quantity }) => ({
    title: `Je li brojilo${which} krenulo ispočetka?`,
    text: `Upisali ste ${value}, a ${day(facts['lastReadOn'])} pokazivalo je ${facts['lastValue']}. Ako je u međuvremenu ponovno krenulo od nule${facts['use'] === undefined ? '' : `, potrošili ste ${quantity(facts['use'])}`}, potvrdite očitanje.`,
  }),
  sum_apart: ({ facts, value, quantity }) => ({
    title: 'Ukupno stanje ne odgovara zbroju VT i MT',
    text: `Upisali ste ${value}: ukupno ${quantity(facts['use'])}, a VT i MT zajedno daju ${quantity(facts['sum'])}. ${check.hr}`,
  }),
  no_use: ({ facts, value, which, day }) => ({
    title: `Očitanje${which} jednako je prethodnom`,
    text: `${fullStop(`Upisali ste ${value}, isto kao ${day(facts['lastReadOn'])}`)} Broj dana bez potrošnje: ${facts['days']}. Ako tamo nitko nije trošio, potvrdite očitanje.`,
  }),
  above_expected: (about) => ({
    title: `Očitanje${about.which} više je nego što smo očekivali`,
    text: `${fullStop(`Upisali ste ${about.value}, što je ${about.quantity(about.facts['use'])} više nego ${about.day(about.facts['lastReadOn'])}`)} ${usualHr(about)} ${check.hr}`,
  }),
  below_expected: (about) => ({
    title: `Očitanje${about.which} niže je nego što smo očekivali`,
    text: `${fullStop(`Upisali ste ${about.value}, što je samo ${about.quantity(about.facts['use'])} više nego ${about.day(about.facts['lastReadOn'])}`)} ${usualHr(about)} ${check.hr}`,
  }),
};

const catalogue: Readonly<Record<PageLanguage, Catalogue>> = { sl, en, hr };

/** `value`: what was typed. Days of the year that it is now are written without it. */
export function warningWords(
  warning: ReadingWarning,
  { value, today, language }: { value: number; today: Day; language: PageLanguage },
): WarningWords {
  const code = warning.field as RegisterCode;
  const tariff = tariffOf(code);
  return catalogue[language][warning.code]({
    facts: warning.facts ?? {},
    value,
    which: tariff === 'ET' ? '' : ` ${tariff}`,
    number: (fact) => formatQuantity(Number(fact), language),
    quantity: (fact) => `${formatQuantity(Number(fact), language)}\u00A0${unitOf(code)}`,
    day: (fact) => {
      const day = String(fact) as Day;
      return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day, language) : writtenDay(day, language);
    },
  });
}

/** Every code that has words, for the test that says them all. */
export const warningCodes = Object.keys(sl) as readonly ReadingWarningCode[];
