import { type RegisterPlan } from '../metering.ts';
import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** A roof that feeds in, a bakery behind transformers, a meter that is read remotely and feeds in a little. */
export function trades({ firsts, longAgo }: Calendar): Customers {
  const sun = electricityContract('4508822', { holder: 'Bojan Kralj', email: 'bojan.kralj@example.si', from: longAgo });
  const bakery = electricityContract('4609130', {
    holder: 'Pekarna Žemlja d.o.o.',
    email: 'pisarna@pekarna-zemlja.example.com',
    from: longAgo,
  });
  const remote = electricityContract('4509946', {
    holder: 'Alenka Rozman',
    email: 'alenka.rozman@example.si',
    from: longAgo,
  });
  const roof: RegisterPlan = { code: '2.8.0', wholeDigits: 6, yearly: 7200, season: 'sun', endsAt: 25_310 };
  const garage: RegisterPlan = { code: '2.8.0', wholeDigits: 6, yearly: 2700, season: 'sun', endsAt: 6_940 };
  const oven: RegisterPlan[] = twoRates({ vt: 20_418, mt: 31_077 }, { vt: 1900, mt: 2700 }).map((register) =>
    Object.assign(register, { constant: 40, season: 'trade' }),
  );
  return {
    contracts: [sun, bakery, remote],
    points: [
      point({
        serial: 10,
        number: '4-615208',
        operator: 'ELMB',
        street: 'Sončna ulica 9',
        postCode: '9000',
        post: 'Murska Sobota',
        contract: sun,
        meters: [
          meter('45001287', longAgo, {
            readOn: firsts,
            registers: [...twoRates({ vt: 12_870, mt: 15_022 }, { vt: 2600, mt: 2900 }), roof],
          }),
        ],
      }),
      point({
        serial: 11,
        number: '3-330096',
        operator: 'ELLJ',
        street: 'Mlinska pot 2',
        postCode: '8000',
        post: 'Novo mesto',
        contract: bakery,
        meters: [meter('CT-440192', longAgo, { readOn: firsts, registers: oven })],
      }),
      point({
        serial: 12,
        number: '6-433190',
        operator: 'ELGO',
        street: 'Jezerska cesta 60',
        postCode: '4260',
        post: 'Bled',
        contract: remote,
        habit: 'read remotely',
        meters: [
          meter('61177045', longAgo, {
            readOn: firsts,
            registers: [...twoRates({ vt: 5_533, mt: 6_180 }, { vt: 1500, mt: 1600 }), garage],
          }),
        ],
      }),
    ],
  };
}
