import { connect, createServer, type Socket } from 'node:net';

/** Where a connection is cut: before the database has the write, after it has committed it, or not. */
export type Cut = 'before' | 'after' | 'no';

/** A way to the database that breaks. */
export interface Proxy {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** A statement that writes, as it is given its name. */
const NAMED_WRITE = /(cleanorder_[0-9]+_[0-9]+)\0[^\0]*cleanorder_write/;

/** Says of what is sent whether it writes: by the words of the statement, or by the name that it was given before. */
function writeWatch(): (chunk: Buffer) => boolean {
  const names = new Set<string>();
  return (chunk) => {
    const sent = chunk.toString('latin1');
    const name = NAMED_WRITE.exec(sent)?.[1];
    if (name !== undefined) names.add(`\0${name}\0`);
    return (
      sent.includes('cleanorder_write') || sent.includes('commit\0') || [...names].some((one) => sent.includes(one))
    );
  };
}

/** Opens a way to the database on which writes lose their connection, as told. */
export async function openProxy(target: number, fate: () => Cut): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const isWrite = writeWatch();
  const server = createServer((client) => {
    const database = connect(target, '127.0.0.1');
    let cutting = false;
    const end = (): void => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on('data', (chunk) => {
      const cut = isWrite(chunk) ? fate() : 'no';
      if (cut === 'before') return end();
      cutting ||= cut === 'after';
      database.write(chunk);
    });
    // the answer to a write comes when it is committed
    database.on('data', (chunk) => (cutting ? end() : client.write(chunk)));
  });
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
