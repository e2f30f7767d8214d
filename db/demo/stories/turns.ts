import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** Registers of five digits: one about to pass 99999, one that has. */
export function turns({ firsts, longAgo }: Calendar): Customers {
  const nearTop = electricityContract('4504406', {
    holder: 'Ivana Golob',
    email: 'ivana.golob@example.si',
    from: longAgo,
  });
  const rolled = electricityContract('4505518', {
    holder: 'Zdenka Mlakar',
    email: 'zdenka.mlakar@example.si',
    from: longAgo,
  });
  return {
    contracts: [nearTop, rolled],
    points: [
      point({
        serial: 7,
        number: '7-318822',
        operator: 'ELPR',
        street: 'Ob burji 3',
        postCode: '5000',
        post: 'Nova Gorica',
        contract: nearTop,
        meters: [
          meter('33019277', longAgo, {
            readOn: firsts,
            registers: twoRates({ vt: 99_871, mt: 71_204 }, { vt: 2400, mt: 1900 }, 5),
          }),
        ],
      }),
      point({
        serial: 8,
        number: '2-560417',
        operator: 'ELCE',
        street: 'Pod gradom 16',
        postCode: '3000',
        post: 'Celje',
        contract: rolled,
        meters: [
          meter('33019931', longAgo, {
            readOn: firsts,
            registers: twoRates({ vt: 1_512, mt: 88_040 }, { vt: 2200, mt: 1700 }, 5),
          }),
        ],
      }),
    ],
  };
}
