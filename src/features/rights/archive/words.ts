/** The words of the README in an archive: what each file is and what each of its columns means. */
import { en } from './words.en.ts';
import { hr } from './words.hr.ts';
import { sl, type ArchiveWords } from './words.sl.ts';

export type ColumnWord = keyof ArchiveWords['columns'];
export type ListWord = keyof ArchiveWords['lists'];

export const words = { sl, en, hr };
