/** The files that browsers load: bundled once at start, served from memory. */
import { fileURLToPath } from 'node:url';
import { buildAssets, type Assets } from '#platform/assets/assets.ts';
import { serveAsset, serveFavicon } from '#platform/assets/serve.ts';
import { raw } from '#platform/http/exchange.ts';
import type { Listener } from '#platform/http/server.ts';
import { pageAssets, uiAssets } from '#ui/assets.ts';
import { defaultBrand, type Brand } from '#ui/brand.ts';
import type { PageAssets } from '#ui/layout.ts';

/** Enhancers that single pages ask for, by the name they ask with. */
const scriptsOfPages: Readonly<Record<string, string>> = {
  'registration.js': '../features/accounts/registration/registration.client.ts',
  'captcha-solver.js': '../platform/captcha/solver.client.ts',
  'attachments.js': '../features/conversations/attachments/attachments.client.ts',
  'operators.js': '../features/contracts/operators.client.ts',
  'copy.js': '../features/bills/pages/copy.client.ts',
  'print.js': '../features/readings/print.client.ts',
  'reminder-switches.js': '../features/readings/reminder-switches.client.ts',
  'questions.js': '../features/pages/questions/questions.client.ts',
  'archive.js': '../features/rights/archive/archive.client.ts',
  'stop.js': '../features/reminders/pages/stop.client.ts',
};

export type PortalAssets = {
  readonly built: Assets;
  readonly ofEveryPage: PageAssets;
  readonly script: (name: string) => string;
};

export async function buildPortalAssets(brand: {
  readonly [Key in keyof Brand]?: Brand[Key] | undefined;
}): Promise<PortalAssets> {
  const set = Object.fromEntries(Object.entries(brand).filter(([, value]) => value !== undefined));
  const { bundles, texts } = uiAssets({ ...defaultBrand, ...set });
  const ofPages = Object.entries(scriptsOfPages).map(([name, path]) => [
    name,
    fileURLToPath(new URL(path, import.meta.url)),
  ]);
  const built = await buildAssets({ bundles: { ...bundles, ...Object.fromEntries(ofPages) }, texts });
  return { built, ofEveryPage: pageAssets(built.url), script: built.url };
}

export function assetListeners({ built }: PortalAssets): Listener[] {
  return [
    { method: 'GET', path: '/assets/:file', answer: (request) => Promise.resolve(serveAsset(built, request)) },
    {
      method: 'GET',
      path: '/favicon.ico',
      answer: (request) => Promise.resolve(serveFavicon(built, 'icon.svg', request)),
    },
    // the pages behind the log-in are of no use to a search engine, the ones before it are few
    {
      method: 'GET',
      path: '/robots.txt',
      answer: () => Promise.resolve(raw('text/plain', 'User-agent: *\nDisallow: /\nAllow: /$\n')),
    },
  ];
}
