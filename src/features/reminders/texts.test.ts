import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSupplier } from '#features/supplier/index.ts';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { pageLanguages } from '#kernel/language.ts';
import { writeLetter } from '#platform/mail/letter.ts';
import { isGsm } from '#platform/sms/alphabet.ts';
import { segmentsOf } from '#platform/sms/segments.ts';
import { transliterate } from '#platform/sms/transliterate.ts';
import { reminderLetter, type ReminderToWrite, type WaitingPoint } from './letters.ts';
import { reminderSms } from './sms.ts';
import { stopCode, stopLink } from './stop-code.ts';
import { reminderTexts } from './texts.ts';

const supplier = await readSupplier(fileURLToPath(new URL('../../../db/demo/supplier', import.meta.url)));
const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

const home: WaitingPoint = {
  id: 41,
  number: '3-118204',
  gsrn: '383990000000000018',
  street: 'Celovška cesta 118',
  postCode: '1000',
  post: 'Ljubljana',
  opensOn: day('2026-11-30'),
  closesOn: day('2026-12-03'),
  registers: [
    { code: '1.8.1', value: 16_433, readOn: day('2026-11-01') },
    { code: '1.8.2', value: 20_952, readOn: day('2026-11-01') },
  ],
};
const gas: WaitingPoint = {
  ...home,
  id: 42,
  number: null,
  street: 'Čopova ulica 3',
  opensOn: day('2026-11-26'),
  closesOn: day('2026-11-30'),
  registers: [{ code: 'V', value: 845, readOn: day('2026-10-31') }],
};

function reminder(given: Partial<ReminderToWrite> = {}): ReminderToWrite {
  const publicUrl = 'https://moj.example.si';
  const link = stopLink(publicUrl, stopCode('a secret of at least thirty-two characters', 1));
  return { supplier, language: 'sl', today: day('2026-11-30'), publicUrl, stopLink: link, points: [home], ...given };
}

const mail = (given: Partial<ReminderToWrite> = {}) => writeLetter(reminderLetter(reminder(given)));
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('a reminder by mail', () => {
  it('says which point waits, until when, and what was read last, and leads to its form', () => {
    const { subject, text } = mail();
    assert.equal(subject, 'Čas je za odčitek: Celovška cesta 118, Ljubljana');
    for (const words of [
      'do 3. decembra lahko oddate odčitek za 1 merilno mesto.',
      'Celovška cesta 118, 1000 Ljubljana',
      'Merilno mesto: 3-118204',
      'Oddaja odčitkov: 30. 11. – 3. 12.',
      'Zadnji odčitek: VT 16.433 kWh, MT 20.952 kWh (1. 11. 2026)',
      'https://moj.example.si/readings/new?point=41',
      'https://moj.example.si/s/DqonMfLuEIoq',
    ]) {
      assert.ok(plain(text).includes(words), words);
    }
  });

  it('says the same in English', () => {
    const { subject, text } = mail({ language: 'en', points: [home, gas], today: day('2026-11-29') });
    assert.equal(subject, 'Time for your reading: 2 metering points');
    for (const words of [
      'only today and tomorrow are left to send the reading of 1 metering point. The days of each metering point stand beside it.',
      'Days for sending: 30 Nov – 3 Dec',
      'Last reading: 845 m³ (31 Oct 2026)',
    ]) {
      assert.ok(plain(text).includes(words), words);
    }
  });

  it('says the same in Croatian', () => {
    const { subject, text } = mail({ language: 'hr', points: [home, gas] });
    assert.equal(subject, 'Vrijeme je za očitanje: 2 mjerna mjesta');
    for (const words of [
      'danas je zadnji dan za dojavu očitanja za 1 mjerno mjesto. Rok je uz svako mjerno mjesto naveden posebno.',
      'Dojava očitanja: 30. 11. – 3. 12.',
      'Zadnje očitanje: VT 16.433 kWh, MT 20.952 kWh (1. 11. 2026.)',
      'od ponedjeljka do subote od 8 do 20 sati',
    ]) {
      assert.ok(plain(text).includes(words), words);
    }
  });

  it('tells the last day, and the last but one, from those before', () => {
    const leads: readonly (readonly [today: string, words: string])[] = [
      ['2026-12-01', 'do 3. decembra lahko oddate'],
      ['2026-12-02', 'lahko oddate le še danes in jutri'],
      ['2026-12-03', 'danes je zadnji dan za oddajo'],
    ];
    for (const [today, words] of leads) assert.ok(plain(mail({ today: day(today) }).text).includes(words), today);
  });

  it('says so where a point has no reading yet, and names every day on which registers were read', () => {
    assert.match(mail({ points: [{ ...home, registers: [] }] }).text, /Zadnji odčitek: še brez odčitka/);
    const registers = home.registers.map((register, each) => ({ ...register, readOn: day(`2026-0${each + 1}-01`) }));
    const { text } = mail({ points: [{ ...home, registers }] });
    assert.match(plain(text), /Zadnji odčitek: VT 16\.433 kWh \(1\. 1\. 2026\), MT 20\.952 kWh \(1\. 2\. 2026\)/);
  });

  it('lists all forty points of a manager, each with its button', () => {
    const points = Array.from({ length: 40 }, (_, each) => ({ ...home, id: each + 1 }));
    const { subject, text } = mail({ points });
    assert.equal(subject, 'Čas je za odčitek: 40 merilnih mest');
    assert.equal(text.match(/readings\/new\?point=\d+/g)?.length, 40);
  });

  it('does not show the secret of its stop link to who reads it later', () => {
    assert.doesNotMatch(mail().shownText, /\/s\//);
  });
});

describe('the number of points', () => {
  it('has the four forms of Slovenian and the three of Croatian', () => {
    const { points } = reminderTexts('sl');
    assert.deepEqual([1, 2, 3, 4, 5, 11, 100, 101, 102, 103].map(points), [
      '1 merilno mesto',
      '2 merilni mesti',
      '3 merilna mesta',
      '4 merilna mesta',
      '5 merilnih mest',
      '11 merilnih mest',
      '100 merilnih mest',
      '101 merilno mesto',
      '102 merilni mesti',
      '103 merilna mesta',
    ]);
    assert.deepEqual([1, 2, 4, 5, 12, 21, 22].map(reminderTexts('hr').points), [
      '1 mjerno mjesto',
      '2 mjerna mjesta',
      '4 mjerna mjesta',
      '5 mjernih mjesta',
      '12 mjernih mjesta',
      '21 mjerno mjesto',
      '22 mjerna mjesta',
    ]);
    assert.deepEqual([1, 2].map(reminderTexts('en').points), ['1 metering point', '2 metering points']);
  });
});

describe('a reminder by SMS', () => {
  it('asks for one reading with the way to its form', () => {
    assert.equal(
      reminderSms(reminder()).text,
      'GEN-I: do 3. 12. oddajte stanje za 1 merilno mesto: https://moj.example.si/readings/new?point=41 ' +
        'Odjava: https://moj.example.si/s/DqonMfLuEIoq',
    );
  });

  it('asks for several at once, by the first day that matters', () => {
    assert.equal(
      reminderSms(reminder({ points: [gas, home] })).text,
      'GEN-I: do 30. 11. oddajte stanje za 2 merilni mesti: https://moj.example.si/readings/new ' +
        'Odjava: https://moj.example.si/s/DqonMfLuEIoq',
    );
  });

  it('says when the day is the last for all of them', () => {
    const { text } = reminderSms(reminder({ points: [home, home, home], today: home.closesOn }));
    assert.match(text, /^GEN-I: danes je zadnji dan za oddajo stanja za 3 merilna mesta: https/);
    const english = reminderSms(reminder({ language: 'en', today: home.closesOn }));
    assert.match(english.text, /^GEN-I: today is the last day to send the reading of 1 metering point: https/);
  });

  it('does not show the secret of its stop link to who reads it later', () => {
    assert.doesNotMatch(reminderSms(reminder()).shownText, /\/s\//);
    assert.match(reminderSms(reminder()).shownText, /Odjava: \[povezava je v sporočilu\]$/);
  });

  it('fits one segment of the alphabet of SMS: names up to 12, hosts up to 26, points below ten million', () => {
    const letters = (least: number, most: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijklmnoprstuvz')), minLength: least, maxLength: most });
    const anyReminder = fc.record({
      name: fc.string({ unit: fc.constantFrom(...Array.from('ABČĆDEGILNOŠŽčšžđ -')), minLength: 1, maxLength: 12 }),
      publicUrl: letters(3, 22).map((host) => `https://${host}.si`),
      language: fc.constantFrom(...pageLanguages),
      count: fc.integer({ min: 1, max: 200 }),
      id: fc.integer({ min: 1, max: 9_999_999 }),
      until: fc.integer({ min: 0, max: 20 }),
      reminderId: fc.nat(),
    });
    fc.assert(
      fc.property(anyReminder, ({ name, publicUrl, language, count, id, until, reminderId }) => {
        const closesOn = addDays(day('2026-11-30'), until);
        const points = Array.from({ length: count }, () => ({ ...home, id, closesOn }));
        const link = stopLink(publicUrl, stopCode('secret', reminderId));
        const given = { supplier: { ...supplier, name }, publicUrl, language, points, stopLink: link };
        const text = transliterate(reminderSms(reminder(given)).text);
        assert.ok(isGsm(text), text);
        assert.equal(segmentsOf(text).parts.length, 1, `${text.length}: ${text}`);
      }),
    );
  });

  it('needs no transliteration for its own words', () => {
    for (const language of pageLanguages) {
      for (const today of [day('2026-11-30'), home.closesOn]) {
        const { text } = reminderSms(reminder({ language, today }));
        assert.equal(transliterate(text), text);
      }
    }
  });
});
