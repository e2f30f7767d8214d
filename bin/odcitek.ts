#!/usr/bin/env node
/** The command line: `npm run odcitek -- COMMAND …`. One entry per command; each loads only what it needs. */

type Command = {
  /** What stands in the list of commands: how it is called, and what it does. */
  readonly help: string;
  /** Returns the exit code; nothing means that the process goes on (a portal) or ends well. */
  readonly run: (args: string[]) => Promise<number | void>;
};

const commands: Record<string, Command> = {
  start: {
    help: 'start                 run the portal, configured by the environment',
    run: async () => (await import('./start.ts')).start(),
  },
  demo: {
    help: 'demo                  run the portal with an invented supplier and invented customers',
    run: async () => (await import('./demo.ts')).demo(),
  },
  import: {
    help: `import FOLDER         bring in a registry (docs/guides/registry.md)
    --check               judge everything, store nothing
    --errors FOLDER       write the refused rows there, each with what is wrong with it`,
    run: async (args) => (await import('./import.ts')).importCommand(args),
  },
  requests: {
    help: `requests              what customers ask about bills and are interested in, and waits for an answer
    --confirm ID          answer yes; of an offer: it is done
    --refuse ID           answer no
    --arrange ID          of an offer: it is being arranged
    --note TEXT           and say why: the customer reads it
    --by NAME             who looks or answers, and
    --reason TEXT         why: the customers concerned can read both`,
    run: async (args) => (await import('./requests.ts')).requestsCommand(args),
  },
  'check-content': {
    help: `check-content [FOLDER] judge the supplier's texts: links, pictures, translations, versions`,
    run: async (args) => (await import('./check-content.ts')).checkContentCommand(args),
  },
  questions: {
    help: `questions             what people ask, and the calls they want, that wait for an answer
    show NUMBER           one question; --attachments FOLDER saves its files there
    answer NUMBER         --text FILE or - for standard input, --close when that is all
    close NUMBER          without an answer
    call ID               whom to call; --done or --missed when called, --note TEXT the customer reads
    --by NAME             who of the staff; the customer can read it, with
    --reason TEXT         why`,
    run: async (args) => (await import('./questions.ts')).questionsCommand(args),
  },
  accounts: {
    help: `accounts show EMAIL    an account, for who helps its owner
    --by WHO --reason WHY the owner reads both
  accounts recover EMAIL  move it to another address, where the old one is lost
    --to NEW_EMAIL --by WHO --reason WHY
  accounts proofs EMAIL   what was agreed to with an account that is gone`,
    run: async (args) => (await import('./accounts.ts')).accountsCommand(args),
  },
  generate: {
    help: `generate              write a synthetic registry
    --points N            how many metering points
    --out FOLDER          where to
    --seed S              another seed, another registry (1)
    --months N            months of readings (24)
    --today YYYY-MM-DD    the last day that may have a reading (today)`,
    run: async (args) => (await import('./generate.ts')).generateCommand(args),
  },
};

function help(): string {
  const list = Object.values(commands).map((command) => `  ${command.help}`);
  return ['Usage: npm run odcitek -- COMMAND', '', ...list].join('\n');
}

async function main([name, ...args]: string[]): Promise<number | void> {
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${help()}`);
    return 2;
  }
  return command.run(args);
}

/** Refusals that say in one sentence what to do: their stack would only be in the way. */
const refusals = new Set([
  'ArticleRefused',
  'CannotListen',
  'ConfigurationRefused',
  'DataFolderInUse',
  'DatabaseRefused',
  'EmbeddedPostgresError',
  'ImportRefused',
  'MigrationRefused',
  'SupplierRefused',
]);

try {
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  const { name, code, message } = error as { name: string; code?: string; message: string };
  const misspelt = code?.startsWith('ERR_PARSE_ARGS') === true;
  console.error(misspelt || refusals.has(name) ? message : error);
  process.exitCode = misspelt ? 2 : 1;
}
