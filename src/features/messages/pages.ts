import { customer, writeMoment, writePhone, type CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { resumeAddress } from './actions.ts';
import { deliveryReports, type ReportParts } from './reports.ts';
import { countMessages, listMessages, listStopped } from './store.sql.ts';
import { texts } from './texts.ts';
import { messagesView } from './views.ts';
import { writeWhen } from './when.ts';

type MessageParts = ReportParts & {
  readonly pool: Pool;
  readonly supplier: { readonly timeZone: string; readonly country: string };
};

const pageSize = 50;

export function messagePages(parts: MessageParts) {
  return {
    showMessages: customer((visit) => messagesPage(parts, visit)),
    resume: customer(
      async ({ account, form, now, ip }) => {
        const channel = form.text('channel');
        const done = await resumeAddress(parts.pool, { accountId: account.id, channel, now, origin: ip });
        return seeOther(done ? '/messages?done=resumed' : '/messages');
      },
      { resumeAt: () => '/messages' },
    ),
    ...deliveryReports(parts),
  };
}

async function messagesPage({ pool, supplier }: MessageParts, visit: CustomerVisit): Promise<Page> {
  const { account, language, now, query } = visit;
  const { timeZone, country } = supplier;
  const accountId = account.id;
  const { total } = await countMessages(pool, { accountId });
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const asked = /^[1-9]\d{0,5}$/.test(query.text('page')) ? Number(query.text('page')) : 1;
  const shown = Math.min(asked, pages);
  const t = texts[language];
  return page({
    title: t.title,
    crumbs: [{ label: t.settings, href: '/settings' }],
    main: messagesView({
      messages: await listMessages(pool, { accountId, skipped: (shown - 1) * pageSize }),
      stopped: await listStopped(pool, { accountId }),
      page: shown,
      pages,
      resumed: query.text('done') === 'resumed',
      now,
      language,
      token: visit.formToken(),
      writeMoment: (instant) => writeMoment(instant, language, timeZone),
      writeWhen: (instant) => writeWhen(instant, now, { language, timeZone }),
      writePhone: (number) => writePhone(number, country),
    }),
  });
}
