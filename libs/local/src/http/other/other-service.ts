import type { AwsError } from '../../aws-error/aws-error';
import type { Answer, Call } from '../call/call';
import { jsonRefusal, notServed, targetOf } from '../json/json-answer';
import type { Service } from '../service/service';

/** A service that is not simulated: every call is refused, in words that name it. */
export class OtherService implements Service {
  constructor(private readonly name: string) {}

  answer(call: Call): Answer {
    const action = new URLSearchParams(call.body.toString('utf8')).get('Action');
    throw notServed(this.name, targetOf(call) || (action ?? `${call.method} ${call.rawPath}`));
  }

  refuse(error: AwsError): Answer {
    return jsonRefusal(error);
  }
}
