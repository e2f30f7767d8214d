import { pluralForm } from '#kernel/plural.ts';

const sl = {
  own: 'Vaša merilna mesta',
  points: (count: number) =>
    `${count} ${{ one: 'merilno mesto', two: 'merilni mesti', few: 'merilna mesta', other: 'merilnih mest' }[pluralForm('sl', count)]}`,
  remote: 'Operater števec odčitava na daljavo, zato stanja ni treba sporočati.',
  someRemote: (count: number) => `Od tega jih operater na daljavo odčitava ${count}.`,
  submit: 'Oddaj števčno stanje',
};

const en: typeof sl = {
  own: 'Your metering points',
  points: (count) => `${count} ${count === 1 ? 'metering point' : 'metering points'}`,
  remote: 'The operator reads the meter remotely, so there is nothing to submit.',
  someRemote: (count) => `${count} of them are read remotely by the operator.`,
  submit: 'Submit a meter reading',
};

const hr: typeof sl = {
  own: 'Vaša obračunska mjerna mjesta',
  points: (count) =>
    `${count} ${{ one: 'mjerno mjesto', two: 'mjerna mjesta', few: 'mjerna mjesta', other: 'mjernih mjesta' }[pluralForm('hr', count)]}`,
  remote: 'Operator brojilo očitava daljinski, stanje nije potrebno dojavljivati.',
  someRemote: (count) => `Od toga ih operator daljinski očitava ${count}.`,
  submit: 'Dojavi stanje brojila',
};

export const texts = { sl, en, hr };
