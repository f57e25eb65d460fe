import type { AwsError } from '../../aws-error/aws-error';
import type { FirehoseApi } from '../../firehose/firehose-api';
import { isRecord } from '../../pattern/pattern';
import type { Answer, Call } from '../call/call';
import {
  jsonAnswer,
  jsonBody,
  jsonRefusal,
  notServed,
  targetOf,
  textIn,
} from '../json/json-answer';
import type { Service } from '../service/service';

export const FIREHOSE_OPERATIONS = ['PutRecord', 'PutRecordBatch'] as const;

/** Amazon Data Firehose in its AWS JSON 1.1 protocol. */
export class FirehoseService implements Service {
  constructor(private readonly firehose: FirehoseApi) {}

  answer(call: Call): Answer {
    const operation = targetOf(call);
    const input = jsonBody(call);
    const name = textIn(input, 'DeliveryStreamName') ?? '';
    switch (operation) {
      case 'PutRecord': {
        const records = [dataOf(input['Record'])];
        const [id] = this.firehose.putRecords(call.principal, name, records, 'firehose:PutRecord');
        return jsonAnswer(200, { RecordId: id, Encrypted: false });
      }
      case 'PutRecordBatch': {
        const records = Array.isArray(input['Records']) ? input['Records'].map(dataOf) : [];
        const ids = this.firehose.putRecords(
          call.principal,
          name,
          records,
          'firehose:PutRecordBatch',
        );
        return jsonAnswer(200, {
          FailedPutCount: 0,
          Encrypted: false,
          RequestResponses: ids.map((RecordId) => ({ RecordId })),
        });
      }
      default:
        throw notServed('Firehose', operation);
    }
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }
}

function dataOf(record: unknown): Buffer {
  return Buffer.from((isRecord(record) ? textIn(record, 'Data') : undefined) ?? '', 'base64');
}
