/** What some of the cast have asked the supplier and were answered, and a call that one of them waits for. */
import { openSlots } from '#features/conversations/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, dayIn } from '#kernel/day.ts';
import { instantOf } from '#kernel/zoned.ts';
import type { Tx } from '#platform/db/pool.ts';

type Said = {
  readonly by: 'customer' | 'supplier';
  readonly daysAgo: number;
  readonly hour: number;
  readonly body: string;
};

type Asked = {
  readonly topic: 'readings' | 'bills' | 'contracts' | 'portal' | 'other';
  readonly state: 'sent' | 'in_progress' | 'answered' | 'closed';
  readonly about: 'contract' | 'bill' | 'nothing';
  /** True where the last answer waits to be read. */
  readonly unread?: true;
  readonly said: readonly Said[];
};

const asked: Readonly<Record<string, readonly Asked[]>> = {
  'maja.zupan@example.si': [
    {
      topic: 'readings',
      state: 'closed',
      about: 'contract',
      said: [
        {
          by: 'customer',
          daysAgo: 54,
          hour: 19,
          body: 'Pozdravljeni,\n\nna števcu se izmenjujeta dve vrstici, 1.8.1 in 1.8.2. Katera je VT in katera MT?\n\nMaja Zupan',
        },
        {
          by: 'supplier',
          daysAgo: 53,
          hour: 9,
          body: 'Pozdravljeni, gospa Zupan,\n\n1.8.1 je visoka tarifa (VT), 1.8.2 nizka (MT). Prepišite samo cela mesta, številk za vejico ni treba.\n\nLep pozdrav, Nika',
        },
        { by: 'customer', daysAgo: 53, hour: 17, body: 'Hvala, zdaj je jasno.' },
      ],
    },
    {
      topic: 'bills',
      state: 'answered',
      about: 'bill',
      unread: true,
      said: [
        {
          by: 'customer',
          daysAgo: 3,
          hour: 20,
          body: 'Zakaj je omrežnina na tem računu višja kot poleti? Porabila nisem dosti več.',
        },
        {
          by: 'supplier',
          daysAgo: 2,
          hour: 10,
          body: 'Pozdravljeni, gospa Zupan,\n\nod novembra do februarja velja višja sezona: v njej je cena moči v prvem časovnem bloku nekajkrat višja kot poleti. Na strani računa pod »Zakaj je račun tak?« je to razloženo po vrsticah.\n\nLep pozdrav, Nika',
        },
      ],
    },
  ],
  'franc.oblak@example.si': [
    {
      topic: 'portal',
      state: 'sent',
      about: 'nothing',
      said: [
        {
          by: 'customer',
          daysAgo: 1,
          hour: 18,
          body: 'Ali lahko dostop do mojih odčitkov dobi tudi hči, ki mi pomaga?',
        },
      ],
    },
  ],
  'merilna.mesta@upravnik-lipa.example.com': [
    {
      topic: 'contracts',
      state: 'in_progress',
      about: 'contract',
      said: [
        {
          by: 'customer',
          daysAgo: 1,
          hour: 11,
          body: 'Prevzemamo upravljanje še ene stavbe s 16 merilnimi mesti. Kaj potrebujete, da jih dodamo k tej pogodbi?',
        },
      ],
    },
  ],
};

const called = 'marko.vidmar@example.si';

type Given = { readonly email: string; readonly supplier: Supplier; readonly now: Date };

export async function giveConversations(tx: Tx, accountId: number, { email, supplier, now }: Given): Promise<void> {
  for (const each of asked[email] ?? []) await giveConversation(tx, accountId, { asked: each, supplier, now });
  if (email === called) await giveCall(tx, accountId, { supplier, now });
}

type Telling = Pick<Given, 'supplier' | 'now'> & { readonly asked: Asked };

async function giveConversation(tx: Tx, accountId: number, { asked: of, supplier, now }: Telling): Promise<void> {
  const { topic, state, about, unread, said } = of;
  const today = dayIn(now, supplier.timeZone);
  const at = ({ daysAgo, hour }: Said): Date => instantOf(addDays(today, -daysAgo), hour, supplier.timeZone);
  const [first, last] = [said[0], said.at(-1)].map((each) => each && at(each));
  const answer = said.findLast(({ by }) => by === 'supplier');
  const { rows } = await tx.query({
    text: `with bill as (
             select b.id, b.contract_id
               from visible_bills v join bills b on b.id = v.bill_id
              where v.account_id = $1 and $3 = 'bill'
              order by b.issued_on desc, b.id desc limit 1
           )
           insert into conversations (asked_in, account_id, language, topic, contract_id, bill_id, state, created_at,
                                      changed_at, answered_at, seen_at)
           select extract(year from $5::timestamptz), $1, 'sl', $2,
                  case $3 when 'bill' then (select contract_id from bill)
                          when 'contract' then (select min(contract_id) from visible_contracts where account_id = $1) end,
                  (select id from bill), $4, $5, $6, $7, case when $8 then $5 else $6 end::timestamptz
           returning id`,
    values: [accountId, topic, about, state, first, last, answer === undefined ? null : at(answer), unread === true],
    rowMode: 'array',
  });
  for (const each of said) {
    await tx.query({
      text: 'insert into conversation_messages (conversation_id, author, body, sent_at) values ($1, $2, $3, $4)',
      values: [rows[0]?.[0], each.by, each.body, at(each)],
      rowMode: 'array',
    });
  }
}

/** In the second slot that there is. */
async function giveCall(tx: Tx, accountId: number, { supplier, now }: Pick<Given, 'supplier' | 'now'>): Promise<void> {
  const slot = openSlots(supplier, dayIn(now, supplier.timeZone), now)[1];
  if (slot === undefined) return;
  await tx.query({
    text: `insert into call_backs (account_id, language, phone, topic, body, day, from_time, until_time, created_at)
           values ($1, 'sl', '+38641000119', 'readings', 'Zanima me, kako se šteje razlika čez menjavo števca.', $2, $3, $4, $5)`,
    values: [accountId, slot.day, slot.from, slot.until, now],
    rowMode: 'array',
  });
}
