/**
 * The manual and the portal: everything a picture points at is there, and every label of a chapter stands on a page that
 * the chapter shows. With MANUAL=write (`npm run manual`) the pictures are taken anew.
 */
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { manualFolder, manualLanguages, openManual } from '#features/manual/index.ts';
import { openBrowser } from '#test/support/browser.ts';
import { shownPortal } from '#test/support/page-quality-portal.ts';
import { testPortal } from '#test/support/portal.ts';
import { allPictures, prepare } from './all-pictures.ts';
import { printPdf } from './pdf.ts';
import { look, take } from './take.ts';

const writes = process.env['MANUAL'] === 'write';
/** Names of pictures, to take only these; `pdf` for the PDFs. */
const only = process.env['MANUAL_ONLY']?.split(',');

test('every label of a chapter stands on a page that the chapter shows, and everything pointed at is there', async (t) => {
  const portal = await shownPortal(t);
  await prepare(portal);
  const browser = await openBrowser();
  const manual = await openManual();
  // what is pointed at is the same in every language, and `npm run check` compares the labels
  for (const language of writes ? manualLanguages : manualLanguages.slice(0, 1)) {
    const words = new Map<string, string>();
    for (const picture of allPictures.filter(({ name }) => only?.includes(name) ?? true)) {
      await t.test(`${language}: ${picture.name}`, async () => {
        const where = { portal, browser, language };
        const seen = writes && picture.onlyRead !== true ? await take(picture, where) : await look(picture, where);
        words.set(picture.chapter, `${words.get(picture.chapter) ?? ''} ${seen.words}`);
        if (seen.png !== undefined) await write(join(language, 'pictures', `${picture.name}.png`), seen.png);
      });
    }
    if (only !== undefined) continue;
    await t.test(`${language}: labels`, () => {
      const unseen = manual[language].chapters.flatMap(({ file, slug, labels }) =>
        labels.filter((label) => words.get(slug)?.includes(label) !== true).map((label) => `${file}: ${label}`),
      );
      assert.deepEqual(unseen, []);
    });
  }
});

test('the manual is made a PDF', { skip: !writes || only?.includes('pdf') === false }, async (t) => {
  const portal = await testPortal(t, { demo: true });
  const address = await portal.app.listen({ host: '127.0.0.1', port: 0 });
  for (const language of manualLanguages) {
    const pdf = await printPdf(await openBrowser(), { address, language });
    await rm(join(manualFolder, language, 'manual.pdf'), { force: true });
    await write(join(language, 'manual.pdf'), pdf);
  }
});

async function write(path: string, content: Buffer): Promise<void> {
  const file = join(manualFolder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
}
