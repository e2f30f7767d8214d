/**
 * Readings: what a register of a meter showed on a day. A reading is sent by a customer (for a bill, or as an own record),
 * read by the operator, or estimated. What always holds: a reading once sent is never changed or removed, only replaced
 * by a later one or withdrawn; of a register there is one current reading a day and kind, and one current submission a
 * bill; nobody sees or sends a reading of a day on which the point was not on a contract they have linked; and the
 * difference of two readings of a point and register is what was used between them, across roll-overs and exchanges.
 */
export { bookSubmission } from './booking.ts';
export { readingFormAddress } from './new-page.ts';
export { readingPages } from './pages.ts';
