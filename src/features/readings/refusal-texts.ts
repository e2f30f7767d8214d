/** One sentence per refusal and language: what is wrong with which number, and what to do. A missing one does not compile. */
import type { Day, Month } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { Facts } from '#kernel/refusal.ts';
import { tariffOf, type RegisterCode } from '#kernel/register-codes.ts';
import { forMonthAndYear, writtenDay } from '#ui/days.ts';
import type { SubmissionRefusal, SubmissionRefusalCode } from './submission.ts';

/** `of`: the register in words after "stanje", with a space before it; empty where there is only one. */
type Sentence = (facts: Facts, of: string) => string;
type Sentences = Readonly<Record<SubmissionRefusalCode, Sentence>>;

const onDay = (language: PageLanguage) => (fact: string | number | undefined) =>
  writtenDay(String(fact) as Day, language);
const inMonth = (language: PageLanguage) => (fact: string | number | undefined) =>
  forMonthAndYear(String(fact) as Month, language);

const day = { sl: onDay('sl'), en: onDay('en'), hr: onDay('hr') };
const month = { sl: inMonth('sl'), en: inMonth('en'), hr: inMonth('hr') };

const hrDigitsTyped = (count: number): string =>
  `${count} ${{ one: 'znamenku', two: 'znamenke', few: 'znamenke', other: 'znamenki' }[pluralForm('hr', count)]}`;
const digitsTyped = (count: number): string =>
  `${count} ${{ one: 'števko', two: 'števki', few: 'števke', other: 'števk' }[pluralForm('sl', count)]}`;

const sl: Sentences = {
  value_negative: (_, of) => `Stanje${of} ne more biti negativno.`,
  value_decimals: (_, of) => `Vpišite stanje${of} brez decimalnih mest: samo števke pred vejico.`,
  value_exponent: (_, of) => `Vpišite stanje${of} samo s števkami, brez črke e.`,
  value_not_a_number: (_, of) => `Vpišite stanje${of} samo s števkami.`,
  value_too_long: (_, of) => `Stanje${of} je predolgo. Vpišite samo števke, ki jih kaže števec.`,
  date_unreadable: () => 'Vpišite datum odčitka, na primer 30. 11. 2026.',
  kind_unknown: () => 'Izberite oddajo ali lastno evidenco.',
  register_missing: (_, of) => `Vpišite stanje${of}.`,
  register_unknown: (_, of) => `Števec tega dne ne šteje stanja${of}.`,
  not_whole: (_, of) => `Vpišite stanje${of} kot celo število.`,
  too_many_digits: ({ wholeDigits, typedDigits }, of) =>
    `Stanje${of} ima preveč mest: vpisali ste ${digitsTyped(Number(typedDigits))}, števec jih ima ${wholeDigits}. Števk za vejico ne vpisujte.`,
  below_start_state: ({ startState, installedOn }, of) =>
    `Stanje${of} je nižje od začetnega: ob vgradnji ${day.sl(installedOn)} je števec kazal ${startState}.`,
  in_future: () => 'Datum odčitka je v prihodnosti. Izberite današnji ali prejšnji dan.',
  too_old: ({ earliest, mostDays }) =>
    `Stanje ne sme biti starejše od ${mostDays} dni. Izberite datum od ${day.sl(earliest)} naprej ali ga shranite kot lastno evidenco.`,
  no_meter: ({ installedOn }) =>
    installedOn === undefined
      ? 'Za to merilno mesto nimamo podatkov o števcu. Pokličite nas.'
      : `Na ta dan tu ni bilo števca, ki ga poznamo; prvi je bil vgrajen ${day.sl(installedOn)}.`,
  outside_supply: () => 'Na ta dan merilno mesto ni bilo na vaši pogodbi. Izberite dan, ko je bilo.',
  before_operator_reading: ({ operatorReadOn }) =>
    `Operater je števec odčital ${day.sl(operatorReadOn)}, zato oddaja za prejšnji dan ne šteje več. Shranite jo lahko kot lastno evidenco.`,
  other_meter: ({ serial }) => `Na ta dan je bil vgrajen drug števec, št. ${serial}. Vpišite njegovo stanje.`,
  handed_over: ({ readOn }) =>
    `Odčitek z dne ${day.sl(readOn)} je že v obračunu, zato ga ni mogoče nadomestiti. Če ni pravilen, nam to sporočite.`,
  counted_elsewhere: ({ billMonth, readOn }) =>
    `Odčitek z dne ${day.sl(readOn)} že šteje za račun za ${month.sl(billMonth)}. Izberite drug datum ali tistega najprej izbrišite.`,
  changed_meanwhile: () => 'Podatki merilnega mesta so se ravno spremenili. Preverite vpis in ga pošljite še enkrat.',
};

const en: Sentences = {
  value_negative: (_, of) => `The reading${of} cannot be negative.`,
  value_decimals: (_, of) => `Type the reading${of} without decimals: only the digits before the comma.`,
  value_exponent: (_, of) => `Type the reading${of} in digits only, without the letter e.`,
  value_not_a_number: (_, of) => `Type the reading${of} in digits only.`,
  value_too_long: (_, of) => `The reading${of} is too long. Type only the digits that the meter shows.`,
  date_unreadable: () => 'Type the date of the reading, such as 2026-11-30.',
  kind_unknown: () => 'Choose a submission or an own record.',
  register_missing: (_, of) => `Type the reading${of}.`,
  register_unknown: (_, of) => `The meter of that day has no reading${of}.`,
  not_whole: (_, of) => `Type the reading${of} as a whole number.`,
  too_many_digits: ({ wholeDigits, typedDigits }, of) =>
    `The reading${of} has too many digits: you typed ${typedDigits}, the meter has ${wholeDigits}. Leave out the digits after the comma.`,
  below_start_state: ({ startState, installedOn }, of) =>
    `The reading${of} is below what the meter started with: when it was installed on ${day.en(installedOn)} it showed ${startState}.`,
  in_future: () => 'The date of the reading is in the future. Choose today or an earlier day.',
  too_old: ({ earliest, mostDays }) =>
    `The reading must not be older than ${mostDays} days. Choose a date from ${day.en(earliest)} on, or keep it as your own record.`,
  no_meter: ({ installedOn }) =>
    installedOn === undefined
      ? 'We know of no meter at this metering point. Please call us.'
      : `We know of no meter here on that day; the first was installed on ${day.en(installedOn)}.`,
  outside_supply: () => 'The metering point was not on your contract on that day. Choose a day on which it was.',
  before_operator_reading: ({ operatorReadOn }) =>
    `The operator read the meter on ${day.en(operatorReadOn)}, so a reading of an earlier day no longer counts. You may keep it as your own record.`,
  other_meter: ({ serial }) => `Another meter was installed on that day, no. ${serial}. Type its reading.`,
  handed_over: ({ readOn }) =>
    `The reading of ${day.en(readOn)} is in billing already and cannot be replaced. If it is wrong, tell us.`,
  counted_elsewhere: ({ billMonth, readOn }) =>
    `The reading of ${day.en(readOn)} counts for the ${month.en(billMonth)} bill already. Choose another date or delete that one first.`,
  changed_meanwhile: () => 'The data of the metering point has just changed. Check the reading and send it again.',
};

const hr: Sentences = {
  value_negative: (_, of) => `Stanje${of} ne može biti negativno.`,
  value_decimals: (_, of) => `Upišite stanje${of} bez decimala: samo znamenke ispred zareza.`,
  value_exponent: (_, of) => `Upišite stanje${of} samo znamenkama, bez slova e.`,
  value_not_a_number: (_, of) => `Upišite stanje${of} samo znamenkama.`,
  value_too_long: (_, of) => `Stanje${of} je predugo. Upišite samo znamenke koje pokazuje brojilo.`,
  date_unreadable: () => 'Upišite datum očitanja, na primjer 30. 11. 2026.',
  kind_unknown: () => 'Odaberite dojavu ili vlastitu evidenciju.',
  register_missing: (_, of) => `Upišite stanje${of}.`,
  register_unknown: (_, of) => `Brojilo toga dana ne broji stanje${of}.`,
  not_whole: (_, of) => `Upišite stanje${of} kao cijeli broj.`,
  too_many_digits: ({ wholeDigits, typedDigits }, of) =>
    `Stanje${of} ima previše mjesta: upisali ste ${hrDigitsTyped(Number(typedDigits))}, a brojilo ih ima ${wholeDigits}. Znamenke iza zareza ne upisujte.`,
  below_start_state: ({ startState, installedOn }, of) =>
    `Stanje${of} niže je od početnoga: pri ugradnji ${day.hr(installedOn)} brojilo je pokazivalo ${startState}.`,
  in_future: () => 'Datum očitanja je u budućnosti. Odaberite današnji ili raniji dan.',
  too_old: ({ earliest, mostDays }) =>
    `Stanje ne smije biti starije od ${mostDays} dana. Odaberite datum od ${day.hr(earliest)} nadalje ili ga spremite u vlastitu evidenciju.`,
  no_meter: ({ installedOn }) =>
    installedOn === undefined
      ? 'Za ovo mjerno mjesto nemamo podataka o brojilu. Nazovite nas.'
      : `Toga dana ovdje nije bilo brojila koje poznajemo; prvo je ugrađeno ${day.hr(installedOn)}`,
  outside_supply: () => 'Toga dana mjerno mjesto nije bilo na vašem ugovoru. Odaberite dan kada jest.',
  before_operator_reading: ({ operatorReadOn }) =>
    `Operator je brojilo očitao ${day.hr(operatorReadOn)}, pa se dojava za raniji dan više ne računa. Možete je spremiti u vlastitu evidenciju.`,
  other_meter: ({ serial }) => `Toga je dana bilo ugrađeno drugo brojilo, br. ${serial}. Upišite njegovo stanje.`,
  handed_over: ({ readOn }) =>
    `Očitanje od ${day.hr(readOn)} već je u obračunu pa se ne može zamijeniti. Ako nije točno, javite nam.`,
  counted_elsewhere: ({ billMonth, readOn }) =>
    `Očitanje od ${day.hr(readOn)} već se računa za račun za ${month.hr(billMonth)} Odaberite drugi datum ili najprije izbrišite to očitanje.`,
  changed_meanwhile: () => 'Podaci mjernog mjesta upravo su se promijenili. Provjerite unos i pošaljite ga još jednom.',
};

const catalogue: Readonly<Record<PageLanguage, Sentences>> = { sl, en, hr };

const ofRegister: Readonly<Record<PageLanguage, Readonly<Record<ReturnType<typeof tariffOf>, string>>>> = {
  sl: { VT: ' (visoka tarifa)', MT: ' (nizka tarifa)', ET: '' },
  en: { VT: ' (high rate)', MT: ' (low rate)', ET: '' },
  hr: { VT: ' (viša tarifa)', MT: ' (niža tarifa)', ET: '' },
};

/** The sentence for a refusal. */
export function refusalText(refusal: SubmissionRefusal, language: PageLanguage): string {
  const { code, field = '', facts = {} } = refusal;
  return catalogue[language][code](facts, ofRegister[language][tariffOf(field as RegisterCode)]);
}

/** Every code that has a sentence, for the test that says them all. */
export const refusalCodes = Object.keys(sl) as readonly SubmissionRefusalCode[];
