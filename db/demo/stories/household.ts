import { addMonths, type Day } from '#kernel/day.ts';
import {
  electricityContract,
  gasContract,
  earlier,
  gas,
  meter,
  point,
  twoRates,
  type Calendar,
  type Customers,
} from '../plan.ts';

/** Maja Zupan: the customer of the drawings. */
export function household({ firsts, lasts, longAgo }: Calendar): Customers {
  const holder = { holder: 'Maja Zupan', email: 'maja.zupan@example.si' };
  const power = electricityContract('4501882', { ...holder, from: earlier('2021-03-01' as Day, longAgo) });
  const heat = gasContract('7700431', { ...holder, from: earlier('2022-09-15' as Day, addMonths(longAgo, 12)) });
  const place = { street: 'Celovška cesta 118', postCode: '1000', post: 'Ljubljana' };
  const [vt, mt] = twoRates({ vt: 16433, mt: 20952 }, { vt: 3600, mt: 5200 });
  const registers = [
    { ...vt, lastUses: [271, 309] },
    { ...mt, lastUses: [368, 470] },
  ];
  return {
    contracts: [power, heat],
    points: [
      point({
        ...place,
        serial: 1,
        number: '3-118204',
        operator: 'ELLJ',
        contract: power,
        meters: [meter('71204418', power.from, { readOn: firsts, registers })],
      }),
      point({
        ...place,
        serial: 2,
        number: 'ENLJ-004518207',
        operator: 'ENLJ',
        contract: heat,
        meters: [meter('P2208117', heat.from, { readOn: lasts, registers: gas(4087, 980) })],
      }),
    ],
  };
}
