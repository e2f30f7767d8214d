/** What a customer asks for, as it is kept. Texts only: it is data of a letter, and nothing reckons with it. */
import type { Day } from '#kernel/day.ts';

export const deliveries = ['paper', 'email', 'bank'] as const;
export type Delivery = (typeof deliveries)[number];

/** How bills are to come; `iban` says which bank takes the e-invoice. */
export type DeliveryFacts = { readonly how: Delivery; readonly email?: string; readonly iban?: string };

/** One bill for all contracts of the person, or one for each. */
export type JointBillFacts = { readonly joint: 'yes' | 'no' };

/** A mandate as it was given, or the end of one. `seal` is what the confirmation is signed with: see mandate.ts. */
export type MandateFacts = {
  readonly action: 'start';
  readonly mandate: string;
  readonly holder: string;
  readonly iban: string;
  readonly creditor: string;
  /** What was agreed to, word for word: the portal's own text may change later. */
  readonly text: readonly string[];
  readonly signedOn: Day;
  readonly seal: string;
};
export type DirectDebitFacts = MandateFacts | { readonly action: 'end' };

/** What is asked of a contract, by kind. */
export type Wish =
  | { readonly kind: 'delivery'; readonly facts: DeliveryFacts }
  | { readonly kind: 'joint_bill'; readonly facts: JointBillFacts }
  | { readonly kind: 'direct_debit'; readonly facts: DirectDebitFacts };

export type RequestKind = Wish['kind'];
export type RequestState = 'sent' | 'confirmed' | 'refused' | 'withdrawn';

/** The facts of a request of any kind, as they come back. */
export type RequestFacts = Partial<
  DeliveryFacts & JointBillFacts & Omit<MandateFacts, 'action'> & { readonly action: DirectDebitFacts['action'] }
>;
