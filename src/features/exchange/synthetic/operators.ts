/** The distribution operators of Slovenia (domain.md §2): names as they stand on bills and in the supplier's own lists. */

export type KnownOperator = {
  readonly code: string;
  readonly name: string;
  readonly energy: 'electricity' | 'gas';
  /** How the operator's old point numbers begin: a digit for electricity, four letters for gas. */
  readonly prefix: string;
};

export const electricityOperators = [
  { code: 'ELCE', name: 'Elektro Celje', energy: 'electricity', prefix: '2' },
  { code: 'ELGO', name: 'Elektro Gorenjska', energy: 'electricity', prefix: '6' },
  { code: 'ELLJ', name: 'Elektro Ljubljana', energy: 'electricity', prefix: '3' },
  { code: 'ELMB', name: 'Elektro Maribor', energy: 'electricity', prefix: '4' },
  { code: 'ELPR', name: 'Elektro Primorska', energy: 'electricity', prefix: '7' },
] as const satisfies readonly KnownOperator[];

export const gasOperators = [
  { code: 'ADPL', name: 'Adriaplin', energy: 'gas', prefix: 'ADPL' },
  { code: 'DOPL', name: 'Domplan', energy: 'gas', prefix: 'DOPL' },
  { code: 'ENCE', name: 'Energetika Celje', energy: 'gas', prefix: 'ENCE' },
  { code: 'ENLJ', name: 'Energetika Ljubljana', energy: 'gas', prefix: 'ENLJ' },
  { code: 'PLIN', name: 'Enos', energy: 'gas', prefix: 'PLIN' },
  { code: 'ISPL', name: 'Istrabenz plini', energy: 'gas', prefix: 'ISPL' },
  { code: 'JPSE', name: 'Javno podjetje plinovod Sevnica', energy: 'gas', prefix: 'JPSE' },
  { code: 'JKSG', name: 'Javno komunalno podjetje Slovenj Gradec', energy: 'gas', prefix: 'JKSG' },
  { code: 'JEIN', name: 'Jeko', energy: 'gas', prefix: 'JEIN' },
  { code: 'KPVE', name: 'Komunalno podjetje Velenje', energy: 'gas', prefix: 'KPVE' },
  { code: 'KPVR', name: 'Komunalno podjetje Vrhnika', energy: 'gas', prefix: 'KPVR' },
  { code: 'PETR', name: 'Petrol', energy: 'gas', prefix: 'PETR' },
  { code: 'PLMB', name: 'Plinarna Maribor', energy: 'gas', prefix: 'PLMB' },
] as const satisfies readonly KnownOperator[];
