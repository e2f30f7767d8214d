import { addDays } from '#kernel/day.ts';
import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** Ante Perić in Split: a point across the border, numbered as Croatian ones are. He has only just come. */
export function croatia({ today }: Calendar): Customers {
  const moved = addDays(today, -9);
  const holder = { holder: 'Ante Perić', email: 'ante.peric@example.com' };
  const power = electricityContract('4514491', { ...holder, country: 'HR', from: moved });
  return {
    contracts: [power],
    points: [
      point({
        serial: 99,
        number: '1300418207',
        operator: 'HEP-13',
        street: 'Vukovarska ulica 31',
        postCode: '21000',
        post: 'Split',
        contract: power,
        meters: [
          meter('50031907', moved, { readOn: [], registers: twoRates({ vt: 0, mt: 0 }, { vt: 1500, mt: 1100 }) }),
        ],
      }),
    ],
  };
}
