/** `/settings/bills`: *Obvestila o računih*. One form of three boxes; nothing in it can be wrong. */
import { customer, settingsFrame, type CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { html } from '#platform/html/html.ts';
import { page, seeOther, type Page, type Redirect } from '#platform/http/exchange.ts';
import { actions, checkbox, form, submit } from '#ui/form.ts';
import { notice } from '#ui/notice.ts';
import { findNoticeChoices, saveNoticeChoices } from './store.sql.ts';
import { noticeTexts } from './texts.ts';

export function billNoticePages({ pool }: { readonly pool: Pool }) {
  return {
    /** GET /settings/bills */
    showNotices: customer((visit) => noticesPage(pool, visit)),
    /** POST /settings/bills */
    saveNotices: customer((visit) => save(pool, visit), { resumeAt: () => '/settings/bills' }),
  };
}

/** Without a row everything is on. */
const usual = { onArrival: true, beforeDue: true, afterDue: true };

async function noticesPage(pool: Pool, visit: CustomerVisit): Promise<Page> {
  const { account, language, query } = visit;
  const t = noticeTexts(language);
  const chosen = (await findNoticeChoices(pool, { accountId: account.id })) ?? usual;
  const done = query.text('done') === 'saved' && notice('ok', html`<p>${t.saved}</p>`, { role: 'status' });
  const boxes = html`<fieldset class="stack tight"><legend class="label">${t.legend}</legend>${checkbox({ name: 'arrival', label: t.onArrival, checked: chosen.onArrival })}${checkbox({ name: 'before', label: t.beforeDue, checked: chosen.beforeDue })}${checkbox({ name: 'after', label: t.afterDue, checked: chosen.afterDue })}</fieldset>`;
  const choice = form({ action: '/settings/bills', token: visit.formToken(), class: 'card stack' }, [
    boxes,
    actions(submit(t.save)),
  ]);
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead(account.email)}</p>${done}${choice}<p class="muted">${t.collected}</p><p class="muted">${t.ways} <a href="/contracts">${t.contracts}</a>.</p></div>`;
  return page({
    title: t.title,
    crumbs: [{ label: t.settings, href: '/settings' }],
    main: settingsFrame(language, 'bills', main),
  });
}

async function save(pool: Pool, { account, form: typed, now, ip }: CustomerVisit): Promise<Redirect> {
  const chosen = {
    onArrival: typed.text('arrival') === 'yes',
    beforeDue: typed.text('before') === 'yes',
    afterDue: typed.text('after') === 'yes',
  };
  await transaction(pool, async (tx) => {
    await saveNoticeChoices(tx, { accountId: account.id, ...chosen, now });
    await audit(tx, { at: now, accountId: account.id, action: 'bill notices chosen', facts: chosen, origin: ip });
  });
  return seeOther('/settings/bills?done=saved');
}
