import type { AwsError } from '../../aws-error/aws-error';
import { header, type Answer, type Call } from '../call/call';
import { jsonRefusal, notServed, targetOf } from '../json/json-answer';
import { queryRefusal } from '../sns/query-answer';
import type { Refused, Service } from '../service/service';

/** A service that is not simulated: every call is refused, in words that name it. */
export class OtherService implements Service {
  constructor(private readonly name: string) {}

  answer(call: Call): Answer {
    const action = new URLSearchParams(call.body.toString('utf8')).get('Action');
    throw notServed(this.name, targetOf(call) || (action ?? `${call.method} ${call.rawPath}`));
  }

  refuse(error: AwsError, { headers, requestId }: Refused): Answer {
    // Services without a target header speak the query protocol or REST with XML.
    const isJson =
      header({ headers }, 'x-amz-target') !== undefined ||
      (header({ headers }, 'content-type') ?? '').includes('json');
    return isJson ? jsonRefusal(error) : queryRefusal('', error, requestId);
  }
}
