import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DatedRule, ruleInForce } from './dated-rule.ts';
import { type Day, parseDay } from './day.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const rule = (name: string, operatorCode: string, from: string, until: string | null = null) => ({
  name,
  energy: 'gas' as const,
  operatorCode,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
});

const rules: (DatedRule & { name: string })[] = [
  rule('all, old', '*', '2010-01-01', '2018-10-01'),
  rule('all, new', '*', '2018-10-01'),
  rule('Enos, old', 'ENOS', '2010-01-01', '2018-10-01'),
  rule('Enos, newer', 'ENOS', '2015-01-01', '2018-10-01'),
  { ...rule('electricity', '*', '2010-01-01'), energy: 'electricity' },
];
const inForce = (operatorCode: string, text: string) =>
  ruleInForce(rules, { energy: 'gas', operatorCode, day: day(text) })?.name;

test('an operator’s own rule comes before the rule for all', () => {
  assert.equal(inForce('ENOS', '2014-06-01'), 'Enos, old');
  assert.equal(inForce('PETR', '2014-06-01'), 'all, old');
});

test('of two rules in force the newer one holds', () => {
  assert.equal(inForce('ENOS', '2016-06-01'), 'Enos, newer');
});

test('a rule holds up to the day before it ends', () => {
  assert.equal(inForce('ENOS', '2018-09-30'), 'Enos, newer');
  assert.equal(inForce('ENOS', '2018-10-01'), 'all, new');
});

test('before the first rule there is none', () => {
  assert.equal(inForce('ENOS', '2009-12-31'), undefined);
});
