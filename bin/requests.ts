/** `odcitek requests`: what customers ask about bills, and the supplier's answer, until there is a desk. */
import { parseArgs } from 'node:util';
import { answerRequest, listWaitingRequests } from '#features/bills/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { joinDatabase } from '../src/app/database.ts';
import { plainLog } from './plain-log.ts';

/** Exit code 0: listed or answered; 1: no such request waits; 2: the call makes no sense. */
export async function requestsCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { confirm: { type: 'string' }, refuse: { type: 'string' }, note: { type: 'string', default: '' } },
  });
  const { confirm, refuse, note } = values;
  const id = confirm ?? refuse;
  if ((confirm !== undefined && refuse !== undefined) || (id !== undefined && !/^\d{1,15}$/.test(id))) {
    console.error('Say which request: odcitek requests --confirm ID, or --refuse ID');
    return 2;
  }
  const {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir = './data',
    SUPPLIER: folder,
    PUBLIC_URL: publicUrl,
  } = process.env;
  if (id !== undefined && [folder, publicUrl].some((each) => each === undefined || each === '')) {
    console.error('SUPPLIER and PUBLIC_URL must be set as for the portal: the customer gets a letter.');
    return 2;
  }
  const database = await joinDatabase({ config: { databaseUrl, dataDir }, log: plainLog() });
  try {
    if (id === undefined) return list(await listWaitingRequests(database.pool, {}));
    const supplier = await readSupplier(folder ?? '');
    const parts = { pool: database.pool, supplier, publicUrl: new URL(publicUrl ?? '').origin };
    const state = confirm === undefined ? 'refused' : 'confirmed';
    const answered = await answerRequest(parts, { requestId: Number(id), state, note, now: new Date() });
    console.log(answered ? `Request ${id} is ${state}.` : `No request ${id} waits for an answer.`);
    return answered ? 0 : 1;
  } finally {
    await database.close();
  }
}

function list(waiting: Awaited<ReturnType<typeof listWaitingRequests>>): number {
  if (waiting.length === 0) console.log('Nothing waits for an answer.');
  for (const { id, kind, facts, createdAt, contractNumber, name, email } of waiting) {
    console.log(
      `${id}  ${createdAt.toISOString().slice(0, 10)}  ${contractNumber}  ${kind}  ${name} <${email}>  ${facts}`,
    );
  }
  return 0;
}
