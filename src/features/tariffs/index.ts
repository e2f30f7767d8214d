/**
 * Tariffs: what energy, network and duties cost, and when. Prices, time blocks, work-free days and rates of VAT are
 * dated tables; what is asked for a day that no table covers is refused by name, never guessed.
 */
export { blockOfHour, seasonOf, type Block, type BlockRefusal, type BlockScheme, type BlockTable } from './blocks.ts';
export { charges, lineGroups, type Basis, type Charge, type LineGroup, type PriceUnit } from './charges.ts';
export { gasEnergy, type GasFactors, type GasMeterPlace, type Millionths } from './gas-energy.ts';
export {
  isPriced,
  lengthOf,
  pricesOver,
  type ContractPriceList,
  type Days,
  type Price,
  type PriceBook,
  type PricePart,
  type PriceRefusal,
} from './prices.ts';
export { slovenianTariffs } from './slovenia.ts';
export { blockScheme, type TariffTables } from './tables.ts';
export { vatOn, type VatRate } from './vat.ts';
export { isWorkFree, type WorkFreeCalendar } from './work-free-days.ts';
