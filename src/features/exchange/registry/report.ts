/** What an import is told and what it tells. */
import type { Day } from '#kernel/day.ts';
import type { Objects } from '#platform/objects/objects.ts';
import type { Fault } from './faults.ts';
import type { RegistryFile } from './format.ts';
import type { OnRefusedRow } from './refused-rows.ts';
import type { Counts } from './sheet.ts';

/** What became of a file. `checked`: in order, but not stored, because of `--check` or of an earlier file. */
export type FileOutcome = 'stored' | 'refused' | 'checked';

export type FileReport = Counts & {
  readonly file: string;
  readonly outcome: FileOutcome;
  readonly rows: number;
  /** The first faults in the order of rows, at most `mostFaults`. */
  readonly errors: readonly Fault[];
  readonly errorCount: number;
};

export type ImportReport = { readonly files: readonly FileReport[]; readonly ok: boolean };

export type ImportProgress = {
  readonly file: RegistryFile;
  readonly step: 'reading' | 'judging' | 'storing';
  readonly bytesRead: number;
  readonly bytes: number;
};

export type ImportOptions = {
  /** Dry run: everything is judged as in a real run, references between the files too; nothing is stored. */
  readonly check?: boolean;
  /** Today in the supplier's zone; readings of later days are refused. Default: today in Slovenia. */
  readonly today?: Day;
  /** Faults kept per file in the report; `errorCount` counts all. Default 100. */
  readonly mostFaults?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Where the bills' PDFs are kept; needed when the folder has any and `check` is not set. */
  readonly objects?: Objects;
  /** Called for every refused row with its own cells, so that they can be written down, corrected and sent again. */
  readonly onRefusedRow?: OnRefusedRow;
};
