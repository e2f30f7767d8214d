// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type InsertRegistrationRow = {
  id: number;
};

export const insertRegistration = one<
  {
    email: string;
    passwordHash: string;
    name: string;
    street: string;
    town: string;
    postCode: string;
    post: string;
    country: string;
    phone: string;
    sex: string;
    language: string;
    termsVersion: string;
    offersVersion: string;
    wantsOffers: boolean;
    now: Date;
    ticketHash: Buffer | null;
    readyAt: Date | null;
  },
  InsertRegistrationRow
>({
  name: 'accounts/registration/insertRegistration',
  text: 'insert into registrations (email, password_hash, name, street, town, post_code, post, country, phone, sex, language,\n                           terms_version, offers_version, wants_offers, requested_at, ticket_hash, ready_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,\n        $12, $13, $14, $15, $16, $17)\nreturning id',
  values: (p) => [
    p.email,
    p.passwordHash,
    p.name,
    p.street,
    p.town,
    p.postCode,
    p.post,
    p.country,
    p.phone,
    p.sex,
    p.language,
    p.termsVersion,
    p.offersVersion,
    p.wantsOffers,
    p.now,
    p.ticketHash,
    p.readyAt,
  ],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type FindTicketRow = {
  readyAt: Date;
};

export const findTicket = maybe<{ ticketHash: Buffer }, FindTicketRow>({
  name: 'accounts/registration/findTicket',
  text: 'select ready_at as "ready_at!" from registrations where ticket_hash = $1',
  values: (p) => [p.ticketHash],
  row: (c) => ({ readyAt: instant(c[0]) as Date }),
});

export type RedeemTicketRow = {
  id: number;
  email: string;
  language: string;
  requestedAt: Date;
};

/**
 * The waiting request goes on, once.
 */
export const redeemTicket = maybe<{ ticketHash: Buffer; now: Date }, RedeemTicketRow>({
  name: 'accounts/registration/redeemTicket',
  text: 'update registrations\n   set ticket_hash = null, ready_at = null\n where ticket_hash = $1 and ready_at <= $2\nreturning id, email, language, requested_at',
  values: (p) => [p.ticketHash, p.now],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    language: c[2] as string,
    requestedAt: instant(c[3]) as Date,
  }),
});

export type FindNewestRegistrationRow = {
  id: number;
  email: string;
  passwordHash: string;
  language: string;
  requestedAt: Date;
};

/**
 * The last request for an address that has no account yet.
 */
export const findNewestRegistration = maybe<{ email: string }, FindNewestRegistrationRow>({
  name: 'accounts/registration/findNewestRegistration',
  text: 'select id, email, password_hash, language, requested_at\n  from registrations\n where lower(email) = lower($1) and ticket_hash is null\n order by id desc\n limit 1',
  values: (p) => [p.email],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    passwordHash: c[2] as string,
    language: c[3] as string,
    requestedAt: instant(c[4]) as Date,
  }),
});

export const insertActivationLink = none<{ tokenHash: Buffer; registrationId: number; now: Date; expiresAt: Date }>({
  name: 'accounts/registration/insertActivationLink',
  text: "insert into one_time_links (token_hash, registration_id, purpose, created_at, expires_at)\nvalues ($1, $2, 'activation', $3, $4)",
  values: (p) => [p.tokenHash, p.registrationId, p.now, p.expiresAt],
});

export type FindActivationLinkRow = {
  usedAt: Date | null;
  expiresAt: Date;
  registrationId: number | null;
  email: string | null;
  requestedAt: Date | null;
};

export const findActivationLink = maybe<{ tokenHash: Buffer }, FindActivationLinkRow>({
  name: 'accounts/registration/findActivationLink',
  text: 'select l.used_at, l.expires_at, l.registration_id, r.email as "email?", r.requested_at as "requested_at?"\n  from one_time_links l\n  left join registrations r on r.id = l.registration_id\n where l.token_hash = $1 and l.purpose = \'activation\'',
  values: (p) => [p.tokenHash],
  row: (c) => ({
    usedAt: instant(c[0]) as Date | null,
    expiresAt: instant(c[1]) as Date,
    registrationId: number(c[2]) as number | null,
    email: c[3] as string | null,
    requestedAt: instant(c[4]) as Date | null,
  }),
});

export type LockRegistrationsOfRow = {
  id: number;
  email: string;
  passwordHash: string;
  name: string;
  street: string;
  town: string;
  postCode: string;
  post: string;
  country: string;
  phone: string;
  sex: string;
  language: string;
  termsVersion: string;
  offersVersion: string;
  wantsOffers: boolean;
  requestedAt: Date;
};

/**
 * All requests for the address, in one order: whoever activates one of them at the same moment waits here.
 */
export const lockRegistrationsOf = many<{ email: string }, LockRegistrationsOfRow>({
  name: 'accounts/registration/lockRegistrationsOf',
  text: 'select id, email, password_hash, name, street, town, post_code, post, country, phone, sex, language,\n       terms_version, offers_version, wants_offers, requested_at\n  from registrations\n where lower(email) = lower($1)\n order by id\n   for update',
  values: (p) => [p.email],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    passwordHash: c[2] as string,
    name: c[3] as string,
    street: c[4] as string,
    town: c[5] as string,
    postCode: c[6] as string,
    post: c[7] as string,
    country: c[8] as string,
    phone: c[9] as string,
    sex: c[10] as string,
    language: c[11] as string,
    termsVersion: c[12] as string,
    offersVersion: c[13] as string,
    wantsOffers: flag(c[14]) as boolean,
    requestedAt: instant(c[15]) as Date,
  }),
});

/**
 * Every link of the request is used up with it, and from now on knows the account.
 */
export const handLinksToAccount = none<{ accountId: number; now: Date; registrationId: number }>({
  name: 'accounts/registration/handLinksToAccount',
  text: 'update one_time_links\n   set account_id = $1, registration_id = null, used_at = $2\n where registration_id = $3',
  values: (p) => [p.accountId, p.now, p.registrationId],
});

/**
 * The other requests go, with their links: nobody else's password or name is left of them.
 */
export const deleteRegistrationsOf = none<{ email: string }>({
  name: 'accounts/registration/deleteRegistrationsOf',
  text: 'delete from registrations where lower(email) = lower($1)',
  values: (p) => [p.email],
});

export const deleteOldRegistrations = none<{ before: Date }>({
  name: 'accounts/registration/deleteOldRegistrations',
  text: 'delete from registrations where requested_at < $1',
  values: (p) => [p.before],
});
