import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DatedRule, ruleInForce } from './dated-rule.ts';
import { type Day, parseDay } from './day.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const rule = (operatorCode: string, from: string, until?: string) => ({
  name: `${operatorCode} from ${from}`,
  energy: 'gas' as const,
  operatorCode,
  validFrom: day(from),
  validUntil: until === undefined ? null : day(until),
});

const rules: (DatedRule & { name: string })[] = [
  rule('*', '2010-01-01', '2018-10-01'),
  rule('*', '2018-10-01'),
  rule('ENOS', '2010-01-01', '2018-10-01'),
  rule('ENOS', '2015-01-01', '2018-10-01'),
  { ...rule('*', '2010-01-01'), energy: 'electricity' },
];
const inForce = (operatorCode: string, text: string) =>
  ruleInForce(rules, { energy: 'gas', operatorCode, day: day(text) })?.name;

test('an operator’s own rule comes before the rule for all', () => {
  assert.equal(inForce('ENOS', '2014-06-01'), 'ENOS from 2010-01-01');
  assert.equal(inForce('PETR', '2014-06-01'), '* from 2010-01-01');
});

test('of two rules in force the newer one holds', () => {
  assert.equal(inForce('ENOS', '2016-06-01'), 'ENOS from 2015-01-01');
});

test('a rule holds up to the day before it ends', () => {
  assert.equal(inForce('ENOS', '2018-09-30'), 'ENOS from 2015-01-01');
  assert.equal(inForce('ENOS', '2018-10-01'), '* from 2018-10-01');
});

test('before the first rule there is none', () => {
  assert.equal(inForce('ENOS', '2009-12-31'), undefined);
});
