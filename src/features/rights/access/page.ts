import { settingsFrame, writeMoment, type CustomerVisit } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Pool } from '#platform/db/pool.ts';
import { html, type Html } from '#platform/html/html.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import { emptyState, pager } from '#ui/table.ts';
import { settingsCrumb } from '../crumbs.ts';
import { countAccesses, listAccesses, type ListAccessesRow } from './store.sql.ts';
import { texts } from './texts.ts';

const pageSize = 50;

/** GET /settings/access: who has looked at the account's data, the newest first. */
export async function accessPage(
  parts: { readonly pool: Pool; readonly supplier: { readonly timeZone: string } },
  { account, language, query }: CustomerVisit,
): Promise<Page> {
  const { pool, supplier } = parts;
  const accountId = account.id;
  const { total } = await countAccesses(pool, { accountId });
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const asked = /^[1-9]\d{0,5}$/.test(query.text('page')) ? Number(query.text('page')) : 1;
  const shown = Math.min(asked, pages);
  const accesses = await listAccesses(pool, { accountId, limit: pageSize, skipped: (shown - 1) * pageSize });
  const moment = (instant: Date): string => writeMoment(instant, language, supplier.timeZone);
  const t = texts[language];
  const list =
    accesses.length === 0
      ? emptyState({ title: t.emptyTitle, text: t.empty })
      : html`<ol class="card stack">${accesses.map((access) => accessLine(access, { language, moment }))}</ol>`;
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${list}${pager({ page: shown, pages, href: (number) => `/settings/access?page=${number}` }, language)}${about(language)}</div>`;
  return page({ title: t.title, crumbs: settingsCrumb(language), main: settingsFrame(language, 'access', main) });
}

type Words = { readonly language: PageLanguage; readonly moment: (instant: Date) => string };

function accessLine({ accessedAt, who, what, reason }: ListAccessesRow, { language, moment }: Words): Html {
  const t = texts[language];
  const things: Readonly<Record<string, string>> = t.things;
  return html`<li class="stack tight"><b>${things[what] ?? what}</b><span class="small muted">${moment(accessedAt)}</span><span>${t.who}: ${who}</span><span>${t.reason}: ${reason}</span></li>`;
}

/** Says what stands here and, as plainly, what does not. */
function about(language: PageLanguage): Html {
  const t = texts[language];
  const list = (lines: readonly string[]): Html =>
    html`<div class="prose"><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
  return html`<section class="stack"><h2>${t.recordedTitle}</h2>${list(t.recorded)}</section><section class="stack"><h2>${t.notRecordedTitle}</h2>${list(t.notRecorded)}</section><p>${t.ask} <a href="/contact">${t.contact}</a></p>`;
}
