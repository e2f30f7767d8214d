/** `/readings/:id/withdrawal`: asks once, then takes the reading back. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { tariffOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, orNotFound, page, seeOther, type Reply } from '#platform/http/exchange.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, form, submit } from '#ui/form.ts';
import { digits, facts, tariffMark } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { addressOf, nameOf } from './form-facts.ts';
import type { ListedKind } from './filters.ts';
import { contactLink, type Help } from './help.ts';
import { findWithdrawable, type FindWithdrawableRow } from './list.sql.ts';
import { listTexts } from './list-texts.ts';
import { barOf, withdrawReading, type WithdrawalBar } from './withdrawal.ts';

type Parts = Help & { readonly pool: Pool };

export async function withdrawalPage(parts: Parts, visit: CustomerVisit, refused?: WithdrawalBar): Promise<Reply> {
  const id = idOf(visit.params['id']);
  const found = orNotFound(await findWithdrawable(parts.pool, { accountId: visit.account.id, id }));
  if (found.registers.every(({ state }) => state === 'withdrawn')) return seeOther('/readings?withdrawn=yes');
  const bar = refused ?? barOf(found);
  const t = listTexts(visit.language);
  return page({
    status: refused === undefined ? 200 : 422,
    title: bar === undefined ? t.confirm.title : t.confirm.cannot,
    main: bar === undefined ? question(found, visit) : explanation(bar, visit, contactLink(parts)),
    crumbs: [
      { href: '/', label: t.home },
      { href: '/readings', label: t.title },
    ],
  });
}

export async function withdraw(parts: Parts, visit: CustomerVisit): Promise<Reply> {
  const { account, now, ip } = visit;
  const readingId = idOf(visit.params['id']);
  const result = await withdrawReading(parts.pool, { readingId, sender: { accountId: account.id, now, origin: ip } });
  if (result.outcome === 'withdrawn') return seeOther('/readings?withdrawn=yes');
  return withdrawalPage(parts, visit, result.by);
}

function question(found: FindWithdrawableRow, visit: CustomerVisit): Html {
  const { language } = visit;
  const t = listTexts(language);
  const standing = found.registers.filter(({ state }) => state === 'current');
  const values = standing.map(
    ({ code, value, wholeDigits }) =>
      html`<p class="row">${tariffMark(tariffOf(code))} ${digits(value, wholeDigits)}</p>`,
  );
  const told = facts([
    [t.confirm.point, `${nameOf(found)}, ${addressOf(found)}`],
    [t.confirm.readOn, writtenDay(found.readOn, language)],
    [t.confirm.kind, t.kinds[found.kind as ListedKind]],
  ]);
  const what = found.kind === 'submission' ? t.confirm.afterSubmission : t.confirm.afterOwnRecord;
  const ask = form(
    { action: visit.path, token: visit.formToken() },
    actions(
      submit(t.confirm.button, { kind: 'danger big' }),
      html`<a class="btn quiet" href="/readings">${t.confirm.keep}</a>`,
    ),
  );
  return html`<div class="stack loose narrow"><h1>${t.confirm.title}</h1><div class="card stack">${values}${told}</div>
${notice('info', html`${standing.length > 1 && html`<p><strong>${t.confirm.together}</strong></p>`}<p>${what}</p>`)}${ask}</div>`;
}

function explanation(bar: WithdrawalBar, { language }: CustomerVisit, contact: string): Html {
  const t = listTexts(language).confirm;
  const why = notice(
    'warn',
    html`<p>${bar === 'handed_over' ? t.handedOver : t.replaced}</p>${bar === 'handed_over' && html`<p><a href="${contact}">${t.contact}</a></p>`}`,
  );
  return html`<div class="stack loose narrow"><h1>${t.cannot}</h1>${why}<p><a class="btn plain" href="/readings">${t.back}</a></p></div>`;
}
