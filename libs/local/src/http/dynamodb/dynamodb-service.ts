import type { AwsError } from '../../aws-error/aws-error';
import type { DynamoDbApi } from '../../dynamodb/dynamodb-api';
import { DynamoDbError } from '../../dynamodb/dynamodb-error';
import type { DynamoDbStreams } from '../../dynamodb/stream-api';
import { header, type Answer, type Call } from '../call/call';
import { jsonAnswer, jsonBody, targetOf } from '../json/json-answer';
import type { Service } from '../service/service';

/** DynamoDB and its streams in their AWS JSON 1.0 protocol. */
export class DynamoDbService implements Service {
  constructor(
    private readonly tables: DynamoDbApi,
    private readonly streams: Pick<DynamoDbStreams, 'call'>,
  ) {}

  answer(call: Call): Answer {
    const target = header(call, 'x-amz-target') ?? '';
    const of = target.startsWith('DynamoDBStreams_') ? this.streams : this.tables;
    return jsonAnswer(200, of.call(call.principal, targetOf(call), jsonBody(call)), '1.0');
  }

  refuse(error: AwsError): Answer {
    const isValidation = error.code === 'ValidationException';
    const prefix = isValidation ? 'com.amazon.coral.validate' : 'com.amazonaws.dynamodb.v20120810';
    const fields = error instanceof DynamoDbError ? error.fields : {};
    const body = {
      __type: `${prefix}#${error.code}`,
      message: error.message,
      Message: error.message,
      ...fields,
    };
    return jsonAnswer(error.httpStatus, body, '1.0');
  }
}
