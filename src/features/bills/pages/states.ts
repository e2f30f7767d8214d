import type { Html } from '#platform/html/html.ts';
import { badge, type BadgeKind } from '#ui/marks.ts';
import type { BillState } from './bill-facts.ts';
import type { ListTexts } from './texts.ts';

const kinds: Readonly<Record<BillState, BadgeKind>> = {
  open: 'now',
  part_paid: 'now',
  overdue: 'bad',
  paid: 'ok',
  credit_note: 'plain',
  cancelled: 'plain',
};

/** How a bill stands, in a word. */
export function stateBadge(state: string, { states }: Pick<ListTexts, 'states'>): Html {
  const known = state as BillState;
  return badge(kinds[known], states[known]);
}
