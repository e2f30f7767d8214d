// Generated from store.sql by `npm run generate`. Do not edit.
import { many, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type GetProfileRow = {
  email: string;
  name: string;
  street: string;
  town: string;
  postCode: string;
  post: string;
  country: string;
  phone: string;
  sex: string;
};

export const getProfile = one<{ id: number }, GetProfileRow>({
  name: 'accounts/settings/getProfile',
  text: 'select email, name, street, town, post_code, post, country, phone, sex from accounts where id = $1',
  values: (p) => [p.id],
  row: (c) => ({
    email: c[0] as string,
    name: c[1] as string,
    street: c[2] as string,
    town: c[3] as string,
    postCode: c[4] as string,
    post: c[5] as string,
    country: c[6] as string,
    phone: c[7] as string,
    sex: c[8] as string,
  }),
});

export const updateProfile = none<{
  name: string;
  street: string;
  town: string;
  postCode: string;
  post: string;
  country: string;
  phone: string;
  sex: string;
  id: number;
}>({
  name: 'accounts/settings/updateProfile',
  text: 'update accounts\n   set name = $1, street = $2, town = $3, post_code = $4, post = $5,\n       country = $6, phone = $7, sex = $8\n where id = $9',
  values: (p) => [p.name, p.street, p.town, p.postCode, p.post, p.country, p.phone, p.sex, p.id],
});

export type ListSessionsRow = {
  id: number;
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  remembered: boolean;
};

export const listSessions = many<{ accountId: number; now: Date }, ListSessionsRow>({
  name: 'accounts/settings/listSessions',
  text: 'select id, device, created_at, last_seen_at, remembered\n  from sessions\n where account_id = $1 and expires_at > $2\n order by last_seen_at desc, id desc',
  values: (p) => [p.accountId, p.now],
  row: (c) => ({
    id: number(c[0]) as number,
    device: c[1] as string,
    createdAt: instant(c[2]) as Date,
    lastSeenAt: instant(c[3]) as Date,
    remembered: flag(c[4]) as boolean,
  }),
});

export type ListConsentsRow = {
  purpose: string;
  given: boolean;
  textVersion: string;
  recordedAt: Date;
  origin: string;
};

/**
 * Newest first: the first row of a purpose is what holds.
 */
export const listConsents = many<{ accountId: number }, ListConsentsRow>({
  name: 'accounts/settings/listConsents',
  text: 'select purpose, given, text_version, recorded_at, origin\n  from consents\n where account_id = $1\n order by id desc',
  values: (p) => [p.accountId],
  row: (c) => ({
    purpose: c[0] as string,
    given: flag(c[1]) as boolean,
    textVersion: c[2] as string,
    recordedAt: instant(c[3]) as Date,
    origin: c[4] as string,
  }),
});
