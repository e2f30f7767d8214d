/**
 * `odcitek requests`: what customers ask about bills and are interested in, and the supplier's answer, until there is a
 * desk. Whoever looks says who they are and why: it stands in the customer's *Kdo je gledal moje podatke*.
 */
import { parseArgs } from 'node:util';
import { recordAccess } from '#features/audit/index.ts';
import { answerRequest, listWaitingRequests } from '#features/bills/index.ts';
import { answerOfferRequest, listWaitingOfferRequests } from '#features/offers/index.ts';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { joinDatabase } from '../src/app/database.ts';
import { plainLog } from './plain-log.ts';

/** Numbers of requests about offers begin with an O: those about bills are counted by themselves. */
type Chosen = {
  readonly about: 'bills' | 'offers';
  readonly id: number;
  readonly answer: 'arrange' | 'confirm' | 'refuse';
};
type Look = { readonly who: string; readonly reason: string; readonly now: Date };

/** Exit code 0: listed or answered; 1: no such request waits; 2: the call makes no sense. */
export async function requestsCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { arrange: text, confirm: text, refuse: text, note: { ...text, default: '' }, by: text, reason: text },
  });
  const chosen = chosenIn(values);
  if (chosen === 'senseless') {
    console.error(
      'Say which request: odcitek requests --confirm ID, --refuse ID, or --arrange ID for one about an offer',
    );
    return 2;
  }
  const { by = '', reason = '' } = values;
  if (by.trim() === '' || reason.trim() === '') {
    console.error('Say who looks and why: --by NAME --reason TEXT. The customers read it.');
    return 2;
  }
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = './data', SUPPLIER: folder, PUBLIC_URL: url } = process.env;
  if (chosen !== undefined && [folder, url].some((each) => each === undefined || each === '')) {
    console.error('SUPPLIER and PUBLIC_URL must be set as for the portal: the customer gets a letter.');
    return 2;
  }
  const database = await joinDatabase({ config: { databaseUrl, dataDir }, log: plainLog() });
  const look = { who: by.trim(), reason: reason.trim(), now: new Date() };
  try {
    if (chosen === undefined) return await list(database.pool, look);
    const supplier = await readSupplier(folder ?? '');
    const parts = { pool: database.pool, supplier, publicUrl: new URL(url ?? '').origin };
    return await answer(parts, { ...chosen, note: values.note, look });
  } finally {
    await database.close();
  }
}

type Options = { readonly [Name in Chosen['answer']]?: string | undefined };

/** Undefined where nothing is to be answered, only listed. */
function chosenIn({ arrange, confirm, refuse }: Options): Chosen | 'senseless' | undefined {
  const given = Object.entries({ arrange, confirm, refuse }).filter(([, id]) => id !== undefined);
  const [first] = given;
  if (first === undefined) return undefined;
  const [, letter = '', digits = ''] = /^(O?)(\d{1,15})$/i.exec(first[1] ?? '') ?? [];
  const about = letter === '' ? 'bills' : 'offers';
  const name = first[0] as Chosen['answer'];
  const isSenseless = given.length > 1 || digits === '' || (name === 'arrange' && about === 'bills');
  return isSenseless ? 'senseless' : { about, id: Number(digits), answer: name };
}

async function list(pool: Pool, { who, reason, now: at }: Look): Promise<number> {
  const lines = await transaction(pool, async (tx) => {
    const bills = await listWaitingRequests(tx, {});
    const offers = await listWaitingOfferRequests(tx, {});
    await recordAccess(tx, {
      at,
      accountId: bills.map(({ accountId }) => accountId),
      who,
      what: 'bill_requests',
      reason,
    });
    await recordAccess(tx, {
      at,
      accountId: offers.map(({ accountId }) => accountId),
      who,
      what: 'offer_requests',
      reason,
    });
    return [
      ...bills.map((one) => line(String(one.id), [one.contractNumber, one.kind], one)),
      ...offers.map((one) => line(`O${one.id}`, [one.kind, one.subject, one.state], one)),
    ];
  });
  for (const each of lines.length > 0 ? lines : ['Nothing waits for an answer.']) console.log(each);
  return 0;
}

type Waiting = { readonly createdAt: Date; readonly name: string; readonly email: string; readonly facts: string };

function line(id: string, about: readonly string[], { createdAt, name, email, facts }: Waiting): string {
  const parts = [id, createdAt.toISOString().slice(0, 10), ...about, `${name} <${email}>`, facts];
  return parts.filter((part) => part !== '').join('  ');
}

type Parts = { readonly pool: Pool; readonly supplier: Supplier; readonly publicUrl: string };
type Given = Chosen & { readonly note: string; readonly look: Look };

async function answer(parts: Parts, { about, id, answer: given, note, look }: Given): Promise<number> {
  const asked = { requestId: id, note, ...look };
  const name = about === 'bills' ? String(id) : `O${id}`;
  const state = about === 'bills' ? stateOfBills(given) : statesOfOffers[given];
  const answered =
    about === 'bills'
      ? await answerRequest(parts, { ...asked, state: stateOfBills(given) })
      : await answerOfferRequest(parts, { ...asked, state: statesOfOffers[given] });
  console.log(answered ? `Request ${name} is ${state}.` : `No request ${name} waits for an answer.`);
  return answered ? 0 : 1;
}

const statesOfOffers = { arrange: 'arranging', confirm: 'done', refuse: 'declined' } as const;

function stateOfBills(given: Chosen['answer']): 'confirmed' | 'refused' {
  return given === 'confirm' ? 'confirmed' : 'refused';
}
