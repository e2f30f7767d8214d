import { anyone, writeMoment, type Visit } from '#features/accounts/index.ts';
import { idOf, orNotFound, page, raw } from '#platform/http/exchange.ts';
import type { Pool } from '#platform/db/pool.ts';
import { findMail, listMails } from './store.sql.ts';
import { texts } from './texts.ts';
import { mailboxView, mailView } from './views.ts';

/** A mail's own page: its inline styles may show, nothing may run or load, and links open in the whole window. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

/** Only for the demo. `timeZone` is the supplier's. */
export function mailboxPages({ pool, supplier }: { pool: Pool; supplier: { readonly timeZone: string } }) {
  const get = async ({ params }: Visit) => orNotFound(await findMail(pool, { id: idOf(params['id']) }));
  const moments = ({ language }: Visit) => ({
    language,
    writeMoment: (instant: Date) => writeMoment(instant, language, supplier.timeZone),
  });
  return {
    showMailbox: anyone(async (visit) =>
      page({ title: texts[visit.language].title, main: mailboxView(await listMails(pool, {}), moments(visit)) }),
    ),
    showMail: anyone(async (visit) => {
      const mail = await get(visit);
      const crumbs = [{ label: texts[visit.language].title, href: '/demo/mailbox' }];
      return page({ title: mail.subject, main: mailView(mail, moments(visit)), crumbs });
    }),
    sendMailHtml: anyone(async (visit) => {
      const mail = await get(visit);
      const body = mail.html.replace('<head>', '<head><base target="_top">');
      return raw('text/html; charset=utf-8', body, {
        'content-security-policy': mailPolicy,
        'x-frame-options': 'SAMEORIGIN',
      });
    }),
  };
}
