import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { S3Client } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { PictureEnvironment } from '../environment/environment';
import { processBatch } from './batch';
import type { BatchObserver } from './batch';

/** A Lambda function on a queue's batches. */
export type BatchHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** What is counted of each result. */
const RESULT_METRICS = {
  written: 'PicturesWritten',
  duplicate: 'PicturesUnchanged',
  superseded: 'PicturesSuperseded',
} as const;

/**
 * A picture function: {@link processBatch} with logs, metrics and a trace.
 *
 * @param s3 @default - a client for the function's region and role
 */
export function createHandler(
  environment: PictureEnvironment,
  s3: S3Client = new S3Client(),
): BatchHandler {
  const { serviceName, metricsNamespace, logLevel } = environment;
  const logger = new Logger({ serviceName, logLevel });
  const metrics = new Metrics({ serviceName, namespace: metricsNamespace });
  const tracer = new Tracer({ serviceName });
  const traced = tracer.captureAWSv3Client(s3);
  const observer = observe(logger, metrics);
  return async (event, context) => {
    logger.addContext(context);
    metrics.captureColdStartMetric();
    return traceInvocation(tracer, async () => {
      try {
        return await processBatch(event, context, { s3: traced, environment }, observer);
      } finally {
        metrics.publishStoredMetrics();
      }
    });
  };
}

function observe(logger: Logger, metrics: Metrics): BatchObserver {
  const identify = (message: {
    messageId: string;
    attributes: { ApproximateReceiveCount: string };
  }) => ({
    messageId: message.messageId,
    receiveCount: Number(message.attributes.ApproximateReceiveCount),
  });
  return {
    made(upload, { key, ...result }, message) {
      logger.info(`picture ${result.result}`, {
        ...identify(message),
        source: upload,
        picture: { key, ...result },
      });
      metrics.addMetric(RESULT_METRICS[result.result], MetricUnit.Count, 1);
      metrics.addMetric('SourceBytes', MetricUnit.Bytes, result.sourceBytes);
    },
    failed(failure, message, upload) {
      const { message: error, reason, permanent } = failure;
      const line = { ...identify(message), reason, permanent, error, source: upload };
      if (permanent) {
        logger.error('picture refused', line);
      } else {
        logger.warn('picture failed', line);
      }
      metrics.addMetric(permanent ? 'PicturesRefused' : 'PicturesFailed', MetricUnit.Count, 1);
    },
  };
}

/** One subsegment around the work, with the calls of the SDK below it; X-Ray sees cold starts by their annotation. */
async function traceInvocation<Result>(
  tracer: Tracer,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!tracer.isTracingEnabled()) {
    return work();
  }
  const segment = tracer.getSegment();
  const subsegment = segment?.addNewSubsegment('## pictures');
  if (!segment || !subsegment) {
    return work();
  }
  tracer.setSegment(subsegment);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  try {
    return await work();
  } catch (error) {
    tracer.addErrorAsMetadata(error as Error);
    throw error;
  } finally {
    subsegment.close();
    tracer.setSegment(segment);
  }
}
