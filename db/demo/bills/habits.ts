/**
 * How the customers of the cast pay, and what went wrong with a bill: every state that a bill can be in has its story.
 * Months are counted back from the latest bill, which is 0.
 */

export type BillHabit = {
  /** Days from issue to due; 20 where nothing is said. */
  readonly dueInDays?: number;
  readonly means?: 'transfer' | 'direct_debit' | 'counter';
  /** Bills without a bill on paper: half the monthly fee. */
  readonly byMail?: true;
  /** Never paid. */
  readonly unpaid?: readonly number[];
  /** Only so many hundredths were paid. */
  readonly partly?: { readonly month: number; readonly hundredths: number };
  /** One transfer for this bill and the one before. */
  readonly together?: number;
  /** Paid twice; what was too much went to the next bill. */
  readonly twice?: number;
  /** Made from an estimate that was so many steps too high, and made anew with the next bill. */
  readonly corrected?: { readonly month: number; readonly steps: number; readonly keepsCredit?: true };
  /** The fee is charged twice: a fault that the recomputation finds. */
  readonly wrongFee?: number;
  /** So many cents of interest, for the bill that was not paid. */
  readonly interest?: { readonly month: number; readonly cents: number };
};

/** By number of the contract; who is not here pays every bill by transfer, in time. */
export const billHabits: Readonly<Record<string, BillHabit>> = {
  // Maja Zupan: one bill was made from an estimate, cancelled and made anew
  '4501882': { byMail: true, corrected: { month: 2, steps: 84 } },
  '7700431': { byMail: true },
  // Franc Oblak goes to the post office
  '4300117': { means: 'counter' },
  // Jože Hribar forgot a bill: it is overdue, and the next one has interest
  '4502210': { unpaid: [1], interest: { month: 0, cents: 38 } },
  // Petra Kos paid a bill that was too high: the rest is still hers
  '7701245': { corrected: { month: 1, steps: 45, keepsCredit: true } },
  // the manager pays in parts
  '4600040': { dueInDays: 31, partly: { month: 0, hundredths: 60 } },
  // Ivana Golob paid a bill twice
  '4504406': { twice: 1 },
  // Zdenka Mlakar pays two bills at once
  '4505518': { together: 3 },
  // Bojan Kralj was charged the monthly fee twice
  '4508822': { byMail: true, wrongFee: 0 },
  '4609130': { dueInDays: 31 },
  '4509946': { byMail: true, means: 'direct_debit' },
  '4510057': { means: 'direct_debit' },
  '7702360': { means: 'direct_debit' },
};
