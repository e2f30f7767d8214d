/**
 * Conversations: what people ask the supplier (*Imam vprašanje*), what they are answered, the files that go along, and
 * calls they ask for. A conversation has a number to quote, stands in one of four states, and belongs to an account or to
 * a guest. What always holds: an account sees its own and no other; a guest reads by a secret address that the database
 * knows only hashed; the same form counts once; a file is what its bytes say, and tells nothing of where it was made; and
 * whoever of the staff looks at an account's conversation is on record.
 */
export { callBackPages } from './call-backs/pages.ts';
export { openSlots } from './call-backs/slots.ts';
export { lookAtCall, listWaitingCallBacks, settleCall } from './desk/calls.ts';
export {
  answerQuestion,
  closeQuestion,
  listOpenQuestions,
  lookAtQuestion,
  type DeskParts,
  type Look,
  type Question,
} from './desk/desk.ts';
export { readNumber } from './facts.ts';
export { conversationPages } from './pages.ts';
export { sweepConversations } from './sweep.ts';
