import type { RegisterCode } from '#kernel/register-codes.ts';

/** One of the readings that were sent together. */
export type WithdrawalRegister = {
  readonly id: number;
  readonly code: RegisterCode;
  readonly value: number;
  readonly wholeDigits: number;
  readonly state: 'current' | 'replaced' | 'withdrawn';
  readonly handedOver: boolean;
};
