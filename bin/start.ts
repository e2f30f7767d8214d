/** `npm start`: the portal for real, configured from the environment. */
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { startPortal } from '../src/main.ts';
import { runUntilSignal } from './run-until-signal.ts';

export async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({ level: 'info' });
  await runUntilSignal((onLost) => startPortal({ config, log, onLost }));
}
