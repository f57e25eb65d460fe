import type {
  ContainerExit,
  ContainerRunner,
  ContainerStart,
  LocalCloud,
  Principal,
  Random,
  RunningContainer,
} from '@archway/local';
import { acceptOrder, type OrderTable } from '@archway/orders/accept-order';
import { Worker } from '@archway/orders/worker';
import type { Scenario } from './scenario';

/** What the worker knows of where it runs. */
export interface WorkerPlace {
  readonly cloud: LocalCloud;
  readonly random: Random;
  readonly faults: Scenario['worker'];
  /** The reasons that the worker's log gives, by message. */
  readonly reasons: Map<string, string>;
}

const PRICES = new Map([
  ['lamp', 4_900],
  ['chair', 12_900],
]);

/** Runs the tasks of the app in this process, the worker with its own code. */
export class WorkerRunner implements ContainerRunner {
  constructor(private readonly place: () => WorkerPlace) {}

  start(container: ContainerStart): RunningContainer {
    const abort = new AbortController();
    let end: (exit: ContainerExit) => void = () => undefined;
    const ended = new Promise<ContainerExit>((resolve) => {
      end = resolve;
    });
    const process = { isDead: false };
    const kill = (): void => {
      process.isDead = true;
      end({ exitCode: null, reason: 'signal SIGKILL' });
      abort.abort();
    };
    if (container.name === 'worker') {
      const worker = workerOf(container, this.place(), kill, process);
      void worker.run(abort.signal).then(() => end({ exitCode: 0 }));
    } else abort.signal.addEventListener('abort', () => end({ exitCode: 0 }));
    return {
      ready: Promise.resolve(),
      ended,
      stop: () => abort.abort(),
      kill,
      run: () => Promise.resolve(true),
      addressOf: () => undefined,
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function workerOf(
  { credentials, environment, taskId }: ContainerStart,
  { cloud, random, faults, reasons }: WorkerPlace,
  kill: () => void,
  process: { readonly isDead: boolean },
): Worker {
  const principal: Principal = cloud.principalFor(credentials?.accessKeyId);
  const { QUEUE_URL: queueUrl = '', TABLE_NAME: tableName = '' } = environment;
  const died = (): Promise<never> => Promise.reject(new Error('the task died'));
  /** A call that may fail before its effect or behind it, and before or behind which the task may die. */
  const call = <Result>(effect: () => Result): Promise<Result> => {
    if (random.chance(faults.dies / 2)) kill();
    // What is dead calls nobody.
    if (process.isDead) return died();
    if (random.chance(faults.failsBefore)) return Promise.reject(new Error('failed before'));
    return new Promise((resolve, reject) => {
      // What it throws rejects the promise.
      const result = effect();
      if (random.chance(faults.dies / 2)) kill();
      if (process.isDead) reject(new Error('the task died'));
      else if (random.chance(faults.losesAnswer)) reject(new Error('answer lost'));
      else resolve(result);
    });
  };
  const hide = (receiptHandle: string): Promise<void> =>
    attempt(() =>
      cloud.sqs.changeMessageVisibility(principal, {
        queueUrl,
        receiptHandle,
        visibilityTimeout: Number(environment['VISIBILITY_TIMEOUT_SECONDS']),
      }),
    );
  return new Worker({
    visibilityTimeoutSeconds: Number(environment['VISIBILITY_TIMEOUT_SECONDS']),
    pauseMilliseconds: 0,
    protection: {
      protect: (isAtWork) => attempt(() => cloud.ecs.protect(taskId, isAtWork, 5)),
    },
    log: ({ messageId, reason }) => {
      // What is dead writes nothing.
      if (typeof reason === 'string' && !process.isDead) reasons.set(String(messageId), reason);
    },
    queue: {
      receive: async (signal) => {
        const found = await cloud.sqs.receiveMessage(principal, {
          queueUrl,
          maxNumberOfMessages: 10,
          waitTimeSeconds: 20,
          messageAttributeNames: ['idempotencyKey'],
          signal,
        });
        const [first] = found;
        // A worker that takes longer keeps its messages hidden.
        if (first !== undefined) await hide(first.receiptHandle).catch(() => undefined);
        return found.map((message) => ({
          messageId: message.messageId,
          receiptHandle: message.receiptHandle,
          body: message.body,
          idempotencyKey: message.messageAttributes['idempotencyKey']?.stringValue,
        }));
      },
      hide: ({ receiptHandle }) => hide(receiptHandle),
      delete: ({ receiptHandle }) =>
        call(() => cloud.sqs.deleteMessage(principal, { queueUrl, receiptHandle })),
    },
    accept: (message) =>
      acceptOrder(
        message,
        { unitPriceCents: (sku) => call(() => PRICES.get(sku)) },
        { putNew: (order) => call(() => putNew(cloud, principal, tableName, order)) },
        () => new Date(cloud.clock.now()),
      ),
  });
}

function putNew(
  cloud: LocalCloud,
  principal: Principal,
  TableName: string,
  order: Parameters<OrderTable['putNew']>[0],
): string {
  const Item = Object.fromEntries(
    Object.entries(order).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: String(value) },
    ]),
  );
  try {
    cloud.dynamodb.call(principal, 'PutItem', {
      TableName,
      Item,
      ConditionExpression: 'attribute_not_exists(orderId)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    return order.requestDigest;
  } catch (error) {
    const { fields } = error as { readonly fields?: { readonly Item?: typeof Item } };
    const kept = fields?.Item?.['requestDigest'];
    if (kept === undefined || !('S' in kept)) throw error;
    return kept.S ?? '';
  }
}

/** A refusal is a promise that is rejected, as clients of AWS have it. */
export function attempt(effect: () => void): Promise<void> {
  return new Promise((resolve) => {
    effect();
    resolve();
  });
}
