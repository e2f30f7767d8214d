import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAccess } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { giveBill } from '#test/support/bills.ts';
import { accountOf, goodPassword, linkIn, logIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { testPortal, testSecret, type TestPortal } from '#test/support/portal.ts';
import { givePoint, giveReading } from '#test/support/registry.ts';
import { eraseDueAccounts, forgetWhatIsOver, remindOfEnds, type EraseParts } from './erase.ts';
import { proofMac } from './proof.ts';

const day = 24 * 60;

function partsOf({ pool, supplier }: TestPortal): EraseParts {
  return { pool, supplier, secret: testSecret, publicUrl: 'http://localhost' };
}

function later({ clock }: TestPortal, minutes: number): void {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());
}

const templates = async (portal: TestPortal, to: string): Promise<string[]> =>
  (await mailsTo(portal, to)).map(({ template }) => template);

test('the end of an account is asked for with the password, told by mail, shown on every page and called off by one press', async (t) => {
  const portal = await testPortal(t);
  await accountOf(portal, 'ana@example.si');
  const browser = portal.browser();
  await logIn(browser, 'ana@example.si');
  const page = await browser.get('/settings/deletion');
  for (const told of [/Kaj izbrišemo/, /10 let po izdaji/, /ZDDV-1/]) assert.match(page.text, told);
  const wrong = await browser.post('/settings/deletion', { currentPassword: 'ne bo to' });
  assert.equal(wrong.status, 422);
  assert.doesNotMatch((await browser.get('/')).text, /bo izbrisan/);

  const press = () => browser.post('/settings/deletion', { currentPassword: goodPassword });
  assert.deepEqual(
    (await Promise.all([press(), press()])).map(({ status }) => status),
    [303, 303],
  );
  assert.deepEqual(await templates(portal, 'ana@example.si'), ['deletion_begun']);
  later(portal, day);
  await browser.post('/logout', {}, { from: '/settings/deletion' });
  await logIn(browser, 'ana@example.si');
  for (const path of ['/', '/readings', '/settings/deletion']) {
    assert.match((await browser.get(path)).text, /Vaš račun bo izbrisan 14. decembra/, path);
  }
  const off = await browser.post('/settings/deletion/cancellation', {}, { from: '/' });
  assert.equal(off.location, '/settings/deletion?done=called-off');
  assert.doesNotMatch((await browser.get('/')).text, /bo izbrisan/);
  assert.deepEqual(await templates(portal, 'ana@example.si'), ['deletion_begun', 'deletion_called_off']);
  later(portal, 20 * day);
  assert.equal(await eraseDueAccounts(partsOf(portal), portal.clock.now()), 0);
});

test('who is to end is reminded once, two days before, and ends not a moment before fourteen days are over', async (t) => {
  const portal = await testPortal(t);
  const browser = await portal.signedIn(await accountOf(portal, 'ana@example.si'));
  await browser.post('/settings/deletion', { currentPassword: goodPassword });
  const tick = async () => {
    await remindOfEnds(partsOf(portal), portal.clock.now());
    return eraseDueAccounts(partsOf(portal), portal.clock.now());
  };
  later(portal, 12 * day - 1);
  assert.equal(await tick(), 0);
  assert.deepEqual(await templates(portal, 'ana@example.si'), ['deletion_begun']);
  later(portal, 1);
  await tick();
  later(portal, 2 * day - 1);
  assert.equal(await tick(), 0);
  assert.deepEqual(await templates(portal, 'ana@example.si'), ['deletion_begun', 'deletion_soon']);
  later(portal, 1);
  const both = await Promise.all([tick(), tick()]);
  assert.deepEqual(both.toSorted(), [0, 1]);
  assert.equal((await browser.get('/settings')).status, 303);
  assert.deepEqual(await templates(portal, 'ana@example.si'), ['account_deleted']);
});

/** Everything a person types that leads to them, so odd that it stands nowhere else. */
const person = {
  name: 'Zlatoust Nenavadni',
  street: 'Pozabljena pot 77b',
  town: 'Nikjerna vas',
  post: 'Nikjerna vas',
  phone: '041 987 654',
};
const email = 'Zlatoust.Nenavadni@Posebna.example';
const traces = [
  'zlatoust',
  'nenavadni',
  'pozabljena pot',
  'nikjerna',
  '41987654',
  '41 987 654',
  'posebna.example',
  '198.51.100.77',
  'skrivno vprašanje',
  'osebni razlog',
  'Nenavadni/9.1',
];

/** Which of the texts are found in the whole database, in any case, also inside bytes: `text: schema.table.column`. */
async function whereAre(pool: Pool, texts: readonly string[]): Promise<string[]> {
  const { rows: columns } = await pool.query<{ place: string; sql: string }>(
    `select format('%I.%I.%I', c.table_schema, c.table_name, c.column_name) as place,
            format('select t from unnest($1::text[]) t where exists (select from %I.%I where position(lower(t) in lower(%s)) > 0)',
                   c.table_schema, c.table_name,
                   case c.data_type when 'bytea' then format('encode(%I, ''escape'')', c.column_name)
                        else format('%I::text', c.column_name) end) as sql
       from information_schema.columns c
       join information_schema.tables b using (table_schema, table_name)
      where b.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
        and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'inet', 'USER-DEFINED')`,
  );
  assert.ok(columns.length > 150, 'the search sees the whole database');
  const found: string[] = [];
  for (const { place, sql } of columns) {
    const { rows } = await pool.query<{ t: string }>(sql, [texts]);
    found.push(...rows.map(({ t }) => `${t}: ${place}`));
  }
  return found;
}

test('an account that has ended leaves nothing that leads to its person, and takes nothing of the supplier’s with it', async (t) => {
  const portal = await testPortal(t);
  const { pool } = portal;
  const newcomer = portal.browser();
  await register(portal, newcomer, { ...registrationOf(email), ...person, postCode: '9999', offers: 'yes' });
  const [mail] = await mailsTo(portal, email);
  await newcomer.post(linkIn(mail, '/activate/'), {});
  const from = { 'user-agent': 'Nenavadni/9.1', 'sec-fetch-site': 'same-origin' };
  const browser = portal.browser();
  await browser.post('/login', { email, password: 'wrong wrong wrong' }, { headers: from });
  await browser.post('/login', { email, password: goodPassword }, { headers: from });
  const { rows } = await pool.query<{ id: number }>('select id from accounts');
  const accountId = rows[0]?.id ?? 0;

  // all that an account gathers, by its own hand where it is short, by the database where it is long
  const point = await givePoint(pool, { linkedBy: [accountId] });
  const reading = await giveReading(pool, point, { on: '2026-10-31', value: 16_433 });
  const bill = await giveBill(pool, point);
  await pool.query(
    `insert into audit_entries (account_id, action, subject, facts, origin)
     values ($1, 'logged in', '', '{"device": "Zlatoust"}', '198.51.100.77'),
            (null, 'log-in refused', 'account ' || $1::bigint::text, '{}', '198.51.100.77'),
            (null, 'registration requested', 'registration 1', '{}', '198.51.100.77')`,
    [accountId],
  );
  await pool.query(`insert into mobile_numbers values ($1, '+38641987654', now())`, [accountId]);
  await pool.query(
    `insert into stopped_recipients values ('sms', '+38641987654', now(), ''), ('mail', lower($1), now(), '')`,
    [email],
  );
  await pool.query(
    `insert into bill_requests (account_id, contract_id, kind, facts) values ($1, $2, 'direct_debit', '{"name": "Zlatoust"}')`,
    [accountId, point.contractId],
  );
  await pool.query(
    `insert into offer_requests (account_id, kind, subject, facts) values ($1, 'home_charger', '', '{"phone": "041 987 654"}')`,
    [accountId],
  );
  await pool.query(
    `with asked as (insert into conversations (asked_in, account_id, language, topic, created_at, changed_at)
                    values (2026, $1, 'sl', 'other', now(), now()) returning id),
          guest as (insert into conversations (asked_in, guest_name, guest_email, language, topic, created_at, changed_at)
                    values (2026, 'Zlatoust', $2, 'sl', 'other', now(), now()) returning id)
     insert into conversation_messages (conversation_id, author, body, sent_at)
     select id, 'customer', 'skrivno vprašanje', now() from asked union all
     select id, 'customer', 'skrivno vprašanje', now() from guest`,
    [accountId, email],
  );
  await pool.query(
    `insert into waiting_questions (name, email, topic, body, language, asked_at) values ('Zlatoust', $1, 'other', 'skrivno vprašanje', 'sl', now())`,
    [email],
  );
  await pool.query(
    `insert into call_backs (account_id, language, phone, topic, body, day, from_time, until_time, created_at)
     values ($1, 'sl', '041 987 654', 'other', 'skrivno vprašanje', '2026-12-01', '09:00', '11:00', now())`,
    [accountId],
  );
  const at = portal.clock.now();
  await transaction(pool, (tx) =>
    recordAccess(tx, { at, accountId, who: 'podpora', what: 'account', reason: 'osebni razlog Zlatousta' }),
  );
  await browser.post('/settings/data', {});
  await browser.post('/forgot-password', { email });
  const there = await whereAre(pool, traces);
  for (const trace of traces)
    assert.ok(
      there.some((each) => each.startsWith(trace)),
      `${trace} was never there`,
    );
  const before = await ledger(pool);

  await browser.post('/settings/deletion', { currentPassword: goodPassword });
  later(portal, 14 * day);
  assert.equal(await eraseDueAccounts(partsOf(portal), portal.clock.now()), 1);

  // the last mail still has to leave; nothing else knows the address
  assert.deepEqual(
    await whereAre(pool, traces),
    ['zlatoust', 'nenavadni', 'posebna.example'].map((part) => `${part}: public.messages.recipient`),
  );
  await pool.query(`update messages set state = 'sent', settled_at = now()`);
  await forgetWhatIsOver(pool, portal.clock.now());
  assert.deepEqual(await whereAre(pool, traces), []);

  assert.deepEqual(await ledger(pool), before);
  assert.equal(before.readings, 1, String(reading));
  assert.equal(before.bills, 1, String(bill.id));
  const { rows: proofs } = await pool.query(
    'select purpose, given from consent_proofs where email_mac = $1 order by id',
    [proofMac(testSecret, email.toLowerCase())],
  );
  assert.deepEqual(proofs, [
    { purpose: 'terms_and_privacy', given: true },
    { purpose: 'personalised_offers', given: true },
  ]);
  const told = await pool.query(`select action from audit_entries where subject = $1`, [`account ${accountId}`]);
  assert.ok(told.rows.some(({ action }) => action === 'account deleted'));
  assert.equal((await logIn(portal.browser(), email)).status, 422);

  // the proofs go when their time is over
  later(portal, 5 * 366 * day);
  await forgetWhatIsOver(pool, portal.clock.now());
  assert.equal((await pool.query('select from consent_proofs')).rowCount, 0);
});

async function ledger(pool: Pool): Promise<{ readings: number; bills: number; contracts: number; actions: number }> {
  const { rows } = await pool.query<{ readings: number; bills: number; contracts: number; actions: number }>(
    `select (select count(*) from readings) as readings, (select count(*) from bills) as bills,
            (select count(*) from contracts) as contracts,
            (select count(*) from audit_entries where action not like 'account deleti%' and action <> 'account deleted') as actions`,
  );
  const [found] = rows;
  assert.ok(found);
  return found;
}
