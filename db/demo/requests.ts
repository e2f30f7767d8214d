/** What some of the cast are interested in, and how it stands. */
import type { Tx } from '#platform/db/pool.ts';

type Asked = {
  readonly kind: 'offer' | 'home_charger';
  /** The offer; without it the request is about the account's point. */
  readonly subject?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly state: 'sent' | 'arranging' | 'done';
  readonly daysAgo: number;
  readonly note?: string;
};

const requests: Readonly<Record<string, readonly Asked[]>> = {
  'bojan.kralj@example.si': [
    {
      kind: 'offer',
      subject: 'hranilnik-za-samooskrbo',
      facts: { title: 'Hranilnik k vaši sončni elektrarni' },
      state: 'arranging',
      daysAgo: 6,
      note: 'Poklicali vas bomo v četrtek popoldne.',
    },
  ],
  'nika.pirnat@example.si': [
    {
      kind: 'home_charger',
      facts: {
        place: 'Trubarjeva ulica 22, 1000 Ljubljana',
        house: 'own_place',
        power: 'unsure',
        phone: '+38641000719',
        words: 'Parkirno mesto je na dvorišču, števec je v pritličju.',
      },
      state: 'sent',
      daysAgo: 2,
    },
  ],
};

const day = 86_400_000;

export async function giveRequests(tx: Tx, accountId: number, of: { email: string; now: Date }): Promise<void> {
  for (const { kind, subject = null, facts, state, daysAgo, note = '' } of requests[of.email] ?? []) {
    const sent = new Date(of.now.getTime() - daysAgo * day);
    const changed = state === 'sent' ? sent : new Date(sent.getTime() + day);
    await tx.query({
      text: `insert into offer_requests (account_id, kind, subject, facts, state, created_at, changed_at, note)
             values ($1, $2, coalesce($3, (select min(metering_point_id)::text from visible_supplies where account_id = $1)),
                     $4, $5, $6, $7, $8)`,
      values: [accountId, kind, subject, JSON.stringify(facts), state, sent, changed, note],
      rowMode: 'array',
    });
  }
}
