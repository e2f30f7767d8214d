/** Every address of questions to the supplier, with its guard. */
import { setTimeout as sleep } from 'node:timers/promises';
import { anyone, customer, type CustomerVisit } from '#features/accounts/index.ts';
import { createCaptcha } from '#platform/captcha/captcha.ts';
import { idOf, orNotFound, page, type Page } from '#platform/http/exchange.ts';
import { askPage, askPages } from './ask-pages.ts';
import {
  changeConversation,
  conversationPage,
  sendAttachment,
  writeInConversation,
  type Opened,
} from './conversation-pages.ts';
import { guestAskPage, guestPages } from './guests/pages.ts';
import { newFormKey } from './input.ts';
import { listView } from './list-view.ts';
import { filesPerAccount, writingPerAccount, type ConversationParts } from './parts.ts';
import { countConversations, findConversation, listConversations } from './store.sql.ts';
import { conversationTexts } from './texts.ts';

type Given = Omit<ConversationParts, 'captcha' | 'wait'> & {
  readonly secret: string;
  /** Only tests wait otherwise. */
  readonly wait?: ConversationParts['wait'];
};

const perPage = 20;

export function conversationPages(given: Given) {
  const { secret, limits } = given;
  const wait = given.wait ?? ((milliseconds: number) => sleep(milliseconds));
  const parts: ConversationParts = { ...given, wait, captcha: createCaptcha({ secret, limits }) };
  const resumeAt = ({ params }: { readonly params: Readonly<Record<string, string>> }) =>
    `/conversations/${params['id']}`;
  return {
    ...askPages(parts),
    ...guestPages(parts),
    /** GET /ask: one address for everybody, with the form that fits who comes. */
    showAsk: anyone((visit) => {
      const { account } = visit;
      return account === undefined
        ? guestAskPage(parts, visit, {})
        : askPage(parts, { visit: { ...visit, account }, key: newFormKey(`account ${account.id}`) });
    }),
    /** GET /conversations */
    showConversations: customer((visit) => listPage(parts, visit)),
    /** GET /conversations/:id */
    showConversation: customer(async (visit) => {
      const opened = await own(parts, visit);
      return conversationPage(parts, opened, { key: newFormKey(opened.subject) });
    }),
    /** POST /conversations/:id/messages */
    write: customer(async (visit) => writeInConversation(parts, await own(parts, visit)), {
      resumeAt,
      takesFiles: true,
    }),
    /** POST /conversations/:id/closing */
    close: customer(async (visit) => changeConversation(parts, await own(parts, visit), 'closed'), { resumeAt }),
    /** POST /conversations/:id/reopening */
    reopen: customer(async (visit) => changeConversation(parts, await own(parts, visit), 'reopened'), { resumeAt }),
    /** GET /conversations/:id/attachments/:attachment */
    sendAttachment: customer(async (visit) => sendAttachment(parts, await own(parts, visit))),
  };
}

/** The conversation, if it is the account's. */
async function own({ pool }: ConversationParts, visit: CustomerVisit): Promise<Opened> {
  const holder = { conversationId: idOf(visit.params['id']), accountId: visit.account.id };
  orNotFound(await findConversation(pool, holder));
  const base = `/conversations/${holder.conversationId}`;
  const subject = `account ${visit.account.id}`;
  return { visit, holder, base, limit: writingPerAccount, filesLimit: filesPerAccount, subject };
}

async function listPage({ pool, supplier }: ConversationParts, visit: CustomerVisit): Promise<Page> {
  const t = conversationTexts(visit.language);
  const accountId = visit.account.id;
  const { total } = await countConversations(pool, { accountId });
  const pages = Math.max(1, Math.ceil(total / perPage));
  const wanted = visit.query.has('page') ? idOf(visit.query.text('page')) : 1;
  const shown = Math.min(wanted, pages);
  const list = await listConversations(pool, { accountId, most: perPage, skipped: (shown - 1) * perPage });
  return page({
    title: t.list.title,
    crumbs: [{ label: t.home, href: '/' }],
    main: listView({ visit, supplier, list, page: shown, pages }),
  });
}
