/** Every picture of the manual. */
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { billPictures } from './bill-pictures.ts';
import { firstPictures, prepareFirst } from './first-pictures.ts';
import { laterPictures, prepareLater } from './later-pictures.ts';
import type { Picture } from './picture.ts';

export const allPictures: readonly Picture[] = [...firstPictures, ...laterPictures, ...billPictures];

/** What must have happened in the portal before the first is taken. */
export async function prepare(portal: ShownPortal): Promise<void> {
  await prepareFirst(portal);
  await prepareLater(portal);
}
