import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { conversionFactor, gasEnergy, publishedFactors, STANDARD_TO_NORMAL } from './gas-energy.ts';

type Vector = { altitude: number; overpressureMbar: number; tempC: number; z: string };

const { gasZ } = JSON.parse(readFileSync(new URL('../../../test/golden/vectors.json', import.meta.url), 'utf8')) as {
  gasZ: readonly Vector[];
};

test('the formula gives every factor that is published', () => {
  assert.equal(gasZ.length, 3);
  for (const { altitude, overpressureMbar, tempC, z } of gasZ) {
    const placement = tempC === 15 ? 'indoors' : 'outdoors';
    const factor = conversionFactor({ altitudeMetres: altitude, overpressureMbar, placement });
    assert.equal((factor / 1_000_000).toFixed(5), z);
  }
  for (const { z, ...place } of publishedFactors) assert.equal(conversionFactor(place), z);
});

test('100 m³ at the start of 2017 in Ljubljana were 1066,70 kWh', () => {
  const { normalVolume, energy } = gasEnergy(100_000, { z: 938_580, calorificValue: 11_365_000 });
  assert.equal(normalVolume, 93_858);
  assert.equal(energy, 1_066_696);
  assert.equal((energy / 1000).toFixed(2), '1066.70');
});

test('a corrector counts standard cubic metres, which hold less than normal ones', () => {
  const { normalVolume } = gasEnergy(100_000, { z: STANDARD_TO_NORMAL, calorificValue: 11_365_000 });
  assert.equal(normalVolume, 94_760);
});

test('energy grows with the volume, and two halves make the whole within a watt-hour', () => {
  const factors = {
    z: fc.integer({ min: 800_000, max: 1_300_000 }),
    calorificValue: fc.integer({ min: 9e6, max: 13e6 }),
  };
  const volume = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(volume, volume, fc.record(factors), (one, other, given) => {
      const energyOf = (litres: number): number => gasEnergy(litres, given).energy;
      assert(Math.abs(energyOf(one) + energyOf(other) - energyOf(one + other)) <= 1);
      assert(energyOf(Math.min(one, other)) <= energyOf(Math.max(one, other)));
    }),
  );
});
