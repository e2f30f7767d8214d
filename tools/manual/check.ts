/** `node tools/manual/check.ts`, a part of `npm run check`: chapters whose page or label no longer exists. */
import { openManual } from '#features/manual/index.ts';
import { addressesOfPortal } from './addresses.ts';
import { labelsOf } from './catalogue.ts';
import { manualProblems } from './problems.ts';
import { takenPictures } from '../../test/manual/all-pictures.ts';

const problems = manualProblems(await openManual(), {
  addresses: await addressesOfPortal(),
  labels: { sl: await labelsOf('sl'), en: await labelsOf('en') },
  pictures: takenPictures(),
});
for (const problem of problems) console.log(problem);
// what is imported from the tests would otherwise report that there were none
process.exit(problems.length === 0 ? 0 : 1);
