/**
 * Registration. A request is kept, and a link goes to its mailbox; the account comes into being when the link is used.
 * Several requests for one address stand side by side, each with its own password: whoever owns the mailbox opens one, and
 * the others are wiped out. So nobody can prepare an account for somebody else and wait for them to move in.
 */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { emailSubject, registrationPerEmail } from '../guessing.ts';
import type { Registration } from '../input.ts';
import { letterLanguage } from '../letters.ts';
import type { AccountParts, Caller, Step } from '../parts.ts';
import { hashPassword } from '../passwords.ts';
import { findAccountByEmail } from '../store.sql.ts';
import { hashToken, isToken, newToken } from '../tokens.ts';
import { activationLetter, knownAddressLetter } from './letters.ts';
import {
  deleteRegistrationsOf,
  findTicket,
  insertActivationLink,
  insertRegistration,
  redeemTicket,
} from './store.sql.ts';

const hour = 3_600_000;
const linkGoodFor = 48 * hour;
/** How long somebody without a proof of work waits. */
export const ticketWaitSeconds = 30;

export type RegistrationRequest = Registration & { readonly language: string };

/** Somebody asks for an account. What happens is the same to the eye, whatever is known of the address. */
export async function requestRegistration(
  parts: AccountParts,
  request: RegistrationRequest,
  caller: Caller,
): Promise<void> {
  const passwordHash = await hashPassword(request.password);
  await transaction(parts.pool, async (tx) => {
    const { id } = await insertRegistration(tx, {
      ...rowOf(parts, request),
      passwordHash,
      now: caller.now,
      ticketHash: null,
      readyAt: null,
    });
    await letThrough(
      { parts, tx, caller },
      { id, email: request.email, language: request.language, requestedAt: caller.now },
    );
  });
}

/** Keeps a request that came without a proof of work, and gives the ticket with which it goes on after a wait. */
export async function holdRegistration(
  parts: AccountParts,
  request: RegistrationRequest,
  caller: Caller,
): Promise<string> {
  const ticket = newToken();
  const passwordHash = await hashPassword(request.password);
  await insertRegistration(parts.pool, {
    ...rowOf(parts, request),
    passwordHash,
    now: caller.now,
    ticketHash: hashToken(ticket),
    readyAt: new Date(caller.now.getTime() + ticketWaitSeconds * 1000),
  });
  return ticket;
}

export type TicketState = { readonly secondsLeft: number } | 'unknown';

/** How long the ticket must still wait; 0 when it can go on. */
export async function findWait(parts: AccountParts, ticket: string, now: Date): Promise<TicketState> {
  const found = isToken(ticket) ? await findTicket(parts.pool, { ticketHash: hashToken(ticket) }) : undefined;
  if (found === undefined) return 'unknown';
  return { secondsLeft: Math.max(0, Math.ceil((found.readyAt.getTime() - now.getTime()) / 1000)) };
}

/** The wait is over: the kept request goes on, once. False where it is too early, or the ticket is used or unknown. */
export async function releaseRegistration(parts: AccountParts, ticket: string, caller: Caller): Promise<boolean> {
  if (!isToken(ticket)) return false;
  return transaction(parts.pool, async (tx) => {
    const registration = await redeemTicket(tx, { ticketHash: hashToken(ticket), now: caller.now });
    if (registration === undefined) return false;
    await letThrough({ parts, tx, caller }, registration);
    return true;
  });
}

function rowOf(parts: AccountParts, request: RegistrationRequest) {
  const { email, person, language, wantsOffers } = request;
  const { termsAndPrivacyVersion, personalisedOffersVersion } = parts.supplier.consents;
  return {
    email,
    ...person,
    language,
    wantsOffers,
    termsVersion: termsAndPrivacyVersion,
    offersVersion: personalisedOffersVersion,
  };
}

export type OpenRegistration = {
  readonly id: number;
  readonly email: string;
  readonly language: string;
  readonly requestedAt: Date;
};

/** Sends the link; to the owner of a known address, word that somebody tried. Too many in an hour: nothing. */
async function letThrough({ parts, tx, caller }: Step, registration: OpenRegistration): Promise<void> {
  const { email, id } = registration;
  const { paused } = await parts.limits.count(tx, registrationPerEmail, {
    subject: emailSubject(email),
    now: caller.now,
  });
  const account = await findAccountByEmail(tx, { email });
  await audit(tx, {
    at: caller.now,
    accountId: null,
    action: 'registration requested',
    subject: `registration ${id}`,
    origin: caller.ip,
  });
  if (account === undefined) {
    if (!paused) await sendActivation({ parts, tx, caller }, registration);
    return;
  }
  await deleteRegistrationsOf(tx, { email });
  if (paused) return;
  const letter = knownAddressLetter(parts, letterLanguage(account.language));
  await queueMessage(tx, {
    channel: 'mail',
    accountId: account.id,
    template: 'known_address',
    to: account.email,
    letter,
    now: caller.now,
    askedFor: true,
  });
}

/** Mails a fresh link for a request. Links sent before stay good: mail that is late must still work. */
export async function sendActivation({ parts, tx, caller }: Step, registration: OpenRegistration): Promise<void> {
  const { now } = caller;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + linkGoodFor);
  await insertActivationLink(tx, { tokenHash: hashToken(token), registrationId: registration.id, now, expiresAt });
  const language = letterLanguage(registration.language);
  const letter = activationLetter(parts, { language, token, requestedAt: registration.requestedAt });
  await queueMessage(tx, {
    channel: 'mail',
    accountId: null,
    template: 'activation',
    to: registration.email,
    letter,
    now,
    askedFor: true,
  });
}
