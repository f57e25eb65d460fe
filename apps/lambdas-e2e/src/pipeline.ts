import type { FaultPlan, TraceEvent } from '@archway/local';
import { ADMINISTRATOR, FastForwardClock, LocalCloud, ProcessRunner, serve } from '@archway/local';
import { parseStack } from '@archway/terraform';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Terraform JSON as an editor of it sees it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- it has no types of its own
export type Terraform = any;

export const STACK = path.resolve(
  __dirname,
  '../../lambdas/cdktf.out/stacks/lambdas-dev/cdk.tf.json',
);

/** The synthesized stack, as a copy that may be changed. */
export function terraform(): Terraform {
  return JSON.parse(fs.readFileSync(STACK, 'utf8'));
}

export interface PipelineOptions {
  /** What is run in place of the synthesized stack. */
  readonly terraform?: Terraform;
  readonly seed?: number;
  readonly faults?: FaultPlan;
}

/** A picture as it lies in the output bucket. */
export interface Picture {
  readonly key: string;
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The deployed pipeline on this machine: the synthesized Terraform and the bundles that it names. */
export class Pipeline {
  readonly events: TraceEvent[] = [];

  static async start(options: PipelineOptions = {}): Promise<Pipeline> {
    const stack = parseStack(JSON.stringify(options.terraform ?? terraform()), STACK);
    const cloud = LocalCloud.fromStacks([stack], {
      clock: new FastForwardClock(),
      seed: options.seed,
      faults: options.faults,
    });
    const server = await serve(cloud);
    const runner = await ProcessRunner.create({
      functions: cloud.functions,
      region: cloud.region,
      endpointUrl: server.url,
      credentialsFor: (name) => cloud.credentialsFor(name),
    });
    const pipeline = new Pipeline(cloud, server);
    cloud.onTrace((event) => pipeline.events.push(event));
    cloud.start(runner);
    return pipeline;
  }

  private constructor(
    readonly cloud: LocalCloud,
    private readonly server: { close(): Promise<void> },
  ) {}

  put(key: string, body: Uint8Array): { versionId?: string; sequencer: string } {
    return this.cloud.s3.putObject(ADMINISTRATOR, { bucket: this.bucket('uploads'), key, body });
  }

  remove(key: string, versionId?: string): void {
    const bucket = this.bucket('uploads');
    this.cloud.s3.deleteObject(ADMINISTRATOR, {
      bucket,
      key,
      ...(versionId === undefined ? {} : { versionId }),
    });
  }

  /** Sends a message to one branch's queue as anybody with the permission could. */
  send(branch: string, messageBody: string): void {
    const queueUrl = this.queue((name) => name.includes(branch) && name.includes('queue'));
    this.cloud.sqs.sendMessage(ADMINISTRATOR, { queueUrl, messageBody });
  }

  /** Every picture, in the order of keys. */
  pictures(): readonly Picture[] {
    const bucket = this.bucket('pictures');
    const { s3 } = this.cloud;
    return s3.listObjectsV2(ADMINISTRATOR, { bucket }).contents.map(({ key }) => ({
      key,
      ...s3.getObject(ADMINISTRATOR, { bucket, key }),
    }));
  }

  /** How many messages lie in one branch's dead-letter queue. */
  deadLetters(branch: string): number {
    const attributes = this.cloud.sqs.getQueueAttributes(ADMINISTRATOR, {
      queueUrl: this.deadLetterQueue(branch),
      attributeNames: ['ApproximateNumberOfMessages'],
    });
    return Number(attributes['ApproximateNumberOfMessages']);
  }

  /** The versions of the uploads that lie in one branch's dead-letter queue, each once. Takes them out of it. */
  async takeDeadVersions(branch: string): Promise<ReadonlySet<string>> {
    const versions = new Set<string>();
    while (this.deadLetters(branch) > 0) {
      const messages = await this.cloud.sqs.receiveMessage(ADMINISTRATOR, {
        queueUrl: this.deadLetterQueue(branch),
        maxNumberOfMessages: 10,
        waitTimeSeconds: 0,
      });
      for (const { body } of messages) versions.add(/"versionId":"([^"]+)"/.exec(body)?.[1] ?? '');
    }
    return versions;
  }

  /** The reasons that the functions' logs give for refused uploads, each once, sorted. */
  reasons(): readonly string[] {
    const lines = this.events.flatMap((event) => ('log' in event ? (event.log ?? []) : []));
    const reasons = lines.flatMap((line) => /"reason":"([^"]+)"/.exec(line)?.[1] ?? []);
    return [...new Set(reasons)].sort();
  }

  async idle(): Promise<void> {
    await this.cloud.idle();
  }

  async close(): Promise<void> {
    await this.cloud.close();
    await this.server.close();
  }

  private bucket(word: string): string {
    const all = this.cloud.s3.listBuckets(ADMINISTRATOR).map(({ name }) => name);
    const found = all.find((name) => name.toLowerCase().includes(word));
    if (found === undefined) throw new Error(`no bucket ${word} in ${all.join(', ')}`);
    return found;
  }

  private deadLetterQueue(branch: string): string {
    return this.queue((name) => name.includes(branch) && name.includes('deadletter'));
  }

  private queue(matches: (name: string) => boolean): string {
    const all = this.cloud.sqs.listQueues(ADMINISTRATOR);
    const found = all.find((url) => matches(url.slice(url.lastIndexOf('/')).toLowerCase()));
    if (found === undefined) throw new Error(`no such queue in ${all.join(', ')}`);
    return found;
  }
}
