import { addMonths, type Day } from '#kernel/day.ts';
import { divide, type MeterPlan } from '../metering.ts';
import { electricityContract, meter, point, twoRates, type Calendar, type Customers } from '../plan.ts';

/** A meter exchanged last spring. */
export function exchange({ today, firsts, longAgo }: Calendar): Customers {
  const exchanged = electricityContract('4503391', {
    holder: 'Marko Vidmar',
    email: 'marko.vidmar@example.si',
    from: longAgo,
  });
  const spring = lastSpring(today);
  const { former, later } = divide(firsts, spring);
  const yearly = { vt: 2100, mt: 1800 };
  const old: MeterPlan = {
    serial: '19870562',
    installedOn: longAgo,
    removedOn: spring,
    readOn: former,
    registers: twoRates({ vt: 81_305, mt: 64_770 }, yearly, 5),
  };
  const fresh = meter('52240871', spring, { readOn: later, registers: twoRates({ vt: 0, mt: 0 }, yearly) });
  return {
    contracts: [exchanged],
    points: [
      point({
        serial: 6,
        number: '2-551030',
        operator: 'ELCE',
        street: 'Savinjska cesta 41',
        postCode: '3000',
        post: 'Celje',
        contract: exchanged,
        meters: [old, sinceZero(fresh)],
      }),
    ],
  };
}

/** The latest 14 April that has a reading after it. */
function lastSpring(today: Day): Day {
  const spring = `${today.slice(0, 4)}-04-14` as Day;
  return addMonths(spring, 2) <= today ? spring : addMonths(spring, -12);
}

/** A new meter begins at zero: its last reading is what it has counted. */
function sinceZero(plan: MeterPlan): MeterPlan {
  const months = plan.readOn.length;
  const registers = plan.registers.map((register) => {
    const monthly = register.yearly / 12;
    const lastUses = Array.from({ length: Math.max(0, months - 1) }, (_, index) =>
      Math.round(monthly * (0.9 + (index % 5) / 20)),
    );
    const first = Math.round(monthly * 0.55);
    return { ...register, lastUses, endsAt: first + lastUses.reduce((sum, use) => sum + use, 0) };
  });
  return { ...plan, registers };
}
