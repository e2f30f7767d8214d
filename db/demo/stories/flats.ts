import { addDays } from '#kernel/day.ts';
import {
  electricityContract,
  gasContract,
  gas,
  meter,
  point,
  twoRates,
  type Calendar,
  type Customers,
} from '../plan.ts';

/** A couple that shares its contracts, and a flat that has never been read. */
export function flats({ today, firsts, lasts, longAgo }: Calendar): Customers {
  const holder = { holder: 'Marija Koren', email: 'marija.koren@example.si', from: longAgo };
  const power = electricityContract('4510057', holder);
  const heat = gasContract('7702360', holder);
  const place = { street: 'Cesta na polju 31a', postCode: '2000', post: 'Maribor' };
  const moved = addDays(today, -9);
  const empty = electricityContract('4511168', { holder: 'Eva Walker', email: 'eva.walker@example.com', from: moved });
  return {
    contracts: [power, heat, empty],
    points: [
      point({
        ...place,
        serial: 13,
        number: '4-620934',
        operator: 'ELMB',
        contract: power,
        meters: [
          meter('44190078', longAgo, {
            readOn: firsts,
            registers: twoRates({ vt: 27_006, mt: 30_411 }, { vt: 2000, mt: 2200 }),
          }),
        ],
      }),
      point({
        ...place,
        serial: 14,
        number: 'PLMB-104776',
        operator: 'PLMB',
        contract: heat,
        meters: [meter('G4-900315', longAgo, { readOn: lasts, registers: gas(7_915, 1120) })],
      }),
      point({
        serial: 15,
        number: '7-340015',
        operator: 'ELPR',
        street: 'Pristaniška ulica 4',
        postCode: '6000',
        post: 'Koper - Capodistria',
        contract: empty,
        meters: [
          meter('38800125', moved, { readOn: [], registers: twoRates({ vt: 0, mt: 0 }, { vt: 1400, mt: 1200 }) }),
        ],
      }),
    ],
  };
}
