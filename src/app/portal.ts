/** Puts the portal together: what is configured, what answers, what runs beside. Nothing is started here. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { offerShelf } from '#features/offers/index.ts';
import { ArticleRefused, openLibrary, versionProblem, type Library } from '#features/pages/index.ts';
import { newTermsDetour } from '#features/rights/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn, type Day } from '#kernel/day.ts';
import { createLimits } from '#platform/limits/limits.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import { securityHeaders } from '#platform/http/security-headers.ts';
import { createServer, type Listener } from '#platform/http/server.ts';
import type { Log } from '#platform/log.ts';
import { openObjects } from '#platform/objects/objects.ts';
import type { Metrics } from '#platform/metrics/metrics.ts';
import { assetListeners, buildPortalAssets } from './assets.ts';
import { createFrame } from './frame.ts';
import { healthListeners } from './health.ts';
import { createPipeline } from './pipeline.ts';
import { routes } from './routes.ts';

export type PortalParts = {
  readonly config: Pick<Config, 'publicUrl' | 'secret' | 'trustProxy' | 'smsGateway' | 'demo' | 'objects'>;
  readonly supplier: Supplier;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of each answer that was sent. */
  readonly count?: Metrics['countRequest'];
  /** Only tests wait otherwise. */
  readonly wait?: (milliseconds: number) => Promise<void>;
};

/** People must not be asked to agree to a text that no longer holds, or that nobody can read. */
function checkAgreedVersion({ terms, privacy }: Library, { consents }: Supplier, today: Day): void {
  const problem = versionProblem(consents.termsAndPrivacyVersion, [...terms.list('sl'), ...privacy.list('sl')], today);
  if (problem !== undefined) throw new ArticleRefused(problem);
}

export async function createPortal(parts: PortalParts): Promise<FastifyInstance> {
  const { config, supplier, pool, clock, log } = parts;
  const assets = await buildPortalAssets(supplier.brand);
  const library = await openLibrary(supplier.folder, (problem) => log.warn({}, problem));
  checkAgreedVersion(library, supplier, dayIn(clock.now(), supplier.timeZone));
  const frame = createFrame({
    supplier,
    library,
    demo: config.demo,
    assets: assets.ofEveryPage,
    script: assets.script,
  });
  const { publicUrl, secret } = config;
  const pipeline = createPipeline({
    pool,
    clock,
    secret,
    publicUrl,
    timeZone: supplier.timeZone,
    frame,
    detour: (visit) => newTermsDetour({ supplier, library }, visit),
    log,
  });
  const dependencies = {
    pool,
    supplier,
    library,
    offers: await library.open(offerShelf),
    secret,
    publicUrl: publicUrl.origin,
    twilioToken: config.smsGateway?.kind === 'twilio' ? config.smsGateway.token : undefined,
    // the demo shows SMS on its mailbox page
    sendsSms: config.demo || config.smsGateway !== undefined,
    objects: openObjects(config.objects),
    limits: createLimits(secret),
    script: assets.script,
    wait: parts.wait ?? ((milliseconds: number) => sleep(milliseconds)),
    demo: config.demo,
  };

  const pages: Listener[] = routes(dependencies).map(([method, path, open]) => ({
    method,
    path,
    answer: (request) => pipeline.answer(request, open),
    takesFiles: open.takesFiles !== undefined,
  }));

  return createServer({
    listeners: [...healthListeners(pool), ...assetListeners(assets), ...pages],
    otherwise: pipeline.otherwise,
    log: (line) => {
      log.info(line, 'answered');
      parts.count?.(line);
    },
    headers: securityHeaders(publicUrl.protocol === 'https:'),
    secureCookies: publicUrl.protocol === 'https:',
    trustProxy: config.trustProxy,
  });
}
