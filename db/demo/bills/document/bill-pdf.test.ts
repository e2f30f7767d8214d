import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSupplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import { castBills } from '#test/support/cast.ts';
import { qrOfPdf, textOfPdf } from '#test/support/pdf.ts';
import { pictureOf, readQr } from '#test/support/qr.ts';
import { supplierFolder } from '../../cast.ts';
import type { Bill } from '../compose.ts';
import { billPdf } from './bill-pdf.ts';
import { euros } from './words.ts';

const supplier = await readSupplier(supplierFolder);
const bills = await castBills('2026-11-23' as Day);

const bill = (number: string): Bill => bills.find((each) => each.number === number) ?? assert.fail(number);

test('the text of a bill comes out again, č, š and ž too: who, when, how much, every line and reading', async () => {
  for (const number of ['R2610-4501882', 'R2610-4609130', 'R2604-4503391', 'R2610-7702360', 'D2609-7701245']) {
    const { contract, lines, points, total, reference, vatShares } = bill(number);
    const text = textOfPdf(await billPdf(bill(number), { supplier }));
    const words = [
      number,
      contract.holder,
      contract.number,
      euros(Math.abs(total)),
      reference.slice(4),
      supplier.payee.name,
      ...vatShares.flatMap(({ rate, base, vat }) => [`${rate} %`, euros(base), euros(vat)]),
      ...lines.flatMap(({ label, net }) => [label, euros(net)]),
      ...points.flatMap(({ point, stretches }) => [
        point.gsrn,
        ...stretches.flatMap(({ serial, from, until }) => [serial, String(from.value), String(until.value)]),
      ]),
    ];
    for (const word of words) assert.ok(text.includes(word), `${number}: ${word}\n${text}`);
  }
});

test('a bill tells what was used, and what a year before', async () => {
  const context = { supplier, lastYear: bill('R2510-4501882') };
  const text = textOfPdf(await billPdf(bill('R2610-4501882'), context));
  assert.match(text, /Poraba v tem obdobju: 779 kWh; v istem mesecu lani \d+ kWh \([−+]\d+ %\)\./);
  assert.match(textOfPdf(await billPdf(bill('R2610-7700431'), { supplier })), /Poraba v tem obdobju: \d+ m³\./);
});

test('the code on the slip is read by an independent reader, and asks for what the bill does', async () => {
  for (const number of ['R2610-4501882', 'R2610-4600040', 'R2610-7700431', 'R2610-4609130']) {
    const drawn = qrOfPdf(await billPdf(bill(number), { supplier })) ?? assert.fail(number);
    assert.equal(drawn.size, 77);
    const { text } = await readQr(pictureOf(drawn));
    const fields = text.split('\n');
    const { total, reference, dueOn, contract } = bill(number);
    assert.equal(fields[0], 'UPNQR');
    assert.equal(fields[5], contract.holder);
    assert.equal(Number(fields[8]), total);
    assert.equal(fields[13], `${dueOn.slice(8)}.${dueOn.slice(5, 7)}.${dueOn.slice(0, 4)}`);
    assert.deepEqual([fields[14], fields[15]], [supplier.payee.iban, reference]);
  }
});

test('nothing to be paid by hand, no slip: a credit note, and a bill that the bank collects', async () => {
  for (const number of ['D2608-4501882', 'R2610-4509946']) {
    const pdf = await billPdf(bill(number), { supplier });
    assert.equal(qrOfPdf(pdf), undefined, number);
    assert.ok(!textOfPdf(pdf).includes('UPN QR'), number);
  }
});

test('a bill is tagged, says its title and language, and brings its fonts', async () => {
  const pdf = (await billPdf(bill('R2610-4501882'), { supplier })).toString('latin1');
  for (const part of [
    '/MarkInfo',
    '/StructTreeRoot',
    '/Lang (sl)',
    '/DisplayDocTitle true',
    '/S /H1',
    '/S /TH',
    '/S /Figure',
  ])
    assert.ok(pdf.includes(part), part);
  assert.equal(pdf.match(/\/FontFile2/g)?.length, 2);
  assert.ok(!pdf.includes('/Helvetica'));
});

test('forty points go on over as many pages as they need, each with its number', async () => {
  const text = textOfPdf(await billPdf(bill('R2610-4600040'), { supplier }));
  for (const { point } of bill('R2610-4600040').points) assert.ok(text.includes(point.gsrn));
  assert.match(text, /Račun R2610-4600040, stran 15/);
});
