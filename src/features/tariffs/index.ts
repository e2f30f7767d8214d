/**
 * Tariffs: what energy, network and duties cost, and when. Prices, time blocks, work-free days and rates of VAT are
 * dated tables; what is asked for a day that no table covers is refused by name, never guessed.
 */
export { charges, lineGroups, type Basis, type Charge, type LineGroup, type PriceUnit } from './charges.ts';
