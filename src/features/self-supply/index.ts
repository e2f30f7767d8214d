/**
 * Self-supply: what points that feed in (register 2.8.0) took from the grid and gave it, month by month. What always
 * holds: numbers come from readings of the ledger only, and only of days that the account may see; months add up to what
 * the meter counted.
 */
export { selfSupplyPages } from './pages.ts';
