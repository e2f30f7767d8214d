/** `check-content [FOLDER]`: judges a supplier's texts and says what is wrong, with file and line. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkSupplierContent } from '#app/content.ts';
import type { Finding } from '#features/pages/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';

const demo = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));

/** The folder named, else that of SUPPLIER, else the demo's. Gives 1 where there are errors; warnings are no errors. */
export async function checkContentCommand(
  args: string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const folder = positionals[0] ?? process.env['SUPPLIER'] ?? demo;
  const supplier = await readSupplier(folder);
  const { texts, findings } = await checkSupplierContent(supplier, dayIn(new Date(), supplier.timeZone));
  for (const finding of findings) print(lineOf(finding));
  const count = (severity: Finding['severity']): number => findings.filter((each) => each.severity === severity).length;
  print(`${folder}: ${texts} texts, ${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}.`);
  return count('error') > 0 ? 1 : 0;
}

/** `news/2026-01-05-zima.sl.md:12: error: there is no picture …`, which editors can jump to. */
function lineOf({ severity, file, line, sentence }: Finding): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${severity}: ${sentence}`;
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
