import type { Cents } from '#kernel/money.ts';

/** A bill that a payment settled, and how much of it. */
export type SettledBill = { readonly id: number; readonly number: string; readonly cents: Cents };
