import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to a portal. Cut, it is as if the portal had died: connections end, new ones are refused. */
export class Wire {
  #server: Server | undefined;
  #port = 0;
  readonly #ends = new Set<Socket>();

  constructor(readonly to: number) {}

  async join(): Promise<number> {
    this.#server = createServer((from) => {
      const to = connect(this.to, '127.0.0.1');
      for (const end of [from, to]) this.#ends.add(end.on('error', () => end.destroy()));
      from.pipe(to).pipe(from);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#port = (this.#server.address() as AddressInfo).port);
  }

  async cut(): Promise<void> {
    for (const end of this.#ends) end.destroy();
    this.#ends.clear();
    await new Promise((done) => this.#server!.close(done));
  }
}
