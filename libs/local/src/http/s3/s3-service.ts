import { AwsError } from '../../aws-error/aws-error';
import type { S3Api } from '../../s3/s3-api';
import type { Answer, Call } from '../call/call';
import type { Refused, Service } from '../service/service';
import { writeXml } from '../xml/xml';
import { addressOf } from './address';
import { corsHeaders } from './cors';
import { MultipartUploads } from './multipart-uploads';
import { nameOf, operationOf } from './operations';

/** S3's REST protocol, path-style (`/bucket/key`) and for hosts such as `bucket.localhost`. */
export class S3Service implements Service {
  private readonly uploads: MultipartUploads;

  constructor(
    private readonly s3: S3Api,
    private readonly region: string,
    mostBytes: number,
  ) {
    this.uploads = new MultipartUploads(mostBytes);
  }

  answer(call: Call): Answer {
    const { s3, uploads, region } = this;
    const address = addressOf(call);
    const operation = operationOf(call, address);
    if (operation === undefined) {
      throw new AwsError(
        'NotImplemented',
        501,
        `The local run does not serve S3 ${nameOf(call, address)}; buckets and their settings are those of the Terraform.`,
      );
    }
    const answer = operation.run({ s3, uploads, region, address }, call);
    const cors = corsHeaders(call, s3.corsRulesOf(address.bucket));
    return { ...answer, headers: { ...answer.headers, ...cors } };
  }

  refuse(error: AwsError, call: Refused): Answer {
    const { code, httpStatus, message } = error;
    const bodiless = call.method === 'HEAD' || httpStatus === 304;
    return {
      status: httpStatus,
      headers: { 'content-type': bodiless ? undefined : 'application/xml' },
      ...(!bodiless && {
        body: writeXml('Error', undefined, {
          Code: code,
          Message: message,
          Resource: call.rawPath,
          RequestId: call.requestId,
        }),
      }),
    };
  }
}
