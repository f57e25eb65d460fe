import type { World } from '../engine/world';
import type { Principal, ServicePrincipal } from '../principal/principal';
import { StreamReader } from '../streams/stream-reader';
import type { StreamSource } from '../streams/stream-source';
import { Pipe } from './pipe';
import type { PipePart } from './pipe-parts';
import { mayDeliver, type PipeTargets } from './pipe-target';
import { QueueSource } from './queue-source';

export interface PipesContext {
  readonly world: World;
  readonly targets: PipeTargets;
  readonly streamOf: (arn: string) => StreamSource | undefined;
  readonly mayReadStream: (principal: Principal, arn: string) => boolean;
  readonly mayAssume: (service: ServicePrincipal, roleArn: string) => boolean;
}

/** EventBridge Pipes: pipes of the Terraform from streams and queues. */
export class Pipes {
  private readonly pipes: readonly Pipe[];
  private readonly running: { readonly hasWork: boolean }[] = [];

  constructor(
    private readonly context: PipesContext,
    parts: readonly PipePart[],
  ) {
    this.pipes = parts.map((part) => new Pipe(context.world, part, context.targets));
  }

  get hasWork(): boolean {
    return this.running.some(({ hasWork }) => hasWork);
  }

  /** Reads the sources from now on; what only a failure needs is asked for as well. */
  start(asksAhead: boolean): void {
    for (const pipe of this.pipes) {
      const { targets } = this.context;
      const { targetArn, deadLetterArn, enrichmentArn } = pipe.part;
      const asked = asksAhead ? [targetArn, deadLetterArn, enrichmentArn] : [];
      for (const arn of asked) if (arn !== undefined) mayDeliver(targets, arn, pipe.principal);
      if (this.takesRole(pipe) && pipe.part.isRunning) this.open(pipe);
    }
  }

  private open(pipe: Pipe): void {
    const { world, streamOf, mayReadStream, targets } = this.context;
    const { sourceArn, reads } = pipe.part;
    const queue = targets.sqs.queueOf(sourceArn);
    if (queue !== undefined && targets.sqs.mayConsume(pipe.principal, sourceArn)) {
      const source = new QueueSource(world, pipe, queue, targets.sqs);
      source.start();
      this.running.push(source);
    }
    const stream = streamOf(sourceArn);
    if (stream === undefined || !mayReadStream(pipe.principal, sourceArn)) return;
    const reader = new StreamReader(world, stream, reads, pipe);
    reader.start();
    this.running.push(reader);
  }

  private takesRole({ part }: Pipe): boolean {
    const service: ServicePrincipal = {
      kind: 'service',
      service: 'pipes.amazonaws.com',
      sourceArn: part.pipeArn,
      sourceAccount: this.context.world.accountId,
    };
    return this.context.mayAssume(service, part.roleArn);
  }
}
