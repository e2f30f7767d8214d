/** Whether the pictures that the texts show are there, and the others are needed. */
import { join } from 'node:path';
import { namesIn } from '../shelf/files.ts';
import { openPictures, pictureName } from '../shelf/pictures.ts';
import { ArticleRefused } from '../shelf/refused.ts';
import { error, warning, type Finding } from './finding.ts';
import type { CheckedText } from './texts.ts';

export async function pictureFindings(supplierFolder: string, texts: readonly CheckedText[]): Promise<Finding[]> {
  const names = new Set(await namesIn(join(supplierFolder, 'pictures')));
  const used = new Set(texts.flatMap(({ parsed }) => parsed.pictures.map(({ name }) => name)));
  const missing = texts.flatMap(({ file, parsed }) =>
    parsed.pictures
      .filter(({ name }) => !names.has(name))
      .map(({ name, line }) => error({ file, line }, `there is no picture pictures/${name}`)),
  );
  const pictures = openPictures(supplierFolder);
  const bad: Finding[] = [];
  for (const name of names) {
    const file = `pictures/${name}`;
    if (!pictureName.test(name)) bad.push(error({ file }, 'a picture is called name.svg, name.png or name.jpg'));
    else if (!used.has(name)) bad.push(warning({ file }, 'no text shows this picture'));
    else bad.push(...(await problemOf(() => pictures.find(name), file)));
  }
  return [...missing, ...bad];
}

async function problemOf(find: () => Promise<unknown>, file: string): Promise<Finding[]> {
  try {
    await find();
    return [];
  } catch (refused) {
    if (!(refused instanceof ArticleRefused)) throw refused;
    return [error({ file }, refused.message.replace(`${file}: `, ''))];
  }
}
