/** Words of a conversation as they are kept. */
export const topics = ['readings', 'bills', 'contracts', 'portal', 'other'] as const;
export type Topic = (typeof topics)[number];

/** `in_progress`: somebody at the supplier is looking at it. */
export const conversationStates = ['sent', 'in_progress', 'answered', 'closed'] as const;
export type ConversationState = (typeof conversationStates)[number];

export type Author = 'customer' | 'supplier';

/** Whose a conversation is: an account's, or, null, that of a guest who came with its secret address. */
export type Holder = { readonly conversationId: number; readonly accountId: number | null };

export function isTopic(text: string): text is Topic {
  return (topics as readonly string[]).includes(text);
}

/** V-2026-000123, however it is typed. */
export function readNumber(text: string): string | undefined {
  const found = /^\s*v?-?\s*(20\d\d)\s*-?\s*0*(\d{1,12})\s*$/i.exec(text);
  return found === null ? undefined : `V-${found[1]}-${(found[2] ?? '').padStart(6, '0')}`;
}
