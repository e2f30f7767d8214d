/**
 * The mandate of a SEPA direct debit: what it says, its number, and the seal of what was agreed to. The seal is an HMAC
 * with the portal's secret over every word of the mandate: whoever has the confirmation can have it checked, and nobody
 * but the portal could have made it. The text is the model of the European Payments Council in Slovenian.
 */
import { createHmac } from 'node:crypto';
import type { Payee } from '#features/supplier/index.ts';
import type { MandateFacts } from './facts.ts';

type Given = Pick<MandateFacts, 'holder' | 'iban' | 'signedOn'>;
type Signing = Given & {
  readonly payee: Payee;
  readonly creditorId: string;
  readonly contract: string;
  readonly now: Date;
};

/** The mandate with its number (at most 35 characters of those that SEPA knows) and its seal. */
export function newMandate(signing: Signing, secret: string): MandateFacts {
  const { holder, iban, payee, creditorId, signedOn, contract, now } = signing;
  const tail = `-${now.getTime().toString(36).toUpperCase()}`;
  const mandate = contract.replace(/[^A-Za-z0-9/-]/g, '').slice(0, 35 - tail.length) + tail;
  const creditor = { creditor: payee.name, creditorId, creditorAddress: addressOf(payee) };
  const text = mandateText(payee.name);
  const unsealed = { action: 'start', mandate, holder, iban, ...creditor, text, signedOn } as const;
  return { ...unsealed, seal: sealOf(unsealed, secret) };
}

/** 32 hexadecimal digits in groups of four. */
export function sealOf(given: Omit<MandateFacts, 'seal'>, secret: string): string {
  const { mandate, holder, iban, creditor, creditorId, creditorAddress, text, signedOn } = given;
  const known = [creditorId, creditorAddress].filter((word) => word !== undefined);
  const words = [mandate, holder, iban, creditor, ...known, signedOn, ...text];
  const digest = createHmac('sha256', secret)
    .update('direct debit mandate\n')
    .update(JSON.stringify(words))
    .digest('hex');
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
}

function addressOf({ street, postCode, post }: Payee): string {
  return `${street}, ${postCode} ${post}`;
}

/** What the payer agrees to. It is in Slovenian whatever the language of the page: that is what was agreed. */
export function mandateText(creditor: string): readonly string[] {
  return [
    `S tem soglasjem pooblaščam (A) družbo ${creditor}, da moji banki pošilja navodila za obremenitev mojega plačilnega računa, in (B) svojo banko, da obremeni moj plačilni račun v skladu z navodili, ki jih pošlje ta družba.`,
    'Do svoje banke imam pravico do vračila denarnih sredstev v skladu s pogoji pogodbe z njo. Vračilo moram zahtevati v 8 tednih od dneva, ko je bil moj plačilni račun obremenjen.',
  ];
}

/** A mandate with the contract whose bills are collected. */
export type SignedMandate = MandateFacts & { readonly contractNumber: string };
