/** How a conversation stands after each thing that can happen to it. */
import type { Author, ConversationState } from './facts.ts';

export type Happening = 'written' | 'looked_at' | 'answered' | 'closed' | 'reopened';

/**
 * Writing waits for the supplier again, whatever was before: nobody has to open anything to say more. Who opens it again
 * without a word gets it as it was: answered, if the supplier had the last word.
 */
export function stateAfter(
  happening: Happening,
  { state, lastAuthor }: { readonly state: ConversationState; readonly lastAuthor: Author },
): ConversationState {
  switch (happening) {
    case 'written':
      return 'sent';
    case 'looked_at':
      return state === 'sent' ? 'in_progress' : state;
    case 'answered':
      return 'answered';
    case 'closed':
      return 'closed';
    case 'reopened':
      if (state !== 'closed') return state;
      return lastAuthor === 'supplier' ? 'answered' : 'sent';
  }
}
