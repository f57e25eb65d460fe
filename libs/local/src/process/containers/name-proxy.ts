import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { ContainerAddress } from '../../ecs/container-runner';

/**
 * Answers under the name of a service at a port of loopback, and passes each connection on to one of its
 * tasks, in turn. One that does not answer is passed over, as the proxy of Service Connect does.
 */
export class NameProxy {
  private readonly sockets = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private readonly resolve: () => readonly ContainerAddress[],
  ) {
    server.on('connection', (client) => this.pass(client));
  }

  static async open(resolve: () => readonly ContainerAddress[]): Promise<NameProxy> {
    const server = createServer();
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(0, '127.0.0.1', () => done());
    });
    return new NameProxy(server, (server.address() as AddressInfo).port, resolve);
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((done) => {
      this.server.close(() => done());
    });
  }

  private pass(client: Socket): void {
    this.keep(client);
    const targets = this.resolve();
    this.turn += 1;
    const order = targets.map((_, index) => targets[(index + this.turn) % targets.length]);
    client.pause();
    this.tryNext(client, order);
  }

  private tryNext(
    client: Socket,
    [target, ...others]: readonly (ContainerAddress | undefined)[],
  ): void {
    if (target === undefined || client.destroyed) {
      client.destroy();
      return;
    }
    const upstream = connect(target.port, target.host);
    this.keep(upstream);
    let isOpen = false;
    upstream.once('connect', () => {
      isOpen = true;
      client.pipe(upstream).pipe(client);
      client.resume();
    });
    upstream.on('error', () => {
      if (isOpen) client.destroy();
      else this.tryNext(client, others);
    });
    upstream.on('close', () => {
      if (isOpen) client.destroy();
    });
    client.on('close', () => upstream.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
