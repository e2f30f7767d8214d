/** Pages that a walk has met, looked at again in a browser, as they were sent then. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBrowser } from './browser.ts';
import { axe, broken } from './page-quality.ts';
import type { Answer, TestPortal } from './portal.ts';

/** `where`: who has met it, in which language, at which address. */
export type WalkedPage = { readonly where: string; readonly answer: Pick<Answer, 'bytes' | 'headers'> };

/** What axe has against them on a phone. One page of the browser shows them all, with styles and scripts of the portal. */
export async function accessibilityProblems(portal: TestPortal, pages: readonly WalkedPage[]): Promise<string[]> {
  const { address, close } = await show(portal, pages);
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  try {
    await context.addInitScript(await axe());
    const page = await context.newPage();
    const problems: string[] = [];
    for (const [index, { where }] of pages.entries()) {
      await page.goto(`${address}/walked/${index}`, { waitUntil: 'domcontentloaded' });
      problems.push(...(await broken(page, { preload: false })).map((problem) => `${where}: ${problem}`));
    }
    return problems;
  } finally {
    await context.close();
    await close();
  }
}

/** A server of the pages as they were; whatever else they ask for, the portal answers. */
async function show(
  portal: TestPortal,
  pages: readonly WalkedPage[],
): Promise<{ address: string; close: () => Promise<void> }> {
  const answer = async ({ url = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const walked = pages[Number(/^\/walked\/(\d+)$/.exec(url)?.[1])];
    if (walked !== undefined) {
      const { 'content-type': type, 'content-security-policy': policy } = walked.answer.headers;
      response.writeHead(200, { 'content-type': String(type), 'content-security-policy': String(policy) });
      response.end(walked.answer.bytes);
      return;
    }
    const { statusCode, headers: sent, rawPayload } = await portal.app.inject({ url, headers: headers as Headers });
    response.writeHead(statusCode, sent as Headers).end(rawPayload);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

type Headers = Record<string, string>;
