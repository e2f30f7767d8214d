import type { RegisterCode } from '#kernel/register-codes.ts';

/** A register on a receipt. `difference` to the reading before it, in units; null where there is none to see. */
export type ReceiptRegister = {
  readonly code: RegisterCode;
  readonly wholeDigits: number;
  readonly value: number;
  readonly state: 'current' | 'replaced' | 'withdrawn';
  readonly handedOver: boolean;
  readonly difference: number | null;
};
