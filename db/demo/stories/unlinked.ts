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

/** Contracts of people who have no account: yours to link. */
export function unlinked({ firsts, lasts, longAgo }: Calendar): Customers {
  const twoRate = electricityContract('4512279', {
    holder: 'Luka Potočnik',
    from: longAgo,
    linkable: true,
    linkProof: 'R20260418',
  });
  const oneRate = electricityContract('4513380', { holder: 'Darja Breznik', from: longAgo, linkable: true });
  const heat = gasContract('7703471', {
    holder: 'Luka Potočnik',
    from: longAgo,
    linkable: true,
    linkProof: 'R20260419',
  });
  const place = { street: 'Šolska ulica 14', postCode: '3320', post: 'Velenje' };
  return {
    contracts: [twoRate, oneRate, heat],
    points: [
      point({
        ...place,
        serial: 16,
        number: '2-571126',
        operator: 'ELCE',
        contract: twoRate,
        meters: [
          meter('20881764', longAgo, {
            readOn: firsts,
            registers: twoRates({ vt: 14_208, mt: 12_995 }, { vt: 1700, mt: 1500 }),
          }),
        ],
      }),
      point({
        serial: 17,
        number: '6-441207',
        operator: 'ELGO',
        street: 'Gozdna pot 3',
        postCode: '4240',
        post: 'Radovljica',
        contract: oneRate,
        meters: [
          meter('61200943', longAgo, {
            readOn: firsts,
            registers: [{ code: '1.8.0', wholeDigits: 6, yearly: 3100, season: 'home', endsAt: 36_450 }],
          }),
        ],
      }),
      point({
        ...place,
        serial: 18,
        number: 'KPVE-710552',
        operator: 'KPVE',
        contract: heat,
        meters: [meter('G4-774420', longAgo, { readOn: lasts, registers: gas(5_208, 990) })],
      }),
    ],
  };
}
