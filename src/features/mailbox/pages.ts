import { anyone, writeMoment, writePhone, type Visit } from '#features/accounts/index.ts';
import { idOf, orNotFound, NotFound, page, raw, seeOther, type Reply } from '#platform/http/exchange.ts';
import type { Pool } from '#platform/db/pool.ts';
import { mailSource } from '#platform/mail/smtp.ts';
import { transliterate } from '#platform/sms/transliterate.ts';
import { phoneView } from './phone-view.ts';
import { findMessage, listMessages, listSmsTo, type FindMessageRow } from './store.sql.ts';
import { texts } from './texts.ts';
import { mailboxView, mailView, phoneAddress, type MailView, type Words } from './views.ts';

/** A mail's own page: its inline styles may show, nothing may run or load, and links open in the whole window. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation";

export type MailboxParts = {
  readonly pool: Pool;
  readonly supplier: {
    readonly name: string;
    readonly timeZone: string;
    readonly country: string;
    readonly mailFrom: string;
    readonly sms: { readonly transliterate: boolean };
  };
  readonly publicUrl: string;
};

/** Only for the demo. */
export function mailboxPages(parts: MailboxParts) {
  const { pool } = parts;
  return {
    showMailbox: anyone(async (visit) =>
      page({
        title: texts[visit.language].title,
        main: mailboxView(await listMessages(pool, {}), wordsOf(visit, parts)),
      }),
    ),
    showMessage: anyone((visit) => messagePage(parts, visit)),
    sendMailHtml: anyone(async ({ params }) => {
      const mail = orNotFound(await findMessage(pool, { id: idOf(params['id']) }));
      if (mail.channel !== 'mail') throw new NotFound();
      const body = mail.html.replace('<head>', '<head><base target="_top">');
      return raw('text/html; charset=utf-8', body, {
        'content-security-policy': mailPolicy,
        'x-frame-options': 'SAMEORIGIN',
      });
    }),
    showPhone: anyone((visit) => phonePage(parts, visit)),
  };
}

function wordsOf({ language, now }: Visit, { supplier }: MailboxParts): Words {
  return {
    language,
    now,
    writeMoment: (instant) => writeMoment(instant, language, supplier.timeZone),
    writePhone: (number) => writePhone(number, supplier.country),
  };
}

function crumbsOf({ language }: Visit) {
  return [{ label: texts[language].title, href: '/demo/mailbox' }];
}

async function messagePage(parts: MailboxParts, visit: Visit): Promise<Reply> {
  const message = orNotFound(await findMessage(parts.pool, { id: idOf(visit.params['id']) }));
  if (message.channel !== 'mail') return seeOther(`${phoneAddress(message.recipient)}#sms-${message.id}`);
  const view = (['text', 'headers'] as const).find((each) => each === visit.query.text('as')) ?? 'look';
  const shown: { view: MailView; header: string } = {
    view,
    header: view === 'headers' ? await headerOf(message, parts.supplier.mailFrom) : '',
  };
  const main = mailView(message, shown, wordsOf(visit, parts));
  return page({ title: shortened(message.subject), main, crumbs: crumbsOf(visit) });
}

/** For the tab of a browser, which cuts longer titles anywhere. */
function shortened(subject: string): string {
  if (subject.length <= 50) return subject;
  return `${subject.slice(0, 50).replace(/\s+\S*$/, '')} …`;
}

async function headerOf({ recipient, ...mail }: FindMessageRow, from: string): Promise<string> {
  const source = await mailSource({ ...mail, to: recipient }, from);
  return source.slice(0, source.indexOf('\r\n\r\n')).replaceAll('\r\n', '\n');
}

async function phonePage(parts: MailboxParts, visit: Visit): Promise<Reply> {
  const { pool, supplier, publicUrl } = parts;
  const number = `+${visit.params['number'] ?? ''}`;
  const messages = /^\+\d{7,15}$/.test(number) ? await listSmsTo(pool, { number }) : [];
  if (messages.length === 0) throw new NotFound();
  const words = wordsOf(visit, parts);
  const asSent = supplier.sms.transliterate ? transliterate : (text: string) => text;
  const main = phoneView({ number, messages, sender: supplier.name, asSent, publicUrl }, words);
  return page({ title: texts[visit.language].phone(words.writePhone(number)), main, crumbs: crumbsOf(visit) });
}
