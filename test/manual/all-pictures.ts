/** Every picture of the manual. */
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { billPictures } from './bill-pictures.ts';
import { firstPictures, prepareFirst } from './first-pictures.ts';
import { laterPictures, prepareLater } from './later-pictures.ts';
import type { Picture } from './picture.ts';
import { questionPictures } from './question-pictures.ts';
import { readingPictures } from './reading-pictures.ts';
import { servicePictures } from './service-pictures.ts';

export const allPictures: readonly Picture[] = [
  ...firstPictures,
  ...readingPictures,
  ...laterPictures,
  ...billPictures,
  ...questionPictures,
  ...servicePictures,
];

/** What must have happened in the portal before the first is taken. */
export async function prepare(portal: ShownPortal): Promise<void> {
  await prepareFirst(portal);
  await prepareLater(portal);
}

/** The pictures with the circles in each, as chapters explain them. */
export function takenPictures(): { name: string; chapter: string; marks: string[] }[] {
  return allPictures
    .filter(({ onlyRead }) => onlyRead !== true)
    .map(({ name, chapter, callouts = [] }) => ({ name, chapter, marks: callouts.map(({ mark }) => mark) }));
}
