/** One of the two servers under measurement, in a process of its own, as the one who measures sees it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FromChild, Recorded, Script, ToChild } from './child.ts';
import { createGun, type Shot } from './load.ts';

export type Side = {
  readonly name: 'portal' | 'floor';
  readonly gun: ReturnType<typeof createGun>;
  /** Microseconds of CPU that the process has used so far. */
  readonly cpu: () => Promise<number>;
  /** What the portal says to PostgreSQL for this shot. */
  readonly record: (shot: Shot) => Promise<Recorded[]>;
  readonly play: (script: Script) => Promise<void>;
  readonly stop: () => void;
};

export type SideOptions = {
  /** What the server is told at its start. */
  readonly parts: readonly unknown[];
  readonly connections: number;
  /** Folder for a CPU profile; none is taken without. */
  readonly profile: string | undefined;
};

/** `file` beside this one. Its log goes where a log costs nothing but the writing of it. */
export async function startSide(
  name: Side['name'],
  file: string,
  { parts, connections, profile }: SideOptions,
): Promise<Side> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(parts)], {
    stdio: ['ignore', openSync('/dev/null', 'w'), 'inherit', 'ipc'],
    execArgv:
      profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${name}.cpuprofile`],
  });
  const ask = (order: ToChild): Promise<FromChild> => {
    child.send(order);
    return heard(child);
  };
  const first = await heard(child);
  if (first.kind !== 'listening') throw new Error(`${name} did not start`);
  const gun = createGun(first.port, connections);
  return {
    name,
    gun,
    cpu: async () => {
      const answer = await ask({ kind: 'cpu' });
      return answer.kind === 'cpu' ? answer.microseconds : Number.NaN;
    },
    record: async (shot) => {
      child.send({ kind: 'record' } satisfies ToChild);
      await gun.fire(shot);
      const answer = await ask({ kind: 'recorded' });
      return answer.kind === 'recorded' ? answer.statements : [];
    },
    play: async (script) => void (await ask({ kind: 'play', script })),
    stop: () => {
      gun.close();
      child.disconnect();
    },
  };
}

async function heard(child: ChildProcess): Promise<FromChild> {
  const [message] = (await once(child, 'message')) as [FromChild];
  return message;
}
