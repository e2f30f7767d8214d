import { type RegisterPlan } from '../metering.ts';
import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** A manager of four blocks, ten points each. */
export function manager({ firsts, longAgo }: Calendar): Customers {
  const contract = electricityContract('4600040', {
    holder: 'Upravnik Lipa d.o.o.',
    email: 'merilna.mesta@upravnik-lipa.example.com',
    from: longAgo,
  });
  const points = Array.from({ length: 40 }, (_, index) => {
    const serial = 100 + index;
    const yearly = 700 + ((index * 137) % 1900);
    const size = 3100 + ((index * 733) % 21_000);
    const registers: RegisterPlan[] =
      index % 10 === 0
        ? [{ code: '1.8.0', wholeDigits: 6, yearly, season: 'trade', endsAt: size }]
        : twoRates({ vt: size, mt: Math.round(size * 0.7) }, { vt: yearly, mt: Math.round(yearly * 0.6) });
    return point({
      serial,
      number: `3-${200_400 + index}`,
      operator: 'ELLJ',
      street: `Lipova ulica ${2 + 2 * Math.floor(index / 10)}${index % 10 === 0 ? ', stopnišče' : `, stanovanje ${index % 10}`}`,
      postCode: '1000',
      post: 'Ljubljana',
      contract,
      habit: index % 3 === 0 ? 'sends' : 'operator reads',
      meters: [meter(`8811${String(serial).padStart(4, '0')}`, longAgo, { readOn: firsts, registers })],
    });
  });
  return { contracts: [contract], points };
}
