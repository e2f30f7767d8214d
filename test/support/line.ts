/** A line between a browser and a portal, on which answers can be held up, as in a cellar: what was asked for is done by then. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type Line = {
  readonly port: number;
  /** From now on answers wait on the line. */
  readonly hold: () => void;
  /** Whether one does. */
  readonly holdsAnswer: () => boolean;
  readonly letGo: () => void;
  readonly close: () => Promise<void>;
};

/** Listens on a free port of this machine and passes everything on to `portalPort` of it. */
export async function openLine(portalPort: () => number): Promise<Line> {
  const ends = new Set<Socket>();
  let gate: PromiseWithResolvers<void> | undefined;
  let holdsAnswer = false;

  const server = createServer((browser) => {
    const portal = connect(portalPort(), '127.0.0.1');
    for (const [end, other] of [
      [browser, portal],
      [portal, browser],
    ] as const) {
      ends.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.end();
      });
    }
    browser.pipe(portal);
    let written = Promise.resolve();
    portal.on('data', (bytes) => {
      holdsAnswer = gate !== undefined;
      written = written.then(() => gate?.promise).then(() => void (browser.writable && browser.write(bytes)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    hold: () => {
      gate = Promise.withResolvers();
      holdsAnswer = false;
    },
    holdsAnswer: () => holdsAnswer,
    letGo: () => {
      gate?.resolve();
      gate = undefined;
    },
    close: async () => {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
