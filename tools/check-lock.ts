/**
 * Whether package-lock.json names the packages of every platform. npm leaves an optional package out of the lock when the
 * registry does not have that version (yet), without a word; `npm ci` then refuses, on every platform.
 */
import { readFile } from 'node:fs/promises';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>>; readonly resolved?: string };

const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
    .map((name) => `${path} needs ${name}, which is not locked: take a version that is published for every platform`),
);
const addressed = Object.entries(packages)
  .filter(([, { resolved }]) => resolved !== undefined)
  .map(([path]) => `${path} is locked with a download address: npm install with omit-lockfile-registry-resolved`);

const faults = [...missing, ...addressed];
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
