// Generated from store.sql by `npm run generate`. Do not edit.
import { many, one } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type ListSessionsRow = {
  id: number;
  number: string;
  contractNumber: string;
  place: string;
  charger: string | null;
  startedAt: Date;
  endedAt: Date;
  energyThousandths: number;
  priceMicro: number | null;
  costCents: number;
};

/**
 * Newest first, from the one after the given on; found contract by contract, through an index that has them in order.
 */
export const listSessions = many<{ afterAt: Date; afterId: number; limit: number; accountId: number }, ListSessionsRow>(
  {
    name: 'charging/listSessions',
    text: 'select s.id, s.number, c.number as contract_number, s.place, s.charger, s.started_at, s.ended_at, s.energy_thousandths,\n       s.price_micro, s.cost_cents\n  from (\n    select f.id, f.started_at\n      from visible_contracts v\n     cross join lateral (\n        select s.id, s.started_at\n          from charging_sessions s\n         where s.contract_id = v.contract_id and (s.started_at, s.id) < ($1::timestamptz, $2::bigint)\n         order by s.started_at desc, s.id desc\n         limit $3) f\n     where v.account_id = $4\n     order by f.started_at desc, f.id desc\n     limit $3) shown\n  join charging_sessions s on s.id = shown.id\n  join contracts c on c.id = s.contract_id\n order by s.started_at desc, s.id desc',
    values: (p) => [p.afterAt, p.afterId, p.limit, p.accountId],
    row: (c) => ({
      id: number(c[0]) as number,
      number: c[1] as string,
      contractNumber: c[2] as string,
      place: c[3] as string,
      charger: c[4] as string | null,
      startedAt: instant(c[5]) as Date,
      endedAt: instant(c[6]) as Date,
      energyThousandths: number(c[7]) as number,
      priceMicro: number(c[8]) as number | null,
      costCents: number(c[9]) as number,
    }),
  },
);

export type ListMonthsRow = {
  month: string;
  sessions: number;
  energyThousandths: number;
  costCents: number;
};

/**
 * By the month in which a session began, in the supplier's zone; since a day.
 */
export const listMonths = many<{ timeZone: string; accountId: number; since: Day }, ListMonthsRow>({
  name: 'charging/listMonths',
  text: 'select to_char(s.started_at at time zone $1::text, \'YYYY-MM\') as "month!", count(*) as "sessions!",\n       sum(s.energy_thousandths)::bigint as "energyThousandths!", sum(s.cost_cents)::bigint as "costCents!"\n  from visible_contracts v\n  join charging_sessions s on s.contract_id = v.contract_id\n where v.account_id = $2\n   and s.started_at >= ($3::date)::timestamp at time zone $1::text\n group by 1\n order by 1 desc',
  values: (p) => [p.timeZone, p.accountId, p.since],
  row: (c) => ({
    month: c[0] as string,
    sessions: number(c[1]) as number,
    energyThousandths: number(c[2]) as number,
    costCents: number(c[3]) as number,
  }),
});

export type ListPlacesRow = {
  id: number;
  street: string;
  postCode: string;
  post: string;
  number: string | null;
  gsrn: string;
};

/**
 * Where a charger at home may stand: the points with electricity that the account is supplied at today.
 */
export const listPlaces = many<{ accountId: number; today: Day }, ListPlacesRow>({
  name: 'charging/listPlaces',
  text: "select distinct p.id, p.street, p.post_code, p.post, p.number, p.gsrn\n  from visible_supplies v\n  join metering_points p on p.id = v.metering_point_id and p.energy = 'electricity'\n where v.account_id = $1 and v.visible_from <= $2 and (v.visible_until is null or v.visible_until > $2)\n order by p.street, p.id\n limit 200",
  values: (p) => [p.accountId, p.today],
  row: (c) => ({
    id: number(c[0]) as number,
    street: c[1] as string,
    postCode: c[2] as string,
    post: c[3] as string,
    number: c[4] as string | null,
    gsrn: c[5] as string,
  }),
});

export type GetPhoneRow = {
  phone: string;
};

export const getPhone = one<{ accountId: number }, GetPhoneRow>({
  name: 'charging/getPhone',
  text: 'select phone from accounts where id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ phone: c[0] as string }),
});
