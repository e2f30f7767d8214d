/** The manual on paper: the page with all chapters, as the browser prints it, tagged and with bookmarks. */
import type { Browser } from 'playwright-core';
import type { ManualLanguage } from '#features/manual/index.ts';
import { withPalettes } from './indexed-pdf.ts';

type Where = { readonly address: string; readonly language: ManualLanguage };

export async function printPdf(browser: Browser, { address, language }: Where): Promise<Buffer> {
  const context = await browser.newContext({ baseURL: address, colorScheme: 'light', reducedMotion: 'reduce' });
  try {
    await context.addCookies([{ name: 'odcitek_language', value: language, url: address }]);
    const page = await context.newPage();
    await page.goto('/help/manual/all');
    // pictures further down wait until somebody scrolls to them, which nobody does on paper
    await page.evaluate(`Promise.all([...document.images].map((image) => new Promise((loaded, failed) => {
      const fail = () => failed(new Error('no picture at ' + image.src));
      image.loading = 'eager';
      if (image.complete) return image.naturalWidth > 0 ? loaded() : fail();
      image.onload = loaded;
      image.onerror = fail;
    })))`);
    // what leads out of the manual would lead to the portal that it was printed from
    await page.evaluate(
      `document.querySelectorAll('a:not([href^="#"])').forEach((link) => link.removeAttribute('href'))`,
    );
    await page.evaluate(`document.title = document.querySelector('h1').textContent`);
    await page.evaluate('document.fonts.ready');
    const number =
      '<p style="width: 100%; font: 8px sans-serif; text-align: center"><span class="pageNumber"></span></p>';
    const pdf = await page.pdf({
      format: 'A4',
      margin: { top: '18mm', bottom: '18mm', left: '20mm', right: '20mm' },
      tagged: true,
      outline: true,
      displayHeaderFooter: true,
      headerTemplate: '<p></p>',
      footerTemplate: number,
    });
    return withPalettes(withoutDay(pdf));
  } finally {
    await context.close();
  }
}

/** The same manual is the same file, whenever it is made. */
function withoutDay(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const day = /\/(CreationDate|ModDate) \(D:(\d{14})/g;
  return Buffer.from(
    text.replaceAll(day, (_, name: string) => `/${name} (D:20000101000000`),
    'latin1',
  );
}
