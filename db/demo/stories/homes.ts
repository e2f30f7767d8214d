import { type RegisterPlan } from '../metering.ts';
import { electricityContract, gasContract, gas, meter, point, type Calendar, type Customers } from '../plan.ts';

/** A house with one rate, and one that only heats with gas. */
export function homes({ firsts, lasts, longAgo }: Calendar): Customers {
  const power = electricityContract('4502210', {
    holder: 'Jože Hribar',
    email: 'joze.hribar@example.si',
    from: longAgo,
  });
  const heat = gasContract('7701245', { holder: 'Petra Kos', email: 'petra.kos@example.si', from: longAgo });
  const oneRate: RegisterPlan = { code: '1.8.0', wholeDigits: 5, yearly: 2900, season: 'home', endsAt: 48_217 };
  return {
    contracts: [power, heat],
    points: [
      point({
        serial: 4,
        number: '6-420771',
        operator: 'ELGO',
        street: 'Podgora 5',
        postCode: '4000',
        post: 'Kranj',
        contract: power,
        meters: [meter('60330912', longAgo, { readOn: firsts, registers: [oneRate] })],
      }),
      point({
        serial: 5,
        number: 'ADPL-300451',
        operator: 'ADPL',
        street: 'Vrtna ulica 12',
        postCode: '1230',
        post: 'Domžale',
        contract: heat,
        meters: [meter('G4-882716', longAgo, { readOn: lasts, registers: gas(11_640, 1450) })],
      }),
    ],
  };
}
