import { Readable } from 'node:stream';
import {
  customer,
  noProblems,
  problemsOf,
  type CustomerVisit,
  type Guarded,
  type Problems,
} from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { Language } from '#kernel/language.ts';
import { NotFound, idOf, orNotFound, page, raw, seeOther, type Page } from '#platform/http/exchange.ts';
import { dayAndMonth } from '#ui/days.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { settingsCrumb } from '../crumbs.ts';
import type { RightsParts } from '../parts.ts';
import { askForArchive, confirmForDownload, hasRecentlyConfirmed, noteDownload } from './actions.ts';
import { findArchive, listArchives, listReadyParts } from './store.sql.ts';
import { texts } from './texts.ts';
import { archiveView, isUnderWay, progressSentence } from './view.ts';

const address = '/settings/data';
/** How often a page without a script comes anew, in seconds. */
const refreshEvery = 5;

type Names = 'showArchive' | 'askForArchive' | 'confirmForArchive' | 'sendArchiveProgress' | 'sendArchive';

/** Addresses: `/settings/data` and below. */
export function archivePages(parts: RightsParts): Readonly<Record<Names, Guarded>> {
  const resumeAt = { resumeAt: () => address, beforeNewTerms: true } as const;
  return {
    showArchive: customer((visit) => archivePage(parts, visit), resumeAt),
    askForArchive: customer(async (visit) => {
      const outcome = await askForArchive(parts, visit);
      return outcome.ok ? seeOther(address) : archivePage(parts, visit, { tooMany: true, status: 429 });
    }, resumeAt),
    confirmForArchive: customer(async (visit) => {
      const outcome = await confirmForDownload(parts, visit);
      if (outcome.ok) return seeOther(address);
      const status = outcome.refusals[0].code === 'paused' ? 429 : 422;
      return archivePage(parts, visit, { problems: problemsOf(outcome.refusals, visit.language), status });
    }, resumeAt),
    sendArchiveProgress: customer((visit) => sendProgress(parts, visit), resumeAt),
    sendArchive: customer((visit) => sendArchive(parts, visit), resumeAt),
  };
}

type Shown = { readonly problems?: Problems; readonly tooMany?: boolean; readonly status?: number };

async function archivePage(parts: RightsParts, visit: CustomerVisit, shown: Shown = {}): Promise<Page> {
  const { account, language } = visit;
  const { problems = noProblems, tooMany = false, status = 200 } = shown;
  const [archive] = await listArchives(parts.pool, { accountId: account.id });
  const main = archiveView({
    language,
    token: visit.formToken(),
    email: account.email,
    archive,
    confirmed: await hasRecentlyConfirmed(parts, visit),
    problems,
    tooMany,
    writeDay: (instant) => dayAndMonth(dayIn(instant, parts.supplier.timeZone), language),
  });
  return page({
    status,
    title: texts[language].title,
    main,
    crumbs: settingsCrumb(language),
    ...(isUnderWay(archive) ? { scripts: ['archive.js'], refreshSeconds: refreshEvery } : {}),
  });
}

/** What the enhancer asks: the state, how far it is, and the sentence that says so. */
async function sendProgress({ pool }: RightsParts, { account, params, language }: CustomerVisit) {
  const archive = orNotFound(await findArchive(pool, { accountId: account.id, id: idOf(params['id']) }));
  const { state, filesMade: made, filesPlanned: planned } = archive;
  const sentence = progressSentence(archive, language);
  return raw('application/json', JSON.stringify({ underWay: isUnderWay(archive), state, made, planned, sentence }));
}

const names: Readonly<Record<Language, string>> = { sl: 'moji-podatki', en: 'my-data', hr: 'moji-podaci' };

/** GET /settings/data/:id/archive.zip, for who has typed the password lately; others are asked for it first. */
async function sendArchive(parts: RightsParts, visit: CustomerVisit) {
  const { account, language, params, now } = visit;
  const id = idOf(params['id']);
  const found = await listReadyParts(parts.pool, { id, accountId: account.id, now });
  if (found.length === 0) throw new NotFound();
  if (!(await hasRecentlyConfirmed(parts, visit))) return seeOther(address);
  const archive = orNotFound(await findArchive(parts.pool, { accountId: account.id, id }));
  await noteDownload(parts, visit, id);
  const keys = found.map(({ objectKey }) => objectKey);
  const name = `${names[language]}-${dayIn(archive.readyAt ?? now, parts.supplier.timeZone)}.zip`;
  return raw('application/zip', Readable.from(partsOf(parts.objects, keys), { objectMode: false }), {
    'content-disposition': `attachment; filename="${name}"`,
    'content-length': String(archive.size),
  });
}

/** One part is open at a time. */
async function* partsOf(objects: Objects, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) {
    const body = await objects.open(key);
    if (body === undefined) throw new Error('the storage has lost a part of an archive');
    yield* body as AsyncIterable<Buffer>;
  }
}
