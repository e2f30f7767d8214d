/**
 * What comes in from and goes out to other systems: so far the registry, a folder of CSV files as a billing system
 * exports them (docs/guides/registry.md). Always true: a file with one wrong row stores nothing of itself; the same
 * file twice changes nothing; a reading is never changed, only replaced by a newer one.
 */
export { importRegistry } from './registry/import.ts';
export { ImportRefused } from './registry/together.ts';
export type { FileReport, ImportOptions, ImportProgress, ImportReport } from './registry/report.ts';
export type { RefusedRow } from './registry/refused-rows.ts';
export { problemColumn, type RegistryFile, type RegistryRow } from './registry/format.ts';
export { csvLine, openRegistryWriter, type RegistryWriter } from './registry/writer.ts';
export { generateRegistry, type GenerateOptions } from './synthetic/generate.ts';
export { electricityOperators, gasOperators } from './synthetic/operators.ts';
export { syntheticGsrn } from './synthetic/numbers.ts';
export { seededRandom } from './synthetic/random.ts';
export { shown } from './synthetic/counter.ts';
export { firstsOfMonths, lastsOfMonths, useBetween, type Season } from './synthetic/use.ts';
