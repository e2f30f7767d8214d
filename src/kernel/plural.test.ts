import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import { pluralForm } from './plural.ts';

test('Slovenian and Croatian counts take the forms of the golden table', () => {
  for (const [form, counts] of Object.entries(vectors.pluralSl)) {
    for (const count of counts) assert.equal(pluralForm('sl', count), form, String(count));
  }
  for (const [form, counts] of Object.entries(vectors.pluralHr)) {
    for (const count of counts) assert.equal(pluralForm('hr', count), form, String(count));
  }
});

test('every count takes the form that Intl.PluralRules gives it', () => {
  for (const language of ['sl', 'en', 'hr'] as const) {
    const rules = new Intl.PluralRules(language);
    for (let count = 0; count <= 1200; count++) assert.equal(pluralForm(language, count), rules.select(count));
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(1, 10, 100, 1000), (count, parts) => {
        assert.equal(pluralForm(language, count / parts), rules.select(count / parts), String(count / parts));
      }),
    );
  }
});
