/**
 * Contracts: which supply contracts an account has linked, and through them which metering points it may see. What always
 * holds: nothing is seen before linking; linking needs all the facts of the bill; what an account may see, and for which
 * days, is decided by the view `visible_supplies` and nowhere else; ending a link keeps its row.
 */
export { contractPages } from './handlers.ts';
