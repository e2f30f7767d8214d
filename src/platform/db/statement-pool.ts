/**
 * `pg`'s pool, with a shorter way for single statements (decision 28). With each of them `pg` takes a connection from its pool and
 * gives it back, with timers and listeners that cost as much as asking PostgreSQL. Here a connection that has answered is kept at
 * hand for the next statement; whoever wants one for itself (a transaction) gets it from there.
 */
import pg from 'pg';
import { Prepared } from './prepared.ts';

type Done = (error?: Error) => void;
type Ask = (statement: Prepared<unknown>, values: undefined, done: Done) => unknown;

export class StatementPool extends pg.Pool {
  /** Taken from pg's pool, and at work for nobody. */
  readonly #atHand: pg.PoolClient[] = [];
  /** Those that were taken once, and that are listened to. */
  readonly #known = new WeakSet<pg.PoolClient>();

  /** A statement of ours goes the short way; everything else is asked as `pg` does it. */
  override query(asked: unknown, values?: unknown, done?: unknown): never {
    if (!(asked instanceof Prepared)) return super.query(asked as string, values as unknown[], done as Done) as never;
    const client = this.#atHand.pop();
    if (client !== undefined) this.#ask(client, asked, done as Done);
    else this.#askWithAnother(asked, done as Done);
    return undefined as never;
  }

  override connect(done?: unknown): never {
    this.#atHand.pop()?.release();
    return super.connect(done as Done) as never;
  }

  override async end(): Promise<void> {
    for (const client of this.#atHand.splice(0)) client.release();
    await super.end();
  }

  #askWithAnother(asked: Prepared<unknown>, done: Done): void {
    super.connect((error, client) => {
      if (error !== undefined || client === undefined) return done(error);
      this.#listenTo(client);
      this.#ask(client, asked, done);
    });
  }

  #ask(client: pg.PoolClient, asked: Prepared<unknown>, done: Done): void {
    const query = client.query.bind(client) as unknown as Ask;
    query(asked, undefined, (error) => {
      // after an error nobody knows what the connection is still good for
      const isWanted = error !== undefined || this.waitingCount > 0 || this.ending;
      if (isWanted) client.release(error);
      else this.#atHand.push(client);
      done(error);
    });
  }

  /** One that breaks while nobody is at work on it would be noticed by the next statement only. */
  #listenTo(client: pg.PoolClient): void {
    if (this.#known.has(client)) return;
    this.#known.add(client);
    client.on('error', (error) => {
      const at = this.#atHand.indexOf(client);
      if (at === -1) return;
      this.#atHand.splice(at, 1);
      client.release(error);
      this.emit('error', error, client);
    });
  }
}
