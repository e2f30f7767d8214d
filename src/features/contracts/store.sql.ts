// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { bytes, flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { LinkedPoint } from './linked.ts';

export type FindMatchRow = {
  contractId: number | null;
  fits: boolean;
  linkProofHash: Buffer | null;
  givenProofHash: Buffer;
  holderEmail: string | null;
};

/**
 * Compares what was typed with the registry. One row whatever was wrong: contract and point are looked up independently
 * of each other, so that a wrong number is not found out by how long the answer takes.
 */
export const findMatch = one<
  {
    energy: string;
    country: string;
    operatorCode: string;
    proof: string;
    number: string;
    gsrn: string | null;
    pointNumber: string | null;
  },
  FindMatchRow
>({
  name: 'contracts/findMatch',
  text: 'select c.id as "contract_id?",\n       (c.energy = $1 and c.country = $2\n         and p.energy = $1 and p.country = $2 and p.operator_code = $3\n         and s.contract_id is not null) is true as "fits!",\n       c.link_proof_hash,\n       link_proof_hash($4) as "given_proof_hash!",\n       c.holder_email\n  from (select 1) as always\n  left join contracts c on c.number = $5\n  left join metering_points p on p.gsrn = $6 or (p.number = $7 and p.operator_code = $3)\n  left join lateral (select contract_id from supplies where contract_id = c.id and metering_point_id = p.id limit 1) s on true',
  values: (p) => [p.energy, p.country, p.operatorCode, p.proof, p.number, p.gsrn, p.pointNumber],
  row: (c) => ({
    contractId: number(c[0]) as number | null,
    fits: flag(c[1]) as boolean,
    linkProofHash: bytes(c[2]) as Buffer | null,
    givenProofHash: bytes(c[3]) as Buffer,
    holderEmail: c[4] as string | null,
  }),
});

export type InsertLinkRow = {
  first: boolean;
};

/**
 * Nothing where the account has linked the contract already. `first`: it never had before.
 */
export const insertLink = maybe<{ accountId: number; contractId: number; now: Date }, InsertLinkRow>({
  name: 'contracts/insertLink',
  text: 'insert into contract_links (account_id, contract_id, linked_at)\nselect $1, $2, $3\non conflict (account_id, contract_id) where ended_at is null do nothing\nreturning not exists (\n  select from contract_links earlier\n   where earlier.account_id = $1 and earlier.contract_id = $2) as "first!"',
  values: (p) => [p.accountId, p.contractId, p.now],
  row: (c) => ({ first: flag(c[0]) as boolean }),
});

export const endLink = none<{ now: Date; accountId: number; contractId: number }>({
  name: 'contracts/endLink',
  text: 'update contract_links\n   set ended_at = greatest($1, linked_at)\n where account_id = $2 and contract_id = $3 and ended_at is null',
  values: (p) => [p.now, p.accountId, p.contractId],
});

export type FindEndedLinkRow = {
  id: number;
};

export const findEndedLink = maybe<{ accountId: number; contractId: number }, FindEndedLinkRow>({
  name: 'contracts/findEndedLink',
  text: 'select id from contract_links\n where account_id = $1 and contract_id = $2 and ended_at is not null\n limit 1',
  values: (p) => [p.accountId, p.contractId],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type ListOtherLinkersRow = {
  id: number;
  email: string;
  language: string;
};

/**
 * The other accounts that have the contract linked.
 */
export const listOtherLinkers = many<{ contractId: number; accountId: number }, ListOtherLinkersRow>({
  name: 'contracts/listOtherLinkers',
  text: 'select a.id, a.email, a.language\n  from contract_links l\n  join accounts a on a.id = l.account_id\n where l.contract_id = $1 and l.ended_at is null and l.account_id <> $2\n order by a.id',
  values: (p) => [p.contractId, p.accountId],
  row: (c) => ({ id: number(c[0]) as number, email: c[1] as string, language: c[2] as string }),
});

export type ListLinkedContractsRow = {
  id: number;
  number: string;
  energy: string;
  validFrom: Day;
  validUntil: Day | null;
  ended: boolean;
  points: LinkedPoint[];
};

/**
 * The contracts that an account has linked, those that still run first, each with its points: the meter and tariffs are
 * those of today, of a supply that ended those of its last day.
 */
export const listLinkedContracts = many<{ today: Day; accountId: number }, ListLinkedContractsRow>({
  name: 'contracts/listLinkedContracts',
  text: "select c.id, c.number, c.energy, c.valid_from, c.valid_until,\n       coalesce(c.valid_until <= $1, false) as \"ended!\",\n       coalesce((\n         select json_agg(json_build_object(\n                  'id', p.id, 'gsrn', p.gsrn, 'number', p.number, 'street', p.street, 'postCode', p.post_code, 'post', p.post,\n                  'operator', o.name, 'readRemotely', p.read_remotely, 'from', v.visible_from, 'until', v.visible_until,\n                  'serial', m.serial, 'registers', m.codes) order by p.street, p.number, p.gsrn)\n           from (select distinct on (metering_point_id) metering_point_id, visible_from, visible_until,\n                        greatest(visible_from, least($1, visible_until - 1)) as seen_on\n                   from visible_supplies\n                  where account_id = $2 and contract_id = c.id\n                  order by metering_point_id, visible_from desc) v\n           join metering_points p on p.id = v.metering_point_id\n           join operators o on o.code = p.operator_code\n           left join lateral (\n             select meter.serial, (select json_agg(code order by code) from registers where meter_id = meter.id) as codes\n               from meters meter\n              where meter.metering_point_id = p.id\n                and meter.installed_on <= v.seen_on and (meter.removed_on is null or meter.removed_on > v.seen_on)\n           ) m on true\n       ), '[]') as \"points!\"\n  from contract_links l\n  join contracts c on c.id = l.contract_id\n where l.account_id = $2 and l.ended_at is null\n order by \"ended!\", c.energy, c.number",
  values: (p) => [p.today, p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    energy: c[2] as string,
    validFrom: c[3] as Day,
    validUntil: c[4] as Day | null,
    ended: flag(c[5]) as boolean,
    points: json(c[6]) as LinkedPoint[],
  }),
});

export type FindLinkedContractRow = {
  id: number;
  number: string;
  energy: string;
  points: number;
};

/**
 * A contract that the account has linked.
 */
export const findLinkedContract = maybe<{ accountId: number; contractId: number }, FindLinkedContractRow>({
  name: 'contracts/findLinkedContract',
  text: 'select c.id, c.number, c.energy, (select count(distinct metering_point_id)\n                                    from visible_supplies\n                                   where account_id = $1 and contract_id = c.id) as "points!"\n  from contract_links l\n  join contracts c on c.id = l.contract_id\n where l.account_id = $1 and l.contract_id = $2 and l.ended_at is null',
  values: (p) => [p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    energy: c[2] as string,
    points: number(c[3]) as number,
  }),
});
