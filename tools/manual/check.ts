/** `node tools/manual/check.ts`, a part of `npm run check`: chapters whose page or label no longer exists. */
import { openManual } from '#features/manual/index.ts';
import { addressesOfPortal } from './addresses.ts';
import { labelsOf } from './catalogue.ts';
import { manualProblems } from './problems.ts';
import { allPictures } from '../../test/manual/all-pictures.ts';

const problems = manualProblems(await openManual(), {
  addresses: await addressesOfPortal(),
  labels: { sl: await labelsOf('sl'), en: await labelsOf('en') },
  pictures: allPictures.map(({ name, chapter, callouts = [] }) => ({
    name,
    chapter,
    marks: callouts.map(({ mark }) => mark),
  })),
});
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
