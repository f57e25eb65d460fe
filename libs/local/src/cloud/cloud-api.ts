import type { Clock } from '../clock/clock';
import type { FirehoseApi } from '../firehose/firehose-api';
import type { KinesisApi } from '../kinesis/kinesis-api';
import type { Api } from '../api-gateway/api';
import type { ApiResponse, RequestParts } from '../api-gateway/message';
import type { DynamoDbApi } from '../dynamodb/dynamodb-api';
import type { DynamoDbStreams } from '../dynamodb/stream-api';
import type { EventBridgeApi } from '../events/event-bridge-api';
import type { FunctionRunner } from '../lambda/function-runner';
import type { LambdaApi } from '../lambda/lambda-api';
import type { LocalFunction } from '../lambda/local-function';
import type { LogStore } from '../logs/log-store';
import type { Principal } from '../principal/principal';
import type { S3Api } from '../s3/s3-api';
import type { SnsApi } from '../sns/sns-api';
import type { SqsApi } from '../sqs/sqs-api';
import type { TraceListener } from '../trace/trace-event';

/** The credentials that one function's process receives. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What the network does to one call of S3. */
export interface CallFate {
  /** Real milliseconds before the call reaches S3. */
  readonly delayMs: number;
  /** `lost`: the call takes effect, and the connection breaks. `never`: it does not even take effect. */
  readonly response: 'arrives' | 'lost' | 'never';
}

/** The event flow of some Terraform stacks, alive. */
export interface CloudApi {
  readonly clock: Clock;
  readonly accountId: string;
  readonly region: string;
  readonly s3: S3Api;
  readonly sqs: SqsApi;
  readonly sns: SnsApi;
  readonly lambda: LambdaApi;
  readonly events: EventBridgeApi;
  readonly dynamodb: DynamoDbApi;
  readonly dynamodbStreams: Pick<DynamoDbStreams, 'call'>;
  readonly logs: LogStore;
  readonly kinesis: KinesisApi;
  readonly firehose: FirehoseApi;
  readonly functions: readonly LocalFunction[];
  /** The APIs of the stacks, and the URLs of their functions. */
  readonly apis: readonly Api[];
  /** One line for each thing on the event path that the Terraform states and this cloud does not do. */
  readonly notSimulated: readonly string[];

  /** Says where the cloud is served, for subscribers by HTTP that confirm. */
  servedAt(url: string): void;
  /** Establishes notifications and event source mappings; functions run on `runner` from now on. */
  start(runner: FunctionRunner): void;
  /** @throws Error for a function that is not in the stacks */
  credentialsFor(functionName: string): Credentials;
  /** The function whose key this is, else the account's administrator. */
  principalFor(accessKeyId: string | undefined): Principal;
  /** What becomes of a call of S3 over HTTP, by the fault plan. */
  fateOfCall(principal: Principal): CallFate;
  /**
   * Sends a request to an API.
   *
   * @param api its name, id, address or construct path
   * @param target the path with its query, with or without the stage
   * @throws Error for an API that is not in the stacks
   */
  request(
    api: string,
    method: string,
    target: string,
    parts?: Pick<RequestParts, 'headers' | 'body' | 'sourceIp'>,
    uploads?: readonly string[],
  ): Promise<ApiResponse>;
  /** @returns takes the listener away */
  onTrace(listener: TraceListener): () => void;
  /** Resolves when nothing is in flight and no message is left that somebody would consume. */
  idle(): Promise<void>;
  /** Stops everything, and closes the runner. */
  close(): Promise<void>;
}
