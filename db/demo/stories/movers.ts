import { addMonths, firstOfMonth } from '#kernel/day.ts';
import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** One flat, two tenants: the second sees nothing of the first. */
export function movers({ today, firsts, longAgo }: Calendar): Customers {
  const movedOn = firstOfMonth(addMonths(today, -8));
  const left = electricityContract('4506607', {
    holder: 'Tomaž Pirc',
    email: 'tomaz.pirc@example.si',
    from: longAgo,
    until: movedOn,
  });
  const came = electricityContract('4507719', {
    holder: 'Nika Pirnat',
    email: 'nika.pirnat@example.si',
    from: movedOn,
  });
  const flat = point({
    serial: 9,
    number: '3-207715',
    operator: 'ELLJ',
    street: 'Trubarjeva ulica 22',
    postCode: '1000',
    post: 'Ljubljana',
    contract: left,
    meters: [
      meter('70099812', longAgo, {
        readOn: firsts,
        registers: twoRates({ vt: 9_020, mt: 7_744 }, { vt: 1200, mt: 900 }),
      }),
    ],
  });
  return {
    contracts: [left, came],
    points: [{ ...flat, supplies: [...flat.supplies, { contract: came.number, from: came.from }] }],
  };
}
