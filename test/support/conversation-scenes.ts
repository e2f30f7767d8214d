/** What people meet who ask the supplier something, with an account and without. */
import { send } from './fill-in.ts';
import { linkIn, mailsTo } from './people.ts';
import type { ShownPortal } from './page-quality-portal.ts';
import type { Scene } from './page-quality.ts';

export type Asked = 'askWait' | 'askConfirm' | 'askConfirmed' | 'askConversation';

type Links = Readonly<Record<Asked, string>>;

export function guestScenes(links: Links): Scene[] {
  return [
    { name: 'question', path: '/ask' },
    { name: 'question, refused', path: '/ask', act: (page) => send(page, { email: 'ana' }), status: 422 },
    { name: 'question sent', path: '/ask/sent' },
    { name: 'question without JavaScript', path: links.askWait },
    { name: 'question without JavaScript, done before', path: '/ask/wait/nothing' },
    { name: 'question to be confirmed', path: links.askConfirm },
    { name: 'question confirmed before', path: links.askConfirmed },
    { name: 'question, void link', path: '/ask/confirm/nothing', status: 410 },
    { name: 'conversation of a guest', path: links.askConversation },
  ];
}

/** Questions of the cast: answered, waiting, closed; and calls. */
export async function conversationScenes({ pool }: ShownPortal, newcomer: string): Promise<Scene[]> {
  const { rows } = await pool.query<{ id: number; state: string; who: string }>(
    `select distinct on (c.state) c.id, c.state, a.email as who
       from conversations c join accounts a on a.id = c.account_id order by c.state, c.id`,
  );
  const [first] = rows;
  if (first === undefined) throw new Error('nobody of the cast has asked anything');
  const path = `/conversations/${first.id}`;
  return [
    { name: 'question', path: '/ask' },
    { name: 'question, refused', path: '/ask', act: (page) => send(page, { text: ' ' }), status: 422 },
    { name: 'questions', path: '/conversations' },
    { name: 'questions, none yet', path: '/conversations', who: newcomer },
    ...rows.map(({ id, state, who }) => ({ name: `conversation, ${state}`, path: `/conversations/${id}`, who })),
    { name: 'conversation, no words', path, who: first.who, act: (page) => send(page, { text: ' ' }), status: 422 },
    { name: 'call', path: '/call-back' },
    { name: 'call, refused', path: '/call-back', act: (page) => send(page, { phone: '1' }), status: 422 },
    { name: 'call, booked', path: '/call-back', who: 'marko.vidmar@example.si' },
  ];
}

/** Questions without an account, at every step; without JavaScript, as everybody's way is the same from the mail on. */
export async function guestsLinks(portal: ShownPortal): Promise<Record<Asked, string>> {
  const browser = portal.browser();
  const ask = async (email: string): Promise<string> => {
    const question = { name: 'Gost', email, topic: 'other', text: 'Kako postanem vaša stranka?' };
    const { location = '' } = await browser.post('/ask', question);
    return location;
  };
  const confirm = async (email: string): Promise<string> => {
    const wait = await ask(email);
    portal.clock.set(new Date(portal.clock.now().getTime() + 31_000).toISOString());
    await browser.post(wait, {});
    return linkIn((await mailsTo(portal, email))[0], '/ask/confirm/');
  };
  const askConfirmed = await confirm('prvi.gost@example.si');
  const { location = '' } = await browser.post(askConfirmed, {});
  const askConfirm = await confirm('drugi.gost@example.si');
  return { askConfirmed, askConversation: location, askConfirm, askWait: await ask('tretji.gost@example.si') };
}
