import { addMonths, type Day } from '#kernel/day.ts';
import { type RegisterPlan } from '../metering.ts';
import { electricityContract, meter, point, type Calendar, type Customers } from '../plan.ts';

/** Franc Oblak: the readings on the manual's own screen, and every month since. */
export function manual({ firsts }: Calendar): Customers {
  const shownOn = '2019-07-01' as Day;
  const months: Day[] = ['2019-05-01' as Day, '2019-06-01' as Day, shownOn];
  for (let day = addMonths(shownOn, 1); day <= (firsts.at(-1) ?? shownOn); day = addMonths(day, 1)) months.push(day);
  const contract = electricityContract('4300117', {
    holder: 'Franc Oblak',
    email: 'franc.oblak@example.si',
    from: '2018-04-01' as Day,
  });
  const since = months.length - 3;
  const registers: RegisterPlan[] = [
    {
      code: '1.8.1',
      wholeDigits: 6,
      yearly: 0,
      season: 'home',
      ...manualCounts(16433, { last: 326, monthly: 312, since }),
    },
    {
      code: '1.8.2',
      wholeDigits: 6,
      yearly: 0,
      season: 'home',
      ...manualCounts(20952, { last: 550, monthly: 498, since }),
    },
  ];
  return {
    contracts: [contract],
    points: [
      point({
        serial: 3,
        number: '4-730118',
        operator: 'ELMB',
        street: 'Vinogradna pot 7',
        postCode: '2000',
        post: 'Maribor',
        contract,
        habit: 'operator reads',
        meters: [meter('40117733', contract.from, { readOn: months, registers })],
      }),
    ],
  };
}

/** Uses with a season around the monthly mean, such that the third reading shows `value` after using `last`. */
function manualCounts(value: number, { last, monthly, since }: { last: number; monthly: number; since: number }) {
  const share = [0.84, 0.85, 0.88, 0.98, 1.1, 1.22, 1.24, 1.16, 1.06, 0.96, 0.88, 0.83]; // July first
  const after = Array.from(
    { length: since },
    (_, index) => Math.round(monthly * (share[index % 12] ?? 1)) + ((index * 7) % 13),
  );
  const lastUses = [monthly - 9, last, ...after];
  return { lastUses, endsAt: value + after.reduce((sum, use) => sum + use, 0) };
}
